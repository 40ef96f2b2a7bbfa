import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import libplan.Handle;
import libplan.Native;
import libplan.PlanException;
import libplan.plan_format;
import libplan.plan_language;
import libplan.plan_number_format;
import libplan.plan_phase;
import libplan.plan_reading;

/** Tests of the Java binding: java Tests SOURCE RESULTS (the source tree; becomes a JUnit file). */
public final class Tests {
    private static final String PLAN =
            "{\"libplan\": 1, \"title\": {\"vi\": \"Kế hoạch\"}, \"language\": \"vi\", \"indicators\": ["
                    + "{\"code\": \"a\", \"kind\": \"share\", \"unit\": \"%\"},"
                    + "{\"code\": \"b\", \"kind\": \"share\", \"unit\": \"%\"}],"
                    + "\"partitions\": [{\"code\": \"all\", \"total\": 100, \"members\": [\"a\", \"b\"]}]}";
    private static final byte[] ROWS =
            "indicator,period,value\na,2023,60.0\nb,2023,60.0\n".getBytes(StandardCharsets.UTF_8);
    private static Path source;

    private interface Body {
        Object run() throws Exception;
    }

    private static void equal(Object wanted, Object got) {
        if (!Objects.deepEquals(wanted, got)) {
            throw new AssertionError("wanted " + show(wanted) + ", got " + show(got));
        }
    }

    private static String show(Object value) {
        return Arrays.deepToString(new Object[] {value});
    }

    private static void yes(boolean truth) {
        equal(true, truth);
    }

    private static PlanException fails(int code, Body body) throws Exception {
        try {
            body.run();
        } catch (PlanException error) {
            equal(code, error.getCode());
            return error;
        }
        throw new AssertionError("no exception");
    }

    private static void refused(Body body) throws Exception {
        equal("invalid", fails(1, body).getStatus());
    }

    private static Map<String, Object> decimal(long digits, long scale) {
        return Map.of("digits", digits, "scale", scale);
    }

    /** A document with the plan and rows of above, and its report. */
    private static Handle[] read() {
        Handle document = Native.document_new();
        Handle report = Native.report_new(Map.of("language", plan_language.VIETNAMESE));
        equal(0L, Native.json_read(document, "plan", PLAN, false, report));
        Native.csv_read(document, Map.of("path", "t.csv"), ROWS, null, report);
        return new Handle[] {document, report};
    }

    static void thePlanOfLaiChau() throws Exception {
        Map<?, ?> error = null;
        try (Handle document = Native.document_new();
                Handle report = Native.report_new(Map.of("language", plan_language.VIETNAMESE))) {
            Path folder = source.resolve("examples/lai-chau");
            Native.json_read_file(document, folder.resolve("plan.json").toString(), false, report);
            Native.json_read_data(document, folder.toString(), false, report);
            Native.check(document, null, report);
            int warnings = 0;
            for (long i = 0; i < Native.report_finding_count(report).longValue(); i++) {
                Map<?, ?> finding = Native.report_finding(report, i);
                String severity = Native.severity_name((Long) finding.get("severity"));
                warnings += severity.equals("warning") ? 1 : 0;
                if (severity.equals("error")) {
                    equal(null, error);
                    error = finding;
                }
            }
            equal(2, warnings);
            equal("Kế hoạch phát triển kinh tế - xã hội tỉnh Lai Châu năm 2023", Native.report_title(report));
            byte[] json = (byte[]) Native.report_write(report, plan_format.FORMAT_JSON, null);
            yes(new String(json, StandardCharsets.UTF_8).contains("grdp_structure"));
            equal(1L, ((Map<?, ?>) Native.report_summary(report)).get("errors"));
        }
        equal("P301", error.get("code")); // it outlives its report
        equal("grdp_structure", error.get("rule"));
        equal("0.20", error.get("gap"));
        equal("0.18", error.get("beyond_rounding"));
        // Four parts of two decimals: 4 times 0.005 on each side.
        equal(Map.of("low", decimal(9998, 2), "high", decimal(10002, 2), "low_end", 0L, "high_end", 0L),
                error.get("expected"));
        equal("Cơ cấu: nông, lâm nghiệp và thủy sản", ((Map<?, ?>) ((Object[]) error.get("inputs"))[0]).get("name"));
    }

