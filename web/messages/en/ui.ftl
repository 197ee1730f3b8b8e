# What every page may need
ui-loading = Loading …
ui-empty = Nothing here yet.
ui-retry = Try again
ui-error = This did not work
ui-error-network = The server cannot be reached. Check the connection and try again.
ui-no-permission = You have no access to this
ui-no-permission-what = Your role ({ $role }) does not include it. An administrator can change that under Settings, People.
ui-not-found = There is nothing at this address
ui-not-found-what = It may have been deleted or renamed.
ui-back-to-overview = Back to the overview
ui-save-all = Export all { $count }
ui-save-all-too-many = At most { $most } at once. Export the whole group for more.
ui-export-xlsx = Excel
ui-export-table = Save this table as an Excel file
ui-export-chart = Save this chart as a picture
ui-chart-as-table = Show as table
ui-table-as-chart = Show as chart
ui-undo = Undo
ui-undone = Undone.
ui-save = Save
ui-cancel = Cancel
ui-close = Close
ui-delete = Delete
ui-more = Show more
ui-copy = Copy
ui-copied = Copied
ui-unknown-value = –
ui-as-of = As of { $at }
ui-customers = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
ui-name = Name
ui-customer = Customer
ui-share = Share
ui-count = Customers
ui-crashed = This page stopped working
ui-crashed-what = Reload it. If it happens again, tell whoever runs the server.
ui-reload = Reload
ui-file = Export
ui-file-xlsx = Excel workbook
ui-file-csv = CSV
ui-file-done = { $count ->
    [one] One customer: download again
   *[other] { $count } customers: download again
}

# Unsaved work, and somebody else's
ui-leave = Leave without saving?
ui-leave-what = What you changed here is not saved.
ui-leave-stay = Stay
ui-leave-go = Leave without saving
ui-conflict-somebody = Somebody else
ui-conflict-mine = Save mine over theirs
ui-conflict-again = Save it again
ui-conflict-theirs = Take theirs
ui-conflict-taken = You see what is saved now.
