# Rules in plain words.

# Events.
plain-event-order = { $form ->
    [many] orders
   *[one] order
}
plain-event-purchase = { $form ->
    [many] purchases
   *[one] purchase
}
plain-event-payment = { $form ->
    [many] payments
   *[one] payment
}
plain-event-refund = { $form ->
    [many] refunds
   *[one] refund
}
plain-event-return = { $form ->
    [many] returns
   *[one] return
}
plain-event-view = { $form ->
    [many] views
   *[one] view
}
plain-event-cart = { $form ->
    [many] additions to the cart
   *[one] addition to the cart
}
plain-event-search = { $form ->
    [many] searches
   *[one] search
}
plain-event-login = { $form ->
    [many] logins
   *[one] login
}
plain-event-register = { $form ->
    [many] registrations
   *[one] registration
}
plain-event-visit = { $form ->
    [many] visits
   *[one] visit
}
plain-event-ticket = { $form ->
    [many] tickets
   *[one] ticket
}
plain-event-complaint = { $form ->
    [many] complaints
   *[one] complaint
}
plain-event-feedback = { $form ->
    [many] feedback entries
   *[one] feedback entry
}
plain-event-share = { $form ->
    [many] shares
   *[one] share
}
plain-event-quote = { $form ->
    [many] quotes
   *[one] quote
}
plain-event-any = { $form ->
    [many] events of any kind
   *[one] event of any kind
}
plain-event-prefix = { $form ->
    [many] events whose name begins with “{ $prefix }”
   *[one] event whose name begins with “{ $prefix }”
}
plain-event-other = { $form ->
    [many] “{ $name }” events
   *[one] “{ $name }” event
}

# Attributes and properties.
plain-name-address = address
plain-name-age = age
plain-name-amount = amount
plain-name-balance = balance
plain-name-birth-year = year of birth
plain-name-birthday = birthday
plain-name-brand = brand
plain-name-category = category
plain-name-channel = channel
plain-name-city = city
plain-name-country = country
plain-name-created = date of creation
plain-name-device = device
plain-name-email = e-mail
plain-name-gender = gender
plain-name-income = income
plain-name-industry = industry
plain-name-level = level
plain-name-location = location
plain-name-name = name
plain-name-occupation = occupation
plain-name-order-id = order number
plain-name-origin = origin
plain-name-page = page
plain-name-phone = phone
plain-name-points = points
plain-name-price = price
plain-name-product = product
plain-name-product-id = product
plain-name-province = province
plain-name-quantity = quantity
plain-name-reason = reason
plain-name-region = region
plain-name-registered = registration date
plain-name-score = score
plain-name-source = source
plain-name-status = status
plain-name-store = store
plain-name-tags = tags
plain-name-topic = topic
plain-dimension-r = R
plain-dimension-f = F
plain-dimension-m = M
plain-dimension-value = value
plain-dimension-potential = potential
plain-dimension-band = band
plain-dimension-score = overall
plain-score = { $score } score in { $title }