    static void growth() throws Exception {
        yes(Math.abs((Double) Native.growth(48.3, 52.9) - (52.9 / 48.3 - 1) * 100) < 1e-12);
        equal("zero_base", fails(33, () -> Native.growth(0, 5)).getStatus());
        fails(32, () -> Native.growth(Double.NaN, 5));
        fails(7, () -> Native.call("nothing"));
        fails(7, () -> Native.call(null));
        refused(() -> Native.growth());
        refused(() -> Native.growth((Object[]) null));
        refused(() -> Native.growth(1, 2, 3));
        refused(() -> Native.growth(1, "2"));
        refused(() -> Native.growth(null, 2));
    }

    static void arrays() throws Exception {
        equal(new double[] {100, 50, Double.NaN},
                Native.growth(new double[] {1, 2, 0}, new double[] {2, 3, 1}));
        Map<?, ?> told = (Map<?, ?>) Native.call_v("growth", List.of(1, 0), Arrays.asList(2, null));
        equal(new double[] {100, Double.NaN}, told.get("values"));
        equal(new Object[] {0L, 33L}, ((Map<?, ?>) Native.call_v("growth", List.of(1, 0), List.of(2, 1))).get("statuses"));
        refused(() -> Native.growth(new double[2], new double[1]));
        refused(() -> Native.growth(new double[2], 1));
        refused(() -> Native.growth(new float[2], new float[2]));
        equal(new double[0], Native.growth(List.of(), new double[0]));
        equal(new double[] {25, 75}, Native.shares(List.of(1, 3)));
        equal(80.0, Native.achievement(8, 10, "up"));
        equal(new double[] {80}, Native.achievement(List.of(8), List.of(10), "up"));
        refused(() -> Native.achievement(8, 10, "sideways"));
        refused(() -> Native.achievement(List.of(8), List.of(10), 7));
        equal(new Object[] {37L, 0L}, ((Map<?, ?>) Native.call_v("year_on_year_growth",
                List.of("2022", "2023"), List.of(50, 60))).get("statuses"));
    }

    static void figures() throws Exception {
        Object[] read = (Object[]) Native.numeral_read("khoảng 6,5-7", plan_number_format.NUMBER_VI);
        equal(0L, read[0]);
        equal(Map.of("value", decimal(65, 1), "upper", decimal(7, 0), "reading", (long) plan_reading.BETWEEN, "flags", 1L),
                ((Map<?, ?>) read[1]).get("figure"));
        Map<?, ?> rounded = Native.figure_rounded(1447, 2);
        equal(Map.of("low", decimal(14465, 3), "high", decimal(14475, 3), "low_end", 0L, "high_end", 0L),
                Native.figure_interval(rounded, null));
        equal("14,47", Native.figure_write(rounded, plan_number_format.NUMBER_VI));
        // (14.475 / 14.465 - 1) * 100 = 0.0691...: outwards to two decimals, both ends.
        Map<?, ?> grown = (Map<?, ?>) Native.call_f("growth", 2, rounded, rounded);
        equal(decimal(-7, 2), grown.get("low"));
        equal(decimal(7, 2), grown.get("high"));
        equal("met", Native.call_f("met", 0, rounded, "at_least", Native.figure_rounded(14, 0)));
        equal(new Object[] {decimal(33, 2), 0L}, Native.decimal_divide(decimal(1, 0), decimal(3, 0), 2, 0));
        equal(new Object[] {2023L * 12, 2023L * 12 + 11}, Native.period_months((Map<?, ?>) Native.period_year(2023)));
        Map<?, ?> unit = (Map<?, ?>) Native.unit_read(null, "nghìn tấn/năm");
        equal("kg", ((Map<?, ?>) ((Object[]) unit.get("atoms"))[0]).get("symbol"));
        Map<String, Object> again = new HashMap<>();
        unit.forEach((key, value) -> again.put((String) key, value));
        again.put("atoms", Arrays.asList((Object[]) unit.get("atoms")));
        equal(1L, Native.unit_equal(unit, again));
    }

