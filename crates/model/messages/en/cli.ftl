# The command line: help, headings, notes.

tool-about = Fenqun: sorts your customers into groups and keeps the groups right.
tool-after-help = 
    The main job, in four steps:
      fenqun import orders.csv --as events     bring data in
      fenqun apply rfm.yaml                    say which groups there are
      fenqun eval                              see who is in which
      fenqun export rfm --out customers.xlsx   hand it on

    More on one command: fenqun COMMAND --help
help-usage = Usage:
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-common = Options of every command

option-data = Folder of the workspace [FENQUN_DATA; ./fenqun-data]
option-format = How results are shown: table, json, csv (get also: yaml) [table]
option-lang = Language: zh or en [FENQUN_LANG, then LANG]
option-threads = Threads that evaluation uses [FENQUN_THREADS; all cores]
option-memory-budget = Memory for customer columns, such as 512MB or 4GB; above it they are read bucket by bucket [FENQUN_MEMORY; 2GB]
option-batch = Customers evaluated in one go
option-help = Shows this help
option-version = Shows the version
option-as-of = At which instant: RFC 3339, a day (its first instant, local time), or now [now]

option-not-positive = --{ $option } takes a whole number of at least 1, not "{ $text }".
option-not-bytes = "{ $text }" is not an amount of memory. Write it like 512MB or 4GB.
format-unknown = There is no format "{ $text }". Choose table, json or csv.
file-unreadable = { $file } cannot be read: { $reason }. Check the name and the permissions.
output-unwritable = The output cannot be written: { $reason }.

usage-wrong = { $problem }
    { $hint }
usage-unknown-command = There is no command "{ $text }".
usage-unknown-option = There is no option or argument "{ $text }" here.
usage-missing = Missing: { $text }.
usage-conflict = { $text } cannot be used together with { $other }.
usage-value-missing = { $text } needs a value.
usage-other = { $text }
usage-suggestion = Did you mean { $text }?
usage-help = What it takes: { $command } --help

word-error = error:{" "}
word-stopped = stopped:{" "}
word-note = note:{" "}
word-never = never

argument-definition = Name of a segment, list or segmentation
argument-segmentation = Name of a segmentation (or segment)
argument-customer = Any identifier of the customer

column-kind = Kind
column-name = Name
column-title = Title
column-verdict = Change
column-version = Version
column-owner = Owner
column-tags = Tags
column-definition = Definition
column-label = Label
column-customers = Customers
column-share = Share
column-customer = Customer
column-standing = Standing
column-next-change = Changes by itself
column-before = Before
column-joins = Join
column-leaves = Leave
column-after = After
column-from-to = From \ To
column-total = Total
column-as-of = As of

apply-about = Saves definitions from files; with --plan only says what would change
apply-file = Definition files, YAML or JSON (- for standard input)
apply-plan = Change nothing; show what would change, customers in and out included
apply-planned = Nothing was changed. Run the same command without --plan to apply it.
apply-next-eval = Next: fenqun eval shows who is in which group.
apply-next-import = Next: fenqun import FILE --as events brings in data.
verdict-created = new
verdict-changed = changed
verdict-unchanged = unchanged

get-about = Shows definitions, exactly as apply takes them
get-kind = Kind: Workspace, Source, Attribute, Metric, Segment, StaticList, Segmentation, Strategy
get-name = Name of the definition
get-nothing = No definitions yet. Write some (docs/language.md shows how) and run: fenqun apply FILE.yaml

delete-about = Deletes a definition that nothing else uses
delete-done = { $kind } "{ $name }" is deleted. Its versions stay in the catalog.

eval-about = Shows who is in which group at an instant
eval-name = Definitions to evaluate [all segments, lists and segmentations]
eval-define = Definition files laid over the saved ones, without saving them
eval-events = Evaluate these event files directly, without a workspace
eval-customers = Evaluate these customer files directly, without a workspace
eval-all = Show customers who are not members too
eval-values = median { $median }, from { $least } to { $greatest }
eval-no-values = no values
eval-as-of = As of { $instant }
eval-nothing = No segments, lists or segmentations yet. Define some and run: fenqun apply FILE.yaml
eval-no-customers = There are no customers yet. Bring some in with: fenqun import FILE --as events
eval-more = … and { $rest } more. --format csv lists them all.

flows-about = Shows who moved from which group to which between two instants
flows-from = The earlier instant: RFC 3339, a day, or now
flows-to = The later instant [now]
flows-note = { $stayed } of { $total } customers ({ $share }) stayed where they were between { $from } and { $to }. Both instants are judged by today's definition and limits.

history-about = Shows the sizes of a group over time
history-from = First instant [day of the first event]
history-to = Last instant [now]
history-step = Step, such as 7d or 1mo [1mo]
history-recorded = From the change log instead of by re-evaluation

