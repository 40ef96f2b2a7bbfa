/* Labels of the writers, English and Vietnamese, in the order of message_label.h. */
#include "message_label.h"

#define ROW(id, english, vietnamese)                                                               \
    {                                                                                              \
        id, 0, {                                                                                   \
            english, vietnamese                                                                    \
        }                                                                                          \
    }

const plan_message_row plan_messages_label[] = {
    ROW(PLAN_LABEL_PASSED, "PASSED", "ĐẠT"),
    ROW(PLAN_LABEL_FAILED, "FAILED", "KHÔNG ĐẠT"),
    ROW(PLAN_LABEL_INCOMPLETE, "NOT EVERYTHING COULD BE CHECKED", "CHƯA KIỂM TRA ĐƯỢC HẾT"),
    ROW(PLAN_LABEL_FINDINGS, "errors {0}, warnings {1}, notes {2}",
        "lỗi {0}, cảnh báo {1}, ghi chú {2}"),
    ROW(PLAN_LABEL_OBSERVATIONS,
        "{0} observations, {1} checks: {2} hold, {3} fail, {4} undecided, {5} skipped",
        "{0} số liệu, {1} lần kiểm tra: {2} khớp, {3} sai, {4} chưa rõ, {5} bỏ qua"),
    ROW(PLAN_LABEL_CUT, "The first {0} of {1} findings are listed; counts are of all.",
        "Chỉ liệt kê {0} trong {1} phát hiện; số đếm là của tất cả."),
    ROW(PLAN_LABEL_ERROR, "error", "lỗi"),
    ROW(PLAN_LABEL_WARNING, "warning", "cảnh báo"),
    ROW(PLAN_LABEL_NOTE, "note", "ghi chú"),
    ROW(PLAN_LABEL_NO_GROUP, "Files and other", "Tệp và nội dung khác"),
    ROW(PLAN_LABEL_ALLOWED, "allowed, with all rounding: {0}; as printed: {1}",
        "cho phép, kể cả làm tròn: {0}; theo số in: {1}"),
    ROW(PLAN_LABEL_GAP, "off by {0}, of which {1} is beyond rounding",
        "lệch {0}, trong đó {1} vượt quá làm tròn"),
    ROW(PLAN_LABEL_GAP_ALONE, "off by {0}", "lệch {0}"),
    ROW(PLAN_LABEL_FIGURES, "figures", "số liệu"),
    ROW(PLAN_LABEL_MUST_LIE, "would have to lie in {0}", "phải nằm trong {0}"),
    ROW(PLAN_LABEL_MUST_BE, "would have to be {0}", "phải là {0}"),
    ROW(PLAN_LABEL_IMPLIED_INPUT, "implied by the text", "suy ra từ văn bản"),
    ROW(PLAN_LABEL_MORE_FIGURES, "and {0} more figures", "và {0} số liệu khác"),
    ROW(PLAN_LABEL_REPAIRS, "would mend it, the likeliest first",
        "cách sửa, khả năng cao nhất đứng trước"),
    ROW(PLAN_LABEL_MORE, "and {0} more", "và {0} cách khác"),
    ROW(PLAN_LABEL_IMPLIED, "What the text implies", "Điều văn bản hàm ý"),
    ROW(PLAN_LABEL_WHOLE, "{0} to {1}", "{0} đến {1}"),
    ROW(PLAN_LABEL_RULES, "Rules", "Quy tắc"),
    ROW(PLAN_LABEL_CHECKS, "checks", "số lần"),
    ROW(PLAN_LABEL_HOLD, "hold", "khớp"),
    ROW(PLAN_LABEL_FAIL, "fail", "sai"),
    ROW(PLAN_LABEL_UNDECIDED, "undecided", "chưa rõ"),
    ROW(PLAN_LABEL_SKIPPED, "skipped", "bỏ qua"),
    ROW(PLAN_LABEL_BECAUSE_OF, "skipped: {0}", "bỏ qua: {0}"),
    ROW(PLAN_LABEL_OFF, "off", "tắt"),
    ROW(PLAN_LABEL_OTHER_RULES, "Nothing to check or to say: {0}.",
        "Không có gì để kiểm tra hay để nói: {0}."),
};
const size_t plan_messages_label_count = sizeof plan_messages_label / sizeof plan_messages_label[0];
_Static_assert(sizeof plan_messages_label / sizeof plan_messages_label[0] ==
                   PLAN_LABEL_END - PLAN_MESSAGE_LABEL,
               "a label for each id");
