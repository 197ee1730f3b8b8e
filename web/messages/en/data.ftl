# Data: files in, quality, sources
data-what-for = Bring files in and see how good your data are.
data-import-more = More ways to import
data-drop = Drop a file here
data-drop-formats = CSV, Excel, JSON or Parquet, also as gz or zst. Before anything is imported you see how each column is understood.
data-choose-file = Choose a file
data-sending = Sending { $file }
data-guessing = Reading { $file }
data-back = Back to data
data-quality = Data quality
data-quality-empty = No file has come in yet. Then you read here how many rows can be used and what is wrong with the others.
data-quality-usable = { $share } of the rows can be used
data-quality-rows = { $files ->
    [one] { $rows } rows in one file
   *[other] { $rows } rows in { $files } files
}
data-found-nothing = Nothing wrong was found.
data-found-rejected = { $count ->
    [one] One row
   *[other] { $count } rows
} could not be used and were put aside:
data-found-duplicates = { $count ->
    [one] One row repeats another exactly
   *[other] { $count } rows repeat others exactly
}
data-found-invalid = { $count ->
    [one] One phone, e-mail or number is not valid and was taken as missing
   *[other] { $count } phones, e-mails or numbers are not valid and were taken as missing
}
data-found-collisions = { $count ->
    [one] One pair of identifiers came together but belongs
   *[other] { $count } pairs of identifiers came together but belong
} to different customers, and was not joined
data-found-negative = { $count ->
    [one] One row has
   *[other] { $count } rows have
} a negative amount that nothing marks as a refund
data-found-unfinished = { $count ->
    [one] One file was
   *[other] { $count } files were
} begun and not finished
data-reason-ragged = wrong number of cells
data-reason-unclosed-quote = quote never closed
data-reason-broken-text = unreadable text
data-reason-rejected-by-test = left out by a rule
data-reason-bad-identifier = unusable customer number
data-reason-no-customer = no customer
data-reason-no-time = no time
data-reason-not-time = unreadable time
data-reason-ambiguous-time = day and month unclear
data-reason-no-event-name = no event name
data-reason-no-group = no order number
data-reason-no-amount = no amount
data-reason-no-rate = no exchange rate
data-reason-amount-out-of-range = amount too large
data-reason-not-number = not a number
data-reason-too-precise = too many decimal places
data-reason-out-of-range = number too large
data-reason-not-boolean = neither yes nor no
data-reason-not-point = not a place
data-reason-wrong-type = wrong type
data-reason-too-deep = nested too deep
data-reason-not-json = not JSON
data-reason-unknown-shape = unknown kind of record
data-reason-group-of-two-customers = order of two customers
data-reason-count = { $reason }: { $count }

data-files = Imported files
data-files-empty = No file yet. Drop the first one above.
data-file = File
data-source = Source
data-when = When
data-rows = Rows
data-usable = Usable
data-rejected = Not usable
data-events = Events
data-facts = Customer details
data-period = Period
data-state = State
data-by = By
data-command-line = command line
data-state-queued = Waiting
data-state-running = Importing
data-state-done = Imported
data-state-failed = Failed
data-state-cancelled = Stopped
data-state-checked = Checked only
data-state-undone = Undone
data-state-unfinished = Not finished
data-sources = Sources
data-sources-empty = How a file is read is remembered, so that the next one like it can be used at once.
data-source-last = Last file
data-source-never = none yet
data-source-saved = Saved
data-source-use = Use
data-source-file = Import another such file

data-letters = Events that could not be accepted
data-letters-what = They were sent to the API and could not be accepted. Once the cause is fixed, try again.
data-letters-again-all = Try all again
data-letters-came = { $taken } accepted, { $refused } still refused.
data-letter-why = Why
data-letter-times = Times
data-letter-do = What to do
data-letter-again = Try again
data-letter-drop = Drop
data-letter-drop-sure = It cannot be brought back.
data-letter-dropped = Dropped.

