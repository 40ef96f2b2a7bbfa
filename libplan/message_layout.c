/* The sentences about files, English and Vietnamese, in the order of message_layout.h. */
#include "message_layout.h"

#include "document.h"

#define ROW(id, code, english, vietnamese)                                                         \
    {                                                                                              \
        id, code, {                                                                                \
            english, vietnamese                                                                    \
        }                                                                                          \
    }

const plan_message_row plan_messages_layout[] = {
    ROW(PLAN_SAY_NUMBER, 101, "'{0}' is no readable number: {1}",
        "'{0}' không phải là số đọc được: {1}"),
    ROW(PLAN_SAY_AMBIGUOUS, 102,
        "'{0}' is ambiguous: it may be {1} or {2}; declare \"number_format\" (\"vi\", \"en\" or "
        "\"plain\"); cells of that sort: {3}, none of them is used",
        "'{0}' đọc được theo hai cách: {1} hoặc {2}; hãy khai báo \"number_format\" (\"vi\", "
        "\"en\" hoặc \"plain\"); số ô như vậy: {3}, không ô nào được dùng"),
    ROW(PLAN_SAY_CONFLICT, 103,
        "conflict of number formats in one column: '{0}' reads in {1} only, '{2}' on line {3} in "
        "{4} only; write the column in one format and declare \"number_format\"; cells with "
        "separators are not used",
        "một cột có hai cách viết số mâu thuẫn: '{0}' chỉ đọc được theo {1}, '{2}' ở dòng {3} chỉ "
        "theo {4}; hãy viết cột theo một cách và khai báo \"number_format\"; các ô có dấu phân "
        "cách không được dùng"),
    ROW(PLAN_SAY_NUMBER_RANGE, 104, "'{0}' is {1}", "'{0}' ngoài phạm vi cho phép: {1}"),
    ROW(PLAN_SAY_INDICATOR, 105,
        "unknown indicator '{0}'; declare it in \"indicators\" or correct the code",
        "không có chỉ tiêu '{0}'; hãy khai báo trong \"indicators\" hoặc sửa mã"),
    ROW(PLAN_SAY_INDICATOR_NEAR, 105, "unknown indicator '{0}'; did you mean '{1}'?",
        "không có chỉ tiêu '{0}'; có phải là '{1}'?"),
    ROW(PLAN_SAY_AREA, 106, "unknown area '{0}'; declare it in \"areas\" or correct the code",
        "không có địa bàn '{0}'; hãy khai báo trong \"areas\" hoặc sửa mã"),
    ROW(PLAN_SAY_AREA_NEAR, 106, "unknown area '{0}'; did you mean '{1}'?",
        "không có địa bàn '{0}'; có phải là '{1}'?"),
    ROW(PLAN_SAY_NO_AREA, 106,
        "the row names no area and the plan has several; add a column \"area\"",
        "dòng không nêu địa bàn trong khi kế hoạch có nhiều địa bàn; hãy thêm cột \"area\""),
    ROW(PLAN_SAY_UNIT, 107, "unit '{0}' does not read: {1}", "không đọc được đơn vị '{0}': {1}"),
    ROW(PLAN_SAY_PERIOD, 108, "'{0}' is no period: {1}", "'{0}' không phải là thời kỳ: {1}"),
    ROW(PLAN_SAY_SERIES, 109,
        "unknown series '{0}'; actual, estimate, plan and baseline exist, others stand in "
        "\"series\"",
        "không có chuỗi số liệu '{0}'; có sẵn actual, estimate, plan, baseline, còn lại khai báo "
        "trong \"series\""),
    ROW(PLAN_SAY_SERIES_NEAR, 109, "unknown series '{0}'; did you mean '{1}'?",
        "không có chuỗi số liệu '{0}'; có phải là '{1}'?"),
    ROW(PLAN_SAY_MEASURE, 110,
        "unknown measure '{0}'; it is empty, change, percent_of, points, percent, difference or "
        "contribution",
        "không có measure '{0}'; để trống, hoặc change, percent_of, points, percent, difference, "
        "contribution"),
    ROW(PLAN_SAY_AGAINST, 110,
        "'{0}' in column against is neither plan, nor previous, nor a period",
        "'{0}' ở cột against không phải plan, previous hay một thời kỳ"),
    ROW(PLAN_SAY_NEEDS_AGAINST, 110,
        "measure '{0}' needs something in column against: plan, previous or a period",
        "measure '{0}' cần cột against: plan, previous hoặc một thời kỳ"),
    ROW(PLAN_SAY_NEEDS_MEASURE, 110,
        "against '{0}' stands without a measure; write change or percent_of in column measure",
        "against '{0}' không có measure; hãy ghi change hoặc percent_of ở cột measure"),
    ROW(PLAN_SAY_DECIMALS, 111, "'{0}' in column decimals is no whole number from -18 to 17",
        "'{0}' ở cột decimals không phải số nguyên từ -18 đến 17"),
    ROW(PLAN_SAY_EMPTY, 112, "the cell of column {0} is empty", "ô ở cột {0} để trống"),
    ROW(PLAN_SAY_CODE, 113,
        "the code '{0}' has a control or bidirectional character, or is no UTF-8; write it anew",
        "mã '{0}' có ký tự điều khiển hoặc ký tự đổi chiều, hoặc không phải UTF-8; hãy gõ lại"),
    ROW(PLAN_SAY_NOT_UTF8, 114,
        "byte 0x{0} is not UTF-8 (places: {2}; {1}); save the file as UTF-8; these rows are not "
        "used",
        "byte 0x{0} không phải UTF-8 (số chỗ: {2}; {1}); hãy lưu tệp theo UTF-8; các dòng này "
        "không được dùng"),
    ROW(PLAN_SAY_RAGGED, 115,
        "the row has {1} cells where the header has {0}; nothing was padded or cut, the row is "
        "not used",
        "dòng có {1} ô trong khi tiêu đề có {0}; không ô nào được thêm hay bớt, dòng này không "
        "được dùng"),
    ROW(PLAN_SAY_UNCLOSED, 116,
        "the quote that opens on line {0} is never closed; what follows it is not used",
        "dấu ngoặc kép mở ở dòng {0} không được đóng; phần sau đó không được dùng"),
    ROW(PLAN_SAY_AFTER_QUOTE, 117,
        "text after closing quote; double the quote inside a quoted cell (\"\"); the row is not "
        "used",
        "có chữ sau dấu ngoặc kép đóng; trong ô có ngoặc kép hãy viết \"\" cho mỗi dấu; dòng này "
        "không được dùng"),
    ROW(PLAN_SAY_STRAY_QUOTE, 117,
        "a quote inside a cell that is not quoted (text after closing quote would follow): quote "
        "the cell and double the quote; the row is not used",
        "có dấu ngoặc kép trong ô không đặt trong ngoặc kép: hãy đặt cả ô trong ngoặc kép và viết "
        "\"\"; dòng này không được dùng"),
    ROW(PLAN_SAY_COLUMN_UNKNOWN, 118, "columns that are not used: {0}; map them in \"columns\"",
        "các cột không dùng đến: {0}; có thể gán trong \"columns\""),
    ROW(PLAN_SAY_COLUMN_SET, 118,
        "columns whose cells are not used, since \"set\" gives their value: {0}",
        "các cột có ô không dùng đến, vì \"set\" đã cho giá trị: {0}"),
    ROW(PLAN_SAY_COLUMN_NAMELESS, 118,
        "columns without a name in the header are not used: {0}; name them, or take them out",
        "các cột không có tên trong tiêu đề thì không dùng đến: cột {0}; hãy đặt tên hoặc bỏ đi"),
    ROW(PLAN_SAY_COLUMN_ABSENT, 118,
        "\"columns\" maps '{0}', which is not in the header; did you mean '{1}'?",
        "\"columns\" gán '{0}' nhưng tiêu đề không có; có phải là '{1}'?"),
    ROW(PLAN_SAY_COLUMN_ABSENT_FAR, 118, "\"columns\" maps '{0}', which is not in the header",
        "\"columns\" gán '{0}' nhưng tiêu đề không có"),
    ROW(PLAN_SAY_NO_HEADER, 119, "no header row: the first row names the columns",
        "không có dòng tiêu đề: dòng đầu nêu tên các cột"),
    ROW(PLAN_SAY_COLUMN_BOTH, 119,
        "columns {1} ('{0}') and {3} ('{2}') are both read as {4}; map only one of them",
        "cột {1} ('{0}') và cột {3} ('{2}') đều được đọc là {4}; chỉ gán một trong hai"),
    ROW(PLAN_SAY_COLUMN_TWICE, 119, "column '{0}' stands twice in the header: {1} and {2}",
        "cột '{0}' xuất hiện hai lần trong tiêu đề: {1} và {2}"),
    ROW(PLAN_SAY_COLUMN_MISSING, 119,
        "no column '{0}' in the header; name it, map it in \"columns\" or fix it in \"set\"",
        "tiêu đề không có cột '{0}'; hãy đặt tên, gán trong \"columns\" hoặc cố định trong "
        "\"set\""),
    ROW(PLAN_SAY_SEPARATOR, 119, "the header is one cell; did you mean {0} as \"separator\"?",
        "tiêu đề chỉ có một ô; có phải \"separator\" là {0}?"),
    ROW(PLAN_SAY_UTF16, 120, "the file is UTF-16; save as CSV UTF-8",
        "tệp ở dạng UTF-16; hãy lưu dạng CSV UTF-8"),
    ROW(PLAN_SAY_NUL, 120, "the file holds a NUL byte, so it is no text; save as CSV UTF-8",
        "tệp có byte NUL nên không phải văn bản; hãy lưu dạng CSV UTF-8"),
    ROW(PLAN_SAY_LIMIT, 121, "limit reached: {0} (limit {1})", "vượt giới hạn: {0} (giới hạn {1})"),
    ROW(PLAN_SAY_OPEN, 122, "cannot be read: {0}", "không đọc được: {0}"),
    ROW(PLAN_SAY_DIRECTORY, 122, "is a directory; name a file",
        "là thư mục (is a directory); hãy nêu tên tệp"),
    ROW(PLAN_SAY_FILE_EMPTY, 122, "the file is empty: no header row",
        "tệp rỗng: không có dòng tiêu đề"),
    ROW(PLAN_SAY_OUTSIDE, 122, "'{0}' lies outside the plan's folder; move the file or allow it",
        "'{0}' nằm ngoài thư mục của kế hoạch; hãy chuyển tệp hoặc cho phép"),
    ROW(PLAN_SAY_JSON, 131, "{0}", "{0}"),
    ROW(PLAN_SAY_KEY_TWICE, 132, "key \"{0}\" stands twice; the first is at {1}",
        "khóa \"{0}\" xuất hiện hai lần; lần đầu ở {1}"),
    ROW(PLAN_SAY_KEY_UNKNOWN, 133, "{0}: unknown key; did you mean \"{1}\"?",
        "{0}: khóa không có; có phải là \"{1}\"?"),
    ROW(PLAN_SAY_KEY_UNKNOWN_FAR, 133, "{0}: unknown key", "{0}: khóa không có"),
    ROW(PLAN_SAY_TYPE, 134, "{0}: is {2}, must be {1}", "{0}: là {2}, phải là {1}"),
    ROW(PLAN_SAY_VALUE, 135, "{0}: '{1}' is not allowed: {2}", "{0}: '{1}' không hợp lệ: {2}"),
    ROW(PLAN_SAY_KEY_MISSING, 136, "{0}: the key is missing", "{0}: thiếu khóa này"),
    ROW(PLAN_SAY_REFERENCE, 137, "{0}: {1}", "{0}: {1}"),
    ROW(PLAN_SAY_CONTRADICTION, 138, "{0}: {1}", "{0}: {1}"),
    ROW(PLAN_SAY_RULE_SYNTAX, 141, "{0}: {1}", "{0}: {1}"),
    ROW(PLAN_SAY_RULE_UNIT, 142, "{0}: {1}", "{0}: {1}"),
    ROW(PLAN_SAY_RULE_ALWAYS, 143,
        "{0}: {1} always holds, whatever the figures: the bounds of the indicators say so already",
        "{0}: {1} luôn đúng với mọi số liệu: khoảng cho phép của các chỉ tiêu đã bảo đảm điều đó"),
    ROW(PLAN_SAY_RULE_NEVER, 143,
        "{0}: {1} can never hold: the bounds of the indicators exclude it",
        "{0}: {1} không bao giờ đúng: khoảng cho phép của các chỉ tiêu loại trừ điều đó"),
    ROW(PLAN_SAY_OVERLAP, 144, "{0}: {1}", "{0}: {1}"),
    ROW(PLAN_SAY_DIMENSION, 203,
        "unit '{0}' has another dimension than '{1}' of {2}; correct the unit or the indicator",
        "đơn vị '{0}' khác loại với '{1}' của {2}; hãy sửa đơn vị hoặc chỉ tiêu"),
    ROW(PLAN_SAY_MORE_DECIMALS, 204,
        "{0} has more decimals than the {1} that the indicator declares",
        "{0} có nhiều chữ số thập phân hơn {1} chữ số mà chỉ tiêu khai báo"),
    ROW(PLAN_SAY_DUMPED, 208,
        "'{0}' is a dumped double (so are {1} cells in all): its digits say nothing about "
        "rounding, so rules on them are skipped; declare \"decimals\" of the data",
        "'{0}' là số thực máy tính in ra (tất cả {1} ô): các chữ số không cho biết số được làm "
        "tròn thế nào nên các quy tắc bỏ qua; hãy khai báo \"decimals\" của dữ liệu"),
    ROW(PLAN_SAY_FORCED, 407,
        "measure '{0}' is forced on {1}, whose kind compares by {2}; write change unless this is "
        "meant",
        "measure '{0}' áp cho {1} trong khi loại chỉ tiêu này so sánh theo {2}; hãy ghi change "
        "nếu không cố ý"),
    ROW(PLAN_SAY_PERCENT, 406,
        "'{0}' of {1} is printed in {2}, but changes of this indicator are points, and so it is "
        "read; write điểm {2}, or the measure percent if a relative change is meant",
        "'{0}' của {1} in bằng {2}, nhưng thay đổi của chỉ tiêu này tính theo điểm và được hiểu "
        "như vậy; hãy ghi điểm {2}, hoặc dùng measure percent nếu là thay đổi tương đối"),
    ROW(PLAN_SAY_PACKED_BROKEN, 122,
        "the {0} data are damaged behind byte {1}: {2}; what came out before is checked, the rest "
        "is "
        "not: fetch or make the file anew",
        "dữ liệu {0} bị hỏng sau byte {1}: {2}; phần giải nén được trước đó đã kiểm tra, phần còn "
        "lại thì chưa: hãy tải hoặc tạo lại tệp"),
    ROW(PLAN_SAY_PACKED_ENDS, 122,
        "the {0} data end in the middle, at byte {1}; what came out is checked, the rest is not "
        "there: fetch or make the file anew",
        "dữ liệu {0} bị cắt giữa chừng ở byte {1}; phần giải nén được đã kiểm tra, phần còn lại "
        "không có: hãy tải hoặc tạo lại tệp"),
    ROW(PLAN_SAY_PACKED_MORE, 122,
        "something that is no {0} follows the {0} data, from byte {1}; it is not read: cut it off, "
        "or make the file anew",
        "sau dữ liệu {0}, từ byte {1}, có nội dung không phải {0} và không được đọc: hãy cắt bỏ "
        "hoặc tạo lại tệp"),
    ROW(PLAN_SAY_PACKED_WINDOW, 122,
        "the {0} data need more than 128 MiB of memory to be unpacked; unpack the table first: {1}",
        "dữ liệu {0} cần hơn 128 MiB bộ nhớ để giải nén; hãy giải nén bảng trước: {1}"),
    ROW(PLAN_SAY_PACKED_BUILD, 122,
        "is compressed by {0}, and this build cannot read {0}: rebuild with {1}, or unpack the "
        "table first",
        "được nén bằng {0} mà bản dựng này không đọc được {0}: hãy dựng lại với {1} hoặc giải nén "
        "bảng trước"),
    ROW(PLAN_SAY_PACKED_OTHER, 122,
        "is compressed by {0}, which is not read (gzip and zstd are); unpack the table first: {1}",
        "được nén bằng {0}, dạng không được đọc (chỉ gzip và zstd); hãy giải nén bảng trước: {1}"),
    ROW(PLAN_SAY_PACKED_ZIP, 122,
        "is a zip archive or a workbook (.xlsx); save the table as CSV UTF-8",
        "là tệp nén zip hoặc bảng tính (.xlsx); hãy lưu bảng dạng CSV UTF-8"),
    ROW(PLAN_SAY_PACKED_PLAN, 122,
        "the plan is compressed by {0}: plan files are read as they are, only tables may be "
        "compressed; unpack it first: {1}",
        "tệp kế hoạch được nén bằng {0}: tệp kế hoạch chỉ đọc nguyên dạng, chỉ bảng số liệu được "
        "nén; hãy giải nén trước: {1}"),
};
const size_t plan_messages_layout_count =
    sizeof plan_messages_layout / sizeof plan_messages_layout[0];
