/* What each rule of group P3xx (arithmetic) checks, in words: one row a rule, ordered by code. */
#include "rule.h"

const plan_rule_info plan_rule_arithmetic[] = {
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
};
const size_t plan_rule_arithmetic_count =
    sizeof plan_rule_arithmetic / sizeof plan_rule_arithmetic[0];