data-import-title = Import a file
data-import-what = Choose a file, check what each column means, import.
data-import-needs = Which files?
data-import-needs-orders = Orders or other things that happened: each row says whose it is (number, phone or e-mail) and when; an amount helps.
data-import-needs-customers = Lists of customers: one customer a row, with name, city and whatever else you know.
data-import-needs-nothing = Columns may have any name, in Chinese or English, and nothing needs tidying first: rows with defects are put aside.
data-read-like = Read it like:
data-read-like-nothing = Detect again
data-another-file = Another file
data-sheet-of = sheet “{ $sheet }”
data-size = { $size } MB
data-columns-count = { $count ->
    [one] one column
   *[other] { $count } columns
}
data-calls = These are tracking calls (track, identify …). They need no settings and can be imported at once.
data-row-is = Each row is
data-row-event = something that happened (an order, a visit …)
data-row-customer = a customer
data-event = What happened is called
data-event-what = Rules use this name. For orders, say order.
data-event-by-column = what the column “{ $column }” says
data-columns = What the columns mean
data-column = Column
data-column-empty = empty in the first rows
data-becomes = Becomes
data-becomes-of = “{ $column }” becomes
data-name-of = Name of “{ $column }”
data-type-of = Type of “{ $column }”
data-use-customer = Customer number
data-use-phone = Customer’s phone
data-use-email = Customer’s e-mail
data-use-external = Customer’s ID in another system
data-use-anonymous = Device or visitor
data-use-time = When it happened
data-use-amount = Amount
data-use-order = Order number
data-use-item = Of a product:
data-use-property = Detail of it:
data-use-attribute = Of the customer:
data-use-event = What happened
data-use-currency = Currency
data-use-id = ID of the record itself
data-use-nothing = Not imported
data-type-auto = detect
data-type-text = text
data-type-integer = integer
data-type-decimal = decimal
data-type-float = float
data-type-boolean = yes or no
data-type-instant = date and time
data-type-date = date
data-type-list = list
data-type-point = place
data-money = Amounts and refunds
data-amount = Amount
data-amount-none = none
data-amount-column = one column
data-amount-product = two columns multiplied
data-amount-first = First factor
data-amount-second = Second factor
data-refunds = Refunds
data-refunds-none = not marked
data-refunds-starts = a column begins with
data-refunds-equals = a column says
data-refunds-negative = a column is negative
data-refunds-column = Which column
data-refunds-value = Text
data-repeated = Lines of an order that repeat
data-repeated-keep = keep all
data-repeated-drop = keep one
data-more = More: time zone, currency, how the file is written, name of the source
data-source-name = Remember this as
data-source-known = This source exists; importing updates how it is read.
data-source-new = The next file like this will be read the same way.
data-zone = Times are in
data-zone-own = the workspace’s zone ({ $zone })
data-time-format = Times are written
data-time-format-auto = detect
data-currency = Currency
data-currency-own = the workspace’s ({ $currency })
data-currency-column = what the column “{ $column }” says
data-sheet = Sheet
data-encoding = Encoding
data-delimiter = Separator
data-delimiter-tab = tab
data-auto = detect

data-trial = What it becomes
data-trial-table = What the first rows become
data-trial-rows = { $count ->
    [one] The first row becomes
   *[other] The first { $count } rows become
}
data-trial-events = { $count } × { $name }
data-trial-customers = { $count ->
    [one] facts about one customer
   *[other] { $count } rows of facts about customers
}
data-trial-end = .
data-and = {" and "}
data-trial-all = All of them can be used.
data-trial-rejected = { $count ->
    [one] One of them cannot be used and is put aside
   *[other] { $count } of them cannot be used and are put aside
}
data-trial-examples = Show examples
data-line = Line { $line }:
data-items = { $count ->
    [one] one product
   *[other] { $count } products
}
data-what = What
data-lacks-identifier = On the left, choose the column that says whose row it is: a customer number, phone or e-mail.
data-lacks-time = On the left, choose the column that says when it happened. If each row is a customer, change that above.
data-import-now = Import
data-check-now = Check the whole file only
data-check-what = Reads the whole file and reports on it, without importing anything.

data-asked = { $who } · { $at }
data-queued = Waiting its turn …
data-rows-read = { $count ->
    [one] One row read
   *[other] { $count } rows read
}
data-at-work = You may leave this page; the import goes on.
data-stop = Stop
data-next = What’s next
data-next-model = Sort customers into groups
data-next-customers = See the customers
data-next-overview = To the overview
data-report = Report
data-rejects-download = Download the rows that could not be used
data-rejects-what = A CSV file that says what is wrong with each. Fix them, then import just these.
data-columns-report = Column by column
data-filled = Filled
data-missing = Missing
data-distinct = Different values
data-at-least = at least { $count }
data-range = Range
data-outliers = Outliers
data-undo-title = Was this the wrong file?
data-undo-what = Undoing takes back what it brought: { $what }. What was there before or came from elsewhere stays, and the file can be imported again.
data-undo = Undo this import
data-undoing = Undoing …
data-undone = Undone by { $who } on { $at }
data-undone-what = Nothing of this file is in the data any more. Below is what was reported then.
data-import-again = Import again
data-cancelled = Stopped. What had been read is in the data: import the file again to go on, or undo it.
data-go-on = Go on
data-failed = It could not be imported
data-mend = Fix and try again
data-checked = Checked. Nothing was imported.
data-to-import = Go on to import
data-already = This file was imported the same way before, so nothing changed.
