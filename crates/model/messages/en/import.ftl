# Files in: opening, mapping, rows, reports.

import-no-file = No file was given.
import-file-missing = There is no file { $file }: { $error }. Check the path.
import-file-unreadable = { $file } cannot be read: { $error }. The file may be damaged or cut off; fetch it again.
import-file-unwritable = { $file } cannot be written: { $error }. Free some space or choose another folder.
import-file-empty = { $file } is empty: it has no row that could hold column names.
import-file-too-large = { $file } is larger than { $limit } when unpacked, which its format allows to read only as a whole. Save it as CSV, JSON Lines or Parquet.
import-file-damaged = { $file } is damaged or not what it looks like: { $error }.
import-format-unknown = { $file } is in no format that can be imported. CSV, TSV, XLSX, JSON, JSON Lines and Parquet can.
import-sheet-missing = { $file } has no sheet "{ $sheet }". It has: { $sheets }.
import-encoding-unknown = "{ $encoding }" is no text encoding. Use utf-8 or gb18030, or leave it out.
import-delimiter-unusable = "{ $delimiter }" cannot separate cells. Use a comma, semicolon, tab or bar.
import-in-file = { $file }: { $error }

import-mapping-no-identifier = The mapping names no identifier, so nobody knows whose the rows are. Give at least one column under identifiers.
import-mapping-no-time = The mapping of events names no time. Give the column under time.
import-mapping-column-missing = The mapping names a column "{ $column }" that the file does not have. The file has: { $columns }.
import-mapping-group-of-customers = Only events can be grouped. Leave out group, or import the file as events.
import-mapping-name-twice = The mapping uses the name "{ $name }" for two columns. Give one of them another name.
import-mapping-test-number = The test of column "{ $column }" compares with "{ $value }", which is no number.
import-mapping-test-unclear = The test of column "{ $column }" needs exactly one of equals, starts_with, at_most, below and missing.
import-zone-unknown = There is no time zone "{ $zone }". Use an IANA name such as Asia/Shanghai.
import-rate-broken = The rate of { $currency } from { $from } is broken: "{ $rate }". It takes a day such as 2024-01-01 and a positive number with at most eight decimal places.

import-guess-no-identifier = None of the columns looks like a customer number, phone or e-mail: { $columns }. Write a mapping that names the column under identifiers.
import-guess-no-time = None of the columns looks like a time: { $columns }. Write a mapping that names the column under time, or import the file as customers.
import-guess-column = { $column }: { $use } (e.g. { $samples })
import-guess-by-content = { $column }: { $use }, judging by its values (e.g. { $samples })
import-guess-lines = Rows with the same "{ $column }" are lines of one order.
import-guess-product = The amount is "{ $first }" times "{ $second }", added up over the order.
import-guess-refund-mark = Rows whose "{ $column }" begins with { $mark } are refunds: only they have negative numbers.
import-guess-refund-negative = Rows with a negative "{ $column }" are refunds.
import-guess-day-order = Days of "{ $column }" could be day-month or month-day; nothing in the file tells. Give the format in the mapping, such as %d/%m/%Y.
import-guess-tracking = The file holds tracking calls (track, identify …), which need no mapping.

import-use-customer = number of the customer
import-use-phone = phone of the customer
import-use-email = e-mail of the customer
import-use-external = the customer's id in another system
import-use-anonymous = device or visitor
import-use-time = when it happened
import-use-event-name = name of the event
import-use-currency = currency of the amount
import-use-group = number of the order
import-use-item = { $name } of an item, { $type }
import-use-amount = amount
import-use-id = id of the event
import-use-attribute = attribute { $name } of the customer, { $type }
import-use-property = property { $name } of the event, { $type }
import-use-nothing = not used

import-type-text = text
import-type-integer = whole number
import-type-decimal = decimal number
import-type-float = floating-point number
import-type-boolean = yes or no
import-type-instant = date and time
import-type-date = date
import-type-list = list
import-type-point = place

import-row-ragged = the row has { $found } cells, the header { $expected }
import-row-unclosed-quote = a quote is opened and never closed
import-row-broken-text = the row holds bytes that are no text in the file's encoding
import-row-rejected-by-test = rejected by the mapping: { $reason }
import-row-bad-identifier = "{ $value }" in "{ $column }" identifies nobody
import-row-no-customer = no column says whose the row is
import-row-no-time = no time in "{ $column }"
import-row-not-time = "{ $value }" in "{ $column }" is no time that can be read
import-row-ambiguous-time = "{ $value }" in "{ $column }" could be day-month or month-day; give the format in the mapping
import-row-no-event-name = no event name in "{ $column }"
import-row-no-group = no order number in "{ $column }"
import-row-no-amount = the line has no amount, so its order cannot be added up
import-row-no-rate = there is no rate for { $currency } on { $day }; add one to the workspace
import-row-amount-out-of-range = the amount is too large
import-row-not-number = "{ $value }" in "{ $column }" is no { $type }
import-row-too-precise = "{ $value }" in "{ $column }" has more than four decimal places
import-row-out-of-range = "{ $value }" in "{ $column }" is too large
import-row-not-boolean = "{ $value }" in "{ $column }" is neither yes nor no
import-row-not-point = "{ $value }" in "{ $column }" is no place such as 31.23,121.47
import-row-not-json = not a JSON object: { $error }
import-row-unknown-shape = "{ $type }" is no tracking call; known are track, identify, page, screen, group, alias
import-row-group-of-two-customers = lines of order "{ $group }" belong to two customers, { $first } and { $second }

