import java.util.List;
import java.util.Map;
import libplan.Handle;
import libplan.Native;
import libplan.plan_kind;
import libplan.plan_number_format;

/** Checks four figures without any file: a structure that must add up to 100 %. */
public final class CheckFigures {
    private static final List<String> MEMBERS =
            List.of("agriculture", "industry", "services", "taxes");
    private static final List<String> PRINTED = List.of("14,47", "41,96", "38,08", "5,69");

    public static void main(String[] arguments) {
        try (Handle document = Native.document_new();
                Handle report = Native.report_new(null)) {
            Native.document_set_number_format(document, plan_number_format.NUMBER_VI);
            for (String code : MEMBERS) {
                Native.document_add_indicator(
                        document, Map.of("code", code, "kind", plan_kind.SHARE, "unit", "%"));
            }
            Native.document_add_partition(
                    document,
                    Map.of("code", "structure", "members", MEMBERS,
                            "total", Map.of("digits", 100, "scale", 0)));
            for (int i = 0; i < MEMBERS.size(); i++) {
                Native.document_observe(
                        document,
                        Map.of("indicator", MEMBERS.get(i), "period", "2023", "series", "plan",
                                "text", PRINTED.get(i)));
            }
            Native.check(document, null, report);
            for (long i = 0; i < Native.report_finding_count(report).longValue(); i++) {
                Map<?, ?> finding = Native.report_finding(report, i);
                System.out.println(Native.severity_name((Long) finding.get("severity")) + " "
                        + finding.get("code") + ": " + finding.get("message"));
            }
        }
    }
}
