/* Objects of Java, by JNI. */
#include "language.h"

#include "cross.h"

#include <cmath>
#include <cstring>

namespace {

jclass number_class, truth_class, long_class, double_class, string_class, list_class, map_class,
    linked_class, object_class, doubles_class, objects_class, bytes_class, handle_class,
    predicate_class, error_class;
jmethodID truth_value, long_value, double_value, make_long, make_double, list_to_array, map_keys,
    map_get, set_to_array, make_linked, map_put, make_handle, handle_hold, handle_watch_with,
    handle_tell, make_error;

jclass find(JNIEnv *env, const char *name) {
    jclass local = env->FindClass(name);
    return local == nullptr ? nullptr : (jclass)env->NewGlobalRef(local);
}

} // namespace

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *) {
    JNIEnv *env = nullptr;
    if (vm->GetEnv((void **)&env, JNI_VERSION_1_8) != JNI_OK) {
        return JNI_ERR;
    }
    const struct {
        jclass *where;
        const char *name;
    } classes[] = {
        {&number_class, "java/lang/Number"},     {&truth_class, "java/lang/Boolean"},
        {&long_class, "java/lang/Long"},         {&double_class, "java/lang/Double"},
        {&string_class, "java/lang/String"},     {&list_class, "java/util/List"},
        {&map_class, "java/util/Map"},           {&linked_class, "java/util/LinkedHashMap"},
        {&object_class, "java/lang/Object"},     {&doubles_class, "[D"},
        {&objects_class, "[Ljava/lang/Object;"}, {&bytes_class, "[B"},
        {&handle_class, "libplan/Handle"},       {&predicate_class, "java/util/function/Predicate"},
        {&error_class, "libplan/PlanException"}};
    for (const auto &one : classes) {
        *one.where = find(env, one.name);
        if (*one.where == nullptr) {
            return JNI_ERR;
        }
    }
    jclass set_class = env->FindClass("java/util/Set");
    const struct {
        jmethodID *where;
        jclass owner;
        const char *name, *type;
    } methods[] = {
        {&truth_value, truth_class, "booleanValue", "()Z"},
        {&long_value, number_class, "longValue", "()J"},
        {&double_value, number_class, "doubleValue", "()D"},
        {&make_long, long_class, "<init>", "(J)V"},
        {&make_double, double_class, "<init>", "(D)V"},
        {&list_to_array, list_class, "toArray", "()[Ljava/lang/Object;"},
        {&map_keys, map_class, "keySet", "()Ljava/util/Set;"},
        {&map_get, map_class, "get", "(Ljava/lang/Object;)Ljava/lang/Object;"},
        {&set_to_array, set_class, "toArray", "()[Ljava/lang/Object;"},
        {&make_linked, linked_class, "<init>", "()V"},
        {&map_put, map_class, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"},
        {&make_handle, handle_class, "<init>", "(Ljava/lang/String;J)V"},
        {&handle_hold, handle_class, "hold", "(Ljava/lang/String;)J"},
        {&handle_watch_with, handle_class, "watchWith", "(Ljava/util/function/Predicate;)V"},
        {&handle_tell, handle_class, "tell", "(Ljava/util/Map;)Z"},
        {&make_error, error_class, "<init>", "(ILjava/lang/String;Ljava/lang/String;JJ)V"}};
    for (const auto &one : methods) {
        *one.where =
            one.owner == nullptr ? nullptr : env->GetMethodID(one.owner, one.name, one.type);
        if (*one.where == nullptr) {
            return JNI_ERR;
        }
    }
    return JNI_VERSION_1_8;
}

/* Frees what a handle held; called by libplan.Handle alone. */
extern "C" JNIEXPORT void JNICALL Java_libplan_Handle_release(JNIEnv *, jclass, jlong pointer) {
    plan_thing *thing = (plan_thing *)(intptr_t)pointer;
    thing->release(thing->pointer);
    delete thing;
}

extern "C" JNIEXPORT jboolean JNICALL Java_libplan_Handle_isUsed(JNIEnv *, jclass, jlong pointer) {
    return ((plan_thing *)(intptr_t)pointer)->used ? JNI_TRUE : JNI_FALSE;
}

void plan_tongue::check() const {
    if (env->ExceptionCheck()) {
        throw plan_pending();
    }
}

bool plan_tongue::failed() const {
    return env->ExceptionCheck() != JNI_FALSE;
}

/* --- Reading --- */

plan_is plan_tongue::kind(jobject object) const {
    return object == nullptr                          ? PLAN_IS_NOTHING
           : env->IsInstanceOf(object, number_class)  ? PLAN_IS_NUMBER
           : env->IsInstanceOf(object, truth_class)   ? PLAN_IS_NUMBER
           : env->IsInstanceOf(object, string_class)  ? PLAN_IS_TEXT
           : env->IsInstanceOf(object, doubles_class) ? PLAN_IS_DOUBLES
           : env->IsInstanceOf(object, bytes_class)   ? PLAN_IS_BYTES
           : env->IsInstanceOf(object, objects_class) ? PLAN_IS_LIST
           : env->IsInstanceOf(object, list_class)    ? PLAN_IS_LIST
           : env->IsInstanceOf(object, map_class)     ? PLAN_IS_MAP
                                                      : PLAN_IS_OTHER;
}

/* Long says what it is; others are whole where their double and their long are the same number. */
bool plan_tongue::whole(jobject number, int64_t *result) const {
    if (env->IsInstanceOf(number, truth_class)) {
        *result = env->CallBooleanMethod(number, truth_value);
        check();
        return true;
    }
    int64_t value = env->CallLongMethod(number, long_value);
    check();
    if (!env->IsInstanceOf(number, long_class)) {
        double close = env->CallDoubleMethod(number, double_value);
        check();
        if (!(std::fabs(close) <= 9007199254740992.0) || close != (double)value) {
            return false;
        }
    }
    *result = value;
    return true;
}

double plan_tongue::real(jobject number) const {
    if (env->IsInstanceOf(number, truth_class)) {
        bool truth = env->CallBooleanMethod(number, truth_value) != JNI_FALSE;
        check();
        return truth;
    }
    double value = env->CallDoubleMethod(number, double_value);
    check();
    return value;
}

std::string plan_tongue::text(jobject text) const {
    jsize length = env->GetStringLength((jstring)text);
    std::u16string units((size_t)length, u'\0');
    env->GetStringRegion((jstring)text, 0, length, (jchar *)&units[0]);
    check();
    return plan_utf8(units.data(), units.size());
}

std::string plan_tongue::bytes(jobject bytes) const {
    jsize length = env->GetArrayLength((jarray)bytes);
    std::string copy((size_t)length, '\0');
    env->GetByteArrayRegion((jbyteArray)bytes, 0, length, (jbyte *)&copy[0]);
    check();
    return copy;
}

std::vector<double> plan_tongue::doubles(jobject array) const {
    jsize length = env->GetArrayLength((jarray)array);
    std::vector<double> copy((size_t)length);
    env->GetDoubleArrayRegion((jdoubleArray)array, 0, length, copy.data());
    check();
    return copy;
}

/* A List is asked once, for an array of its items. */
jobject plan_tongue::items(jobject list) const {
    if (env->IsInstanceOf(list, objects_class)) {
        return list;
    }
    jobject array = env->CallObjectMethod(list, list_to_array);
    check();
    if (array == nullptr) {
        throw plan_refused{"the list has no items"};
    }
    return array;
}

size_t plan_tongue::size(jobject items) const {
    return (size_t)env->GetArrayLength((jarray)items);
}

jobject plan_tongue::item(jobject items, size_t index) const {
    jobject item = env->GetObjectArrayElement((jobjectArray)items, (jsize)index);
    check();
    return item;
}

jobject plan_tongue::keys(jobject map) const {
    jobject set = env->CallObjectMethod(map, map_keys);
    check();
    jobject array = set == nullptr ? nullptr : env->CallObjectMethod(set, set_to_array);
    check();
    if (array == nullptr) {
        throw plan_refused{"the map has no keys"};
    }
    env->DeleteLocalRef(set);
    return array;
}

jobject plan_tongue::get(jobject map, jobject key) const {
    jobject value = env->CallObjectMethod(map, map_get, key);
    check();
    return value;
}

jobject plan_tongue::get(jobject map, const char *key) const {
    jobject name = plan_give(*this, key);
    jobject value = get(map, name);
    env->DeleteLocalRef(name);
    return value;
}

void plan_tongue::done(jobject object) const {
    if (object != nullptr) {
        env->DeleteLocalRef(object);
    }
}

/* --- Making --- */

jobject plan_tongue::nothing() const {
    return nullptr;
}

jobject plan_tongue::whole(int64_t number) const {
    jobject made = env->NewObject(long_class, make_long, (jlong)number);
    check();
    return made;
}

jobject plan_tongue::real(double number) const {
    jobject made = env->NewObject(double_class, make_double, number);
    check();
    return made;
}

jobject plan_tongue::text(const std::u16string &text) const {
    jobject made = env->NewString((const jchar *)text.data(), (jsize)text.size());
    check();
    return made;
}

jobject plan_tongue::bytes(const std::string &bytes) const {
    jbyteArray made = env->NewByteArray((jsize)bytes.size());
    check();
    env->SetByteArrayRegion(made, 0, (jsize)bytes.size(), (const jbyte *)bytes.data());
    return made;
}

jobject plan_tongue::doubles(const double *numbers, size_t count) const {
    jdoubleArray made = env->NewDoubleArray((jsize)count);
    check();
    env->SetDoubleArrayRegion(made, 0, (jsize)count, numbers);
    return made;
}

jobject plan_tongue::list(size_t size) const {
    jobject made = env->NewObjectArray((jsize)size, object_class, nullptr);
    check();
    return made;
}

jobject plan_tongue::map() const {
    jobject made = env->NewObject(linked_class, make_linked);
    check();
    return made;
}

void plan_tongue::set(jobject list, size_t index, jobject item) const {
    env->SetObjectArrayElement((jobjectArray)list, (jsize)index, item);
    check();
    done(item);
}

void plan_tongue::put(jobject map, const char *key, jobject item) const {
    jobject name = plan_give(*this, key);
    jobject before = env->CallObjectMethod(map, map_put, name, item);
    check();
    done(before);
    done(name);
    done(item);
}

/* --- Handles and errors --- */

jobject plan_tongue::handle(const char *type, void *pointer, void (*release)(void *)) const {
    if (pointer == nullptr) {
        return nullptr;
    }
    plan_thing *thing =
        new (std::nothrow) plan_thing{type, pointer, release, false, *this, nullptr};
    jstring name = thing == nullptr ? nullptr : env->NewStringUTF(type);
    jobject made = name == nullptr
                       ? nullptr
                       : env->NewObject(handle_class, make_handle, name, (jlong)(intptr_t)thing);
    if (made == nullptr) {
        release(pointer);
        delete thing;
        check();
        throw std::bad_alloc();
    }
    return made;
}

void *plan_held::hold(plan_tongue language, jobject object, const char *type) {
    JNIEnv *env = language.env;
    if (object == nullptr || !env->IsInstanceOf(object, handle_class)) {
        return nullptr;
    }
    jstring name = env->NewStringUTF(type);
    if (name == nullptr || env->MonitorEnter(object) != JNI_OK) {
        throw plan_pending();
    }
    plan_thing *thing = (plan_thing *)(intptr_t)env->CallLongMethod(object, handle_hold, name);
    bool failed = language.failed();
    env->DeleteLocalRef(name);
    if (failed || thing == nullptr || thing->used) {
        env->MonitorExit(object);
        if (thing != nullptr && !failed) {
            throw plan_refused{"a call uses the handle"};
        }
        return nullptr;
    }
    thing->used = true;
    thing->language = language;
    thing->self = object;
    thing_ = thing;
    return thing->pointer;
}

plan_held::~plan_held() {
    if (thing_ != nullptr) {
        jobject object = thing_->self;
        thing_->used = false;
        thing_->language.env->MonitorExit(object);
    }
}

bool plan_tongue::is_function(jobject object) const {
    return object != nullptr && env->IsInstanceOf(object, predicate_class);
}

void plan_tongue::watch_with(jobject handle, jobject function) const {
    env->CallVoidMethod(handle, handle_watch_with, function);
    check();
}

bool plan_tongue::tell(jobject handle, jobject moment) const {
    bool ends = env->CallBooleanMethod(handle, handle_tell, moment) != JNI_FALSE;
    check();
    env->DeleteLocalRef(moment);
    return ends;
}

void plan_tongue::raise(int32_t code, const std::string &message, uint32_t line,
                        uint32_t column) const {
    if (env->ExceptionCheck()) {
        return;
    }
    std::u16string words = plan_utf16(message.data(), message.size());
    const char *status = plan_status_name(code);
    jstring text = env->NewString((const jchar *)words.data(), (jsize)words.size());
    jstring name = text == nullptr ? nullptr : env->NewStringUTF(status == nullptr ? "" : status);
    jobject made = name == nullptr ? nullptr
                                   : env->NewObject(error_class, make_error, (jint)code, name, text,
                                                    (jlong)line, (jlong)column);
    if (made != nullptr) {
        env->Throw((jthrowable)made);
    }
}
