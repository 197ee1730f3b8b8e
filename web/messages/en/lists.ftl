# Lists: customers named one by one
lists-new = New list
lists-what = Customers who are named one by one. They stay until you take them off.
lists-paste = Who is on it
lists-paste-what = One a line: customer numbers, telephone numbers, e-mail addresses or full names. A column copied from Excel will do.
lists-paste-example = C00132
    138 1234 5678
    li@example.com
lists-looking = Looking for them
lists-found = Who was found
lists-found-some = { $count ->
    [0] Nobody found yet.
    [one] One customer found:
   *[other] { $count } customers found:
}
lists-found-more = and { $count } more
lists-nobody = { $count ->
    [one] One line matches nobody
   *[other] { $count } lines match nobody
}
lists-nobody-what = They are left out. Correct them above if somebody is meant.
lists-several = Several customers have these names. Tick who is meant:
lists-more-lines = { $count ->
    [one] and one more line
   *[other] and { $count } more lines
}
lists-too-many = At most { $most } lines at once. For more, import a file with a column that marks these customers, and make a segment of those who have the mark.
lists-save = { $count ->
    [0] Save list
    [one] Save list with one customer
   *[other] Save list with { $count } customers
}
lists-change = Change
lists-add-more = Put more customers on the list
lists-add-these = { $count ->
    [0] Put on the list
    [one] Put one customer on the list
   *[other] Put { $count } customers on the list
}
lists-added = { $count ->
    [one] One customer is on the list now.
   *[other] { $count } customers are on the list now.
}
lists-take-off = Take off
lists-take-off-of = Take off: { $name }
lists-taken-off = { $name } is no longer on the list.
lists-conflict = Somebody else changed this list a moment ago. You now see theirs; what you pasted is still here. Press again.
lists-entries = Entries
lists-entries-what = Every entry as it is written, also those that nobody answers to yet. They count as soon as such a customer appears.
lists-rule = Also on the list is whoever fulfils
lists-add = Always on the list
lists-remove = Never on the list
lists-type = Customer numbers, full telephone numbers with +, or e-mail addresses
