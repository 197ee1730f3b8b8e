# Jobs, their runs, reviews of fits, files sent to be imported, exports over HTTP.

job-checkpoint = Move what has gathered in the log into bucket files
job-unknown = There is no job “{ $name }” that can be started by itself. GET /api/v1/jobs lists them.
job-run-unknown = There is no run { $id }. It may have been removed after its time; GET /api/v1/jobs/runs lists those that are kept.
job-parameters-unreadable = The parameters of the run cannot be read: { $reason }. Ask again.
job-stopped = Stopped before it was done. Start it again, and it goes on.
job-panicked = The job broke down, which is a fault of the program. It is tried again; the log of the server says where it happened.
job-thread-refused = The system gives no thread for jobs: { $reason }. Raise the limit of processes or free memory, and start again.
