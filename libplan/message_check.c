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
        "area {0} exists only from {2} to {3}, but has a figure for {1}; correct the period, or "
        "\"valid_from\" and \"valid_to\"",
        "địa bàn {0} chỉ tồn tại từ {2} đến {3} nhưng có số liệu cho {1}; sửa thời kỳ, hoặc "
        "\"valid_from\" và \"valid_to\""),
    ROW(PLAN_SAY_VALIDITY_FROM, 209,
        "area {0} exists only from {2} on, but has a figure for {1}; correct the period, or "
        "\"valid_from\"",
        "địa bàn {0} chỉ tồn tại từ {2} nhưng có số liệu cho {1}; sửa thời kỳ, hoặc "
        "\"valid_from\""),
    ROW(PLAN_SAY_VALIDITY_TO, 209,
        "area {0} exists only until {2}, but has a figure for {1}; correct the period, or "
        "\"valid_to\"",
        "địa bàn {0} chỉ tồn tại đến {2} nhưng có số liệu cho {1}; sửa thời kỳ, hoặc "
        "\"valid_to\""),
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
    ROW(PLAN_SAY_CHANGE_STANDS_OUT, 501,
        "{0}: {1} after {2} ({3} %) is an unusual change among {4} areas (effect {5}, limits {6}); "
        "it may be true, look again",
        "{0}: {1} sau {2} ({3} %) là mức thay đổi khác thường trong {4} địa bàn (hiệu ứng {5}, "
        "giới hạn {6}); có thể đúng, hãy xem lại"),
    ROW(PLAN_SAY_VALUE_STANDS_OUT, 502,
        "{0}: {1} is unusual among {3} areas, most of which lie in {2} (robust z {4}, limit {5}); "
        "it may be true, look again",
        "{0}: {1} khác thường trong {3} địa bàn, phần lớn nằm trong {2} (z bền vững {4}, giới hạn "
        "{5}); có thể đúng, hãy xem lại"),
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
    ROW(PLAN_SAY_MET_AT_START, 402,
        "{0}: the target {1} was met already at the start: {2} in {3}; set a target that asks for "
        "something, or say \"keep\"",
        "{0}: chỉ tiêu {1} đã đạt ngay từ đầu: {2} năm {3}; hãy đặt chỉ tiêu cao hơn, hoặc khai "
        "báo \"keep\""),
    ROW(PLAN_SAY_TARGET_OUTSIDE, 403,
        "{0}: the target {1} lies outside the bounds {2} of the indicator; correct the target or "
        "declare \"bounds\"",
        "{0}: chỉ tiêu {1} nằm ngoài khoảng cho phép {2}; sửa chỉ tiêu hoặc khai báo "
        "\"bounds\""),
    ROW(PLAN_SAY_EXCLUDE, 404,
        "{0}: the target {1} and the target {2} ({3}) exclude each other; correct one of them",
        "{0}: chỉ tiêu {1} và chỉ tiêu {2} ({3}) loại trừ nhau; hãy sửa một trong hai"),
    ROW(PLAN_SAY_PARTS_ABOVE, 404,
        "{0}: the targets of the parts add up to at least {1}, more than the {2} of the whole; "
        "correct one of them",
        "{0}: chỉ tiêu của các phần cộng lại ít nhất là {1}, lớn hơn {2} của tổng thể; hãy sửa một "
        "trong các chỉ tiêu"),
    ROW(PLAN_SAY_PARTS_BELOW, 404,
        "{0}: the targets of the parts add up to at most {1}, less than the {2} of the whole; "
        "correct one of them",
        "{0}: chỉ tiêu của các phần cộng lại nhiều nhất là {1}, nhỏ hơn {2} của tổng thể; hãy sửa "
        "một trong các chỉ tiêu"),
    ROW(PLAN_SAY_PART_ABOVE, 404,
        "{0}: the target {1} is more than the target of {2}, of which it is a part: {3}; correct "
        "one of them",
        "{0}: chỉ tiêu {1} lớn hơn chỉ tiêu của {2} mà nó chỉ là một phần: {3}; hãy sửa một trong "
        "hai"),
    ROW(PLAN_SAY_RECORD, 408,
        "{0}: the target {1} needs {2} from {5} in {6}, more than any year of the series ever "
        "brought; the record is {3} in {4}",
        "{0}: chỉ tiêu {1} đòi hỏi {2} kể từ mức {5} năm {6}, chưa năm nào trong chuỗi đạt được; "
        "kỷ "
        "lục là {3} năm {4}"),
    ROW(PLAN_SAY_GOAL_MET, 0, "the result {0} meets the target: {1}",
        "kết quả {0} đạt chỉ tiêu: {1}"),
    ROW(PLAN_SAY_GOAL_MISSED, 0, "the result {0} does not meet the target: {1}",
        "kết quả {0} không đạt chỉ tiêu: {1}"),
    ROW(PLAN_SAY_GOAL_OPEN, 0,
        "the result {0} stands for {2}, so rounding leaves open whether it meets the target: {1}",
        "kết quả {0} đại diện cho {2}, nên do làm tròn chưa rõ có đạt chỉ tiêu hay không: {1}"),
    ROW(PLAN_SAY_GOAL_ABOUT, 0,
        "the result {0} is only \"about\" and no \"band\" says how much that is, so it is open "
        "whether it meets the target: {1}",
        "kết quả {0} chỉ là \"khoảng\" mà không khai báo \"band\", nên chưa rõ có đạt chỉ tiêu "
        "hay không: {1}"),
    ROW(PLAN_SAY_GOAL_NO_DIRECTION, 0,
        "the result {0} differs from the target {1}, and the indicator does not say which "
        "direction is better",
        "kết quả {0} khác chỉ tiêu {1}, mà không khai báo chiều nào là tốt hơn"),
    ROW(PLAN_SAY_GOAL_MISSING, 0, "there is no result for {0}", "chưa có kết quả cho {0}"),
    ROW(PLAN_SAY_GOAL_GAP, 0, "results of some years of {0} are missing",
        "thiếu kết quả của một số năm trong {0}"),
    ROW(PLAN_SAY_GOAL_REASON, 0, "the result of {0} cannot be compared: {1}",
        "không so sánh được kết quả của {0}: {1}"),
    ROW(PLAN_SAY_IN_YEAR, 0, "{0} in {1}", "{0} năm {1}"),
    ROW(PLAN_SAY_ABOUT, 0, "about {0}", "khoảng {0}"),
    ROW(PLAN_SAY_BASIS_MEAN, 0, "{0}, mean a year", "{0}, bình quân năm"),
    ROW(PLAN_SAY_BASIS_SUM, 0, "{0} in all", "{0}, lũy kế"),
    ROW(PLAN_SAY_BASIS_SHARE, 0, "{0} of {1}", "{0} của {1}"),
    ROW(PLAN_SAY_KEPT, 0, "{0}, every year", "{0}, hằng năm"),
    ROW(PLAN_SAY_A_YEAR, 0, "{0} a year", "{0}/năm"),
    ROW(PLAN_SAY_UNIT_POINTS, 0, "points", "điểm"),
};
const size_t plan_messages_check_count = sizeof plan_messages_check / sizeof plan_messages_check[0];
_Static_assert(sizeof plan_messages_check / sizeof plan_messages_check[0] ==
                   PLAN_SAY_CHECK_END - PLAN_MESSAGE_CHECK,
               "a sentence for each id");
