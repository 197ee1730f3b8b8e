# Models: all customers divided into groups
segmentations-what = Each model divides all customers into a few groups; everybody is in exactly one of them.
segmentations-none = There is no model yet. Begin with RFM: in a minute you see who is worth the most care and who is slipping away.
segmentations-new = New model
segmentations-new-what = What would you like to know? Choose a way; its settings come from your data, and all can be changed later.
segmentations-other-method = Choose another way
segmentations-model = Model
segmentations-group = Group
segmentations-groups = Groups
segmentations-group-count = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
segmentations-count-many = { $count } groups, rather many
segmentations-many = With more than six groups it is hard to treat each of them differently. Fewer are easier to act on.
segmentations-last-fit = Limits
segmentations-fixed = Fixed rules
segmentations-never-fitted = Not computed yet
segmentations-stale = Due for renewal
segmentations-method-rfm-title = RFM: customer value
segmentations-method-rfm = Who bought lately, often and for much? Who is slipping away?
segmentations-method-abc-title = ABC: classes by value
segmentations-method-abc = Which few customers bring most of the revenue?
segmentations-method-matrix-title = Value and potential
segmentations-method-matrix = Who is worth much now, and who could be?
segmentations-method-lifecycle-title = Lifecycle
segmentations-method-lifecycle = Where does each customer stand with us: new, growing, mature, or leaving?
segmentations-method-bands-title = Bands of one number
segmentations-method-bands = Low, middle and high by one number, such as orders or age.
segmentations-method-scorecard-title = Scorecard
segmentations-method-scorecard = Points for several things, weighted and added up, then cut into bands.
segmentations-method-rules-title = Own rules
segmentations-method-rules = Your own rules, one after the other: the first that holds decides the group.
segmentations-draft-rfm = RFM customer value
segmentations-draft-abc = ABC by value
segmentations-draft-matrix = Value and potential
segmentations-draft-lifecycle = Lifecycle
segmentations-draft-bands = How often they buy
segmentations-draft-scorecard = Customer score
segmentations-draft-rules = My groups
segmentations-word-not-bought = Never bought
segmentations-word-outside = Unknown
segmentations-word-none = Not grouped
segmentations-word-low = Low
segmentations-word-middle = Middle
segmentations-word-high = High
segmentations-word-buys = orders
segmentations-word-recent = recent
segmentations-word-rest = Others

