# 命令行：帮助、表头、提示。

tool-about = Fenqun 分群：把客户分成群，并让分群始终准确。
tool-after-help = 
    四步走完主流程：
      fenqun import 订单.csv --as events     导入数据
      fenqun apply rfm.yaml                  定义分群
      fenqun eval                            查看谁在哪个群
      fenqun export rfm --out 客户.xlsx      导出交付

    查看某个命令的用法：fenqun 命令 --help
help-usage = 用法：
help-commands = 命令
help-command = 命令
help-arguments = 参数
help-options = 选项
help-common = 通用选项

option-data = 工作区目录 [FENQUN_DATA；默认 ./fenqun-data]
option-format = 输出格式：table、json、csv（get 还支持 yaml）[默认 table]
option-lang = 语言：zh 或 en [FENQUN_LANG，其次 LANG]
option-threads = 计算使用的线程数 [FENQUN_THREADS；默认全部核心]
option-memory-budget = 客户数据列可用的内存，如 512MB、4GB；超出时逐桶读取 [FENQUN_MEMORY；默认 2GB]
option-batch = 每批计算的客户数
option-help = 显示帮助
option-version = 显示版本
option-as-of = 计算时点：RFC 3339 时间、日期（当地当天零点）或 now [默认 now]

option-not-positive = --{ $option } 应为不小于 1 的整数，而不是“{ $text }”。
option-not-bytes = “{ $text }”不是内存大小，请写成 512MB 或 4GB 这样的形式。
format-unknown = 没有“{ $text }”这种输出格式，可选 table、json、csv。
file-unreadable = 无法读取 { $file }：{ $reason }。请检查文件名和权限。
output-unwritable = 无法写出结果：{ $reason }。

usage-wrong = { $problem }
    { $hint }
usage-unknown-command = 没有“{ $text }”这个命令。
usage-unknown-option = 这里没有“{ $text }”这个选项或参数。
usage-missing = 缺少：{ $text }。
usage-conflict = { $text } 不能与 { $other } 同时使用。
usage-value-missing = { $text } 需要一个值。
usage-other = { $text }
usage-suggestion = 您是不是想输入 { $text }？
usage-help = 查看用法：{ $command } --help

word-error = 错误：
word-stopped = 已停止：
word-never = 不会
word-yes = 是
word-no = 否

argument-definition = 分群、名单或分群模型的名称
argument-segmentation = 分群模型（或分群）的名称
argument-customer = 客户的任一标识

column-kind = 种类
column-name = 名称
column-title = 标题
column-verdict = 变化
column-version = 版本
column-owner = 负责人
column-tags = 标签词
column-definition = 定义
column-label = 标签
column-customers = 客户数
column-share = 占比
column-customer = 客户
column-standing = 归属
column-next-change = 自动变化时间
column-before = 之前
column-joins = 进入
column-leaves = 离开
column-after = 之后
column-from-to = 从 \ 到
column-total = 合计
column-as-of = 时点

apply-about = 保存文件中的定义；加 --plan 只查看会有什么变化
apply-file = 定义文件，YAML 或 JSON（- 表示标准输入）
apply-plan = 不做改动，只显示会有什么变化，包括进出的客户
apply-planned = 未做任何改动。去掉 --plan 再执行即可生效。
apply-next-eval = 下一步：用 fenqun eval 查看各群的客户。
apply-next-import = 下一步：用 fenqun import 文件 --as events 导入数据。
verdict-created = 新建
verdict-changed = 修改
verdict-unchanged = 未变

get-about = 查看定义，格式与 apply 接受的完全一致
get-kind = 种类：Workspace、Source、Attribute、Metric、Segment、StaticList、Segmentation、Strategy
get-name = 定义的名称
get-nothing = 还没有定义。写好定义（写法见 docs/language.md）后执行：fenqun apply 文件.yaml

delete-about = 删除没有被其他定义引用的定义
delete-done = 已删除{ $kind }“{ $name }”，历史版本仍保留在目录库中。

eval-about = 查看某个时点每个群里有谁
eval-name = 要计算的定义 [默认全部分群、名单和分群模型]
eval-define = 叠加在已保存定义之上的定义文件，不会保存
eval-events = 不用工作区，直接计算这些事件文件
eval-customers = 不用工作区，直接计算这些客户文件
eval-all = 同时显示不在群里的客户
eval-as-of = 计算时点：{ $instant }
eval-nothing = 还没有分群、名单或分群模型。定义好之后执行：fenqun apply 文件.yaml
eval-no-customers = 还没有客户。导入数据：fenqun import 文件 --as events
eval-more = ……还有 { $rest } 位客户，用 --format csv 可列出全部。

flows-about = 查看两个时点之间客户从哪个群流向哪个群
flows-from = 较早的时点：RFC 3339 时间、日期或 now
flows-to = 较晚的时点 [默认 now]
flows-note = { $from } 至 { $to }：{ $total } 位客户中有 { $stayed } 位（{ $share }）没有变动。两个时点都按当前的定义和切分点判断。

history-about = 查看各群规模随时间的变化
history-from = 起始时点 [默认第一个事件当天]
history-to = 结束时点 [默认 now]
history-step = 步长，如 7d、1mo [默认 1mo]
history-recorded = 取自变更日志，而不是重新计算
