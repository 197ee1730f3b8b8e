# The demo: a made-up shop and the whole way through the main job.

demo-about = Make a sample shop and serve it with its page on this machine
demo-after-help = Running it again over the same folder serves what is there; remove the folder for a new shop.
demo-folder-unwritable = The folder { $folder } cannot be written: { $reason }. Name another with --data.
demo-stopped = The demo stopped at: { $command }

demo-option-no-serve = Serve nothing: carry out the commands of the main job instead, and show each.
demo-option-open = Open the page in the browser.
demo-option-until = The data end before this day, such as 2026-04-01, and the clock stays there. Without it they go up to today.
demo-day-malformed = "{ $text }" is no day. Write it like 2026-04-01.
demo-other-workspace = { $folder } holds a workspace that no demo made. Name another folder with --data.
demo-other-day = { $folder } holds a demo of another day. Leave --until out, or name another folder with --data.
demo-made-to-be-served = { $folder } holds a demo that was made to be served. Leave --no-serve out, or name another folder with --data.
demo-import-failed = The demo could not bring in { $file }. Remove its folder and try again.

demo-intro = One Leaf Tea House: a made-up shop with { $customers } customers in its list, and three years of orders and visits up to { $until }.
demo-making = What its systems exported is brought in as it came, delivery by delivery; the files are in { $folder }.
demo-walk = Every command below can be typed again; the shop's files are in { $folder }.
demo-ready =
    The page is ready. Open it in a browser:
    {"  "}{ $url }
demo-sign-in =
    {"  "}E-mail    { $email }
    {"  "}Password  { $password }
demo-no-page = This build has no page: cargo xtask demo builds it.
demo-no-browser = No browser could be opened; open the address yourself.
demo-stop = Ctrl-C stops it. Everything stays in { $data }; run it again to go on from there.
demo-step-sources = First, how each of the shop's systems writes its files
demo-step-import = Bring the data in; what does not fit is set aside with its reason
demo-step-define = Say what is to be known about each customer, and what to do with each group
demo-step-eval = Who is where
demo-step-flows = What changed in the last quarter
demo-step-explain = Why one customer is where they are, and when that will change
demo-step-preview = Try a rule before it is saved
demo-step-export = Hand it over: a workbook for the sales team, a page for the boss

demo-next = That was the main job. The workspace stays in { $data }; go on from here:
demo-next-explain = any customer, any group
demo-next-history = how a segment grew
demo-next-refit = new limits, and whom they move
demo-next-sample = have people check the labels
demo-next-files = the definitions, to copy from
demo-next-help = every command
