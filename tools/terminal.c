/* What standard output is, where it is a terminal. */
#define _DEFAULT_SOURCE /* the width of a terminal */

#include "check_command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool use_color(int when) {
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool able = isatty(STDOUT_FILENO) == 1 && (no == NULL || no[0] == '\0') &&
                (terminal == NULL || strcmp(terminal, "dumb") != 0);
    return when == COLOR_ALWAYS || (when == COLOR_AUTO && able);
}

uint32_t width_of_terminal(void) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size); /* leaves 0 where it is no terminal */
    if (size.ws_col == 0) {
        return 0;
    }
    return size.ws_col < 40 ? 40 : size.ws_col > 120 ? 120 : size.ws_col;
}
