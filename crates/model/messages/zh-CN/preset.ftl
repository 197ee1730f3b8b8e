# 标签表的预设。
unknown-preset = { $place }：没有适用于这张表的预设“{ $preset }”。{ $hint }
preset-needs-bins = { $place }：{ $preset } 要求每个维度 { $wanted } 档，而现在是 { $given } 档。请改成 { $wanted } 档，或者自己写标签表。
