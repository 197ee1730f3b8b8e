# The demo: a made-up shop and the whole way through the main job.

demo-about = Make a sample shop and go once through the main job with it
demo-after-help = Running it again over the same folder changes nothing.
demo-folder-unwritable = The folder { $folder } cannot be written: { $reason }. Name another with --data.
demo-stopped = The demo stopped at: { $command }

demo-intro = One Leaf Tea House: a made-up shop with { $customers } customers in its list, from spring 2023 to the end of March 2026.
    Every command below can be typed again; the shop's files are in { $folder }.
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
demo-next-refit = new cut points, and whom they move
demo-next-sample = have people check the labels
demo-next-files = the definitions, to copy from
demo-next-help = every command