# Days and lengths of time.
plain-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
plain-instant = { $date }, { $time }
plain-milliseconds = { $n ->
    [one] { $n } millisecond
   *[other] { $n } milliseconds
}
plain-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
plain-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
plain-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
plain-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
plain-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
plain-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
plain-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
plain-all-time = so far
plain-last-milliseconds = { $n ->
    [one] in the last millisecond
   *[other] in the last { $n } milliseconds
}
plain-last-seconds = { $n ->
    [one] in the last second
   *[other] in the last { $n } seconds
}
plain-last-minutes = { $n ->
    [one] in the last minute
   *[other] in the last { $n } minutes
}
plain-last-hours = { $n ->
    [one] in the last hour
   *[other] in the last { $n } hours
}
plain-last-days = { $n ->
    [one] in the last 24 hours
   *[other] in the last { $n } days
}
plain-last-weeks = { $n ->
    [one] in the last 7 days
   *[other] in the last { $n } weeks
}
plain-last-months = { $n ->
    [one] in the last month
   *[other] in the last { $n } months
}
plain-last-years = { $n ->
    [one] in the last year
   *[other] in the last { $n } years
}
plain-this = { $unit ->
    [day] today
    [week] this week
    [month] this month
    [quarter] this quarter
   *[year] this year
}
plain-previous = { $unit ->
    [day] yesterday
    [week] last week (Monday to Sunday)
    [month] last month (the whole of it)
    [quarter] last quarter (the whole of it)
   *[year] last year (the whole of it)
}
plain-whole-days = { $n ->
    [one] today
   *[other] in the last { $n } calendar days (today included)
}
plain-whole-weeks = { $n ->
    [one] this week
   *[other] in the last { $n } calendar weeks (this one included)
}
plain-whole-months = { $n ->
    [one] this month
   *[other] in the last { $n } calendar months (this one included)
}
plain-whole-quarters = { $n ->
    [one] this quarter
   *[other] in the last { $n } calendar quarters (this one included)
}
plain-whole-years = { $n ->
    [one] this year
   *[other] in the last { $n } calendar years (this one included)
}
plain-on-day = on { $day }
plain-from-to = from { $from } to { $to }
plain-from-until = from { $from } until just before { $until }

# Events with what is asked of them.
plain-through = { $form ->
    [thing] { $events } through { $channel }
   *[act] { $events } through { $channel }
}
plain-where = { $events } ({ $filter })
plain-any-item = { $not ->
    [yes] no item with: { $filter }
   *[no] an item with: { $filter }
}
plain-any-entry = { $not ->
    [yes] no entry of { $list } with: { $filter }
   *[no] an entry of { $list } with: { $filter }
}

# Values.
plain-number-of = number of { $events } { $window }
plain-number-with = number of entries with { $property } in { $events } { $window }
plain-days-with = number of days with { $events } { $window }
plain-distinct = number of different values of { $property } in { $events } { $window }
plain-sum = total { $property } of { $events } { $window }
plain-average = average { $property } of { $events } { $window }
plain-lowest = lowest { $property } of { $events } { $window }
plain-highest = highest { $property } of { $events } { $window }
plain-edge = { $which } { $events }
plain-edge-within = { $which } { $events } { $window }
plain-time-of = time of { $moment }
plain-time-since = time since { $moment }
plain-days-since = calendar days since { $moment }
plain-of-first = { $property } of the first of { $events } { $window }
plain-of-last = { $property } of the last of { $events } { $window }
plain-of-first-ever = { $property } of the first { $events }
plain-of-last-ever = { $property } of the last { $events }
plain-percentile = share of customers with the same or a lower { $value }
plain-bucket = random number of the draw “{ $seed }”
plain-whether = whether { $condition }
plain-part = { $part ->
    [date] day of { $moment }
    [year] year of { $moment }
    [month] month of { $moment }
    [day-of-month] day of the month of { $moment }
    [day-of-week] day of the week (1 = Monday) of { $moment }
    [hour] hour of { $moment }
   *[minute] minute of { $moment }
}
plain-in-zone = { $value } (time of { $zone })
plain-clock-hour = { $not ->
    [yes] { $moment } not between { $n }:00 and { $n }:59
   *[no] { $op ->
        [ge] { $moment } at { $n }:00 or later in the day
        [lt] { $moment } before { $n }:00
       *[eq] { $moment } between { $n }:00 and { $n }:59
    }
}
plain-clock-hours = { $not ->
    [yes] { $moment } not between { $first }:00 and { $last }:59
   *[no] { $moment } between { $first }:00 and { $last }:59
}
plain-clock-day = { $not ->
    [yes] { $moment } not on day { $n } of the month
   *[no] { $op ->
        [ge] { $moment } on day { $n } of the month or later in it
        [lt] { $moment } before day { $n } of the month
       *[eq] { $moment } on day { $n } of the month
    }
}
plain-clock-year = { $not ->
    [yes] { $moment } not in { $n }
   *[no] { $op ->
        [ge] { $moment } in { $n } or later
        [lt] { $moment } before { $n }
       *[eq] { $moment } in { $n }
    }
}
plain-clock-weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
plain-clock-weekdays = { $not ->
    [yes] { $moment } not on a { $items }
   *[no] { $moment } on a { $items }
}
plain-clock-weekday-span = { $not ->
    [yes] { $moment } not on a day from { $first } to { $last }
   *[no] { $moment } on a day from { $first } to { $last }
}
plain-clock-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
plain-clock-months = { $not ->
    [yes] { $moment } not in { $items }
   *[no] { $moment } in { $items }
}
plain-clock-month-span = { $not ->
    [yes] { $moment } not between { $first } and { $last }
   *[no] { $moment } between { $first } and { $last }
}
plain-clock-or = { $before } or { $last }
plain-yes = yes
plain-no = no

