# Jobs, their runs, reviews of fits, files sent to be imported, exports over HTTP.

job-checkpoint = Move what has gathered in the log into bucket files
job-self-check = Compare the groups of some customers with a fresh evaluation
job-unknown = There is no job “{ $name }” that can be started by itself. GET /api/v1/jobs/kinds lists them.
job-run-unknown = There is no run { $id }. It may have been removed after its time; GET /api/v1/jobs lists those that are kept.
job-parameters-unreadable = The parameters of the run cannot be read: { $reason }. Ask again.
job-stopped = Stopped before it was done. Start it again, and it goes on.
job-panicked = The job broke down, which is a fault of the program. It is tried again; the log of the server says where it happened.
job-thread-refused = The system gives no thread for jobs: { $reason }. Raise the limit of processes or free memory, and start again.

job-export = Write the customers of a definition to a file
job-import = Import an uploaded file
job-refit = Compute limits anew when the calendar of their definition says so
job-refresh-ranks = Make the thresholds of top, bottom and percentile anew
job-retention = Remove what has been kept for long enough
job-review-fits = Propose new limits for a person to approve
job-undo-import = Undo an import

upload-empty = Nothing came of { $file }. Send the content of the file as the body of the request.
upload-too-large = { $file } is larger than the { $most } that the settings allow. Split it, or raise the limit.
upload-unknown = There is no upload “{ $id }”, or it is no longer kept. Send the file again.
upload-unwritable = Cannot write { $file }: { $reason }. Free disk space, or move the workspace to another disk.
file-not-removed = Cannot remove { $file }: { $reason }. Check the permissions of the workspace folder.
self-check-differs = Of { $checked } customers compared, { $count } standings differed from a fresh evaluation (in { $definitions }). They have been put right. This is a fault of the program: please report it.
import-not-acknowledged = The import was not written because the server is stopping. It goes on after the next start.

export-format-not-offered = Exports are not offered as “{ $format }”. Choose one of { $formats }.
export-field-wrong = “{ $field }” cannot be a column: { $reason }
export-fields-with-template = The columns of a template are fixed. Leave out either the template or the fields.

fit-outdated = The proposed limits of “{ $name }” are out of date: the definition has changed, or there are newer limits. Fit it anew.
fit-review-unknown = There is no review { $id } of fits. GET /api/v1/fit-reviews lists them.
fit-review-decided = Review { $id } has already been decided: { $state }.

upload-cut-off = The file did not come whole: the connection broke off. Send it again.
upload-form-broken = The form cannot be read. Send the file as the field “file” of a multipart/form-data body, or as the body itself.
upload-mapping-no-text = The mapping is not UTF-8 text. Send a Source in YAML or JSON.
upload-no-file = The form has no field “file”. Send the file in it, or as the body itself.
import-unknown = There is no import { $id }, or its record is no longer kept. GET /api/v1/imports lists them.
import-no-rejects = Import { $id } has no rejected rows, or they are no longer kept.
import-undo-running = Import { $id } has not ended. Cancel it first; then what it has brought in so far can be undone.
import-undo-nothing = Import { $id } brought nothing in, so there is nothing to undo.
export-unknown = There is no export { $id }, or its record is no longer kept.
export-gone = The file of export { $id } is no longer there: it failed, was cancelled, or its time is over. Export it again.
export-not-done = Export { $id } is not done yet. Ask again in a moment.
file-gone = The file is no longer there. Ask for it anew.
