/* Objects of JavaScript, by Node-API. */
#include "language.h"

#include "cross.h"

#include <cmath>
#include <cstring>

/* Wrapped objects of this library and of no other. */
static const napi_type_tag tag = {0x706c616e5f686e64, 0x6c655f3230323601};
static const double most_exact = 9007199254740991.0;

void plan_tongue::check(napi_status status) const {
    if (status == napi_ok) {
        return;
    }
    if (failed()) {
        throw plan_pending();
    }
    throw plan_refused{"the object cannot be read"};
}

bool plan_tongue::failed() const {
    bool pending = false;
    napi_is_exception_pending(env, &pending);
    return pending;
}

/* --- Reading --- */

static plan_is kind_of_object(napi_env env, napi_value object) {
    bool is = false;
    if (napi_is_array(env, object, &is) == napi_ok && is) {
        return PLAN_IS_LIST;
    }
    if (napi_is_typedarray(env, object, &is) == napi_ok && is) {
        napi_typedarray_type type;
        if (napi_get_typedarray_info(env, object, &type, nullptr, nullptr, nullptr, nullptr) !=
            napi_ok) {
            return PLAN_IS_OTHER;
        }
        return type == napi_float64_array ? PLAN_IS_DOUBLES
               : type == napi_uint8_array ? PLAN_IS_BYTES
                                          : PLAN_IS_OTHER;
    }
    return PLAN_IS_MAP;
}

plan_is plan_tongue::kind(napi_value object) const {
    napi_valuetype type = napi_undefined;
    if (object == nullptr || napi_typeof(env, object, &type) != napi_ok) {
        return PLAN_IS_NOTHING;
    }
    switch (type) {
    case napi_undefined:
    case napi_null:
        return PLAN_IS_NOTHING;
    case napi_boolean:
    case napi_number:
    case napi_bigint:
        return PLAN_IS_NUMBER;
    case napi_string:
        return PLAN_IS_TEXT;
    case napi_object:
        return kind_of_object(env, object);
    default:
        return PLAN_IS_OTHER;
    }
}

bool plan_tongue::whole(napi_value number, int64_t *result) const {
    napi_valuetype type;
    bool good = false;
    double value = 0;
    check(napi_typeof(env, number, &type));
    if (type == napi_bigint) {
        check(napi_get_value_bigint_int64(env, number, result, &good));
        return good;
    }
    value = real(number);
    if (!(std::fabs(value) <= most_exact) || value != std::floor(value)) {
        return false;
    }
    *result = (int64_t)value;
    return true;
}

double plan_tongue::real(napi_value number) const {
    napi_valuetype type;
    double value = 0;
    check(napi_typeof(env, number, &type));
    if (type == napi_boolean) {
        bool truth = false;
        check(napi_get_value_bool(env, number, &truth));
        return truth;
    }
    if (type == napi_bigint) {
        int64_t whole = 0;
        bool good = false;
        check(napi_get_value_bigint_int64(env, number, &whole, &good));
        if (!good) {
            throw plan_refused{"the number is out of range"};
        }
        return (double)whole;
    }
    check(napi_get_value_double(env, number, &value));
    return value;
}

std::string plan_tongue::text(napi_value text) const {
    size_t length = 0;
    check(napi_get_value_string_utf16(env, text, nullptr, 0, &length));
    std::u16string units(length + 1, u'\0');
    check(napi_get_value_string_utf16(env, text, &units[0], length + 1, &length));
    return plan_utf8(units.data(), length);
}

std::string plan_tongue::bytes(napi_value bytes) const {
    size_t length = 0;
    void *data = nullptr;
    check(napi_get_typedarray_info(env, bytes, nullptr, &length, &data, nullptr, nullptr));
    return length == 0 ? std::string() : std::string((const char *)data, length);
}

/* A copy: what runs while further arguments are read may let go of the array. */
std::vector<double> plan_tongue::doubles(napi_value array) const {
    size_t length = 0;
    void *data = nullptr;
    check(napi_get_typedarray_info(env, array, nullptr, &length, &data, nullptr, nullptr));
    std::vector<double> copy(length);
    if (length > 0) {
        memcpy(copy.data(), data, length * sizeof(double));
    }
    return copy;
}

