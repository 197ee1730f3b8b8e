## A running workspace: groups kept right at every instant.

live-evaluation-failed = Evaluating it broke off. This is a fault of the program: please report it with the definition. It keeps its last good result until it is changed.
live-stopped = The workspace is being stopped; nothing more is taken in. Send it again when the server runs again.
live-no-thread = The system gives the server no further thread ({ $reason }). Raise the limit of threads or stop other programs, then start again.
