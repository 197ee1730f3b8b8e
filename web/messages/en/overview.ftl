# Overview
overview-events = Events
overview-value = Spend, last year
overview-since = Data period
overview-from-to = { $from } to { $to }
overview-standing = Where customers stand
overview-by = By which model
overview-model = Open model
overview-group = Group
overview-value-share = % of spend
overview-moved = Moves in the past week
overview-all-moves = All movements
overview-moved-all = { $count ->
    [one] One customer
   *[other] { $count } customers
} changed groups. Most of them:
overview-nobody-moved = Nobody changed groups in the past week.
overview-movement = { $count }: { $from } → { $to }
overview-news-better = Better
overview-news-worse = Worse
overview-news-other = Moved
overview-attention = What needs attention
overview-all-well = All is well. Nothing needs your attention.
overview-more = { $count ->
    [one] One more
   *[other] { $count } more
}
overview-severity-urgent = Urgent
overview-severity-soon = Soon
overview-severity-note = Note
overview-segments = Segments
overview-all-segments = All segments
overview-no-segments = No segment yet. A segment is a set of customers that you define yourself, such as “big spenders who have not come for three months”.
overview-new-segment = New segment
overview-week = past week
overview-same = unchanged
overview-welcome = Welcome! Know your customers in three steps
overview-welcome-what = Start with a file of orders. In a few minutes you see which groups your customers fall into.
overview-welcome-next = Your data are in. Sort your customers into groups
overview-welcome-next-what = Choose a model, or have six groups by value with one click.
overview-step-done = Done
overview-step-data = Bring data in
overview-step-data-what = Drop a file of orders or a list of customers, CSV or Excel. You see how each column is understood before anything happens.
overview-step-data-done = { $count ->
    [one] One customer is
   *[other] { $count } customers are
} here.
overview-step-data-do = Import the first file
overview-step-data-more = Import another
overview-step-model = Choose a model
overview-step-model-what = Sort customers by how recently, how often and for how much they buy (RFM), by lifecycle, or by spend.
overview-step-model-do = Choose a model
overview-step-groups = Look at the groups
overview-step-groups-what = How many are in each, what they are worth, who moved within a week. Each group opens to its customers, and each customer to the reason.
overview-step-groups-do = See customers
overview-preset = RFM in one click
overview-preset-title = Six groups by value
overview-preset-what = Looks at how recently each customer bought, how often, and for how much in all, scores each from one to five, and makes six groups of that. The lines are drawn anew each quarter. This is how it would be now:
overview-preset-outside = Never bought
overview-preset-save = Use these groups
overview-preset-done = Your groups are ready.