napi_value plan_tongue::items(napi_value list) const {
    return list;
}

size_t plan_tongue::size(napi_value items) const {
    uint32_t length = 0;
    check(napi_get_array_length(env, items, &length));
    return length;
}

napi_value plan_tongue::item(napi_value items, size_t index) const {
    napi_value value;
    check(napi_get_element(env, items, (uint32_t)index, &value));
    return value;
}

napi_value plan_tongue::keys(napi_value map) const {
    napi_value keys;
    check(napi_get_all_property_names(
        env, map, napi_key_own_only, (napi_key_filter)(napi_key_enumerable | napi_key_skip_symbols),
        napi_key_numbers_to_strings, &keys));
    return keys;
}

napi_value plan_tongue::get(napi_value map, napi_value key) const {
    napi_value value;
    check(napi_get_property(env, map, key, &value));
    return value;
}

napi_value plan_tongue::get(napi_value map, const char *key) const {
    napi_value value;
    check(napi_get_named_property(env, map, key, &value));
    return value;
}

/* --- Making --- */

napi_value plan_tongue::nothing() const {
    napi_value made;
    check(napi_get_null(env, &made));
    return made;
}

napi_value plan_tongue::whole(int64_t number) const {
    napi_value made;
    if (std::fabs((double)number) <= most_exact) {
        check(napi_create_int64(env, number, &made));
    } else {
        check(napi_create_bigint_int64(env, number, &made));
    }
    return made;
}

napi_value plan_tongue::real(double number) const {
    napi_value made;
    check(napi_create_double(env, number, &made));
    return made;
}

napi_value plan_tongue::text(const std::u16string &text) const {
    napi_value made;
    check(napi_create_string_utf16(env, text.data(), text.size(), &made));
    return made;
}

napi_value plan_tongue::bytes(const std::string &bytes) const {
    napi_value made;
    check(napi_create_buffer_copy(env, bytes.size(), bytes.data(), nullptr, &made));
    return made;
}

napi_value plan_tongue::doubles(const double *numbers, size_t count) const {
    napi_value buffer, made;
    void *data = nullptr;
    check(napi_create_arraybuffer(env, count * sizeof(double), &data, &buffer));
    if (count > 0) {
        memcpy(data, numbers, count * sizeof(double));
    }
    check(napi_create_typedarray(env, napi_float64_array, count, buffer, 0, &made));
    return made;
}

napi_value plan_tongue::list(size_t size) const {
    napi_value made;
    check(napi_create_array_with_length(env, size, &made));
    return made;
}

napi_value plan_tongue::map() const {
    napi_value made;
    check(napi_create_object(env, &made));
    return made;
}

void plan_tongue::set(napi_value list, size_t index, napi_value item) const {
    check(napi_set_element(env, list, (uint32_t)index, item));
}

/* Defined, not set: a key such as __proto__ is one like others. */
void plan_tongue::put(napi_value map, const char *key, napi_value item) const {
    napi_property_descriptor property = {};
    property.name = plan_give(*this, key);
    property.value = item;
    property.attributes =
        (napi_property_attributes)(napi_writable | napi_enumerable | napi_configurable);
    check(napi_define_properties(env, map, 1, &property));
}

/* --- Handles and errors --- */

static plan_thing *thing_of(napi_env env, napi_value object) {
    bool ours = false;
    void *thing = nullptr;
    if (napi_check_object_type_tag(env, object, &tag, &ours) != napi_ok || !ours ||
        napi_unwrap(env, object, &thing) != napi_ok) {
        return nullptr;
    }
    return (plan_thing *)thing;
}

static void free_thing(plan_thing *thing) {
    if (thing->pointer != nullptr) {
        void *held = thing->pointer;
        thing->pointer = nullptr;
        thing->release(held);
    }
}

static void finalize(napi_env, void *data, void *) {
    free_thing((plan_thing *)data);
    delete (plan_thing *)data;
}

static plan_thing *this_thing(napi_env env, napi_callback_info info) {
    napi_value self = nullptr;
    napi_valuetype type = napi_undefined;
    plan_thing *thing = nullptr;
    if (napi_get_cb_info(env, info, nullptr, nullptr, &self, nullptr) == napi_ok &&
        napi_typeof(env, self, &type) == napi_ok && type == napi_object) {
        thing = thing_of(env, self);
    }
    if (thing == nullptr) {
        plan_tongue(env).raise(PLAN_INVALID, "this is no handle", 0, 0);
    }
    return thing;
}