# Limits and comparisons.
plain-limit-number = { $op ->
    [ge] at least { $value }
    [gt] more than { $value }
    [le] at most { $value }
    [lt] less than { $value }
    [ne] not { $value }
   *[eq] exactly { $value }
}
plain-limit-times = { $op ->
    [ge] at least { $value }
    [gt] more than { $value }
    [le] at most { $value }
    [lt] fewer than { $value }
    [ne] not exactly { $value }
   *[eq] exactly { $value }
}
plain-limit-time = { $op ->
    [ge] { $value } or later
    [gt] later than { $value }
    [le] { $value } or earlier
    [lt] earlier than { $value }
    [ne] not { $value }
   *[eq] { $value }
}
plain-limit-ago = { $op ->
    [ge] at least { $value } ago
    [gt] more than { $value } ago
    [le] at most { $value } ago
    [lt] less than { $value } ago
    [ne] not exactly { $value } ago
   *[eq] exactly { $value } ago
}
plain-limit-days-ago = { $op ->
    [ge] at least { $value } ago
    [gt] more than { $value } ago
    [le] at most { $value } ago
    [lt] less than { $value } ago
    [ne] not exactly { $value } ago
   *[eq] exactly { $value } ago
}
plain-limit-truth = { $op ->
    [ge] at least { $value }
    [gt] more than { $value }
    [le] at most { $value }
    [lt] less than { $value }
    [ne] not { $value }
   *[eq] { $value }
}
plain-limit-text = { $op ->
    [ge] { $value } or behind it in the alphabet
    [gt] behind { $value } in the alphabet
    [le] { $value } or before it in the alphabet
    [lt] before { $value } in the alphabet
    [ne] not { $value }
   *[eq] { $value }
}
plain-compared = { $value } is { $limit }
plain-moment = { $moment } { $limit }
plain-count = { $limit } { $events } { $window }
plain-days-count = { $events } on { $limit } days { $window }
plain-or-missing = { $phrase }, or not known
plain-drawn = { $share } of customers drawn at random (“{ $seed }”)

