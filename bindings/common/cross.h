/* How values, maps, texts, arrays and calls of the mathematics cross into a language whose objects
 * are told apart at run time. A language brings `language.h`: what its objects are (plan_object)
 * and how they are read and made (plan_tongue). Everything else is the same in all of them.
 *
 * Values and structs are maps by the names of their fields, copied in both directions (record.h).
 * What can be given is checked: a value of another type, a text with NUL, half a surrogate pair or
 * a number out of range is an error with the code PLAN_INVALID, never a crash.
 */
#ifndef PLAN_BINDINGS_CROSS_H
#define PLAN_BINDINGS_CROSS_H

#include "language.h"
#include "record.h"

#include <deque>
#include <string>
#include <vector>

/* An argument that a call cannot take. */
struct plan_refused {
    std::string message;
};

/* What a call was given: it lives as long as this. Functions return false with an exception of the
 * language set. Nothing (null) is NULL where a pointer is filled, and refused elsewhere. */
class plan_given {
  public:
    bool text(plan_tongue language, plan_object object, const char **result);
    bool text_n(plan_tongue language, plan_object object, const char **result, size_t *length);
    bool record(plan_tongue language, plan_object object, const plan_record *record,
                const void **result);
    bool handle(plan_tongue language, plan_object object, const char *type, bool needed,
                void **result);
    bool value(plan_tongue language, plan_object object, plan_decimal *result);
    bool value(plan_tongue language, plan_object object, plan_interval *result);
    bool value(plan_tongue language, plan_object object, plan_figure *result);
    bool value(plan_tongue language, plan_object object, plan_period *result);
    bool value(plan_tongue language, plan_object object, plan_unit *result);
    /* Who watches the handle that was given last: a function, or nothing. */
    bool watch(plan_tongue language, plan_object object, plan_watch *watch, void **context);
    bool whole(plan_tongue language, plan_object object, int64_t low, int64_t high,
               int64_t *result);
    bool real(plan_tongue language, plan_object object, double *result);

    /* The same, thrown instead of set. */
    const char *need_text(plan_tongue language, plan_object object, bool nothing_too);
    void fill(plan_tongue language, plan_object object, const plan_record *record, void *result);

  private:
    void take_field(plan_tongue language, plan_object object, const plan_field *field, char *base);
    void take_texts(plan_tongue language, plan_object object, const plan_field *field, char *base);
    const char *const *keep(const std::vector<const char *> &texts);

    std::deque<std::string> texts_;
    std::deque<std::vector<const char *>> lists_;
    std::deque<std::vector<char>> structs_;
    std::deque<plan_held> held_;
};

/* Tells what watches a document how far a call has come; the context is what its handle holds. */
int32_t plan_tell(void *context, const plan_moment *moment);

/* Bytes that a call gives or takes. */
struct plan_bytes {
    std::string data;
    size_t at = 0;
};
bool plan_take_bytes(plan_tongue language, plan_object object, plan_bytes *result);
plan_status plan_bytes_sink(void *context, const void *data, size_t size);
plan_status plan_bytes_source(void *context, void *buffer, size_t size, size_t *read);

/* --- What is given back. NULL is nothing --- */

plan_object plan_give(plan_tongue language, const plan_record *record, const void *value);
plan_object plan_give(plan_tongue language, const plan_unit *value);
plan_object plan_give(plan_tongue language, const char *text);
/* What comes second, beside what came before. */
plan_object plan_pair(plan_tongue language, plan_object first, plan_object second);
/* Sets the exception of a status; error may be NULL. */
void plan_raise(plan_tongue language, plan_status status, const plan_error *error);

/* --- Functions of the mathematics, by the table of functions --- */

/* The answer of a function: a number, a word, a list; a map (result and parts by name) where it has
 * parts. Arrays where figures belong are taken element by element; an element without an answer is
 * NaN. NULL with an exception set where it does not work. */
plan_object plan_call(plan_tongue language, const char *name, plan_object arguments);
/* The same for arrays and lists, with statuses: a map of values and statuses. */
plan_object plan_call_v(plan_tongue language, const char *name, plan_object arguments);
/* The same from figures or intervals, which it answers with. */
plan_object plan_call_f(plan_tongue language, const char *name, int32_t scale,
                        plan_object arguments);

/* Runs what may throw; false with the exception set. */
template <class body> bool plan_try(plan_tongue language, body run) {
    try {
        run();
        return !language.failed();
    } catch (const plan_refused &refused) {
        language.raise(PLAN_INVALID, refused.message, 0, 0);
    } catch (const std::bad_alloc &) {
        language.raise(PLAN_NO_MEMORY, plan_status_text(PLAN_NO_MEMORY), 0, 0);
    } catch (const plan_pending &) {
        /* The language's own exception is set. */
    }
    return false;
}

/* UTF-16 of a language and UTF-8 of libplan. Half a pair is refused; bytes that are no UTF-8 become
 * U+FFFD. */
std::string plan_utf8(const char16_t *text, size_t length);
std::u16string plan_utf16(const char *text, size_t length);

#endif