import-reason-ragged = too many or too few cells
import-reason-unclosed-quote = quote never closed
import-reason-broken-text = bytes that are no text
import-reason-test = by the mapping: { $detail }
import-reason-bad-identifier = unusable identifier in "{ $detail }"
import-reason-no-customer = no customer
import-reason-no-time = no time in "{ $detail }"
import-reason-not-time = unreadable time in "{ $detail }"
import-reason-ambiguous-time = day and month unclear in "{ $detail }"
import-reason-no-event-name = no event name
import-reason-no-group = no order number
import-reason-no-amount = no amount
import-reason-no-rate = no exchange rate for { $detail }
import-reason-out-of-range = number too large
import-reason-not-number = not a number in "{ $detail }"
import-reason-too-precise = more than four decimal places in "{ $detail }"
import-reason-not-boolean = neither yes nor no in "{ $detail }"
import-reason-not-point = not a place in "{ $detail }"
import-reason-not-json = not a JSON object
import-reason-unknown-shape = unknown kind of call
import-reason-group-of-two-customers = order of two customers
import-reason-other = other reasons

import-quality-rows = { $rows ->
    [one] 1 row read
   *[other] { $rows } rows read
}: { $accepted } accepted, { $rejected } rejected.
import-quality-rejected = Rejected { $rows }: { $reason }.
import-quality-events = { $count } events "{ $event }".
import-quality-events-amount = { $count } events "{ $event }", { $amount } in all.
import-quality-attribute-rows = { $count } rows of customer attributes.
import-quality-returns = { $count } rows are returns.
import-quality-negative = { $count } rows have a negative amount and nothing marks them as returns; they were kept as they are. If they are returns, add a row test to the mapping; if not, correct them.
import-quality-duplicates = { $count } rows repeat one shortly before exactly and count once.
import-quality-duplicate-lines = { $count } order lines repeat another line of their order exactly.
import-quality-dropped-lines = { $count } of them were dropped, as the mapping says.
import-quality-disagreeing-groups = In { $count } orders the lines disagree about a fact; the greatest value was taken.
import-quality-invalid-identifiers = "{ $column }": { $count } values identify nobody and were taken as missing.
import-quality-times = From { $first } to { $last }.
import-quality-outliers = "{ $column }": { $outliers } of { $sampled } values lie outside { $low } to { $high } (least { $min }, greatest { $max }).
import-quality-outliers-sampled = "{ $column }": in a sample of { $sampled } values, { $outliers } lie outside { $low } to { $high } (of all values: least { $min }, greatest { $max }).
import-quality-extra-values = { $count } values were left out: their fields do not occur at the beginning of the file. Put an object with all fields first.
import-quality-left-out = { $file }: columns of lists or objects were left out: { $columns }.
import-quality-collisions = { $count ->
    [one] 1 pair of identifiers came in one row and was not joined.
   *[other] { $count } pairs of identifiers came in one row and were not joined.
}
import-collision-two-customers = { $row_of } and { $not_joined } belong to customers with different numbers. If they are one person: fenqun merge { $row_of } { $not_joined }
import-collision-shared = { $row_of } and { $not_joined }: one of them is shared by too many people to tell whose it is. If they are one person: fenqun merge { $row_of } { $not_joined }
import-collision-too-many = { $row_of } and { $not_joined }: one customer would have more identifiers than the settings allow. If they are one person: fenqun merge { $row_of } { $not_joined }
import-collisions-more = and { $count } more
import-row-too-deep = lists and objects lie more than { $limit } deep within each other; send flatter properties
import-reason-too-deep = nested too deep
import-row-wrong-type = "{ $value }" in "{ $column }" is no { $type }
import-reason-wrong-type = wrong type in "{ $detail }"

# Files out.

export-format-unknown = { $file }: the ending does not say which format is wanted. Use .csv, .tsv, .xlsx, .jsonl or .parquet.
export-too-many-rows = { $file }: a sheet holds at most { $limit } rows. Export as CSV or Parquet.
export-failed = { $file } could not be written: { $error }.

import-number-unknown = There is no import { $number }. fenqun imports lists them.
import-undo-already = Import { $number } has been undone already.
import-undo-older = Import { $number } cannot be undone: it was begun with a version that did not note which rows came with which import.
import-undone = Import { $number } ({ $file }) is undone.
import-undone-gone = { $count ->
    [one] 1 customer was there only because of it and is gone.
   *[other] { $count } customers were there only because of it and are gone.
}
import-undone-kept = { $count ->
    [one] 1 other customer is as if it had never been.
   *[other] { $count } other customers are as if it had never been.
}