_Static_assert(sizeof plan_messages_layout / sizeof plan_messages_layout[0] ==
                   PLAN_SAY_LAYOUT_END - PLAN_MESSAGE_LAYOUT,
               "a sentence for each id");

int plan_message_of_problem(uint8_t kind, bool has_nearest) {
    static const uint16_t rows[][2] = {
        [PLAN_PROBLEM_NUMBER] = {PLAN_SAY_NUMBER, PLAN_SAY_NUMBER},
        [PLAN_PROBLEM_AMBIGUOUS] = {PLAN_SAY_AMBIGUOUS, PLAN_SAY_AMBIGUOUS},
        [PLAN_PROBLEM_CONFLICT] = {PLAN_SAY_CONFLICT, PLAN_SAY_CONFLICT},
        [PLAN_PROBLEM_NUMBER_RANGE] = {PLAN_SAY_NUMBER_RANGE, PLAN_SAY_NUMBER_RANGE},
        [PLAN_PROBLEM_INDICATOR] = {PLAN_SAY_INDICATOR, PLAN_SAY_INDICATOR_NEAR},
        [PLAN_PROBLEM_AREA] = {PLAN_SAY_AREA, PLAN_SAY_AREA_NEAR},
        [PLAN_PROBLEM_NO_AREA] = {PLAN_SAY_NO_AREA, PLAN_SAY_NO_AREA},
        [PLAN_PROBLEM_UNIT] = {PLAN_SAY_UNIT, PLAN_SAY_UNIT},
        [PLAN_PROBLEM_PERIOD] = {PLAN_SAY_PERIOD, PLAN_SAY_PERIOD},
        [PLAN_PROBLEM_SERIES] = {PLAN_SAY_SERIES, PLAN_SAY_SERIES_NEAR},
        [PLAN_PROBLEM_MEASURE] = {PLAN_SAY_MEASURE, PLAN_SAY_MEASURE},
        [PLAN_PROBLEM_AGAINST] = {PLAN_SAY_AGAINST, PLAN_SAY_AGAINST},
        [PLAN_PROBLEM_NEEDS_AGAINST] = {PLAN_SAY_NEEDS_AGAINST, PLAN_SAY_NEEDS_AGAINST},
        [PLAN_PROBLEM_NEEDS_MEASURE] = {PLAN_SAY_NEEDS_MEASURE, PLAN_SAY_NEEDS_MEASURE},
        [PLAN_PROBLEM_DECIMALS] = {PLAN_SAY_DECIMALS, PLAN_SAY_DECIMALS},
        [PLAN_PROBLEM_EMPTY] = {PLAN_SAY_EMPTY, PLAN_SAY_EMPTY},
        [PLAN_PROBLEM_CODE] = {PLAN_SAY_CODE, PLAN_SAY_CODE},
        [PLAN_PROBLEM_DIMENSION] = {PLAN_SAY_DIMENSION, PLAN_SAY_DIMENSION},
        [PLAN_PROBLEM_MORE_DECIMALS] = {PLAN_SAY_MORE_DECIMALS, PLAN_SAY_MORE_DECIMALS},
        [PLAN_PROBLEM_DUMPED] = {PLAN_SAY_DUMPED, PLAN_SAY_DUMPED},
        [PLAN_PROBLEM_FORCED] = {PLAN_SAY_FORCED, PLAN_SAY_FORCED},
        [PLAN_PROBLEM_PERCENT] = {PLAN_SAY_PERCENT, PLAN_SAY_PERCENT},
    };
    _Static_assert(sizeof rows / sizeof rows[0] == PLAN_PROBLEM_KIND_COUNT, "all problems");
    return rows[kind][has_nearest ? 1 : 0];
}

