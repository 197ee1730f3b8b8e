# Why a customer is where they are.

explain-customer = Customer { $customer } ({ $identifiers }), as of { $instant }
explain-head = { $title } ({ $name }, version { $version }): { $headline }
explain-verdict-only = { $verdict }.
explain-verdict-and-outlook = { $verdict }. { $outlook }.
explain-in = In: { $reasons }
explain-out = Not in: { $reasons }
explain-more-conditions = { $named }; { $n ->
    [one] and { $n } more condition
   *[other] and { $n } more conditions
}
explain-leaves = Leaves on { $at } { $unless }
explain-joins = Joins on { $at } { $unless }
explain-becomes = Becomes { $label } on { $at } { $unless }
explain-labelled = { $label }: { $why }
explain-scored = { $scores } → { $label }: { $seen }
explain-not-scored = { $label }, not scored: { $why }
explain-points = { $n ->
    [one] { $n } point in all
   *[other] { $n } points in all
} ({ $parts })
explain-no-rule = none of the rules fits
explain-pinned-in = In: named in the list, whatever its rule says
explain-pinned-out = Not in: taken out of the list by name, whatever its rule says
explain-not-listed = Not in: not named in the list
explain-all = all of these:
explain-any = any of these:
explain-none = not:
explain-event = decided by the { $event } { $id } of { $instant }
explain-until = holds until { $instant }
explain-from = holds by itself from { $instant } on
explain-population = Who is scored (all others: { $outside }):
explain-score = { $dimension } scores { $score } of { $bins }
explain-score-missing = { $dimension } is not scored
explain-cuts = limits: { $cuts }
explain-criterion = { $criterion }: { $points ->
    [one] { $points } point
   *[other] { $points } points
} × weight { $weight }, because { $rule }
explain-criterion-none = { $criterion }: { $points ->
    [one] { $points } point
   *[other] { $points } points
} × weight { $weight }, none of its rules fits{ $rule }
explain-total = total { $total }; limits: { $cuts }; labels: { $labels }
explain-rule = { $label }, if
explain-otherwise = none of the rules fits: { $label }
explain-next-scores = One score higher:
explain-lacking = { $distance } more
explain-more = { $distance } more
explain-less = { $distance } less
explain-more-than = more than { $distance } more
explain-less-than = more than { $distance } less
explain-rise-above = must rise above { $limit } (now { $limit })
explain-fall-below = must fall below { $limit } (now { $limit })
explain-by-itself = by itself on { $instant }
explain-enter-all = To get in, all of these are needed together:
explain-enter-any = To get in, it is enough that:
explain-leave-all = To get out, all of these are needed together:
explain-leave-any = To get out, it is enough that:
held-in = in
held-out = not in
