## 总览页上提醒用户留意的事项。

attention-failing = “{ $name }”无法计算，目前仍显示之前的客户。{ $reason }
attention-job-failed = 任务“{ $job }”最近一次运行失败。
attention-import-unfinished = { $file } 的导入已开始但没有完成。
attention-rows-rejected = { $file } 的 { $rows } 行中有 { $rejected } 行无法使用，已另存备查。
attention-dead-letters = 有 { $events } 个发来的事件未能接收，等待处理。
attention-fit-due = “{ $name }”的分界值是 { $day } 计算的，已超过设定的更新周期。
attention-fit-drifted = “{ $name }”的客户分布与 { $day } 计算分界值时相比已明显变化：“{ $label }”当时占 { $before }，现在占 { $now }。
attention-fit-review = “{ $name }”有新的分界值等待确认。
attention-group-grew = “{ $name }”一周内由 { $before } 位客户增至 { $now } 位。
attention-group-shrank = “{ $name }”一周内由 { $before } 位客户减至 { $now } 位。
attention-label-grew = “{ $name }”中的“{ $label }”一周内由 { $before } 位客户增至 { $now } 位。
attention-label-shrank = “{ $name }”中的“{ $label }”一周内由 { $before } 位客户减至 { $now } 位。
attention-many-labels = “{ $name }”把客户分成了 { $count } 组。超过六组往往难以逐一采取不同做法，组数少一些更便于执行。
attention-initial-passwords = 有 { $people } 位成员尚未登录并设置自己的密码。
