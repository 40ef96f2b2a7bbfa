/* Reasons of the system in words of our own. */
#include "csv_table.h"

#include <errno.h>

/* Not strerror: it speaks the language of the host's locale. */
const char *plan_reason_of_errno(int number) {
    switch (number) {
    case ENOENT:
        return "no such file";
    case EACCES:
    case EPERM:
        return "permission denied";
    case ENOTDIR:
        return "a part of the path is no directory";
    case ENAMETOOLONG:
        return "the path is too long";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    case ENOMEM:
        return "no memory";
    case ELOOP:
        return "too many symbolic links";
    default:
        return "the system refuses to open it";
    }
}
