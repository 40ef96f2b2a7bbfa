/* Objects of JavaScript for cross.h. Nothing is null (undefined is taken); a whole number is a
 * number where that holds it exactly and a BigInt beyond, texts are strings, lists arrays, maps
 * plain objects with the keys that are their own, arrays Float64Array, bytes Buffer (any Uint8Array
 * is taken). Handles are objects with close() and isClosed(). */
#ifndef PLAN_JAVASCRIPT_LANGUAGE_H
#define PLAN_JAVASCRIPT_LANGUAGE_H

#include <napi.h>
#include <plan.h>

#include <string>
#include <vector>

typedef napi_value plan_object;

enum plan_is {
    PLAN_IS_NOTHING,
    PLAN_IS_NUMBER,
    PLAN_IS_TEXT,
    PLAN_IS_LIST,
    PLAN_IS_DOUBLES,
    PLAN_IS_BYTES,
    PLAN_IS_MAP,
    PLAN_IS_OTHER
};

/* Thrown where an exception of JavaScript is set. */
struct plan_pending {};

class plan_tongue {
  public:
    plan_tongue(napi_env env = nullptr) : env(env) {
    }

    plan_is kind(napi_value object) const;
    /* Whether it is a whole number of 64 bits. */
    bool whole(napi_value number, int64_t *result) const;
    double real(napi_value number) const;
    std::string text(napi_value text) const;
    std::string bytes(napi_value bytes) const;
    std::vector<double> doubles(napi_value array) const;
    /* A list as what size and item take. */
    napi_value items(napi_value list) const;
    size_t size(napi_value items) const;
    napi_value item(napi_value items, size_t index) const;
    napi_value keys(napi_value map) const;
    napi_value get(napi_value map, napi_value key) const;
    napi_value get(napi_value map, const char *key) const;
    /* The object is not looked at any more: the scope of the call frees it. */
    void done(napi_value) const {
    }

    napi_value nothing() const;
    napi_value whole(int64_t number) const;
    napi_value real(double number) const;
    napi_value text(const std::u16string &text) const;
    napi_value bytes(const std::string &bytes) const;
    napi_value doubles(const double *numbers, size_t count) const;
    napi_value list(size_t size) const;
    napi_value map() const;
    void set(napi_value list, size_t index, napi_value item) const;
    void put(napi_value map, const char *key, napi_value item) const;

    napi_value handle(const char *type, void *pointer, void (*release)(void *)) const;
    bool is_function(napi_value object) const;
    /* The handle keeps the function; nothing: none. */
    void watch_with(napi_value handle, napi_value function) const;
    /* Whether the function of the handle says to end. */
    bool tell(napi_value handle, napi_value moment) const;
    void raise(int32_t code, const std::string &message, uint32_t line, uint32_t column) const;
    bool failed() const;

    napi_env env;

  private:
    void check(napi_status status) const;
};

/* What a handle holds; whose call uses it, and as what, for as long as the call. */
struct plan_thing {
    const char *type;
    void *pointer;
    void (*release)(void *);
    bool used;
    plan_tongue language;
    napi_value self;
};

/* A handle that a call uses: it cannot be closed meanwhile, nor used by what the call calls. */
class plan_held {
  public:
    plan_held() = default;
    plan_held(const plan_held &) = delete;
    plan_held &operator=(const plan_held &) = delete;
    ~plan_held();
    /* What it points to; NULL where it is closed or another thing. */
    void *hold(plan_tongue language, napi_value object, const char *type);
    plan_thing *thing() const {
        return thing_;
    }

  private:
    plan_thing *thing_ = nullptr;
};

#endif
