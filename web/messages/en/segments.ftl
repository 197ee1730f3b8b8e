# The list
segments-what = Groups of customers that you describe once; who is in them keeps itself up to date.
segments-search = Search by name, owner or tag
segments-not-found = No segment matches.
segments-new = New segment
segments-nothing = A segment is a group of customers with something in common, such as good customers who have not come back for two months. You describe it, see at once how many there are, and from then on it follows every order by itself. Begin with one of these, or with an empty page:
segments-week = Since a week
segments-unchanged = unchanged
segments-owner = Owner
segments-tags = Tags
segments-list = List
segments-failing = Not up to date
segments-failing-since = The last good result is of { $day }.

# Ready rules
segments-begin = Or begin with a ready one and change it:
segments-begin-slipping = Good customers slipping away
segments-begin-slipping-what = The best fifth by the past year, and nothing for 60 days
segments-begin-first = Bought for the first time last month
segments-begin-first-what = Welcome them before they forget you
segments-begin-looked = Looked but did not buy
segments-begin-looked-what = Interested within two weeks, and no purchase

# The builder
segments-editor-what = Say who is meant; the number follows as you type.
segments-conditions = Who is in
segments-condition = Condition { $number }
segments-group = Group { $number }
segments-join = How the conditions go together
segments-join-all = All of these hold
segments-join-any = At least one of these holds
segments-join-none = None of these holds
segments-join-not-all = Not all of these hold
segments-add = Add condition
segments-add-group = Add group
segments-not = not
segments-more = More about condition { $number }
segments-remove = Remove condition { $number }
segments-up = Move up
segments-down = Move down
segments-negate = Turn into its opposite
segments-duplicate = Duplicate
segments-wrap = Put into a group
segments-unwrap = Dissolve the group
segments-unfinished = unfinished
segments-unfinished-why = Something is not filled in yet, so this condition is not counted.
segments-unfinished-some = { $count ->
    [one] One condition is not filled in yet and does not count.
   *[other] { $count } conditions are not filled in yet and do not count.
}
segments-count-alone = Customers who fulfil this condition by itself
segments-unreadable = The text below cannot be read yet. This is the rule as it was before.
segments-use-typed = Use “{ $typed }”

# Kinds of conditions
segments-kind = Kind of condition
segments-kind-choose = What is it about? Choose …
segments-kinds-done = What they did
segments-kinds-known = What you know about them
segments-kinds-groups = Which groups they are in
segments-kinds-patterns = How they behave over time
segments-kinds-ranks = Ranks and more
segments-kind-did = Did
segments-kind-not-did = Did not
segments-kind-not-in_segment = Not in segment
segments-kind-not-in_list = Not on list
segments-kind-count = Number of times:
segments-kind-sum = Total of
segments-kind-avg = Average of
segments-kind-min = Smallest
segments-kind-max = Largest
segments-kind-distinct = Number of different
segments-kind-days = Days on which they did
segments-kind-days_since = Days since
segments-kind-attribute = Attribute
segments-kind-metric = Metric
segments-kind-birthday = An anniversary is near
segments-kind-near = Lives near a place
segments-kind-has_been = Has been so for a while
segments-kind-label = Group of a model
segments-kind-score = Score of a model
segments-kind-in_segment = In segment
segments-kind-in_list = On list
segments-kind-first_time = Did for the first time
segments-kind-stopped = Stopped
segments-kind-restarted = Came back to
segments-kind-regular = Regularly does
segments-kind-sequence = Did one thing after another
segments-kind-first = What the first was like:
segments-kind-last = What the last was like:
segments-kind-top = Among the highest
segments-kind-bottom = Among the lowest
segments-kind-percentile = Higher than this share of customers:
segments-kind-bucket = Random share, seed
segments-kind-since = Time since
segments-kind-part = Part of a date

# Blanks of conditions
segments-event = event
segments-any-event = anything
segments-property = property
segments-name = attribute
segments-value = value
segments-values = values
segments-operator = Comparison
segments-low = from
segments-high = to
segments-and = and
segments-yes = yes
segments-no = no
segments-days = days
segments-measure = Measured by
segments-rank-by = by
segments-for-at-least = for at least
segments-period = Length of time
segments-part = Part
segments-part-date = Day of
segments-part-year = Year of
segments-part-month = Month of
segments-part-day_of_month = Day of the month of
segments-part-day_of_week = Day of the week of
segments-part-hour = Hour of
segments-part-minute = Minute of
segments-moment = Which moment
segments-moment-first = the first
segments-moment-last = the last
segments-moment-name = the date
segments-seed = Seed
segments-distance = Distance
segments-km = km
segments-latitude = Latitude
segments-longitude = Longitude
segments-add-where = Only those with …
segments-where = of which
segments-any-item = One item with
segments-items = items
segments-stopped-within = within the last
segments-stopped-not = but not in the last
segments-quiet-from = quiet from
segments-quiet-to = ago to
segments-quiet-end = ago, and again since
segments-regular-at-least = at least
segments-regular-at_least = How often
segments-regular-every = times every
segments-regular-in = in
segments-regular-periods = How many periods
segments-regular-of = of the last
segments-regular-of_last = Of how many periods
segments-regular-end = periods
segments-step = Step { $n }
segments-step-first = First
segments-step-then = Then
segments-step-within = within
segments-add-step = Add step
segments-remove-step = Remove step { $n }
segments-same = each with the same
segments-as-text = Condition as text
segments-as-text-why = This condition is shown as text, as it has no form.