static napi_value close_handle(napi_env env, napi_callback_info info) {
    plan_thing *thing = this_thing(env, info);
    if (thing != nullptr && thing->used) {
        plan_tongue(env).raise(PLAN_INVALID, "a call uses the handle", 0, 0);
    } else if (thing != nullptr) {
        free_thing(thing);
    }
    return nullptr;
}

static napi_value is_closed(napi_env env, napi_callback_info info) {
    napi_value answer = nullptr;
    plan_thing *thing = this_thing(env, info);
    if (thing != nullptr) {
        napi_get_boolean(env, thing->pointer == nullptr, &answer);
    }
    return answer;
}

napi_value plan_tongue::handle(const char *type, void *pointer, void (*release)(void *)) const {
    if (pointer == nullptr) {
        return nothing();
    }
    napi_value made;
    plan_thing *thing =
        new (std::nothrow) plan_thing{type, pointer, release, false, *this, nullptr};
    if (thing == nullptr || napi_create_object(env, &made) != napi_ok ||
        napi_wrap(env, made, thing, finalize, nullptr, nullptr) != napi_ok) {
        release(pointer);
        delete thing;
        throw std::bad_alloc();
    }
    const napi_property_descriptor methods[] = {
        {"close", nullptr, close_handle, nullptr, nullptr, nullptr, napi_default, nullptr},
        {"isClosed", nullptr, is_closed, nullptr, nullptr, nullptr, napi_default, nullptr}};
    check(napi_type_tag_object(env, made, &tag));
    check(napi_define_properties(env, made, 2, methods));
    return made;
}

void *plan_held::hold(plan_tongue language, napi_value object, const char *type) {
    plan_thing *thing =
        language.kind(object) == PLAN_IS_MAP ? thing_of(language.env, object) : nullptr;
    if (thing == nullptr || thing->pointer == nullptr || strcmp(thing->type, type) != 0) {
        return nullptr;
    }
    if (thing->used) {
        throw plan_refused{"a call uses the handle"};
    }
    thing->used = true;
    thing->language = language;
    thing->self = object;
    thing_ = thing;
    return thing->pointer;
}

plan_held::~plan_held() {
    if (thing_ != nullptr) {
        thing_->used = false;
    }
}

bool plan_tongue::is_function(napi_value object) const {
    napi_valuetype type = napi_undefined;
    return napi_typeof(env, object, &type) == napi_ok && type == napi_function;
}

/* A property, so that the collector sees that the handle keeps the function. */
static const char watcher[] = "watcher";

void plan_tongue::watch_with(napi_value handle, napi_value function) const {
    napi_property_descriptor property = {};
    property.utf8name = watcher;
    property.value = function;
    property.attributes = (napi_property_attributes)(napi_writable | napi_configurable);
    check(napi_define_properties(env, handle, 1, &property));
}

bool plan_tongue::tell(napi_value handle, napi_value moment) const {
    napi_value function = get(handle, watcher), answer, truth;
    bool ends = false;
    if (is_function(function)) {
        check(napi_call_function(env, handle, function, 1, &moment, &answer));
        check(napi_coerce_to_bool(env, answer, &truth));
        check(napi_get_value_bool(env, truth, &ends));
    }
    return ends;
}

void plan_tongue::raise(int32_t code, const std::string &message, uint32_t line,
                        uint32_t column) const {
    if (failed()) {
        return;
    }
    try {
        const char *status = plan_status_name(code);
        napi_value error;
        check(napi_create_error(env, nullptr, text(plan_utf16(message.data(), message.size())),
                                &error));
        put(error, "code", whole((int64_t)code));
        put(error, "status", plan_give(*this, status));
        put(error, "line", whole((int64_t)line));
        put(error, "column", whole((int64_t)column));
        napi_throw(env, error);
    } catch (const plan_refused &) {
        napi_throw_error(env, nullptr, "libplan failed");
    } catch (const plan_pending &) {
        /* Something else is thrown already. */
    }
}
