# The report: one page for managers.

report-about-command = Writes a page about all customers: sizes, value, movements, data quality
report-out = The page; - for standard output [report.html]
report-from = The earlier instant of movements [three months before --to]
report-to = The later instant of movements [--as-of]
report-unwritable = { $file } cannot be written: { $reason }. Name another file with --out.
report-done = The report is in { $file }. Open it in a browser; it needs nothing else.

report-title = Customer report
report-as-of = As of { $instant }
report-stretch = Events from { $first } to { $last }
report-contents = Contents
report-at-a-glance = At a glance
report-divisions = Segmentations
report-segments = Segments and lists
report-segments-note = A customer can be in several of these, or in none.
report-flows = Who moved
report-quality = Data quality
report-freshness = How fresh this is
report-about = About these numbers
report-strategy = Strategy

report-empty-customers = There are no customers yet. Bring some in: fenqun import FILE --as events
report-empty-definitions = There are no segments or segmentations yet. Write down which groups you want (docs/language.md shows how), then: fenqun apply FILE.yaml
report-empty-divisions = There is no segmentation that can be shown yet. Define one, such as RFM, then: fenqun apply FILE.yaml
report-empty-value = What customers are worth is unknown: there are neither orders with an amount nor an ABC or RFM segmentation. Import orders, or define what value is.
report-imports-none = No file has been imported yet. Start with: fenqun import FILE --as events
report-imports-earlier = { $count ->
    [one] One earlier import is not shown.
   *[other] { $count } earlier imports are not shown.
}

report-figure-customers = Customers
report-figure-valued = { $count } of them ({ $share }) have value
report-figure-value = Value in all
report-figure-growth = { $change } since { $from }
report-figure-mean = Value per customer
report-figure-mean-note = of those who have value
report-figure-order = Average order
report-figure-order-note = { $orders } orders in the last 365 days
report-figure-moved = Changed group
report-figure-moved-note = { $count } customers by “{ $division }” since { $from }

report-finding-classes = Class A, { $customers } customers ({ $share }), brings { $value } of the value.
report-finding-richest = “{ $group }” brings most: { $customers } customers ({ $share }) with a value of { $value } ({ $value_share }).
report-finding-moved = { $customers } customers ({ $share }) changed group. The broadest stream went from “{ $from }” to “{ $to }”: { $most }.
report-finding-net = “{ $grown }” grew most ({ $grown_by }); “{ $shrunk }” shrank most ({ $shrunk_by }).
report-finding-rejects = { $rejected } of { $rows } imported rows ({ $share }) were rejected; see data quality.

report-column-group = Group
report-column-customers = Customers
report-column-share = Share
report-column-value = Value
report-column-value-share = Share of value
report-column-mean = Per customer
report-column-average-order = Average order
report-column-change = Change
report-column-from-to = From \ To
report-column-total = Total
report-column-file = File
report-column-source = Source
report-column-at = Imported
report-column-rows = Rows
report-column-accepted = Accepted
report-column-rejected = Rejected
report-column-duplicates = Duplicates
report-column-definition = Definition
report-column-version = Version
report-column-saved = Saved
report-column-owner = Owner
report-column-fit = Limits

report-label-none = Not assessed
report-advice-owned = { $text } ({ $owner })
report-strip-customers = Customers
report-strip-value = Value

report-grid-frequency = Frequency (F)
report-grid-recency = Recency (R, right is recent)
report-grid-value = Value
report-grid-potential = Potential
report-grid-note = Each cell shows the group that most of its customers belong to; +2 means that two more groups have customers there.
report-level-low = Low
report-level-middle = Middle
report-level-high = High
report-curve-about = How much of the value the best customers bring. Dashed: if all were alike.
report-curve-x = Customers with value, the most valuable first
report-curve-y = Share of value
report-curve-mark = { $classes }: { $customers } of customers, { $value } of value

report-flows-note = From { $from } to { $to }. Both instants are judged by today's definitions and limits, so it is the customers who moved and not the rules.
report-flow-stayed = { $stayed } of { $all } customers ({ $share }) stayed where they were.
report-flow-about = Streams from the group at the earlier instant (left) to the group at the later one (right)
report-flow-table = Rows: group at the earlier instant. Columns: group at the later one. Colour: share of the row.

report-import-events = Events: { $events }.
report-import-unfinished = Not finished. Run the same import again and it goes on where it stopped.
report-import-missing = Missing values: { $columns }.
report-import-missing-more = Missing values: { $columns }, and in { $rest } more columns.
report-fit-none-needed = fixed by the definition
report-fit-missing = none yet: nobody to fit on. With data: fenqun fit { $name }
report-fit-made = from { $population } customers as of { $as_of }
report-fit-due = from { $population } customers as of { $as_of }; due again: fenqun fit { $name }
report-broken = These definitions could not be evaluated and are missing above

report-note-value-abc = Value is what the ABC segmentation “{ $name }” calls value: { $expression }.
report-note-value-rfm = Value is what the RFM segmentation “{ $name }” calls monetary: { $expression }.
report-note-value-orders = Nothing defines value, so it is what customers paid in the last 365 days: { $expression }.
report-note-order = Average order: what was paid in the last 365 days, divided by the number of orders; refunds are not taken off.
report-note-changes = Changes compare the two instants given above the movements. A share of value can be negative where refunds outweigh purchases.
report-note-made = Made at { $instant } by Fenqun { $version }. Times are in { $zone }.
