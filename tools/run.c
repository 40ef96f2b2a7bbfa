/* What check and status do around their reports: make, read, check, free. */
#include "options.h"

#include <stdlib.h>

int tell_failure(plan_status status, const plan_error *error) {
    fprintf(stderr, "libplan: %s\n",
            error->status == status ? error->message : plan_status_text(status));
    return EXIT_TROUBLE;
}

int check_files(const char *command, const check_options *input, plan_document *document,
                plan_report *report, bool *plan_is_good, bool *is_whole) {
    plan_error error;
    plan_summary so_far;
    plan_error_init(&error);
    *plan_is_good = false;
    plan_status read = check_read_files(input, document, report, plan_is_good, &error);
    progress_erase(input->shown);
    if (is_interrupted()) {
        return tell_interrupt();
    }
    plan_report_summary(report, &so_far);
    if (read == PLAN_NO_MEMORY || (!*plan_is_good && !so_far.incomplete)) {
        return tell_failure(read, &error);
    }
    if (*plan_is_good && input->file_count == 1 && plan_document_data_count(document) == 0) {
        return usage_error(command, "there is no data: name a table, or list it in \"data\"");
    }
    plan_check_options check = {sizeof check, 0, threads_of(input)};
    plan_status status =
        *plan_is_good ? plan_check(document, &check, report, &error) : plan_report_close(report);
    progress_erase(input->shown);
    if (is_interrupted()) {
        return tell_interrupt();
    }
    *is_whole = read == PLAN_OK || read == PLAN_FINDINGS;
    return status == PLAN_OK ? EXIT_FINE : tell_failure(status, &error);
}

int run_command(const file_command *command, void *options, check_options *input, int argc,
                char **argv) {
    bool done = false;
    plan_document *document = NULL;
    plan_report *report = NULL;
    input->language = -1;
    input->files = malloc((size_t)argc * sizeof *input->files);
    int result = input->files == NULL ? usage_error(command->name, "no memory")
                                      : command->read(options, argc, argv, &done);
    if (result == EXIT_FINE && !done) {
        input->folder = folder_of(input->files[0]);
        result = input->folder == NULL ? usage_error(command->name, "no memory") : result;
    }
    if (result == EXIT_FINE && !done) {
        plan_report_options make = {sizeof make, input->language, input->max_findings};
        plan_status status = plan_document_new(NULL, &document);
        status = status == PLAN_OK ? plan_report_new(NULL, &make, &report) : status;
        progress shown;
        if (status == PLAN_OK) {
            input->shown = &shown;
            progress_watch(&shown, input->progress_when, input->language == PLAN_VIETNAMESE,
                           document);
            catch_interrupts();
        }
        result = status == PLAN_OK ? command->run(options, document, report)
                                   : usage_error(command->name, "%s", plan_status_text(status));
    }
    input->shown = NULL; /* it ends here */
    plan_report_free(report);
    plan_document_free(document);
    free(input->folder);
    free(input->files);
    return result;
}