column-condition = Condition
column-number = No.
column-population = Fitted on
column-note = Why
column-dimension = Dimension
column-cuts = Limits

preview-about = Counts whom an unsaved rule catches, exactly
preview-rule = The rule, in quotes
preview-against = A saved segment or list to compare with
preview-count = The rule catches { $count } of { $customers } customers ({ $share }).
preview-compared = Compared with { $segment } (version { $version }, { $count } customers): { $joins } join, { $leaves } leave.
preview-sample = Some of them: { $names }

explain-about = Tells why a customer is in a group, until when, and what would change it
explain-definition = A definition [all segments, lists and segmentations]

fit-about = Computes the limits of a segmentation anew and shows whom that moves
fit-migration = From the labels by the fit before (rows) to those by fit { $number } (columns):
fit-first-use = first use
fit-definition-changed = the definition changed
fit-asked = asked for
fits-about = Lists the fits of a segmentation; with --from and --to shows whom the step moves
fits-from = Number of the fit before
fits-to = Number of the fit after
fits-number = "{ $text }" is not the number of a fit. fenqun fits SEGMENTATION lists them.
fits-nothing = "{ $name }" has not been fitted yet: that happens by itself at the first fenqun eval { $name } with data.

column-file = File
column-column = Column
column-missing = Missing
column-distinct = Distinct
column-min = Least
column-max = Greatest

import-about = Brings data in: CSV, TSV, XLSX, JSON, JSON Lines or Parquet, also gzip or zstd
import-file = Files; lines of one order may be in any of them
import-as = What a row is: events or customers
import-map = A mapping file (kind Source) instead of a guess
import-source = Name of the source: a saved one is used, a new mapping is saved under it [from the file's name]
import-rejects = Where rejected rows go [rejects folder of the workspace]
import-dry-run = Only read and report; store nothing
import-as-unknown = --as is events or customers, not "{ $text }".
import-guessed = The mapping was guessed:
import-progress = { $files }: { $rows } rows read
import-known = { $files }: imported before, nothing changed.
import-rejects-at = Rejected rows with their reasons: { $file }
import-mapping-shown = The mapping, ready to be corrected and given with --map:
import-dry-done = Nothing was stored. Run the same command without --dry-run to import.
import-next = The mapping is saved as Source "{ $source }" (fenqun get source { $source }). Next: fenqun apply, then fenqun eval.
import-fitted-before = The limits of { $names } stay as they were fitted before. To compute them anew: fenqun fit NAME
interrupt-noted = Stopping at the next safe place … (Ctrl-C again stops at once)
eval-define-missing = --events and --customers need --define FILE.yaml: the definitions to evaluate.

column-sampled = Sampled
column-judged = Judged
column-right = Right
column-accuracy = Accuracy
column-low = 95 % from
column-high = 95 % to

export-about = Writes the customers of a group to a file
export-definition = Name of a segment, list, segmentation or metric
export-out = Where to; the ending chooses the format: .csv, .xlsx, .jsonl or .parquet
export-template = customer-table: the customer table (客户细分管理表) in the language of --lang [a plain list]
export-done = { $customers } customers written to { $file }.

sample-about = Puts some customers of each label into a workbook, for people to check
sample-per-label = Customers of each label [25]
sample-out = Where to
sample-next = Written to { $file }. Mark each row right or wrong, save, then: fenqun review { $file }
review-about = Reads the checked workbook back and tells how accurate each label is
review-file = The workbook of fenqun sample, with marks

merge-about = Joins two customers that are one person
merge-done = One customer now: { $customer }. To take it back: fenqun unmerge { $id }
unmerge-about = Takes a merge back
unmerge-id = Number that fenqun merge gave
unmerge-id-malformed = "{ $text }" is not the number of a merge.
unmerge-done = Merge { $id } is taken back; both customers are as they were without it.

column-place = Place
column-problem = Problem
check-about = Verifies every file against its checksum, and the definitions against the data
check-sound = All is sound.
check-collisions = { $count } identifiers came together on one row and were not joined, because they belong to customers who should stay apart.

forget-about = Erases a customer and gives a receipt without personal data
forget-done = Erased: { $events } events, { $attributes } attribute values, { $identifiers } identifiers. Receipt { $receipt }.
    Code for the person who asked (kept nowhere else): { $code }
    Proof kept (SHA-256 of code and name): { $proof }
    The files that were imported, their reject files and your own exports and definitions are not Fenqun's to erase: remove the person there too.

imports-about = Lists the imports
imports-nothing = Nothing has been imported yet.
column-source = Source
column-started-at = Begun
column-state = State
import-state-done = done
import-state-unfinished = not finished
import-state-undone = undone
undo-import-about = Takes back what an import brought in; what was there before or came from elsewhere stays
undo-import-number = Number of the import; fenqun imports lists them
undo-import-malformed = "{ $text }" is not the number of an import.
