package libplan;

/** What libplan could not do, and why: a status of the library. */
public class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;
    private final String status;
    private final long line;
    private final long column;

    /** Called by the library. */
    public PlanException(int code, String status, String message, long line, long column) {
        super(message);
        this.code = code;
        this.status = status;
        this.line = line;
        this.column = column;
    }

    /** The number of the status, one of {@code plan_status_code}. */
    public int getCode() {
        return code;
    }

    /** Its name, such as zero_base. */
    public String getStatus() {
        return status;
    }

    /** Where in the text, from 1; 0 is nowhere. */
    public long getLine() {
        return line;
    }

    /** Where in the line, from 1; 0 is nowhere. */
    public long getColumn() {
        return column;
    }
}