# Operators
segments-op-eq = is
segments-op-ne = is not
segments-op-ge = at least
segments-op-le = at most
segments-op-gt = more than
segments-op-lt = less than
segments-op-between = between
segments-op-not-between = not between
segments-op-in = is one of
segments-op-not-in = is none of
segments-op-contains = contains
segments-op-not-contains = does not contain
segments-op-icontains = contains (any case)
segments-op-not-icontains = does not contain (any case)
segments-op-starts-with = begins with
segments-op-not-starts-with = does not begin with
segments-op-istarts-with = begins with (any case)
segments-op-not-istarts-with = does not begin with (any case)
segments-op-ends-with = ends with
segments-op-not-ends-with = does not end with
segments-op-iends-with = ends with (any case)
segments-op-not-iends-with = does not end with (any case)
segments-op-matches = matches the pattern
segments-op-not-matches = does not match the pattern
segments-op-imatches = matches the pattern (any case)
segments-op-not-imatches = does not match the pattern (any case)
segments-op-has_all = has all of
segments-op-not-has_all = has not all of
segments-op-in_window = lies in
segments-op-not-in_window = does not lie in
segments-op-anniversary = comes round within
segments-op-not-anniversary = does not come round within
segments-op-near = within
segments-op-not-near = not within
segments-op-true = is so
segments-op-not-true = is not so
segments-op-exists = is known
segments-op-not-exists = is not known
segments-op-is_empty = is empty
segments-op-not-is_empty = is not empty
segments-time-ge = on or after
segments-time-le = until
segments-time-gt = after
segments-time-lt = before

# Time
segments-window = When
segments-window-sliding = in the last
segments-window-all = at any time
segments-window-between = between two days
segments-window-calendar = in the last whole
segments-window-calendar-group = Of the calendar
segments-window-length = How long
segments-window-from = From
segments-window-to = To
segments-window-today = today
segments-window-yesterday = yesterday
segments-window-this-week = this week
segments-window-last-week = last week
segments-window-this-month = this month
segments-window-last-month = last month
segments-window-this-quarter = this quarter
segments-window-last-quarter = last quarter
segments-window-this-year = this year
segments-window-last-year = last year
segments-unit = Unit
segments-unit-ms = milliseconds
segments-unit-s = seconds
segments-unit-m = minutes
segments-unit-h = hours
segments-unit-d = days
segments-unit-w = weeks
segments-unit-mo = months
segments-unit-y = years
segments-calendar-day = calendar days
segments-calendar-week = calendar weeks
segments-calendar-month = calendar months
segments-calendar-quarter = quarters
segments-calendar-year = calendar years

# The rule as text
segments-expert = The rule as text
segments-expert-example = count(order, last 90d) >= 3 and city = '上海'
segments-expert-show = Show the place

# What it catches
segments-live = How many
segments-live-empty = Add a condition, and the number of customers appears here.
segments-caught = Customers in this segment
segments-share-of = { $share } of { $all } customers
segments-sample = Some of them
segments-compared-joins = Join, compared with the saved one
segments-compared-leaves = Leave, compared with the saved one
segments-plain = In plain words

# Below
segments-past = Past year
segments-past-title = Customers in this segment over the past year
segments-past-empty = There is no rule to look back with yet.
segments-day = Day
segments-members = Customers
segments-nobody = Nobody is in at the moment.
segments-export = Export
segments-export-xlsx = Excel workbook
segments-export-csv = CSV
segments-export-done = { $count ->
    [one] One customer: download again
   *[other] { $count } customers: download again
}
segments-versions = Versions
segments-version = Version
segments-saved-at = Saved
segments-saved-by = By
segments-version-do = Restore
segments-version-now = in force
segments-version-deleted = deleted
segments-version-unreadable = This version was written by an older program and cannot be read any more.
segments-restore = Restore
segments-restore-version = Restore version { $version }
segments-restored = Version { $version } is in force again.

# Saving
segments-save = Save segment
segments-details = Title and details
segments-title-en = Title
segments-title-zh = Title in Chinese
segments-title-needed = Give it a title.
segments-description = What is it for?
segments-effects = What saving will change
segments-effects-none = Nobody comes, nobody goes.
segments-effect = { $title }: { $joins } join, { $leaves } leave
segments-this = This segment
segments-saved = Saved.
segments-conflict = Somebody else saved this in the meantime
segments-conflict-what = Nothing of yours is lost. Open the saved one in another tab and look at what they changed; then copy your rule as text, reload this page and paste it.
segments-conflict-open = Open it
segments-deleted = “{ $title }” was deleted.
segments-not-deleted = It was not deleted
segments-leave = Leave without saving?
segments-leave-what = What you changed here is not saved.
segments-leave-stay = Stay
segments-leave-go = Leave without saving

# Lists
segments-list-what = Customers who are named one by one. They stay until you take them off.
segments-list-add = Always on the list
segments-list-remove = Never on the list
segments-list-type = Type or paste numbers, telephone numbers or e-mail addresses

# Laid over each other
segments-overlap = Compare
segments-overlap-title = Compare segments
segments-overlap-what = Who is in several at once, and who in one only.
segments-overlap-choose = Choose two to six segments or lists
segments-overlap-empty = Choose at least two to see how they overlap.
segments-overlap-none = in none of them
segments-overlap-groups = Groups
segments-overlap-click = Each number leads to just these customers as a new segment.
segments-overlap-open = { $count } customers, { $name }: open as a new segment
segments-inside = in
segments-outside = not in
segments-make = New segment of those who are in
segments-make-union = at least one
segments-make-intersection = all of them
segments-make-difference = “{ $title }” only