    static void wholeNumbers() throws Exception {
        long big = 999999999999999999L;
        equal(decimal(big, 0), Native.decimal_make(big, 0));
        equal(decimal(5, 0), Native.decimal_make(5.0, (byte) 0));
        for (Number number : new Number[] {1.5, 1e300, Double.NaN, null, new java.math.BigInteger("2").pow(64)}) {
            refused(() -> Native.decimal_make(number, 0));
        }
        refused(() -> Native.decimal_negate(Map.of()));
        refused(() -> Native.decimal_negate(decimal(big + 1, 0)));
        refused(() -> Native.report_finding(Native.report_new(null), -1));
        equal(null, Native.report_finding(Native.report_new(null), Long.MAX_VALUE));
    }

    static void texts() throws Exception {
        try (Handle document = Native.document_new();
                Handle report = Native.report_new(Map.of("language", plan_language.VIETNAMESE))) {
            refused(() -> Native.document_set_title(document, 0, "a\0b"));
            refused(() -> Native.document_set_title(document, 0, "\ud83d"));
            refused(() -> Native.document_set_title(document, 0, "\ude00\ud83d"));
            Native.document_set_title(document, plan_language.VIETNAMESE, "Tỷ lệ hộ nghèo 😀 𝒳");
            Native.check(document, null, report);
            equal("Tỷ lệ hộ nghèo 😀 𝒳", Native.report_title(report));
        }
        fails(4, () -> Native.numeral_read("1\0002", 0));
        equal("zero_base", Native.status_name(33));
    }

    static void errorsTellWhere() throws Exception {
        PlanException error = fails(4, () -> Native.unit_read(null, "tấn/(x"));
        equal(1L, error.getColumn());
        yes(error.getMessage().contains("brackets"));
        fails(3, () -> Native.json_read_file(Native.document_new(), "/no/such/kế-hoạch.json", false, Native.report_new(null)));
        refused(() -> Native.document_add_indicator(Native.document_new(), Map.of("code", 5)));
        yes(fails(1, () -> Native.document_add_indicator(Native.document_new(), Map.of("cod", "a"))).getMessage().contains("no field cod"));
        Map<String, Object> own = new HashMap<>(Map.of("code", "a")) {
            private static final long serialVersionUID = 1;

            @Override
            public Object get(Object key) {
                throw new ArithmeticException("mine");
            }
        };
        try {
            Native.document_add_indicator(Native.document_new(), own);
            throw new AssertionError("no exception");
        } catch (ArithmeticException mine) {
            equal("mine", mine.getMessage());
        }
    }

    static void handles() throws Exception {
        Handle[] two = read();
        refused(() -> Native.check(two[1], null, two[0]));
        refused(() -> Native.check(null, null, two[1]));
        Map<String, Object> sly = new HashMap<>(Map.of("code", "x")) {
            private static final long serialVersionUID = 1;

            @Override
            public Object get(Object key) {
                two[0].close();
                return "x";
            }
        };
        try {
            Native.document_add_indicator(two[0], sly);
            throw new AssertionError("no exception");
        } catch (IllegalStateException used) {
            equal("a call uses the handle", used.getMessage());
        }
        equal(false, two[0].isClosed());
        two[0].close();
        two[0].close();
        equal(true, two[0].isClosed());
        refused(() -> Native.check(two[0], null, two[1]));
        refused(() -> Native.document_count(two[0]));
    }

