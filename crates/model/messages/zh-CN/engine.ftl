# 各项操作：为什么被拒绝、该怎么办。

catalog-busy = 另一个进程正在写入 { $file }，请等它结束后再试。（{ $reason }）
catalog-too-new = { $file } 由更新版本的 Fenqun 写入（格式 { $reason }）。数据未被改动，请用新版本打开。
catalog-damaged = { $file } 已损坏，或不是 Fenqun 的目录库：{ $reason }。数据未被改动，请从备份恢复该文件。
catalog-disk = 磁盘拒绝读写 { $file }：{ $reason }。请腾出空间或修正权限后再试，数据没有丢失。
catalog-internal = 目录库 { $file } 无法应答：{ $reason }。请反馈此问题。

kind-unknown = 没有“{ $text }”这个种类，可选：{ $known }。
instant-malformed = “{ $text }”不是时间。可以写 now、日期（如 2024-06-12）或带时区的时间（如 2024-06-12T12:00:00+08:00）。
step-malformed = “{ $text }”不是步长，请写成 7d、2w 或 1mo 这样的形式。
folder-not-made = 无法创建目录 { $file }：{ $reason }。
workspace-missing = { $folder } 里没有工作区。用 fenqun import 或 fenqun apply 新建一个，或用 --data 指定其他目录。
workspace-zone-unknown = 工作区时区“{ $zone }”无法识别，请在 Workspace 定义里写 IANA 时区名，如 Asia/Shanghai。
definition-unknown = 没有名为“{ $name }”的定义。用 fenqun get 查看已有的定义。
definition-unknown-near = 没有名为“{ $name }”的定义，是不是“{ $nearest }”？用 fenqun get 查看已有的定义。
definition-ambiguous = 有多个种类的定义都叫“{ $name }”，请写明种类，如 segment/{ $name }。
definition-divides-nobody = “{ $name }”不划分客户，请指定分群、名单或分群模型。
definition-broken = { $kind }“{ $name }”无法计算：{ $reason }
broken-unknown = 保存的文本里没有定义
broken-reference = 它用到的{ $kind }“{ $name }”有问题
fit-unwritable = 无法写出拟合结果：{ $reason }。请反馈此问题。
fit-unreadable = 无法读取“{ $name }”的第 { $number } 次拟合：{ $reason }。请重新拟合：fenqun fit { $name }
flows-backwards = 起始时点（{ $from }）必须早于结束时点（{ $to }）。
history-not-recorded = 还没有变更日志：它由运行中的 fenqun serve 写入。去掉 --recorded 可通过重新计算查看历史。
history-too-fine = 超过了 { $most } 个时点，请加大步长或缩短区间。
apply-empty = 文件里没有定义。
apply-twice = { $kind }“{ $name }”写了两遍，第二次在 { $file }。请只保留一个。
delete-used = { $kind }“{ $name }”正被 { $users } 使用，请先修改或删除它们。
customer-unknown = 没有客户“{ $customer }”。可用其任一标识，必要时写明类型：customer:12347、phone:+8613812345678、email:li@example.com。
rule-wrong = { $problem }
    { $place }
preview-against-labels = “{ $name }”是分群模型，请与分群或名单比较。
fit-nobody = 没有可用于拟合“{ $name }”的客户：没有客户具备所需的全部数值。请先导入数据，或选择更晚的 --as-of。
fit-not-needed = “{ $name }”没有来自数据的切分点，无需拟合。
fit-unknown = “{ $name }”没有第 { $number } 次拟合，最后一次是第 { $last } 次。用 fenqun fits { $name } 查看。
import-stopped = 导入已在安全位置停下。再次执行同一命令即可从此处继续。
import-stopped-dry = 试运行已停止，未保存任何数据。
import-source-kind = 数据源“{ $name }”用于另一类数据，请换一个 --source，或改用另一种 --as。
import-map-not-one = { $file } 中必须恰好有一个 Source 定义。
import-report-unreadable = 无法读取 { $file } 上次导入的报告：{ $reason }。
