# Definitions: envelopes, kinds, names.
unknown-name = There is no { $kind } named "{ $name }".

# Places and ways out, used inside the others.
place-in-file = { $file }, line { $line }, { $path }
place-in-definition = { $definition }, { $path }
place-in-rule = { $definition }, { $path }, column { $column }
place-in-unsaved = Column { $column }
place-unsaved = In this rule
hint-nearest = Did you mean "{ $nearest }"?
hint-known = { $rest ->
    [0] Known here: { $names }.
   *[other] Known here: { $names } and { $rest } more.
}
hint-none = None is defined yet.

# Reading.
not-yaml = { $file }, line { $line }: this is neither YAML nor JSON: { $reason }.
one-definition-wanted = Exactly one definition is wanted here.
missing-api-version = { $place }: the first definition of a file must say "apiVersion: { $known }".
defined-twice = { $place }: this definition is already on line { $first }. Take one of the two out.
unknown-api-version = { $place }: apiVersion "{ $version }" is not known. This program reads { $known }; for a later version use a later program.
unknown-kind = { $place }: there is no kind "{ $kind }". { $hint }
unknown-method = { $place }: there is no method "{ $method }". { $hint }
unknown-field = { $place }: there is no field "{ $field }". { $hint }
unknown-choice = { $place }: "{ $choice }" is not one of the values that may stand here. { $hint }
missing-field = { $place }: the field "{ $field }" is missing.
rule-refused = { $place }: { $problem }
wrong-value = { $place }: wanted here is { $wanted }.
wanted-definition = a definition with the fields apiVersion, kind, metadata and spec
wanted-text = a text
wanted-rule = a rule as text; put it in quotes
wanted-boolean = true or false, without quotes
wanted-whole-number = a whole number that is not too large, without quotes
wanted-character = a single character
wanted-list = a list
wanted-map = fields with names
wanted-tuple = a list of exactly { $length } items
wanted-bound = a number with at most four decimal places, or a period such as 30d
wanted-score-range = a score such as 4, or a range such as 4-5
wanted-labels = the name of a preset such as preset/rfm-11, or a list of labels
wanted-titled-label = a label, or label and title
wanted-target = either "segment", or "segmentation" together with "label"
wanted-amount = either "column" or "product"

# Names and references.
bad-name = { $place }: "{ $name }" cannot be a name. Use letters, digits, "_" and "-", at most { $longest } characters, starting with a letter or "_".
two-workspaces = { $place }: there is more than one Workspace. Keep one.
name-taken = { $place }: the name "{ $name }" is already in use by the { $other } of that name, and rules could not tell them apart. Choose another name.
cycle = { $place }: the definition uses itself: { $cycle }. Take one of the references out.
unknown-in-rule = { $place }: nothing is named "{ $name }". { $hint }
unknown-reference = { $place }: there is no { $kind } named "{ $name }". { $hint }
unknown-score = { $place }: the segmentation "{ $segmentation }" has no score "{ $score }". { $hint }
unknown-label = { $place }: the segmentation "{ $segmentation }" has no label "{ $label }". Its labels are { $labels }.
unknown-event = { $place }: no event "{ $event }" has been seen so far. { $hint }
unknown-property = { $place }: the event has not been seen with a property "{ $property }". { $hint }

# Types.
class-number = a number
class-period = a period
class-text = a text
class-boolean = true or false
class-instant = an instant
class-date = a date
class-list = a list
class-point = a place
class-label = a label
class-unknown = of unknown type
condition-wanted = { $place }: { $value } is a value, and a condition is wanted here. Compare it with something.
value-wanted = { $place }: { $value } is a condition, and a value is wanted here.
class-differs = { $place }: { $value } is { $class }; wanted here is { $wanted }.
types-differ = { $place }: { $value } is { $class } and { $other } is { $other-class }; they cannot be compared.
number-as-text = { $place }: { $value } is a number; write { $fix } without quotes.
text-as-number = { $place }: { $value } is a text; write { $fix } in quotes.
period-wanted = { $place }: { $value } is a period, and { $other } is a number. If days are meant, write { $fix }.
list-with-text = { $place }: { $value } is a list. Write { $fix }.
instant-with-date = { $place }: { $value } is an instant, and { $other } is a date. Compare { $fix } with the date, or write an instant such as 2024-06-12T00:00:00+08:00.
no-order = { $place }: { $value } is { $class }, which has no greater and no less. Use = or in.
not-for-aggregate = { $place }: { $function } cannot be taken of "{ $property }", which is { $class }.
not-in-has-been = { $place }: { $value } cannot stand inside has_been, which looks at attributes alone and not at the clock.
not-in-where = { $place }: { $value } cannot stand inside where, which looks at one event alone.
only-in-where = { $place }: { $value } looks at the items of an event, so it can only stand inside where.
has-been-one-attribute = { $place }: inside has_been, { $value } must look at exactly one attribute. Join conditions on several attributes with and.

