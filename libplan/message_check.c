/* The sentences of the checks, English and Vietnamese, in the order of message_check.h. */
#include "message_check.h"

#define ROW(id, code, english, vietnamese)                                                         \
    {                                                                                              \
        id, code, {                                                                                \
            english, vietnamese                                                                    \
        }                                                                                          \
    }

const plan_message_row plan_messages_check[] = {
    ROW(PLAN_SAY_DUPLICATE_AGREES, 201,
        "{0} stands {1} times and agrees: {2}; the most precise one is used",
        "{0} xuất hiện {1} lần và khớp nhau: {2}; dùng số liệu chính xác nhất"),
    ROW(PLAN_SAY_DUPLICATE_CONTRADICTS, 202,
        "{0} stands with values that exclude each other: {1}; keep one, or tell them apart by "
        "series, area or period",
        "{0} có các giá trị mâu thuẫn nhau: {1}; giữ lại một, hoặc phân biệt theo chuỗi số liệu, "
        "địa bàn hay thời kỳ"),
    ROW(PLAN_SAY_OUT_OF_BOUNDS, 205,
        "{0} is {1}, outside the bounds {2}; correct the figure or declare \"bounds\"",
        "{0} là {1}, nằm ngoài khoảng cho phép {2}; sửa số liệu hoặc khai báo \"bounds\""),
    ROW(PLAN_SAY_REQUIRED, 206, "{0} has no figure in the required series {1}",
        "{0} không có số liệu trong chuỗi bắt buộc {1}"),
    ROW(PLAN_SAY_GAP, 207, "{0}: the series has gaps: {2} missing, the first before {1}",
        "{0}: chuỗi số liệu bị gián đoạn: thiếu {2} kỳ, lần đầu trước {1}"),
    ROW(PLAN_SAY_VALIDITY, 209,
        "area {0} exists only {2}, but has a figure for {1}; correct the period, or \"valid_from\" "
        "and \"valid_to\"",
        "địa bàn {0} chỉ tồn tại {2} nhưng có số liệu cho {1}; sửa thời kỳ, hoặc \"valid_from\" "
        "và \"valid_to\""),
    ROW(PLAN_SAY_PARTITION, 301,
        "{0}: {1}, but the parts must add up to {2}: off by {3}, of which rounding explains at "
        "most {4}; {5} is beyond rounding, so at least one figure is wrong",
        "{0}: {1}, trong khi các phần phải cộng lại bằng {2}: lệch {3}, làm tròn chỉ giải thích "
        "được nhiều nhất {4}; còn {5} vượt quá làm tròn, nên có ít nhất một số liệu sai"),
    ROW(PLAN_SAY_PARTITION_WIDE, 0,
        "{0}: {1}, but the parts must add up to {2}; the difference is beyond rounding, so at "
        "least one figure is wrong",
        "{0}: {1}, trong khi các phần phải cộng lại bằng {2}; chênh lệch vượt quá làm tròn, nên có "
        "ít nhất một số liệu sai"),
    ROW(PLAN_SAY_WHOLE, 302,
        "{0}: {1}, but {6} is {2}: off by {3}, of which rounding explains at most {4}; {5} is "
        "beyond rounding, so at least one figure is wrong",
        "{0}: {1}, trong khi {6} là {2}: lệch {3}, làm tròn chỉ giải thích được nhiều nhất {4}; "
        "còn {5} vượt quá làm tròn, nên có ít nhất một số liệu sai"),
    ROW(PLAN_SAY_PART, 303, "{0} is {1}, more than {2}, of which it is a part: {3}",
        "{0} là {1}, lớn hơn {2} mà nó chỉ là một phần: {3}"),
    ROW(PLAN_SAY_CHANGE, 304,
        "{0}: stated {1}, but {2}; with all rounding it may be {3}, so one of the figures is wrong",
        "{0}: văn bản nêu {1}, nhưng {2}; kể cả làm tròn chỉ có thể là {3}, nên một trong các số "
        "liệu sai"),
    ROW(PLAN_SAY_RATIO, 305,
        "{0}: stated {1}, but {2}; with all rounding it may be {3}, so one of the figures is wrong",
        "{0}: văn bản nêu {1}, nhưng {2}; kể cả làm tròn chỉ có thể là {3}, nên một trong các số "
        "liệu sai"),
    ROW(PLAN_SAY_PLAN, 306,
        "{0}: stated {1} against the plan, but {2}; with all rounding it may be {3}, so one of the "
        "figures is wrong",
        "{0}: văn bản nêu {1} so với kế hoạch, nhưng {2}; kể cả làm tròn chỉ có thể là {3}, nên "
        "một trong các số liệu sai"),
    ROW(PLAN_SAY_IMPLIED_NOTHING, 307, "{0}: what the statements imply excludes each other: {1}",
        "{0}: các giá trị suy ra từ văn bản loại trừ nhau: {1}"),
    ROW(PLAN_SAY_IMPLIED_NO_INTEGER, 307,
        "{0} would have to lie in {1}, where there is no whole number: {2}",
        "{0} phải nằm trong {1}, nhưng ở đó không có số nguyên nào: {2}"),
    ROW(PLAN_SAY_IMPLIED_BOUNDS, 307, "{0} would have to lie outside its bounds {1}: {2}",
        "{0} sẽ phải nằm ngoài khoảng cho phép {1}: {2}"),
    ROW(PLAN_SAY_PERIODS, 308,
        "{0}: the periods give {1}, but the figure for {6} is {2}: off by {3}, of which rounding "
        "explains at most {4}; {5} is beyond rounding, so at least one figure is wrong",
        "{0}: các kỳ cho {1}, trong khi số liệu của {6} là {2}: lệch {3}, làm tròn chỉ giải thích "
        "được nhiều nhất {4}; còn {5} vượt quá làm tròn, nên có ít nhất một số liệu sai"),
    ROW(PLAN_SAY_AREAS, 309,
        "{0}: the areas give {1}, but {6} as a whole is {2}: off by {3}, of which rounding "
        "explains at most {4}; {5} is beyond rounding, so at least one figure is wrong",
        "{0}: các địa bàn cho {1}, trong khi toàn {6} là {2}: lệch {3}, làm tròn chỉ giải thích "
        "được nhiều nhất {4}; còn {5} vượt quá làm tròn, nên có ít nhất một số liệu sai"),
    ROW(PLAN_SAY_CONTRIBUTIONS, 310,
        "{0}: the contributions give {1} points, but {6} is stated as {2}: off by {3}, of which "
        "rounding explains at most {4}; {5} is beyond rounding, so at least one figure is wrong",
        "{0}: các đóng góp cho {1} điểm, trong khi {6} được nêu là {2}: lệch {3}, làm tròn chỉ "
        "giải "
        "thích được nhiều nhất {4}; còn {5} vượt quá làm tròn, nên có ít nhất một số liệu sai"),
    ROW(PLAN_SAY_CONTRIBUTION, 311,
        "{0}: stated contribution {1}, but {2}; with all rounding it may be {3}, so one of the "
        "figures is wrong",
        "{0}: văn bản nêu đóng góp {1}, nhưng {2}; kể cả làm tròn chỉ có thể là {3}, nên một trong "
        "các số liệu sai"),
    ROW(PLAN_SAY_BETWEEN, 312,
        "{0}: growth of {1} lies outside that of its parts ({2}): the growth of a whole lies "
        "between that of its parts, here {3}; one of the figures is wrong",
        "{0}: mức tăng {1} nằm ngoài mức tăng của các bộ phận ({2}): mức tăng của tổng phải nằm "
        "giữa mức tăng của các bộ phận, ở đây là {3}; một trong các số liệu sai"),
    ROW(PLAN_SAY_PRICES, 313,
        "{0}: the members are declared at different prices ({1}), so they neither add up nor make "
        "a structure; give all of them one \"price\", or make a partition for each",
        "{0}: các thành phần được khai báo theo các loại giá khác nhau ({1}), nên không cộng được "
        "và không lập thành cơ cấu; hãy khai báo cùng một \"price\", hoặc lập riêng từng nhóm"),
    ROW(PLAN_SAY_EXPRESSION, 320, "{0}: the rule {1} does not hold: {2}",
        "{0}: không thỏa mãn quy tắc {1}: {2}"),
    ROW(PLAN_SAY_EXPRESSION_GAP, 320,
        "{0}: the rule {1} does not hold: {2}; off by {3}, of which {4} is beyond rounding",
        "{0}: không thỏa mãn quy tắc {1}: {2}; lệch {3}, trong đó {4} vượt quá làm tròn"),
    ROW(PLAN_SAY_EXPRESSION_OPEN, 320, "{0}: the rule {1}: {2}", "{0}: quy tắc {1}: {2}"),
    ROW(PLAN_SAY_NOTE, 0, "; note: {0}", "; ghi chú: {0}"),
    ROW(PLAN_SAY_TARGET_WEAKER, 401,
        "{0}: the target {1} is weaker than the result before it, {2} ({4}): {3}; confirm that "
        "this is meant, or correct the target",
        "{0}: chỉ tiêu {1} kém hơn kết quả trước đó là {2} ({4}): {3}; xác nhận đúng là chủ ý, "
        "hoặc sửa chỉ tiêu"),
    ROW(PLAN_SAY_FULFILMENT, 405,
        "{0}: {1} is more than 140 % of the plan, {2}: {3}; look again, a figure may have slipped, "
        "or the plan was too easy",
        "{0}: {1} vượt quá 140 % kế hoạch là {2}: {3}; hãy xem lại, có thể một số liệu bị nhầm, "
        "hoặc kế hoạch quá thấp"),
    ROW(PLAN_SAY_FULFILMENT_STATED, 405,
        "{0}: said to exceed the plan by {1} %, which is more than 140 % of it; look again, a "
        "figure may have slipped, or the plan was too easy",
        "{0}: nêu là vượt kế hoạch {1} %, tức hơn 140 % kế hoạch; hãy xem lại, có thể một số liệu "
        "bị nhầm, hoặc kế hoạch quá thấp"),
    ROW(PLAN_SAY_FULFILMENT_OF, 405,
        "{0}: said to be {1} % of the plan, more than 140 %; look again, a figure may have "
        "slipped, or the plan was too easy",
        "{0}: nêu là bằng {1} % kế hoạch, hơn 140 %; hãy xem lại, có thể một số liệu bị nhầm, hoặc "
        "kế hoạch quá thấp"),
    ROW(PLAN_SAY_MISSING_FAILS, 0, "{0}: missing and required by the rule: {1}",
        "{0}: thiếu số liệu mà quy tắc bắt buộc phải có: {1}"),
    ROW(PLAN_SAY_UNDECIDED_ABOUT, 0,
        "undecided, since a figure is \"about\" and no \"band\" says how much that is. If it were "
        "exact as printed: {0}",
        "chưa kết luận được, vì có số liệu \"khoảng\" mà không khai báo \"band\". Nếu đúng như số "
        "in: {0}"),
    ROW(PLAN_SAY_UNDECIDED, 0, "undecided, rounding leaves it open: {0}",
        "chưa kết luận được do làm tròn: {0}"),
    ROW(PLAN_SAY_POWER_OF_TEN, 0,
        "; it would hold with {0} × {1} = {2}: is the unit right, or is a decimal mark wrong?",
        "; sẽ khớp nếu {0} × {1} = {2}: đơn vị có đúng không, hay sai dấu thập phân?"),
    ROW(PLAN_SAY_REPAIR, 0, "; one digit would mend it: {0}", "; sửa một chữ số là khớp: {0}"),
    ROW(PLAN_SAY_REPAIR_PAIR, 0, "; two digits would: {0}", "; sửa hai chữ số thì khớp: {0}"),
    ROW(PLAN_SAY_NO_REPAIR, 0, "; no single digit mends it",
        "; không có cách sửa một chữ số nào làm khớp"),
    ROW(PLAN_SAY_REPAIR_BUDGET, 0, "; the search for repairs was cut short",
        "; việc tìm cách sửa đã dừng trước khi hết"),
    ROW(PLAN_SAY_BECAUSE, 0, "{0} ({1}, {2})", "{0} ({1}, {2})"),
    ROW(PLAN_SAY_OR, 0, "or", "hoặc"),
    ROW(PLAN_SAY_AND, 0, "and", "và"),
    ROW(PLAN_SAY_POINTS, 0, "{0} points", "{0} điểm"),
};
const size_t plan_messages_check_count = sizeof plan_messages_check / sizeof plan_messages_check[0];
_Static_assert(sizeof plan_messages_check / sizeof plan_messages_check[0] ==
                   PLAN_SAY_CHECK_END - PLAN_MESSAGE_CHECK,
               "a sentence for each id");