unsigned plan_message_reasons(int id) {
    switch (id) {
    case PLAN_SAY_LIMIT:
    case PLAN_SAY_OPEN:
    case PLAN_SAY_JSON:
        return 1u << 0;
    case PLAN_SAY_NUMBER:
    case PLAN_SAY_NUMBER_RANGE:
    case PLAN_SAY_UNIT:
    case PLAN_SAY_PERIOD:
    case PLAN_SAY_REFERENCE:
    case PLAN_SAY_CONTRADICTION:
    case PLAN_SAY_OVERLAP:
    case PLAN_SAY_RULE_SYNTAX:
    case PLAN_SAY_RULE_UNIT:
        return 1u << 1;
    case PLAN_SAY_VALUE:
    case PLAN_SAY_FORCED:
    case PLAN_SAY_PACKED_BROKEN:
        return 1u << 2;
    case PLAN_SAY_TYPE:
        return 1u << 0 | 1u << 1 | 1u << 2; /* "the plan file" where there is no path */
    default:
        return 0;
    }
}

unsigned plan_message_identity(int id) {
    switch (id) {
    case PLAN_SAY_UNCLOSED: /* a line */
        return 0;
    case PLAN_SAY_RAGGED: /* the cells of the row */
        return 1u << 1;
    case PLAN_SAY_TYPE:
    case PLAN_SAY_VALUE:
    case PLAN_SAY_REFERENCE:
    case PLAN_SAY_CONTRADICTION:
    case PLAN_SAY_OVERLAP:
    case PLAN_SAY_FORCED:
    case PLAN_SAY_PERCENT:
        return 1u << 0 | 1u << 1;
    case PLAN_SAY_DIMENSION:
        return 1u << 0 | 1u << 2;
    default:
        return 1u << 0;
    }
}
