# Use cases: what they refuse and why.

catalog-busy = Another process is writing to { $file }. Wait until it is done, then try again. ({ $reason })
catalog-too-new = { $file } was written by a newer version of Fenqun (format { $reason }). Nothing was changed; open the folder with that version.
catalog-damaged = { $file } is damaged or is no Fenqun catalog: { $reason }. Nothing was changed; restore the file from a backup.
catalog-disk = The disk refused to read or write { $file }: { $reason }. Make room or fix the permissions, then try again; nothing was lost.
catalog-internal = The catalog { $file } could not answer: { $reason }. Please report this.

kind-unknown = There is no kind "{ $text }". Choose one of { $known }.
instant-malformed = "{ $text }" is not an instant. Write now, a day such as 2024-06-12, or a time with its zone such as 2024-06-12T12:00:00+08:00.
step-malformed = "{ $text }" is not a step. Write it like 7d, 2w or 1mo.
folder-not-made = The folder { $file } cannot be made: { $reason }.
workspace-missing = There is no workspace in { $folder }. Start one with fenqun import or fenqun apply, or name another folder with --data.
workspace-zone-unknown = The workspace's time zone "{ $zone }" is unknown. Set an IANA name such as Asia/Shanghai in the Workspace definition.
definition-unknown = There is no definition named "{ $name }". fenqun get lists what there is.
definition-unknown-near = There is no definition named "{ $name }". Did you mean "{ $nearest }"? fenqun get lists what there is.
definition-ambiguous = Several kinds have a definition named "{ $name }". Write the kind too, such as segment/{ $name }.
definition-divides-nobody = "{ $name }" does not divide customers. Name a segment, a list or a segmentation.
definition-broken = { $kind } "{ $name }" cannot be evaluated: { $reason }
broken-unknown = the saved text holds no definition
broken-reference = it uses { $kind } "{ $name }", which is broken
fit-unwritable = The fit cannot be written: { $reason }. Please report this.
fit-unreadable = Fit { $number } of "{ $name }" cannot be read: { $reason }. Make a new one with: fenqun fit { $name }
flows-backwards = The first instant ({ $from }) must lie before the second ({ $to }).
history-not-recorded = No change log is kept yet: it is written while fenqun serve runs. Leave --recorded out to see the past by re-evaluation.
history-too-fine = That is more than { $most } points. Choose a longer step or a shorter stretch.
apply-empty = The files hold no definitions.
apply-twice = { $kind } "{ $name }" is given twice; the second time in { $file }. Keep one of them.
delete-used = { $kind } "{ $name }" is used by { $users }. Change or delete those first.
customer-unknown = There is no customer "{ $customer }". Give any of their identifiers, with its kind if needed: customer:12347, phone:+8613812345678, email:li@example.com.
rule-wrong = { $problem }
    { $place }
preview-against-labels = "{ $name }" is a segmentation; compare with a segment or a list.
fit-nobody = There is nobody to fit "{ $name }" on: no customer has all the values it needs. Import data first, or choose a later --as-of.
fit-not-needed = "{ $name }" has no cut points that come from the data, so there is nothing to fit.
fit-unknown = "{ $name }" has no fit { $number }; the last one is { $last }. fenqun fits { $name } lists them.
import-stopped = The import stopped at a safe place. Run the same command again and it goes on from there.
import-stopped-dry = The dry run stopped; nothing was stored.
import-source-kind = The source "{ $name }" is for rows of the other kind. Choose another --source, or the other --as.
import-map-not-one = { $file } must hold exactly one definition of kind Source.
import-report-unreadable = The report of the earlier import of { $file } cannot be read: { $reason }.