    static void watched() throws Exception {
        Handle[] two = read();
        List<Map<?, ?>> told = new ArrayList<>();
        Predicate<Object> goOn = moment -> !told.add((Map<?, ?>) moment);
        Native.document_watch(two[0], goOn);
        Native.check(two[0], null, two[1]);
        equal((long) plan_phase.PHASE_CHECK, told.get(0).get("phase"));
        Map<?, ?> last = told.get(told.size() - 1);
        equal(last.get("done"), last.get("total"));
        Handle[] ended = read();
        Predicate<Object> end = moment -> true;
        Native.document_watch(ended[0], end);
        fails(11, () -> Native.check(ended[0], null, ended[1]));
        Handle[] thrown = read();
        Predicate<Object> bad = moment -> {
            throw new ArithmeticException("mine");
        };
        Native.document_watch(thrown[0], bad);
        try {
            Native.check(thrown[0], null, thrown[1]);
            throw new AssertionError("no exception");
        } catch (ArithmeticException mine) {
            equal("mine", mine.getMessage());
        }
        Handle[] used = read();
        List<String> reasons = new ArrayList<>();
        Predicate<Object> meddle = moment -> {
            for (Runnable run : new Runnable[] {used[0]::close, used[1]::close,
                () -> Native.check(used[0], null, used[1])}) {
                try {
                    run.run();
                } catch (RuntimeException error) {
                    reasons.add(error.getMessage());
                }
            }
            return false;
        };
        Native.document_watch(used[0], meddle);
        Native.check(used[0], null, used[1]);
        yes(reasons.size() >= 3);
        equal(Collections.nCopies(reasons.size(), "a call uses the handle"), reasons);
    }