# The form
segmentations-title = Name
segmentations-title-other = Name in Chinese
segmentations-name = Short name
segmentations-name-hint = Rules refer to the model by it. It cannot be changed later.
segmentations-description = Description
segmentations-naming = Naming
segmentations-more-options = More settings
segmentations-purchase = Which event is a purchase
segmentations-amount = Which property is the amount
segmentations-refund = Less refunds
segmentations-refund-none = None
segmentations-within = Over how long
segmentations-within-90d = Last 90 days
segmentations-within-180d = Last 180 days
segmentations-within-365d = Last year (365 days)
segmentations-within-730d = Last two years (730 days)
segmentations-within-ever = All time
segmentations-own-formulas = Set each of the three numbers
segmentations-formula-recency = Recency (sooner is better)
segmentations-formula-frequency = Frequency (more is better)
segmentations-formula-monetary = Amount (more is better)
segmentations-which-groups = Which groups
segmentations-preset-rfm-6 = Six: high-value loyal, to develop, average, new, at risk, lost (recommended)
segmentations-preset-rfm-11 = Eleven: the classic RFM groups
segmentations-preset-matrix-2 = Four: star, cash cow, potential, maintain
segmentations-preset-matrix-3 = Nine: high, medium and low of both
segmentations-own-table = My own division
segmentations-edit-labels = Divide the grid
segmentations-rfm-outside = Those who never bought are called
segmentations-abc-outside = Those who spent nothing are called
segmentations-outside = Those who cannot be judged are called
segmentations-score-by = How the limits are found
segmentations-score-quantile = About as many customers in each
segmentations-score-quantile-what = Cut where the customers are; equal values always fall into the same step.
segmentations-score-threshold = Limits of my own
segmentations-score-threshold-what = Written below; the data do not change them.
segmentations-score-width = Equal widths
segmentations-score-width-what = Even steps from the least to the greatest value.
segmentations-score-linear = Interpolated quantiles
segmentations-score-linear-what = As NumPy and R compute them by default.
segmentations-score-ntile = NTILE
segmentations-score-ntile-what = As in SQL; equal values may fall into different steps.
segmentations-score-r-rfm = The R package rfm
segmentations-score-r-rfm-what = As the R package rfm does, for teams who come from it.
segmentations-cuts-r = Limits of recency
segmentations-cuts-f = Limits of frequency
segmentations-cuts-m = Limits of the amount
segmentations-cuts-hint = From the smallest to the largest; periods as 30d (days).
segmentations-population = Who is scored
segmentations-population-hint = If left empty: everybody with data.
segmentations-refit-every = How often the limits are renewed
segmentations-refit-hint = Customers move across the limits every day; the limits themselves are brought up to date this often.
segmentations-every-never = Not by themselves
segmentations-every-month = Every month
segmentations-every-quarter = Every quarter
segmentations-every-half-year = Every half year
segmentations-every-year = Every year
segmentations-approval = Somebody approves them first
segmentations-value = By which number
segmentations-value-hint = Such as what they paid in the last year, less what was given back.
segmentations-abc-cuts = Where the classes end
segmentations-abc-cuts-what = Those who bring the first { $a } % of the revenue are A, up to { $b } % are B, the rest C.
segmentations-abc-a = End of A
segmentations-abc-b = End of B
segmentations-matrix-value = Value: what they are worth now
segmentations-matrix-value-hint = Such as what they spent in the last year.
segmentations-matrix-potential = Potential: what they could be worth
segmentations-matrix-potential-hint = Such as how often they looked and filled baskets in 90 days.
segmentations-levels = How many levels of each
segmentations-levels-2 = High and low (4 groups)
segmentations-levels-3 = High, medium, low (9 groups)
segmentations-lifecycle-event = Which event shows that they are active
segmentations-lifecycle-new_for = New for so long after the first time
segmentations-lifecycle-mature_count = Mature from so many times on
segmentations-lifecycle-mature_within = Counted over
segmentations-lifecycle-declining_after = Declining when away for
segmentations-lifecycle-lost_after = Lost when away for
segmentations-unit-of = Unit: { $label }
segmentations-unit-d = days
segmentations-unit-w = weeks
segmentations-unit-mo = months
segmentations-unit-y = years
segmentations-bands-hint = Such as how often they bought in the last year, or their age.
segmentations-bands-by = How it is cut
segmentations-bands-written = Limits of my own
segmentations-bands-even = About as many customers in each
segmentations-bands = Bands from low to high
segmentations-band-name = Name of band { $number }
segmentations-band-start = Beginning of band { $number }
segmentations-band-from = from
segmentations-band-lowest = the lowest
segmentations-band-remove = Remove the band { $label }
segmentations-band-add = Another band
segmentations-band-new = Higher
segmentations-criterion-name = Name of the criterion
segmentations-criterion-new = criterion { $number }
segmentations-criterion-add = Another criterion
segmentations-criterion-remove = Remove the criterion { $name }
segmentations-weight = Weight
segmentations-weight-of = Weight of { $name }
segmentations-points = points
segmentations-points-when = Condition { $number } of { $name }
segmentations-points-of = Points for condition { $number } of { $name }
segmentations-points-add = Another condition
segmentations-points-remove = Remove condition { $number } of { $name }
segmentations-rules-hint = From top to bottom: the first rule that holds decides.
segmentations-rule-name = Name of group { $number }
segmentations-rule-new = Group { $number }
segmentations-rule-when = Rule of { $label }
segmentations-rule-add = Another group
segmentations-rule-up = Move { $label } up
segmentations-rule-down = Move { $label } down
segmentations-rule-remove = Remove { $label }
segmentations-otherwise = Everybody else is called

# The file
segmentations-file = Definition
segmentations-file-what = The same definition as the form: change either, and the other follows.
segmentations-file-wrong = This is not a complete model yet; the form stays as it was.

# What comes of it, and saving
segmentations-result = Result
segmentations-divides = { $count ->
    [one] { $customers } customers in one group
   *[other] { $customers } customers in { $count } groups
}
segmentations-unchosen = { $count ->
    [one] One condition is not chosen yet. This is the result without your last changes.
   *[other] { $count } conditions are not chosen yet. This is the result without your last changes.
}
segmentations-not-saved = Not saved yet
segmentations-as-saved = As saved
segmentations-would-move = { $count ->
    [0] Nobody would change groups
    [one] { $count } customer would change groups
   *[other] { $count } customers would change groups
}
segmentations-moves = From which group to which
segmentations-from = Before
segmentations-to = After
segmentations-for-example = For example:
segmentations-reset = Reset
segmentations-saved = { $title } is saved.
segmentations-conflict = { $by } saved this model on { $at }, while you were changing it
segmentations-conflict-deleted = { $by } deleted this model on { $at }, while you were changing it
segmentations-conflict-look = Look at theirs in a new window
segmentations-deleted = { $title } is deleted.
segmentations-migration = Who moved
segmentations-change = Change
segmentations-sizes = Customers in each group
segmentations-advice = What to do
segmentations-worth = Value
segmentations-worth-share = Share of value
segmentations-worth-average = Value each
segmentations-worth-what = Value is { $expression }
segmentations-worth-none = Nothing in the data tells what customers are worth

