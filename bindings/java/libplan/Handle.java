package libplan;

import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An object of the library: a document, a report, units, a baseline. It is freed by close(), or once
 * nothing refers to it. One thread at a time uses it; others wait.
 */
public final class Handle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    /** What must be freed, apart from the handle, so that the handle can be collected. */
    private static final class Thing implements Runnable {
        private long pointer;

        Thing(long pointer) {
            this.pointer = pointer;
        }

        @Override
        public void run() {
            if (pointer != 0) {
                long held = pointer;
                pointer = 0;
                Handle.release(held);
            }
        }
    }

    private final String type;
    private final Thing thing;
    private final Cleaner.Cleanable cleanable;
    private Predicate<Object> watcher;

    /** Called by the library alone. */
    private Handle(String type, long pointer) {
        this.type = type;
        this.thing = new Thing(pointer);
        this.cleanable = CLEANER.register(this, thing);
    }

    private static native void release(long pointer);

    private static native boolean isUsed(long pointer);

    /** Called by the library, with the monitor held: 0 where it is closed or another thing. */
    private long hold(String wanted) {
        return type.equals(wanted) ? thing.pointer : 0;
    }

    @SuppressWarnings("unchecked")
    private void watchWith(Predicate<?> function) {
        watcher = (Predicate<Object>) function;
    }

    private boolean tell(Map<?, ?> moment) {
        return watcher != null && watcher.test(moment);
    }

    /** Whether it is closed. */
    public synchronized boolean isClosed() {
        return thing.pointer == 0;
    }

    /** Frees it; a second time does nothing. What a call calls cannot close what the call uses. */
    @Override
    public synchronized void close() {
        if (thing.pointer != 0 && isUsed(thing.pointer)) {
            throw new IllegalStateException("a call uses the handle");
        }
        cleanable.clean();
    }

    @Override
    public String toString() {
        return type + (isClosed() ? " (closed)" : "");
    }
}
