/* What the system says of files: its reasons in words of our own, and folders. */
#define _POSIX_C_SOURCE 200809L /* fileno, fstat */

#include "csv_table.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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

/* Of a file that is open fstat says something; if not, that it is no folder. */
bool plan_is_folder(FILE *file) {
    struct stat about;
    memset(&about, 0, sizeof about);
    (void)fstat(fileno(file), &about);
    return S_ISDIR(about.st_mode);
}
