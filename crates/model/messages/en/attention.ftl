## What somebody should look at, on the overview.

attention-failing = "{ $name }" cannot be worked out, so it shows the customers it had before. { $reason }
attention-job-failed = The job "{ $job }" failed the last time it ran.
attention-import-unfinished = The import of { $file } was begun and not finished.
attention-rows-rejected = { $rejected } of { $rows } rows of { $file } could not be used and were put aside.
attention-dead-letters = { $events ->
    [one] One event that was sent
   *[other] { $events } events that were sent
} could not be taken and wait to be looked at.
attention-fit-due = The limits of "{ $name }" are from { $day }, longer ago than it was set to keep them.
attention-fit-drifted = Customers of "{ $name }" are divided otherwise than when its limits were made on { $day }: { $before } were "{ $label }" then, { $now } are now.
attention-fit-review = New limits of "{ $name }" wait for somebody to approve them.
attention-group-grew = "{ $name }" grew from { $before } to { $now } customers within a week.
attention-group-shrank = "{ $name }" shrank from { $before } to { $now } customers within a week.
attention-label-grew = "{ $label }" of "{ $name }" grew from { $before } to { $now } customers within a week.
attention-label-shrank = "{ $label }" of "{ $name }" shrank from { $before } to { $now } customers within a week.
attention-many-labels = "{ $name }" divides customers into { $count } groups. Few teams treat more than six differently; fewer are easier to act on.
attention-initial-passwords = { $people ->
    [one] One person has
   *[other] { $people } people have
} not signed in yet and chosen a password.
