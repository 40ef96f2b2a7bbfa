/* What each rule of the groups P2xx (data), P3xx (arithmetic) and P4xx (plan sense) checks, in
 * words: one row a rule, ordered by code. */
#include "rule.h"

const plan_rule_info plan_rule_table[] = {
    {.code = "P201",
     .severity = PLAN_SEVERITY_NOTE,
     .title = {"duplicate that agrees", "trùng và khớp"},
     .about = {"The same figure stands more than once with agreeing values; the most precise "
               "is used.",
               "Cùng một số liệu xuất hiện nhiều lần và khớp nhau; dùng số chính xác nhất."},
     .formula = "equal precision: equal; otherwise the finer interval meets the interior of "
                "the coarser",
     .example = {"9,0 in one row and 9 in another: 9,0 is used; keep one row.",
                 "9,0 ở một dòng và 9 ở dòng khác: dùng 9,0; nên giữ một dòng."}},
    {.code = "P202",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"duplicates that contradict", "trùng và mâu thuẫn"},
     .about = {"The same figure stands with values that exclude each other; rules on it are "
               "skipped.",
               "Cùng một số liệu có các giá trị loại trừ nhau; các quy tắc trên đó bỏ qua."},
     .formula = "",
     .example = {"9,0 in one row and 9,2 in another; keep one.",
                 "9,0 ở một dòng và 9,2 ở dòng khác; hãy giữ một."}},
    {.code = "P203",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"wrong dimension", "sai loại đơn vị"},
     .about = {"The unit of a row cannot be converted into that of its indicator.",
               "Đơn vị của dòng không đổi được sang đơn vị của chỉ tiêu."},
     .formula = "",
     .example = {"ha for an indicator in tỷ đồng; correct the unit.",
                 "ha cho chỉ tiêu tính bằng tỷ đồng; hãy sửa đơn vị."}},
    {.code = "P204",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"more decimals than declared", "quá số chữ số thập phân"},
     .about = {"A figure prints more decimals than its indicator declares.",
               "Số liệu có nhiều chữ số thập phân hơn chỉ tiêu khai báo."},
     .formula = "",
     .example = {"14,473 where \"decimals\" is 2; round it, or declare 3.",
                 "14,473 khi \"decimals\" là 2; hãy làm tròn, hoặc khai báo 3."}},
    {.code = "P205",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"out of bounds", "ngoài khoảng cho phép"},
     .about = {"No number that the printed figure stands for lies within the bounds of the "
               "indicator: those it declares, else those of its kind (a rate: 0 to 100 %).",
               "Không giá trị nào mà số in thể hiện nằm trong khoảng cho phép của chỉ tiêu: khoảng "
               "đã khai báo, nếu không thì theo loại (tỷ lệ: từ 0 đến 100 %)."},
     .formula = "figure interval meets bounds",
     .example = {"a rate of 120 %; correct it or declare \"bounds\".",
                 "tỷ lệ 120 %; hãy sửa hoặc khai báo \"bounds\"."}},
    {.code = "P206",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"required series missing", "thiếu chuỗi bắt buộc"},
     .about = {"An indicator has no figure in a series that the plan requires.",
               "Chỉ tiêu không có số liệu trong chuỗi bắt buộc."},
     .formula = "",
     .example = {"\"required\": [\"plan\"] and only actual figures; add the plan's figure.",
                 "\"required\": [\"plan\"] mà chỉ có số thực hiện; hãy thêm số kế hoạch."}},
    {.code = "P207",
     .severity = PLAN_SEVERITY_NOTE,
     .title = {"gap in a series", "chuỗi bị gián đoạn"},
     .about = {"Periods between the first and the last result are missing.",
               "Thiếu kỳ giữa kỳ đầu và kỳ cuối."},
     .formula = "",
     .example = {"2019, 2020, 2022: growth of 2022 cannot be checked; add 2021.",
                 "2019, 2020, 2022: không kiểm tra được tăng trưởng 2022; hãy thêm 2021."}},
    {.code = "P208",
     .severity = PLAN_SEVERITY_WARNING,
     .title = {"dumped doubles", "số thực máy in ra"},
     .about = {"Cells hold 15 or more digits of a computed double; rules on them are skipped.",
               "Ô chứa từ 15 chữ số của số thực tính toán; các quy tắc trên đó bỏ qua."},
     .formula = "",
     .example = {"7.141592653589793; declare \"decimals\": 1 of the data.",
                 "7.141592653589793; hãy khai báo \"decimals\": 1 của dữ liệu."}},
    {.code = "P209",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"area outside its validity", "địa bàn ngoài thời gian tồn tại"},
     .about = {"An area has a figure for a period in which it does not exist.",
               "Địa bàn có số liệu cho kỳ mà nó không tồn tại."},
     .formula = "",
     .example =
         {"a district founded in 2013 with a figure of 2010; correct the period, or "
          "\"valid_from\".",
          "huyện thành lập năm 2013 có số liệu năm 2010; hãy sửa thời kỳ, hoặc \"valid_from\"."}},
    {.code = "P301",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"partition total", "tổng của cơ cấu"},
     .about = {"The members of a partition add up to its total. Each is taken as the interval that "
               "its printed digits stand for, so rounding alone never fails.",
               "Các phần của cơ cấu cộng lại bằng tổng. Mỗi số được hiểu là khoảng mà các chữ số "
               "in thể hiện, nên riêng việc làm tròn không bao giờ bị coi là sai."},
     .formula = "sum of members = total",
     .example = {"14.47 + 41.96 + 38.08 + 5.69 = 100.20: too much by 0.20, rounding explains "
                 "0.02; one digit mends it: 14.27, 41.76 or 5.49.",
                 "14.47 + 41.96 + 38.08 + 5.69 = 100.20: thừa 0.20, làm tròn chỉ giải thích "
                 "0.02; sửa một chữ số: 14.27, 41.76 hoặc 5.49."}},
    {.code = "P302",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"parts against the whole", "các phần so với tổng thể"},
     .about = {"The levels of a partition add up to the level of their whole, within the rounding "
               "of all of them; units are converted.",
               "Các mức của phân chia cộng lại bằng mức tổng thể, trong phạm vi làm tròn của tất "
               "cả; đơn vị được quy đổi."},
     .formula = "sum of members = whole",
     .example = {"urban 500 and rural 700 make 1200, but the whole says 1250: correct the one that "
                 "is wrong, or add the part that is missing.",
                 "thành thị 500 và nông thôn 700 là 1200, nhưng tổng thể ghi 1250: hãy sửa số sai, "
                 "hoặc thêm phần còn thiếu."}},
    {.code = "P303",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"part more than the whole", "phần lớn hơn tổng thể"},
     .about = {"What is a part of something (\"part_of\") is not more than it. Reported where no "
               "rounding explains it.",
               "Một phần (\"part_of\") không thể lớn hơn cái mà nó thuộc về. Chỉ báo khi làm tròn "
               "không giải thích được."},
     .formula = "part <= whole",
     .example = {"local exports 120 in a total trade of 100; correct one of them, or \"part_of\".",
                 "xuất khẩu hàng địa phương 120 trong tổng kim ngạch 100; hãy sửa một trong hai, "
                 "hoặc \"part_of\"."}},
    {.code = "P304",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"growth and change against levels", "tăng trưởng so với mức"},
     .about = {"A stated growth or change agrees with the figures of both periods, in the "
               "arithmetic that kind and unit choose: relative, points, difference, or "
               "logarithmic.",
               "Tăng trưởng hay thay đổi nêu ra khớp với số liệu hai kỳ, theo cách tính mà "
               "loại và đơn vị quy định: tương đối, điểm, chênh lệch, hoặc logarit."},
     .formula = "g = 100 * (x / b - 1); x - b; 100 * ln(x / b)",
     .example = {"8972 on 8119 said to be up 12.5 %: it is 10.5 %, 10.44 to 10.57 with all "
                 "rounding; correct the statement or a figure.",
                 "8972 so với 8119 nói là tăng 12.5 %: thực ra 10.5 %, kể cả làm tròn từ 10.44 đến "
                 "10.57; hãy sửa phát biểu hoặc số liệu."}},
    {.code = "P305",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"ratio against its parts", "tỷ số so với tử và mẫu"},
     .about = {"A ratio agrees with its numerator and denominator; units are converted.",
               "Tỷ số khớp với tử số và mẫu số; đơn vị được quy đổi."},
     .formula = "y = numerator / denominator",
     .example = {"48.3 triệu đồng/người with 23184 tỷ đồng and 4800 nghìn người: it is 4.83, so a "
                 "unit or a decimal mark slipped; correct it.",
                 "48.3 triệu đồng/người với 23184 tỷ đồng và 4800 nghìn người: thực ra 4.83, sai "
                 "đơn vị hoặc dấu thập phân; hãy sửa."}},
    {.code = "P306",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"statement against the plan", "phát biểu so với kế hoạch"},
     .about = {"\"Exceeds the plan by\" agrees with the actual and the planned figure, in points "
               "for rates and shares, relative for other kinds.",
               "\"Vượt kế hoạch\" khớp với số thực hiện và số kế hoạch, theo điểm đối với tỷ lệ và "
               "cơ cấu, tương đối đối với các loại khác."},
     .formula = "p = 100 * (A / P - 1); A - P; 100 * A / P",
     .example = {"8972 on a plan of 8000 said to exceed by 12.3 %: it is 12.15 %, so 12.1 and "
                 "12.2 are true.",
                 "8972 so với kế hoạch 8000 nói là vượt 12.3 %: thực ra 12.15 %, nên 12.1 và "
                 "12.2 mới đúng."}},
    {.code = "P307",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"implied values contradict", "giá trị suy ra mâu thuẫn"},
     .about = {"What statements imply for a figure that is not given exists: the intervals "
               "meet, a count has a whole number, the bounds allow it.",
               "Giá trị suy ra cho số liệu không nêu phải tồn tại: các khoảng gặp nhau, số đếm "
               "có số nguyên, nằm trong khoảng cho phép."},
     .formula = "",
     .example = {"47 said to exceed the plan by 90.1 %: the plan would be 24.717 to 24.731, where "
                 "no whole number lies; correct the percentage or the count.",
                 "47 nói là vượt kế hoạch 90.1 %: kế hoạch phải từ 24.717 đến 24.731, ở đó không "
                 "có số nguyên; hãy sửa tỷ lệ hoặc số đếm."}},
    {.code = "P308",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"periods against the longer period", "các kỳ so với kỳ dài hơn"},
     .about = {"What flows in the months, quarters or halves of a year, or the years of a span, "
               "adds up to the figure of the whole; a stock at its end is the stock of the whole. "
               "Checked for levels and counts as soon as the whole and one of the periods are "
               "there.",
               "Số liệu thời kỳ theo tháng, quý, nửa năm cộng lại bằng cả năm (hoặc theo năm bằng "
               "cả giai đoạn); số liệu thời điểm cuối kỳ bằng số của cả kỳ. Kiểm tra với giá trị "
               "và số đếm khi có số cả kỳ và ít nhất một kỳ con."},
     .formula = "flow: sum of the periods = whole; stock: last period = whole",
     .example = {"quarters 10, 11, 12, 13 and 47 for the year: they add up to 46; correct the one "
                 "that is wrong.",
                 "các quý 10, 11, 12, 13 mà cả năm 47: cộng lại là 46; hãy sửa số sai."}},
    {.code = "P309",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"areas against their parent", "các địa bàn so với toàn vùng"},
     .about = {"Where an area says \"parts_complete\", the levels and counts of its parts add up "
               "to its own. Subsets never count, nor do parts outside their validity.",
               "Khi địa bàn khai báo \"parts_complete\", giá trị và số đếm của các địa bàn thành "
               "phần cộng lại bằng của nó. Không tính tập con, cũng không tính địa bàn ngoài thời "
               "gian tồn tại."},
     .formula = "sum of the parts = parent",
     .example = {"districts with 40, 60 and 31 schools in a province with 141: they add up to 131; "
                 "correct the one that is wrong.",
                 "các huyện có 40, 60 và 31 trường mà toàn tỉnh 141: cộng lại là 131; hãy sửa số "
                 "sai."}},
    {.code = "P310",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"contributions against growth", "đóng góp so với tăng trưởng"},
     .about = {"The contributions of all members of a partition add up to the growth of its "
               "whole.",
               "Đóng góp của mọi thành phần cộng lại bằng mức tăng của tổng."},
     .formula = "sum(c_i) = G",
     .example = {"contributions 0.48, 2.14, 3.56 and 0.96 for a growth of 7.41 %: they add up to "
                 "7.14, so digits were swapped.",
                 "đóng góp 0.48, 2.14, 3.56 và 0.96 với mức tăng 7.41 %: cộng lại là 7.14, tức đảo "
                 "chữ số."}},
    {.code = "P311",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"contribution against levels", "đóng góp so với giá trị"},
     .about = {"A contribution agrees with the levels of the part and the whole one year before.",
               "Đóng góp khớp với giá trị của bộ phận và của tổng năm trước."},
     .formula = "c_i = 100 * (x_i - x_i_before) / X_before",
     .example =
         {"a part that grew from 20.0 to 22.0 within a whole of 100.0 is said to contribute 1.5 "
          "points: it is 2 points; correct the statement or a level.",
          "bộ phận tăng từ 20.0 lên 22.0 trong tổng 100.0 nói là đóng góp 1.5 điểm: thực ra 2 "
          "điểm; hãy sửa phát biểu hoặc giá trị."}},
    {.code = "P312",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"growth outside that of the parts", "tăng trưởng nằm ngoài các bộ phận"},
     .about = {"The growth of a whole lies between the smallest and the largest growth of the "
               "members of its partition, all at one price basis and none below 0.",
               "Mức tăng của tổng nằm giữa mức tăng nhỏ nhất và lớn nhất của các thành phần, cùng "
               "một loại giá và không thành phần nào âm."},
     .formula = "min(g_i) <= G <= max(g_i)",
     .example = {"growth of 12.1 % with parts of 3.24, 5.63, 9.27 and 10.87 %: no weights give "
                 "more than 10.87; correct one of them.",
                 "mức tăng 12.1 % với các bộ phận 3.24, 5.63, 9.27 và 10.87 %: không thể vượt "
                 "10.87; hãy sửa một trong các số."}},
    {.code = "P313",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"mixed price bases", "lẫn các loại giá"},
     .about = {"The members of a partition, and its whole, are declared at one price basis. Sums "
               "of mixed or chained levels are not checked (reason price_basis).",
               "Các thành phần và tổng phải theo cùng một loại giá. Tổng của các giá trị lẫn loại "
               "giá hoặc giá nối chuỗi không được kiểm tra (lý do price_basis)."},
     .formula = "price of every member = price of the whole",
     .example = {"agriculture at current prices within a GRDP at constant prices; declare one "
                 "basis.",
                 "nông nghiệp theo giá hiện hành trong GRDP theo giá so sánh; hãy khai báo cùng "
                 "một loại giá."}},
    {.code = "P320",
     .severity = PLAN_SEVERITY_ERROR,
     .title = {"user's rule", "quy tắc riêng"},
     .about = {"A rule of the plan (\"rules\") holds. Equality holds where both sides can be equal "
               "within the rounding of their figures; an inequality holds where it is true however "
               "they were rounded, fails where it cannot be, and is undecided between.",
               "Quy tắc của kế hoạch (\"rules\") được thỏa mãn. Đẳng thức đúng khi hai vế có thể "
               "bằng nhau trong phạm vi làm tròn; bất đẳng thức đúng khi luôn đúng dù số liệu được "
               "làm tròn thế nào, sai khi không thể đúng, và chưa kết luận được ở giữa."},
     .formula = "docs/expressions.md",
     .example = {"growth(grdp) == sum(agri, ind, serv) with 7.14 and 0.48 + 2.14 + 3.56 = 6.18: "
                 "correct the figure that is wrong, or add the term that is missing.",
                 "growth(grdp) == sum(agri, ind, serv) với 7.14 và 0.48 + 2.14 + 3.56 = 6.18: hãy "
                 "sửa số liệu sai, hoặc thêm số hạng còn thiếu."}},
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
const size_t plan_rule_table_count = sizeof plan_rule_table / sizeof plan_rule_table[0];