    static void threads() throws Exception {
        Handle report = Native.report_new(null);
        Handle document = Native.document_new();
        List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    for (int k = 0; k < 500; k++) {
                        Native.document_add_group(document, Map.of("code", "g" + number + "x" + k));
                        Native.report_summary(report);
                        if (k == 400 && number == 0) {
                            report.close();
                        }
                    }
                } catch (PlanException closed) {
                    if (closed.getCode() != 1) {
                        wrong.add(closed);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        equal(List.of(), wrong);
    }

    static void nothingCrashes() throws Exception {
        Handle[] two = read();
        Native.check(two[0], null, two[1]);
        Handle closed = Native.report_new(null);
        closed.close();
        Map<String, Object> cyclic = new LinkedHashMap<>();
        cyclic.put("code", cyclic);
        Object[] given = {null, true, 0, 1, -1L, 1L << 40, Long.MIN_VALUE, 1e308, Double.NaN, 1.5f, "", "a", "a\0", "\ud800",
            "x".repeat(5000), List.of(), List.of(1), List.of("a"), List.of(List.of(1)), Arrays.asList(1, null), Map.of(),
            Map.of("code", "x"), Map.of("code", 5), Map.of(1, 2), Map.of("low", 1), decimal(1, 0), decimal(1L << 62, 0),
            Map.of("low", decimal(1, 0), "high", decimal(0, 0), "low_end", 0, "high_end", 0),
            Map.of("low", decimal(0, 0), "high", decimal(0, 0), "low_end", 2, "high_end", 2),
            Native.figure_rounded(1, 0), Native.period_year(2023), Map.of("first", 0, "count", 0, "frequency", 0),
            Map.of("first", Integer.MAX_VALUE, "count", Integer.MAX_VALUE, "frequency", 12), Native.unit_read(null, "tấn"),
            Map.of("factor", decimal(1, 0), "scale", 0, "atoms", List.of(1)), Map.of("path", "t", "columns", Map.of("a", "b")),
            Map.of("path", "t", "columns", Map.of("a", 1)), new double[] {1, 2, 3}, new double[0], new float[2], ROWS,
            new byte[0], new Object[] {1, null}, new String[] {"a"}, new int[3], two[0], two[1], closed, Native.units_new(), cyclic, new Object(),
            Thread.currentThread(), "growth", "met", new java.math.BigDecimal("1e999")};
        Random random = new Random(1);
        int calls = 0;
        for (Method method : Native.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Class<?>[] types = method.getParameterTypes();
            for (int i = 0; i < 400; i++) {
                Object[] chosen = new Object[types.length];
                for (int k = 0; k < types.length; k++) {
                    if (types[k] == Object[].class) {
                        Object[] many = new Object[random.nextInt(7)];
                        Arrays.setAll(many, m -> given[random.nextInt(given.length)]);
                        chosen[k] = many;
                        continue;
                    }
                    for (int tries = 0; tries < 30; tries++) {
                        Object one = given[random.nextInt(given.length)];
                        if (one == null || types[k].isInstance(one)) {
                            chosen[k] = one;
                            break;
                        }
                    }
                }
                calls++;
                try {
                    method.invoke(null, chosen);
                } catch (InvocationTargetException error) {
                    yes(error.getCause() instanceof RuntimeException);
                }
            }
        }
        yes(calls > 50000);
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }

    /** What leaks grows in each round; what the machine's own heap still takes does not. */
    private static void grows(int n, Body body) throws Exception {
        long least = Long.MAX_VALUE;
        long before = 0;
        for (int round = 0; round < 5 && least > 24_000_000; round++) {
            for (int i = 0; i < n; i++) {
                body.run();
            }
            System.gc();
            long now = resident();
            least = round > 0 ? Math.min(least, now - before) : least;
            before = now;
        }
        if (least > 24_000_000) {
            throw new AssertionError("memory grew by " + least + " in each round");
        }
    }

    private static Object quiet(Body body) {
        try {
            return body.run();
        } catch (Exception wanted) {
            return null;
        }
    }

    static void nothingLeaks() throws Exception {
        grows(200_000, () -> quiet(() -> Native.growth(0, 5)));
        grows(100_000, () -> quiet(() -> Native.document_add_indicator(null, Map.of("code", "x"))));
        grows(50_000, () -> quiet(() -> Native.unit_equal((Map<?, ?>) Native.unit_read(null, "tấn"), Map.of("factor", 1))));
        grows(3000, () -> {
            Handle[] two = read();
            two[0].close();
            two[1].close();
            return null;
        });
    }

    static void theCollectorFreesHandles() throws Exception {
        grows(30_000, () -> {
            Handle document = Native.document_new();
            Predicate<Object> own = moment -> document.isClosed();
            Native.document_watch(document, own);
            return null;
        });
    }

    public static void main(String[] arguments) throws Exception {
        source = Path.of(arguments[0]);
        StringBuilder results = new StringBuilder("<testsuite name=\"java\">\n");
        int failed = 0;
        int count = 0;
        for (Method test : Tests.class.getDeclaredMethods()) {
            if (test.getParameterCount() > 0 || test.getReturnType() != void.class || test.isSynthetic()) {
                continue;
            }
            count++;
            results.append("<testcase classname=\"java\" name=\"").append(test.getName()).append("\">");
            try {
                test.invoke(null);
            } catch (InvocationTargetException error) {
                failed++;
                System.out.println("FAILED " + test.getName());
                error.getCause().printStackTrace(System.out);
                results.append("<failure/>");
            }
            results.append("</testcase>\n");
        }
        TreeSet<String> names = new TreeSet<>();
        for (Method method : Native.class.getMethods()) {
            names.add(method.getName());
        }
        Files.writeString(Path.of(arguments[1] + ".names"), String.join("\n", names) + "\n");
        Files.writeString(Path.of(arguments[1]), results + "</testsuite>\n");
        System.out.println(count + " tests, " + failed + " failed");
        System.exit(failed > 0 ? 1 : 0);
    }
}