# Settings.
bad-time-zone = { $place }: there is no time zone "{ $written }". Write an IANA name such as Asia/Shanghai.
bad-currency = { $place }: "{ $written }" is not an ISO 4217 code of three capital letters such as CNY.
bad-country = { $place }: "{ $written }" is not an ISO 3166 code of two capital letters such as CN.
bad-now = { $place }: "{ $written }" is neither a day such as 2024-06-12 nor an instant such as 2024-06-12T12:00:00Z.
bad-date = { $place }: "{ $written }" is not a day such as 2024-06-12.
bad-rate = { $place }: "{ $written }" is not a positive number with at most eight decimal places.
no-targets = { $place }: the strategy is for nobody. Name a segment or a label.

# Segmentations.
not-scorable = { $place }: { $value } is { $class }; only numbers and periods can be cut.
cut-differs = { $place }: { $value } is { $class }, and the cut { $cut } is not.
cuts-without-threshold = { $place }: cuts are given, but the method does not use them. Write "by: threshold", or leave the cuts out.
wrong-number-of-cuts = { $place }: { $wanted ->
    [one] 1 cut is
   *[other] { $wanted } cuts are
} wanted, and { $given ->
    [one] 1 is
   *[other] { $given } are
} given.
cuts-not-ascending = { $place }: cuts must ascend, and { $second } follows { $first }.
cuts-mixed = { $place }: { $first } and { $second } are a number and a period. Use one of the two for all cuts.
cuts-of-points = { $place }: points are numbers, so their cuts cannot be periods.
bins-out-of-range = { $place }: { $bins } scores are not possible. Choose 2 to 100.
levels-out-of-range = { $place }: { $levels } levels are not possible. Choose 2 or 3.
weights-zero = { $place }: at least one weight must be greater than 0.
table-too-large = { $place }: the table has more than a million cells. Choose fewer scores.
empty-label = { $place }: a label cannot be empty.
too-few-labels = { $place }: at least two labels are needed.
label-twice = { $place }: the label "{ $label }" occurs twice.
unknown-dimension = { $place }: there is no dimension "{ $name }". { $hint }
score-outside = { $place }: { $name } has the scores 1 to { $bins }, so { $score } is outside.
cells-uncovered = { $place }: { $count ->
    [one] 1 cell has
   *[other] { $count } cells have
} no label: { $cells }{ $rest ->
    [0] .
   *[other] {" "}and { $rest } more.
} Every cell needs exactly one.
cells-covered-twice = { $place }: { $count ->
    [one] 1 cell is
   *[other] { $count } cells are
} covered twice, by "{ $first }" and "{ $second }": { $cells }{ $rest ->
    [0] .
   *[other] {" "}and { $rest } more.
} Every cell needs exactly one label.
abc-cuts = { $place }: a is { $a } and b is { $b }; wanted are whole percents with 0 < a < b <= 100.
no-criteria = { $place }: the scorecard looks at nothing. Give at least one criterion.
criterion-name = { $place }: "{ $name }" cannot be the name of a criterion: it is empty, "score" or used twice.
no-points = { $place }: the criterion gives no points. Give at least one row.
no-rules = { $place }: there is no rule. Give at least one label with its rule.
bad-period = { $place }: "{ $written }" is not a period such as 30d.
lifecycle-order = { $place }: { $inner } ({ $inner-period }) must be shorter than { $outer } ({ $outer-period }).
mature-count-zero = { $place }: mature customers need at least one event.
no-event = { $place }: name the event that shows life, such as order.
many-labels = { $place }: { $count } labels. Teams rarely act differently on more than six; preset/rfm-6 has six.
