/* Texts, values and structs of a call. */
#include "cross.h"

#include <cstring>
#include <limits>

/* --- Texts --- */

static void append_utf8(std::string *out, uint32_t c) {
    if (c < 0x80) {
        out->push_back((char)c);
    } else if (c < 0x800) {
        out->push_back((char)(0xC0 | c >> 6));
        out->push_back((char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        out->push_back((char)(0xE0 | c >> 12));
        out->push_back((char)(0x80 | (c >> 6 & 0x3F)));
        out->push_back((char)(0x80 | (c & 0x3F)));
    } else {
        out->push_back((char)(0xF0 | c >> 18));
        out->push_back((char)(0x80 | (c >> 12 & 0x3F)));
        out->push_back((char)(0x80 | (c >> 6 & 0x3F)));
        out->push_back((char)(0x80 | (c & 0x3F)));
    }
}

std::string plan_utf8(const char16_t *text, size_t length) {
    std::string out;
    out.reserve(length + length / 2);
    for (size_t i = 0; i < length; i++) {
        uint32_t c = text[i];
        if (c >= 0xD800 && c < 0xE000) {
            if (c >= 0xDC00 || i + 1 == length || text[i + 1] < 0xDC00 || text[i + 1] > 0xDFFF) {
                throw plan_refused{"a text holds half a surrogate pair"};
            }
            c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00U);
        }
        append_utf8(&out, c);
    }
    return out;
}

/* The character at *at, which moves behind it; U+FFFD for a byte that begins none. */
static uint32_t next_character(const unsigned char *text, size_t length, size_t *at) {
    unsigned char first = text[*at];
    size_t more = first < 0x80   ? 0
                  : first < 0xC2 ? 9
                  : first < 0xE0 ? 1
                  : first < 0xF0 ? 2
                  : first < 0xF5 ? 3
                                 : 9;
    uint32_t c = more == 0 ? first : first & (0x3FU >> more);
    if (more > 3 || *at + more >= length) {
        (*at)++;
        return 0xFFFD;
    }
    for (size_t i = 1; i <= more; i++) {
        if ((text[*at + i] & 0xC0) != 0x80) {
            (*at)++;
            return 0xFFFD;
        }
        c = c << 6 | (text[*at + i] & 0x3FU);
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    bool good = c >= least[more] && c < 0x110000 && (c < 0xD800 || c > 0xDFFF);
    *at += good ? more + 1 : 1;
    return good ? c : 0xFFFD;
}

std::u16string plan_utf16(const char *text, size_t length) {
    std::u16string out;
    out.reserve(length);
    for (size_t at = 0; at < length;) {
        uint32_t c = next_character((const unsigned char *)text, length, &at);
        if (c < 0x10000) {
            out.push_back((char16_t)c);
        } else {
            out.push_back((char16_t)(0xD800 + ((c - 0x10000) >> 10)));
            out.push_back((char16_t)(0xDC00 + ((c - 0x10000) & 0x3FF)));
        }
    }
    return out;
}

/* --- Numbers --- */

static int64_t need_whole(plan_tongue language, plan_object object, int64_t low, int64_t high) {
    int64_t value = 0;
    if (language.kind(object) != PLAN_IS_NUMBER || !language.whole(object, &value)) {
        throw plan_refused{"a whole number is needed"};
    }
    if (value < low || value > high) {
        throw plan_refused{"the number is out of range"};
    }
    return value;
}

static double need_real(plan_tongue language, plan_object object) {
    if (language.kind(object) != PLAN_IS_NUMBER) {
        throw plan_refused{"a number is needed"};
    }
    return language.real(object);
}

bool plan_given::whole(plan_tongue language, plan_object object, int64_t low, int64_t high,
                       int64_t *result) {
    return plan_try(language, [&] { *result = need_whole(language, object, low, high); });
}

bool plan_given::real(plan_tongue language, plan_object object, double *result) {
    return plan_try(language, [&] { *result = need_real(language, object); });
}

/* --- Texts of a call --- */

const char *plan_given::need_text(plan_tongue language, plan_object object, bool nothing_too) {
    plan_is kind = language.kind(object);
    if (kind == PLAN_IS_NOTHING && nothing_too) {
        return nullptr;
    }
    if (kind != PLAN_IS_TEXT) {
        throw plan_refused{"a text is needed"};
    }
    texts_.push_back(language.text(object));
    if (texts_.back().find('\0') != std::string::npos) {
        throw plan_refused{"a text holds the character NUL"};
    }
    return texts_.back().c_str();
}

bool plan_given::text(plan_tongue language, plan_object object, const char **result) {
    return plan_try(language, [&] { *result = need_text(language, object, true); });
}

bool plan_given::text_n(plan_tongue language, plan_object object, const char **result,
                        size_t *length) {
    return plan_try(language, [&] {
        plan_is kind = language.kind(object);
        if (kind != PLAN_IS_TEXT && kind != PLAN_IS_BYTES) {
            throw plan_refused{"a text is needed"};
        }
        texts_.push_back(kind == PLAN_IS_TEXT ? language.text(object) : language.bytes(object));
        *result = texts_.back().data();
        *length = texts_.back().size();
    });
}

const char *const *plan_given::keep(const std::vector<const char *> &texts) {
    lists_.push_back(texts);
    lists_.back().push_back(nullptr);
    return lists_.back().data();
}

/* A list of texts, or a map as one text after the other. */
void plan_given::take_texts(plan_tongue language, plan_object object, const plan_field *field,
                            char *base) {
    bool pairs = field->type == PLAN_FIELD_PAIRS;
    if (language.kind(object) != (pairs ? PLAN_IS_MAP : PLAN_IS_LIST)) {
        throw plan_refused{pairs ? "a map is needed" : "a list of texts is needed"};
    }
    std::vector<const char *> texts;
    plan_object list = pairs ? language.keys(object) : language.items(object);
    size_t n = language.size(list);
    for (size_t i = 0; i < n; i++) {
        plan_object item = language.item(list, i);
        texts.push_back(need_text(language, item, false));
        if (pairs) {
            plan_object value = language.get(object, item);
            texts.push_back(need_text(language, value, false));
            language.done(value);
        }
        language.done(item);
    }
    *(const char *const **)(void *)(base + field->offset) = keep(texts);
    *(size_t *)(void *)(base + field->other) = n;
}

/* --- Structs --- */

template <class type> static void put_whole(plan_tongue language, plan_object object, char *at) {
    const uint64_t most = (uint64_t)std::numeric_limits<type>::max();
    const int64_t high = most > INT64_MAX ? INT64_MAX : (int64_t)most;
    type value =
        (type)need_whole(language, object, (int64_t)std::numeric_limits<type>::min(), high);
    memcpy(at, &value, sizeof value);
}

static void check(bool good, const char *message) {
    if (!good) {
        throw plan_refused{message};
    }
}

/* Fields that a map cannot lack. */
static bool is_needed(const plan_record *record, size_t field) {
    return record == &plan_record_plan_decimal || record == &plan_record_plan_interval ||
           record == &plan_record_plan_period || (record == &plan_record_plan_figure && field == 0);
}

/* A value is checked as a whole: what the library is given is one that it could make. */
static void check_value(const plan_record *record, const void *value) {
    if (record == &plan_record_plan_decimal) {
        check(plan_decimal_is_valid(*(const plan_decimal *)value) != 0,
              "the decimal is out of range");
    } else if (record == &plan_record_plan_interval) {
        const plan_interval *v = (const plan_interval *)value;
        check(v->low_end <= PLAN_END_UNBOUNDED && v->high_end <= PLAN_END_UNBOUNDED,
              "the interval has an end that is none");
    } else if (record == &plan_record_plan_figure) {
        const plan_figure *v = (const plan_figure *)value;
        check(v->reading <= PLAN_BETWEEN && v->flags <= PLAN_ABOUT,
              "the figure has a reading that is none");
    }
}

static const plan_record *record_of_value(plan_field_type type) {
    return type == PLAN_FIELD_DECIMAL    ? &plan_record_plan_decimal
           : type == PLAN_FIELD_INTERVAL ? &plan_record_plan_interval
           : type == PLAN_FIELD_FIGURE   ? &plan_record_plan_figure
                                         : nullptr;
}

void plan_given::take_field(plan_tongue language, plan_object object, const plan_field *field,
                            char *base) {
    char *at = base + field->offset;
    const plan_record *value = record_of_value(field->type);
    if (value != nullptr) {
        fill(language, object, value, at);
        return;
    }
    switch (field->type) {
    case PLAN_FIELD_TEXT:
        *(const char **)(void *)at = need_text(language, object, true);
        return;
    case PLAN_FIELD_NAMES: {
        const char **names = (const char **)(void *)at;
        if (language.kind(object) != PLAN_IS_LIST) {
            names[0] = need_text(language, object, false);
            return;
        }
        plan_object list = language.items(object);
        check(language.size(list) == 2, "a text or a pair (English, Vietnamese) is needed");
        for (size_t i = 0; i < 2; i++) {
            plan_object item = language.item(list, i);
            names[i] = need_text(language, item, true);
            language.done(item);
        }
        return;
    }
    case PLAN_FIELD_CHARACTER: {
        const char *text = need_text(language, object, false);
        check(text[0] == '\0' || (text[1] == '\0' && (unsigned char)text[0] < 128),
              "one ASCII character is needed");
        *at = text[0];
        return;
    }
    case PLAN_FIELD_BYTE:
        return put_whole<uint8_t>(language, object, at);
    case PLAN_FIELD_I32:
        return put_whole<int32_t>(language, object, at);
    case PLAN_FIELD_U32:
        return put_whole<uint32_t>(language, object, at);
    case PLAN_FIELD_I64:
        return put_whole<int64_t>(language, object, at);
    case PLAN_FIELD_U64:
        return put_whole<uint64_t>(language, object, at);
    case PLAN_FIELD_SIZE:
        return put_whole<size_t>(language, object, at);
    case PLAN_FIELD_DOUBLE:
        *(double *)(void *)at = need_real(language, object);
        return;
    case PLAN_FIELD_TEXTS:
    case PLAN_FIELD_PAIRS:
        return take_texts(language, object, field, base);
    default:
        throw plan_refused{"this is only handed out"};
    }
}

static const plan_field *find_field(const plan_record *record, const char *name) {
    for (size_t i = 0; i < record->field_count; i++) {
        if (strcmp(record->fields[i].name, name) == 0) {
            return &record->fields[i];
        }
    }
    return nullptr;
}

void plan_given::fill(plan_tongue language, plan_object object, const plan_record *record,
                      void *result) {
    memset(result, 0, record->size);
    if (record->has_struct_size != 0) {
        uint32_t size = (uint32_t)record->size;
        memcpy(result, &size, sizeof size);
    }
    check(language.kind(object) == PLAN_IS_MAP, "a map of the fields is needed");
    plan_object keys = language.keys(object);
    std::vector<bool> given(record->field_count, false);
    for (size_t i = 0, n = language.size(keys); i < n; i++) {
        plan_object key = language.item(keys, i);
        const char *name = need_text(language, key, false);
        const plan_field *field = find_field(record, name);
        if (field == nullptr) {
            throw plan_refused{std::string(record->name) + " has no field " + name};
        }
        plan_object value = language.get(object, key);
        if (language.kind(value) != PLAN_IS_NOTHING) {
            given[(size_t)(field - record->fields)] = true;
            try {
                take_field(language, value, field, (char *)result);
            } catch (const plan_refused &refused) {
                throw plan_refused{std::string(name) + ": " + refused.message};
            }
            if (field->other != SIZE_MAX && !plan_field_is_counted(field)) {
                *((uint8_t *)result + field->other) = 1;
            }
        }
        language.done(value);
        language.done(key);
    }
    language.done(keys);
    for (size_t i = 0; i < record->field_count; i++) {
        if (is_needed(record, i) && !given[i]) {
            throw plan_refused{std::string(record->fields[i].name) + " is missing"};
        }
    }
    check_value(record, result);
}

bool plan_given::record(plan_tongue language, plan_object object, const plan_record *record,
                        const void **result) {
    return plan_try(language, [&] {
        *result = nullptr;
        if (language.kind(object) != PLAN_IS_NOTHING) {
            structs_.emplace_back(record->size);
            fill(language, object, record, structs_.back().data());
            *result = structs_.back().data();
        }
    });
}

bool plan_given::handle(plan_tongue language, plan_object object, const char *type, bool needed,
                        void **result) {
    return plan_try(language, [&] {
        *result = nullptr;
        if (needed || language.kind(object) != PLAN_IS_NOTHING) {
            held_.emplace_back();
            *result = held_.back().hold(language, object, type);
            check(*result != nullptr, "the handle is closed, or of another type");
        }
    });
}

int32_t plan_tell(void *context, const plan_moment *moment) {
    plan_thing *thing = (plan_thing *)context;
    bool ends = false;
    bool told = plan_try(thing->language, [&] {
        plan_object map = plan_give(thing->language, &plan_record_plan_moment, moment);
        ends = thing->language.tell(thing->self, map);
    });
    return ends || !told;
}

bool plan_given::watch(plan_tongue language, plan_object object, plan_watch *watch,
                       void **context) {
    return plan_try(language, [&] {
        bool nobody = language.kind(object) == PLAN_IS_NOTHING;
        check(nobody || language.is_function(object), "a function is needed");
        plan_thing *thing = held_.back().thing();
        language.watch_with(thing->self, object);
        *watch = nobody ? nullptr : plan_tell;
        *context = nobody ? nullptr : thing;
    });
}

/* --- Values --- */

bool plan_given::value(plan_tongue language, plan_object object, plan_decimal *result) {
    return plan_try(language, [&] { fill(language, object, &plan_record_plan_decimal, result); });
}

bool plan_given::value(plan_tongue language, plan_object object, plan_interval *result) {
    return plan_try(language, [&] { fill(language, object, &plan_record_plan_interval, result); });
}

bool plan_given::value(plan_tongue language, plan_object object, plan_figure *result) {
    return plan_try(language, [&] { fill(language, object, &plan_record_plan_figure, result); });
}

bool plan_given::value(plan_tongue language, plan_object object, plan_period *result) {
    return plan_try(language, [&] { fill(language, object, &plan_record_plan_period, result); });
}
