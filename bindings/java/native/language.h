/* Objects of Java for cross.h. Nothing is null; numbers are Long and Double (any java.lang.Number
 * and Boolean is taken), texts String, lists Object[] (any List is taken), maps
 * LinkedHashMap<String, Object> (any Map is taken), arrays double[], bytes byte[]. Handles are
 * libplan.Handle. */
#ifndef PLAN_JAVA_LANGUAGE_H
#define PLAN_JAVA_LANGUAGE_H

#include <jni.h>
#include <plan.h>

#include <string>
#include <vector>

typedef jobject plan_object;

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

/* Thrown where an exception of Java is set. */
struct plan_pending {};

class plan_tongue {
  public:
    plan_tongue(JNIEnv *env = nullptr) : env(env) {
    }

    plan_is kind(jobject object) const;
    /* Whether it is a whole number of 64 bits. */
    bool whole(jobject number, int64_t *result) const;
    double real(jobject number) const;
    std::string text(jobject text) const;
    std::string bytes(jobject bytes) const;
    std::vector<double> doubles(jobject array) const;
    /* A list as what size and item take. */
    jobject items(jobject list) const;
    size_t size(jobject items) const;
    jobject item(jobject items, size_t index) const;
    jobject keys(jobject map) const;
    jobject get(jobject map, jobject key) const;
    jobject get(jobject map, const char *key) const;
    /* The object is not looked at any more. */
    void done(jobject object) const;

    jobject nothing() const;
    jobject whole(int64_t number) const;
    jobject real(double number) const;
    jobject text(const std::u16string &text) const;
    jobject bytes(const std::string &bytes) const;
    jobject doubles(const double *numbers, size_t count) const;
    jobject list(size_t size) const;
    jobject map() const;
    /* These take the item. */
    void set(jobject list, size_t index, jobject item) const;
    void put(jobject map, const char *key, jobject item) const;

    jobject handle(const char *type, void *pointer, void (*release)(void *)) const;
    bool is_function(jobject object) const;
    /* The handle keeps the function; nothing: none. */
    void watch_with(jobject handle, jobject function) const;
    /* Whether the function of the handle says to end. */
    bool tell(jobject handle, jobject moment) const;
    void raise(int32_t code, const std::string &message, uint32_t line, uint32_t column) const;
    bool failed() const;

    JNIEnv *env;

  private:
    void check() const;
};

/* What a handle holds; whose call uses it, and as what, for as long as the call. */
struct plan_thing {
    const char *type;
    void *pointer;
    void (*release)(void *);
    bool used;
    plan_tongue language;
    jobject self;
};

/* A handle that a call uses: it cannot be closed meanwhile, nor used by what the call
 * calls; other threads wait. */
class plan_held {
  public:
    plan_held() = default;
    plan_held(const plan_held &) = delete;
    plan_held &operator=(const plan_held &) = delete;
    ~plan_held();
    /* What it points to; NULL where it is closed or another thing. */
    void *hold(plan_tongue language, jobject object, const char *type);
    plan_thing *thing() const {
        return thing_;
    }

  private:
    plan_thing *thing_ = nullptr;
};

#endif
