/* Calls of the mathematics: the table of functions says what a parameter is and what an answer. */
#include "cross.h"
#include "direct.h"

#include <cmath>
#include <cstring>

namespace {

/* Arguments of a call in all the ways that the library may want them. */
struct arguments {
    const plan_function_info *info = nullptr;
    std::vector<plan_argument> all;
    std::vector<bool> is_list;
    std::deque<std::vector<double>> numbers;
    std::deque<std::vector<plan_period>> periods;
    std::deque<std::vector<plan_interval>> intervals;
    std::deque<std::vector<plan_figure>> figures;
    plan_given given;
};

/* An answer: numbers (or intervals) of the result, then of the parts. */
struct answer {
    std::vector<double> numbers;
    std::vector<plan_status> statuses;
    std::vector<plan_interval> intervals;
    size_t count = 0;
};

struct failed {
    plan_status status;
};

std::vector<std::string> words_of(const char *text) {
    std::vector<std::string> words;
    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        words.emplace_back(text, n);
        text += n;
        text += strspn(text, " ");
    }
    return words;
}

bool is_list_of(plan_is kind) {
    return kind == PLAN_IS_LIST || kind == PLAN_IS_DOUBLES;
}

/* A word of a choice, or its number. */
double choice_of(plan_tongue language, plan_object object, const plan_parameter *parameter,
                 plan_given *given) {
    if (language.kind(object) == PLAN_IS_NUMBER) {
        return language.real(object);
    }
    std::string word = given->need_text(language, object, false);
    std::vector<std::string> words = words_of(parameter->choices);
    for (size_t i = 0; i < words.size(); i++) {
        if (words[i] == word) {
            return (double)i;
        }
    }
    throw plan_refused{std::string(parameter->name) + " is one of: " + parameter->choices};
}

double number_of(plan_tongue language, plan_object object) {
    plan_is kind = language.kind(object);
    if (kind != PLAN_IS_NUMBER && kind != PLAN_IS_NOTHING) {
        throw plan_refused{"a number is needed"};
    }
    return kind == PLAN_IS_NOTHING ? NAN : language.real(object);
}

std::vector<double> numbers_of(plan_tongue language, plan_object object) {
    if (language.kind(object) == PLAN_IS_DOUBLES) {
        return language.doubles(object);
    }
    std::vector<double> numbers;
    object = language.items(object);
    for (size_t i = 0, n = language.size(object); i < n; i++) {
        plan_object item = language.item(object, i);
        numbers.push_back(number_of(language, item));
        language.done(item);
    }
    return numbers;
}

void take_periods(plan_tongue language, plan_object object, arguments *a, plan_argument *result) {
    if (language.kind(object) != PLAN_IS_LIST) {
        throw plan_refused{"a list of periods is needed"};
    }
    a->periods.emplace_back();
    std::vector<plan_period> &periods = a->periods.back();
    object = language.items(object);
    for (size_t i = 0, n = language.size(object); i < n; i++) {
        plan_object item = language.item(object, i);
        plan_period period;
        if (language.kind(item) == PLAN_IS_TEXT) {
            std::string text = a->given.need_text(language, item, false);
            plan_status status = plan_period_read(text.data(), text.size(), &period, nullptr);
            if (status != PLAN_OK) {
                throw failed{status};
            }
        } else {
            a->given.fill(language, item, &plan_record_plan_period, &period);
        }
        periods.push_back(period);
        language.done(item);
    }
    periods.reserve(1);
    result->periods = periods.data();
    result->count = periods.size();
}

void take_numbers(plan_tongue language, plan_object object, const plan_parameter *parameter,
                  arguments *a, plan_argument *result) {
    plan_is kind = language.kind(object);
    if (kind == PLAN_IS_NOTHING) {
        if (parameter->nullable != 0 || parameter->optional != 0) {
            return;
        }
        throw plan_refused{"a number is needed"};
    }
    a->numbers.emplace_back();
    std::vector<double> &numbers = a->numbers.back();
    if (is_list_of(kind)) {
        numbers = numbers_of(language, object);
    } else if (parameter->kind == PLAN_PARAMETER_CHOICE) {
        numbers.push_back(choice_of(language, object, parameter, &a->given));
    } else {
        numbers.push_back(number_of(language, object));
    }
    numbers.reserve(1);
    result->values = numbers.data();
    result->count = numbers.size();
}

