/* One process that reads, checks, cites and writes the same plan again and again: its memory is
 * flat.
 *
 * usage: long_run CHECKS FOLDER */
#include <plan.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WARM = 100, SLACK = 256 }; /* checks before memory is looked at; what it may grow by [KB] */

static plan_status drop(void *context, const void *data, size_t size) {
    (void)data;
    *(size_t *)context += size;
    return PLAN_OK;
}

static long resident(void) {
    char line[256];
    long kilobytes = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0) {
            kilobytes = strtol(line + 6, NULL, 10);
        }
    }
    if (status != NULL) {
        fclose(status);
    }
    return kilobytes;
}

static int check(const char *folder, int format, size_t *written) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    char path[4096];
    snprintf(path, sizeof path, "%s/plan.json", folder);
    *written = 0;
    int held = plan_document_new(NULL, &document) == PLAN_OK &&
               plan_report_new(NULL, NULL, &report) == PLAN_OK &&
               plan_json_read_file(document, path, NULL, report, NULL) == PLAN_OK &&
               plan_json_read_data(document, folder, NULL, report, NULL) == PLAN_OK &&
               plan_check(document, NULL, report, NULL) == PLAN_OK &&
               plan_json_cite_data(document, folder, NULL, report, NULL) == PLAN_OK &&
               plan_report_write(report, format, NULL, drop, written) == PLAN_OK;
    plan_report_free(report);
    plan_document_free(document);
    return held;
}

int main(int argc, char **argv) {
    long checks = argc == 3 ? strtol(argv[1], NULL, 10) : 0, before = 0;
    size_t first[PLAN_FORMAT_BASELINE] = {0}, written;
    for (long i = 0; i < checks + WARM; i++) {
        int format = (int)(i % PLAN_FORMAT_BASELINE);
        if (!check(argv[2], format, &written) || (first[format] != 0 && first[format] != written)) {
            printf("check %ld went wrong\n", i);
            return 1;
        }
        first[format] = written;
        before = i == WARM ? resident() : before;
    }
    long grown = resident() - before;
    printf("%ld checks: grew by %ld KB from %ld KB\n", checks, grown, before);
    return checks <= 0 || before <= 0 || grown > SLACK;
}