# Pictures
segmentations-grid = Grid of scores
segmentations-axes = Axes
segmentations-axis-r = Recency R
segmentations-axis-f = Frequency F
segmentations-axis-m = Amount M
segmentations-axis-value = Value
segmentations-axis-potential = Potential
segmentations-axis-band = Band
segmentations-measure = Cells show
segmentations-measure-customers = Customers
segmentations-measure-value = Value
segmentations-measure-average = Value each
segmentations-grid-axes = Down: { $rows } (best on top). Across: { $columns } (best at the right).
segmentations-folded = Higher scores are better, 5 is best; the third score is folded in. Click a cell to see who is in it.
segmentations-and-others = and { $count } more
segmentations-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
segmentations-level-2-1 = Low
segmentations-level-2-2 = High
segmentations-level-3-1 = Low
segmentations-level-3-2 = Medium
segmentations-level-3-3 = High
segmentations-stages = Stages
segmentations-each = { $value } each
segmentations-curve = How few customers bring how much
segmentations-curve-point = The first { $customers } of the customers bring { $value } of the value
segmentations-curve-customers = Share of customers
segmentations-curve-value = Share of value

# Dividing the grid
segmentations-labels-title = Divide the grid
segmentations-labels-what = Choose a group, then click cells or drag over them. Every cell needs exactly one group.
segmentations-palette = Groups
segmentations-rub-out = Rub out
segmentations-label-new = New group
segmentations-label-add = Add this group
segmentations-cell-none = no group
segmentations-labels-good = Every cell has exactly one group.
segmentations-labels-wrong = Not ready to save
segmentations-cells-uncovered = { $count ->
    [one] { $count } cell has no group: { $cells }
   *[other] { $count } cells have no group: { $cells }
}
segmentations-cells-doubled = { $count ->
    [one] { $count } cell has two groups: { $cells }
   *[other] { $count } cells have two groups: { $cells }
}
segmentations-cells-more = and { $count } more

# Limits
segmentations-fits = Limits
segmentations-fits-what = Customers cross the limits as soon as they do something; the limits themselves change only when they are computed again. Every set of limits is kept.
segmentations-in-force = In force
segmentations-fit-as-of = Data up to
segmentations-fit-why = Why
segmentations-fit-population = Computed from
segmentations-fit-first-use = First use
segmentations-fit-definition-changed = The definition changed
segmentations-fit-asked = On request
segmentations-fit-scheduled = On schedule
segmentations-fit-approved = Approved
segmentations-refit = Compute the limits again
segmentations-refitted = The limits were computed again from { $customers } customers.
segmentations-refit-moved = Who changed groups by it
segmentations-moved-of = { $count ->
    [one] { $count } customer changes groups ({ $share })
   *[other] { $count } customers change groups ({ $share })
}
segmentations-fit-compare = Compare two times
segmentations-fit-before = Limits before
segmentations-fit-after = Limits after
segmentations-review-waiting = { $count ->
    [one] New limits of { $day } wait for approval. { $count } customer would change groups.
   *[other] New limits of { $day } wait for approval. { $count } customers would change groups.
}
segmentations-approve = Approve
segmentations-reject = Keep the old ones

# The sampling check
segmentations-check = Spot check
segmentations-check-what = Some customers of each group, judged one by one by people who know them: so you learn how far the model can be trusted.
segmentations-per-group = How many of each group
segmentations-per-group-count = { $count } of each group
segmentations-draw = Draw a sample
segmentations-judge-what = One by one: → right, ← wrong, ↑↓ another row. The buttons do the same.
segmentations-judge-keys = Judge the customers of { $title }: right arrow for right, left arrow for wrong
segmentations-judged = Judged
segmentations-verdict = Right?
segmentations-right = { $customer }: right
segmentations-wrong = { $customer }: wrong
segmentations-review-send = Hand in
segmentations-review-sent = Handed in.
segmentations-reviews-none = There was no spot check yet.
segmentations-review-of = Spot check of { $at }
segmentations-all-groups = All
segmentations-accuracy = Accuracy
segmentations-interval = Most likely between
segmentations-fact-score = Score { $score }
segmentations-fact-since = Days since the last { $of }
segmentations-fact-last = Last { $of }
segmentations-fact-count = Number of { $of }
segmentations-fact-sum = Sum of { $of }
segmentations-refit-sure = Customers move by the new limits at once. The old ones are kept and can be compared.