/* A figure or an interval; a number is exact. */
void take_range(plan_tongue language, plan_object object, const plan_parameter *parameter,
                arguments *a) {
    plan_interval interval;
    plan_figure figure;
    memset(&figure, 0, sizeof figure);
    plan_is kind = language.kind(object);
    if (kind == PLAN_IS_MAP && language.kind(language.get(object, "low")) == PLAN_IS_NOTHING) {
        a->given.fill(language, object, &plan_record_plan_figure, &figure);
        plan_status status = plan_figure_interval(&figure, nullptr, &interval);
        if (status != PLAN_OK) {
            throw failed{status};
        }
        a->figures.back().push_back(figure);
    } else if (kind == PLAN_IS_MAP) {
        a->given.fill(language, object, &plan_record_plan_interval, &interval);
    } else {
        plan_decimal exact;
        double number = parameter->kind == PLAN_PARAMETER_CHOICE
                            ? choice_of(language, object, parameter, &a->given)
                            : number_of(language, object);
        plan_status status = plan_decimal_shortest(number, &exact);
        if (status != PLAN_OK) {
            throw failed{status};
        }
        interval = plan_interval_point(exact);
        a->figures.back().push_back(plan_figure_exact(exact.digits, exact.scale));
    }
    a->intervals.back().push_back(interval);
}

void take_ranges(plan_tongue language, plan_object object, const plan_parameter *parameter,
                 arguments *a, plan_argument *result) {
    if (language.kind(object) == PLAN_IS_NOTHING) {
        return;
    }
    a->intervals.emplace_back();
    a->figures.emplace_back();
    if (language.kind(object) == PLAN_IS_DOUBLES) {
        throw plan_refused{"a list of figures is needed"};
    }
    if (language.kind(object) == PLAN_IS_LIST) {
        object = language.items(object);
        for (size_t i = 0, n = language.size(object); i < n; i++) {
            plan_object item = language.item(object, i);
            take_range(language, item, parameter, a);
            language.done(item);
        }
    } else {
        take_range(language, object, parameter, a);
    }
    std::vector<plan_interval> &intervals = a->intervals.back();
    std::vector<plan_figure> &figures = a->figures.back();
    intervals.reserve(1);
    figures.reserve(1);
    result->intervals = intervals.data();
    result->figures = figures.size() == intervals.size() ? figures.data() : nullptr;
    result->count = intervals.size();
}

/* The row and its arguments; what is missing at the end is left out. */
void take_all(plan_tongue language, const char *name, plan_object object, bool figures,
              arguments *a) {
    a->info = name == nullptr ? nullptr : plan_function_find(name);
    if (a->info == nullptr) {
        throw failed{PLAN_NOT_FOUND};
    }
    if (language.kind(object) != PLAN_IS_LIST) {
        throw plan_refused{"a list of arguments is needed"};
    }
    object = language.items(object);
    size_t n = language.size(object);
    if (n > a->info->parameter_count) {
        throw plan_refused{std::string(a->info->name) + " takes fewer arguments"};
    }
    for (size_t i = 0; i < n; i++) {
        const plan_parameter *parameter = &a->info->parameters[i];
        plan_object item = language.item(object, i);
        plan_argument one;
        memset(&one, 0, sizeof one);
        try {
            if (parameter->kind == PLAN_PARAMETER_PERIODS) {
                take_periods(language, item, a, &one);
            } else if (figures) {
                take_ranges(language, item, parameter, a, &one);
            } else {
                take_numbers(language, item, parameter, a, &one);
            }
        } catch (const plan_refused &refused) {
            throw plan_refused{std::string(parameter->name) + ": " + refused.message};
        }
        a->all.push_back(one);
        a->is_list.push_back(is_list_of(language.kind(item)));
        language.done(item);
    }
}

/* Whether a list stands where a figure belongs: then it is taken element by element. */
bool is_by_element(const arguments &a) {
    for (size_t i = 0; i < a.all.size(); i++) {
        if (a.is_list[i] && a.info->parameters[i].kind == PLAN_PARAMETER_FIGURE) {
            return true;
        }
    }
    return false;
}

answer call_elements(const arguments &a) {
    const plan_direct *direct = plan_direct_find(a.info->name);
    if (direct == nullptr || direct->arrays == 0) {
        throw plan_refused{std::string(a.info->name) + " takes no arrays"};
    }
    size_t arrays = (size_t)direct->arrays;
    size_t constants = (size_t)plan_direct_constants(direct);
    if (a.all.size() != arrays + constants) {
        throw plan_refused{std::string(a.info->name) + " takes another number of arguments"};
    }
    const double *x[3] = {nullptr, nullptr, nullptr};
    double numbers[2] = {0, 0};
    for (size_t i = 0; i < a.all.size(); i++) {
        if (i < arrays && (!a.is_list[i] || a.all[i].count != a.all[0].count)) {
            throw plan_refused{"arrays of one length are needed"};
        }
        if (i >= arrays && a.all[i].count != 1) {
            throw plan_refused{"one number is needed behind the arrays"};
        }
        if (i < arrays) {
            x[i] = a.all[i].values;
        } else {
            numbers[i - arrays] = a.all[i].values[0];
            double most = (double)words_of(a.info->parameters[i].choices).size();
            if (most > 0 && !(numbers[i - arrays] >= 0 && numbers[i - arrays] < most)) {
                throw plan_refused{"the choice is none"};
            }
        }
    }
    answer result;
    result.count = a.all[0].count;
    result.numbers.resize(result.count + 1);
    result.statuses.resize(result.count + 1);
    plan_status status = plan_direct_arrays(direct, x, numbers, result.numbers.data(),
                                            result.statuses.data(), result.count);
    if (status != PLAN_OK) {
        throw failed{status};
    }
    return result;
}

