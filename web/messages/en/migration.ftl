# Migration: between which groups customers moved from one day to another
migration-what = Choose two days and see from which group to which customers moved.
migration-none = There is no model yet, so nobody can have moved.
migration-make = New model
migration-of = Model
migration-from = From
migration-to = To
migration-now = Now
migration-step-week = A week
migration-step-month = A month
migration-step-quarter = A quarter
migration-step-year = A year
migration-flows = From { $from } to { $to }
migration-before = Before
migration-after = After
migration-part-better = Better than before
migration-part-worse = Worse than before
migration-part-stayed = In the same group
migration-part-moved = In another group
migration-part-other = Newly judged, or no longer
migration-matrix = Every movement
migration-matrix-what = Rows are the groups before, columns those after. Click a number to see who it is.
migration-corner = Before ↓ After →
migration-all = All
migration-cells = Cells show
migration-cells-count = Customers
migration-cells-share = Share of the row
migration-stayed = stayed
migration-stayed-none = nobody stayed
migration-cell = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