# Conditions.
plain-and = { $before }, and { $next }
plain-or = { $before }, or { $next }
plain-group = ({ $phrase })
plain-always = every customer
plain-never = no customer
plain-one-of = { $not ->
    [yes] { $value } is none of { $items }
   *[no] { $value } is one of { $items }
}
plain-has-all = { $not ->
    [yes] { $value } lacks one of { $items }
   *[no] { $value } has all of { $items }
}
plain-between = { $not ->
    [yes] { $value } is not from { $low } to { $high }
   *[no] { $value } is from { $low } to { $high }
}
plain-contains = { $not ->
    [yes] { $value } does not contain { $pattern }
   *[no] { $value } contains { $pattern }
}
plain-starts-with = { $not ->
    [yes] { $value } does not begin with { $pattern }
   *[no] { $value } begins with { $pattern }
}
plain-ends-with = { $not ->
    [yes] { $value } does not end with { $pattern }
   *[no] { $value } ends with { $pattern }
}
plain-matches = { $not ->
    [yes] { $value } does not fit the pattern { $pattern }
   *[no] { $value } fits the pattern { $pattern }
}
plain-any-case = { $phrase } (capitals or not)
plain-exists = { $not ->
    [yes] { $value } is not known
   *[no] { $value } is known
}
plain-is-empty = { $not ->
    [yes] { $value } is not empty
   *[no] { $value } is empty
}
plain-near = { $not ->
    [yes] { $value } is not within { $distance } of { $centre }
   *[no] { $value } is within { $distance } of { $centre }
}
plain-kilometres = { $n } km
plain-metres = { $n } m
plain-in-window = { $not ->
    [yes] { $value } does not fall { $window }
   *[no] { $value } falls { $window }
}
plain-anniversary-today = { $not ->
    [yes] { $value } does not come round today
   *[no] { $value } comes round today
}
plain-anniversary = { $not ->
    [yes] { $value } does not come round in the next { $days } days (today included)
   *[no] { $value } comes round in the next { $days } days (today included)
}
plain-has-been = { $not ->
    [yes] not for at least { $period } without a break: { $condition }
   *[no] for at least { $period } without a break: { $condition }
}
plain-did = { $not ->
    [yes] no { $events } { $window }
   *[no] at least one { $events } { $window }
}
plain-did-ever = { $not ->
    [yes] no { $events } ever
   *[no] at least one { $events } so far
}
plain-sequence = { $not ->
    [yes] not in this order { $window }: { $steps }
   *[no] in this order { $window }: { $steps }
}
plain-then = { $before }, then { $next }
plain-step-within = { $event } within { $period }
plain-same = { $steps } (all with the same { $property })
plain-first-time = { $not ->
    [yes] the first { $events } ever was not { $window }
   *[no] the first { $events } ever was { $window }
}
plain-stopped = { $not ->
    [yes] not so: at least one { $events } { $within }, but none { $since }
   *[no] at least one { $events } { $within }, but none { $since }
}
plain-restarted = { $not ->
    [yes] not so: { $events } more than { $from } ago, none from { $from } to { $to } ago, and again since
   *[no] { $events } more than { $from } ago, none from { $from } to { $to } ago, and again since
}
plain-regular = { $not ->
    [yes] not so: at least { $number } { $events } every { $every }, in at least { $periods } of { $of }
   *[no] at least { $number } { $events } every { $every }, in at least { $periods } of { $of }
}
plain-of-periods = { $n ->
    [one] the last period
   *[other] the last { $n } such periods
}
plain-in-segment = { $not ->
    [yes] not in the group { $title }
   *[no] in the group { $title }
}
plain-in-list = { $not ->
    [yes] not on the list { $title }
   *[no] on the list { $title }
}
plain-top = { $not ->
    [yes] not among the { $side ->
        [bottom] lowest
       *[top] highest
    } { $count } by { $value } (those tied included)
   *[no] among the { $side ->
        [bottom] lowest
       *[top] highest
    } { $count } by { $value } (those tied included)
}
plain-more = { $n ->
    [one] { $items } and { $n } more
   *[other] { $items } and { $n } more
}

# What was seen of a customer.
plain-seen-needs = { $seen } (needs { $limit })
plain-seen-asked = { $seen } (needs: { $asked })
plain-so-many-times = { $limit }
plain-so-many-days = { $limit }
plain-seen-count = { $number } { $events } { $window }
plain-seen-days = { $events } on { $number } days { $window }
plain-seen-ago = { $moment } { $ago } ago
plain-seen-on = { $moment } on { $at }
plain-seen-nothing = { $value }: not known
plain-seen-text = { $value }: { $shown }
plain-seen-value = { $value }: { $shown }
plain-calendar-days = { $n ->
    [one] { $n } calendar day
   *[other] { $n } calendar days
}

# What would keep things as they are.
plain-unless-event = unless there is another { $event } before
plain-unless-events = if there are no further { $event } before
plain-unless-anything = unless something changes before