answer call_numbers(const arguments &a) {
    answer result;
    plan_status status = plan_function_call(a.info->name, a.all.data(), a.all.size(), nullptr,
                                            nullptr, 0, &result.count);
    if (status == PLAN_BUFFER) {
        result.numbers.resize(result.count + 1);
        result.statuses.resize(result.count + 1);
        status = plan_function_call(a.info->name, a.all.data(), a.all.size(), result.numbers.data(),
                                    result.statuses.data(), result.count, &result.count);
    }
    if (status != PLAN_OK) {
        throw failed{status};
    }
    result.numbers.resize(result.count + 1);
    result.statuses.resize(result.count + 1);
    return result;
}

answer call_intervals(const arguments &a, int32_t scale) {
    answer result;
    plan_status status = plan_function_call_f(a.info->name, a.all.data(), a.all.size(), scale,
                                              nullptr, 0, &result.count);
    if (status == PLAN_BUFFER) {
        result.intervals.resize(result.count + 1);
        status = plan_function_call_f(a.info->name, a.all.data(), a.all.size(), scale,
                                      result.intervals.data(), result.count, &result.count);
    }
    if (status != PLAN_OK) {
        throw failed{status};
    }
    result.intervals.resize(result.count + 1);
    return result;
}

/* --- The answer --- */

plan_object word_or(plan_tongue language, const char *choices, double number, plan_object other) {
    std::vector<std::string> words = words_of(choices);
    return number >= 0 && number < (double)words.size()
               ? plan_give(language, words[(size_t)number].c_str())
               : other;
}

plan_object one_of(plan_tongue language, const answer &result, size_t i, const char *choices) {
    if (!result.intervals.empty()) {
        return word_or(language, choices, plan_decimal_to_double(result.intervals[i].low),
                       plan_give(language, &plan_record_plan_interval, &result.intervals[i]));
    }
    return word_or(language, choices, result.numbers[i], language.real(result.numbers[i]));
}

plan_object list_of(plan_tongue language, const answer &result, size_t n, const char *choices) {
    if (result.intervals.empty() && *choices == '\0') {
        return language.doubles(result.numbers.data(), n);
    }
    plan_object list = language.list(n);
    for (size_t i = 0; i < n; i++) {
        language.set(list, i, one_of(language, result, i, choices));
    }
    return list;
}

plan_object give_answer(plan_tongue language, const arguments &a, const answer &result) {
    if (is_by_element(a)) {
        return list_of(language, result, result.count, a.info->choices);
    }
    std::vector<std::string> parts = words_of(a.info->parts);
    size_t n = result.count - parts.size();
    plan_object first = a.info->gives_list != 0 ? list_of(language, result, n, a.info->choices)
                                                : one_of(language, result, 0, a.info->choices);
    if (parts.empty()) {
        return first;
    }
    plan_object map = language.map();
    language.put(map, "result", first);
    for (size_t i = 0; i < parts.size(); i++) {
        language.put(map, parts[i].c_str(), one_of(language, result, n + i, a.info->part_choices));
    }
    return map;
}

template <class body> plan_object answer_of(plan_tongue language, body run) {
    plan_object result = plan_object();
    plan_try(language, [&] {
        try {
            result = run();
        } catch (const failed &why) {
            plan_raise(language, why.status, nullptr);
        }
    });
    return result;
}

} // namespace

plan_object plan_call(plan_tongue language, const char *name, plan_object object) {
    return answer_of(language, [&] {
        arguments a;
        take_all(language, name, object, false, &a);
        return give_answer(language, a, is_by_element(a) ? call_elements(a) : call_numbers(a));
    });
}

plan_object plan_call_v(plan_tongue language, const char *name, plan_object object) {
    return answer_of(language, [&] {
        arguments a;
        take_all(language, name, object, false, &a);
        answer result = is_by_element(a) ? call_elements(a) : call_numbers(a);
        plan_object map = language.map();
        plan_object statuses = language.list(result.count);
        for (size_t i = 0; i < result.count; i++) {
            language.set(statuses, i, language.whole(result.statuses[i]));
        }
        language.put(map, "values", language.doubles(result.numbers.data(), result.count));
        language.put(map, "statuses", statuses);
        return map;
    });
}

plan_object plan_call_f(plan_tongue language, const char *name, int32_t scale, plan_object object) {
    return answer_of(language, [&] {
        arguments a;
        take_all(language, name, object, true, &a);
        return give_answer(language, a, call_intervals(a, scale));
    });
}
