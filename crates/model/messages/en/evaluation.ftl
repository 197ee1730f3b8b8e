# Compiling and evaluating definitions.
evaluation-cycle = "{ $name }" refers to itself, directly or through others. Take one of the references out.
evaluation-unknown-zone = "{ $zone }" is no time zone. Use an IANA name such as "Asia/Shanghai" or an offset such as "+08:00".
evaluation-not-in-where = A condition on the whole customer cannot stand inside "where". Put it beside the event condition, joined by "and".
evaluation-only-in-where = "any(.. where ..)" looks at the items of an event and can only stand inside "where".
evaluation-item-field = "any(.. where ..)" must test at least one field of the item.
evaluation-has-been-attribute = "has_been(..)" takes a condition on one attribute. Join conditions on several attributes by "and".
evaluation-no-fit = The segmentation "{ $name }" has not been fitted yet. Run `fenqun fit { $name }` first.
evaluation-no-ranks = The thresholds of "{ $leaf }" have not been computed yet. Evaluate through the workspace, which computes them from all customers.
