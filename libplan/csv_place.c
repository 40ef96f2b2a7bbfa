/* Lines and columns behind cells, as an editor counts them. */
#include "csv_place.h"

#include "text.h"

uint32_t plan_csv_quotes(const char *text, size_t length) {
    uint32_t quotes = 0;
    for (size_t i = 0; i < length; i++) {
        quotes += text[i] == '"' ? 1 : 0;
    }
    return quotes;
}

uint32_t plan_csv_line_ends(const char *text, size_t length) {
    uint32_t lines = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'))) {
            lines++;
        }
    }
    return lines;
}

uint32_t plan_csv_column_behind(uint32_t column, uint32_t quotes, const char *text, size_t length,
                                bool ascii) {
    size_t characters = ascii ? length : plan_utf8_count(text, length);
    if (quotes == PLAN_CSV_UNQUOTED) {
        return column + (uint32_t)characters + 1;
    }
    size_t last = length;
    while (last > 0 && text[last - 1] != '\n' && text[last - 1] != '\r') {
        last--;
    }
    if (last == 0) {
        return column + (uint32_t)characters + quotes + 3;
    }
    uint32_t behind = 3; /* closing quote and separator, counted from 1 */
    for (size_t i = last; i < length; i++) {
        behind += ((unsigned char)text[i] & 0xC0) != 0x80 ? 1 : 0;
        behind += text[i] == '"' ? 1 : 0;
    }
    return behind;
}
