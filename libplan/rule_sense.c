/* What each rule of the groups P4xx (plan sense) and P5xx (what stands out) checks, in words: one
 * row a rule, ordered by code. */
#include "rule.h"

const plan_rule_info plan_rule_sense[] = {
    {.code = "P401",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"target weaker than the previous result", "chỉ tiêu kém hơn kết quả trước"},
     .about = {"A target lies on the wrong side of the result one year earlier, in the indicator's "
               "direction. It may be meant; then it needs a word.",
               "Chỉ tiêu kém hơn kết quả một năm trước, theo chiều mong muốn của chỉ tiêu. Có thể "
               "là chủ ý; khi đó cần giải thích."},
     .formula = "direction up: target >= previous",
     .example = {"jobs: 8440 planned after 8863 were reached, -4.77 %; say why, correct the "
                 "target, or switch the rule off.",
                 "việc làm: kế hoạch 8440 sau khi đã đạt 8863, -4.77 %; hãy nêu lý do, sửa chỉ "
                 "tiêu, hoặc tắt quy tắc."}},
    {.code = "P402",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"target met already at the start", "chỉ tiêu đã đạt từ đầu"},
     .about = {"The baseline of a target meets it already, with all rounding. A target that equals "
               "its baseline maintains it and is fine, as is one that says \"keep\".",
               "Mốc so sánh đã đạt chỉ tiêu, kể cả làm tròn. Chỉ tiêu bằng đúng mốc là giữ nguyên "
               "và không bị báo, cũng như chỉ tiêu có \"keep\"."},
     .formula = "the baseline does not meet the target",
     .example = {"at least 90 % by 2025 with a baseline of 92.1 % in 2020; set a higher target, or "
                 "say \"keep\": \"above\".",
                 "tối thiểu 90 % vào năm 2025 trong khi mốc năm 2020 là 92.1 %; hãy đặt chỉ tiêu "
                 "cao hơn, hoặc khai báo \"keep\": \"above\"."}},
    {.code = "P403",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"target outside bounds", "chỉ tiêu ngoài khoảng cho phép"},
     .about = {"The number of a target, or all that would meet it, lies outside the bounds of its "
               "indicator. Rows of plan series are judged by P205.",
               "Số của chỉ tiêu, hoặc mọi giá trị đạt chỉ tiêu, nằm ngoài khoảng cho phép. Dòng số "
               "liệu kế hoạch do P205 kiểm tra."},
     .formula = "the target lies within bounds",
     .example = {"at least 120 % of households, or above 100 %; correct the target, or \"bounds\".",
                 "tối thiểu 120 % số hộ, hoặc trên 100 %; hãy sửa chỉ tiêu, hoặc \"bounds\"."}},
    {.code = "P404",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"contradicting targets", "các chỉ tiêu mâu thuẫn"},
     .about = {"Two targets for the same thing do not exclude each other; the targets of the parts "
               "can add up to that of their whole; a part is not to be more than its whole. Rows "
               "of plan series among themselves are judged by P202, P301, P302 and P303.",
               "Hai chỉ tiêu cho cùng một nội dung không loại trừ nhau; chỉ tiêu của các phần có "
               "thể cộng lại bằng chỉ tiêu của tổng thể; phần không lớn hơn tổng thể. Các dòng kế "
               "hoạch với nhau do P202, P301, P302 và P303 kiểm tra."},
     .formula = "some numbers satisfy all of them",
     .example =
         {"at least 9.0 % in one place and 6.5 to 7 % in another; at least 60 and 50 for two "
          "parts of a whole of at most 100; correct one of them.",
          "nơi này tối thiểu 9.0 %, nơi khác 6.5 đến 7 %; hai phần tối thiểu 60 và 50 trong "
          "tổng thể tối đa 100; hãy sửa một trong các chỉ tiêu."}},
    {.code = "P405",
     .severity = PLAN_SEVERITY_NOTE,
     .title = {"fulfilment beyond 140 %", "thực hiện vượt 140 % kế hoạch"},
     .about = {"A result is certainly more than 140 % of its plan, by the figures or by what a "
               "statement says. Possible, but a slip of the plan or of the result looks the same. "
               "For indicators that are compared relatively, whichever direction is wanted.",
               "Kết quả chắc chắn hơn 140 % kế hoạch, theo số liệu hoặc theo phát biểu. Có thể "
               "đúng, nhưng nhầm ở kế hoạch hay ở kết quả cũng trông như vậy. Áp dụng cho chỉ tiêu "
               "so sánh tương đối, theo hướng nào cũng vậy."},
     .formula = "A <= 1.4 * P",
     .example =
         {"47 cooperatives where 25 were planned, 188 %: see whether both are right, then "
          "switch the note off for good, or correct the figure.",
          "47 hợp tác xã so với kế hoạch 25, tức 188 %: hãy xem cả hai số có đúng không, rồi "
          "tắt quy tắc hoặc sửa số liệu."}},
    {.code = "P406",
     .severity = PLAN_SEVERITY_NOTE,
     .title = {"points written as %", "điểm ghi là %"},
     .about =
         {"A change of a rate, a share or a growth is printed in % or per mille, where kind "
          "and unit make it points. It is read as points; no change at all (0 %) is not told.",
          "Thay đổi của tỷ lệ, cơ cấu hay tốc độ tăng được in bằng % hoặc ‰, trong khi theo "
          "loại và đơn vị phải là điểm. Số được hiểu là điểm; không nhắc khi không đổi (0 %)."},
     .formula = "change = x - b, in points",
     .example =
         {"a poverty rate \"down 3.7%\": 3.7 points are meant, not 3.7 % of the rate; write "
          "3.7 điểm %.",
          "tỷ lệ hộ nghèo \"giảm 3,7%\": là 3,7 điểm chứ không phải 3,7 % của tỷ lệ; hãy ghi "
          "3,7 điểm %."}},
    {.code = "P407",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"arithmetic forced against the kind", "ép cách tính trái với loại"},
     .about = {"A row forces points, percent or difference where kind and unit say otherwise.",
               "Dòng ép tính theo điểm, phần trăm hay chênh lệch trái với loại và đơn vị."},
     .formula = "",
     .example = {"measure percent on a poverty rate, whose changes are points; write change with "
                 "unit điểm %.",
                 "measure percent cho tỷ lệ hộ nghèo, vốn so sánh theo điểm; hãy ghi change với "
                 "đơn vị điểm %."}},
    {.code = "P408",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"a step that no year has reached", "mức tăng chưa năm nào đạt"},
     .about = {"From the last result a target asks for more a year than any year of the series has "
               "brought, with all rounding: growth where the kind differs relatively, points or "
               "difference otherwise. Three yearly steps must be known.",
               "Từ kết quả cuối, chỉ tiêu đòi hỏi mỗi năm nhiều hơn mọi năm trong chuỗi, kể cả làm "
               "tròn: tăng trưởng nếu loại so sánh tương đối, ngoài ra là điểm hoặc chênh lệch. "
               "Phải biết ít nhất ba bước hằng năm."},
     .formula = "required step a year <= largest step of the series",
     .example =
         {"70.0 % after 61.0, 62.0, 63.5 and 64.0: six points in a year, and 1.5 is the "
          "record; say what will be different, or correct the target.",
          "70.0 % sau các năm 61.0, 62.0, 63.5 và 64.0: sáu điểm trong một năm, trong khi kỷ "
          "lục là 1.5; hãy nêu điều gì sẽ khác, hoặc sửa chỉ tiêu."}},
    {.code = "P501",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"unusual change", "thay đổi khác thường"},
     .about = {"The change against the year before stands out among the areas of one parent "
               "(Hidiroglou-Berthelot). Run where the plan declares \"outliers\", from 5 areas on; "
               "it may be true, so it is never an error.",
               "Mức thay đổi so với năm trước khác thường so với các địa bàn cùng cấp "
               "(Hidiroglou-Berthelot). Chỉ chạy khi kế hoạch khai báo \"outliers\", từ 5 địa bàn "
               "trở lên; có thể đúng nên không bao giờ là lỗi."},
     .formula = "E = s * max(x, b)^u; r = x / b; s = r < med ? 1 - med / r : r / med - 1; "
                "E_med - c * max(E_med - E_q1, |a * E_med|) <= E <= "
                "E_med + c * max(E_q3 - E_med, |a * E_med|)",
     .example = {"five districts grow by 2 to 5 %, the sixth by 900 %: a decimal mark may have "
                 "slipped; confirm the figure, or correct it.",
                 "năm huyện tăng từ 2 đến 5 %, huyện thứ sáu tăng 900 %: có thể sai dấu thập phân; "
                 "hãy xác nhận hoặc sửa số liệu."}},
    {.code = "P502",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"unusual value", "giá trị khác thường"},
     .about =
         {"A value stands out among the areas of one parent in the same period, by its "
          "distance from their median (robust z). Run where the plan declares \"outliers\", "
          "from 5 areas on; it may be true, so it is never an error.",
          "Giá trị khác thường so với các địa bàn cùng cấp trong cùng kỳ, xét theo khoảng cách "
          "tới trung vị (z bền vững). Chỉ chạy khi kế hoạch khai báo \"outliers\", từ 5 địa "
          "bàn trở lên; có thể đúng nên không bao giờ là lỗi."},
     .formula = "0.6745 * |x - med| / MAD <= c",
     .example = {"poverty of 12, 14, 15, 16, 18 and 81 %: the last may be 18 with swapped digits; "
                 "confirm the figure, or correct it.",
                 "tỷ lệ nghèo 12, 14, 15, 16, 18 và 81 %: số cuối có thể là 18 bị đảo chữ số; hãy "
                 "xác nhận hoặc sửa số liệu."}},
};
const size_t plan_rule_sense_count = sizeof plan_rule_sense / sizeof plan_rule_sense[0];
