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
word-note = 提示：
word-never = 不会

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
eval-values = 中位数 { $median }，{ $least } 至 { $greatest }
eval-no-values = 都没有值
eval-as-of = 计算时点：{ $instant }
eval-nothing = 还没有分群、名单或分群模型。定义好之后执行：fenqun apply 文件.yaml
eval-no-customers = 还没有客户。导入数据：fenqun import 文件 --as events
eval-more = ……还有 { $rest } 位客户，用 --format csv 可列出全部。

flows-about = 查看两个时点之间客户从哪个群流向哪个群
flows-from = 较早的时点：RFC 3339 时间、日期或 now
flows-to = 较晚的时点 [默认 now]
flows-note = { $from } 至 { $to }：{ $total } 位客户中有 { $stayed } 位（{ $share }）没有变动。两个时点都按当前的定义和分界值判断。

history-about = 查看各群规模随时间的变化
history-from = 起始时点 [默认第一个事件当天]
history-to = 结束时点 [默认 now]
history-step = 步长，如 7d、1mo [默认 1mo]
history-recorded = 取自变更日志，而不是重新计算

column-condition = 条件
column-number = 序号
column-population = 拟合客户数
column-note = 原因
column-dimension = 维度
column-cuts = 分界值

preview-about = 精确统计一条未保存的规则能圈中多少客户
preview-rule = 规则，用引号括起来
preview-against = 与已保存的分群或名单比较
preview-count = 规则圈中 { $count } 位客户，共 { $customers } 位（{ $share }）。
preview-compared = 与 { $segment }（版本 { $version }，{ $count } 位客户）相比：进入 { $joins } 位，离开 { $leaves } 位。
preview-sample = 例如：{ $names }

explain-about = 说明客户为什么在某个群里、会待到何时、怎样才会变化
explain-definition = 某个定义 [默认全部分群、名单和分群模型]

fit-about = 重新计算分群模型的分界值，并显示会移动哪些客户
fit-migration = 从上一次拟合的标签（行）到第 { $number } 次拟合的标签（列）：
fit-first-use = 首次使用
fit-definition-changed = 定义有变
fit-asked = 主动要求
fits-about = 列出分群模型的历次拟合；加 --from 和 --to 显示两次之间移动的客户
fits-from = 前一次拟合的序号
fits-to = 后一次拟合的序号
fits-number = “{ $text }”不是拟合序号。用 fenqun fits 分群模型 查看。
fits-nothing = “{ $name }”还没有拟合过：有数据后首次 fenqun eval { $name } 时会自动拟合。

column-file = 文件
column-column = 列
column-missing = 缺失
column-distinct = 不同值
column-min = 最小
column-max = 最大

import-about = 导入数据：CSV、TSV、XLSX、JSON、JSON Lines、Parquet，也支持 gzip、zstd 压缩
import-file = 文件；同一订单的明细可以分布在其中任意几个文件里
import-as = 每行是什么：events（事件）或 customers（客户）
import-map = 使用映射文件（Source 定义），不再猜测
import-source = 数据源名称：已保存的直接使用，新映射以此名保存 [默认取文件名]
import-rejects = 被拒绝的行写到哪里 [默认工作区的 rejects 目录]
import-dry-run = 只读取并报告，不保存
import-as-unknown = --as 只能是 events 或 customers，不能是“{ $text }”。
import-guessed = 猜测的映射如下：
import-progress = { $files }：已读 { $rows } 行
import-known = { $files }：以前导入过，没有变化。
import-rejects-at = 被拒绝的行及原因：{ $file }
import-mapping-shown = 映射如下，可修改后用 --map 指定：
import-dry-done = 未保存任何数据。去掉 --dry-run 再执行即可导入。
import-next = 映射已保存为 Source“{ $source }”（查看：fenqun get source { $source }）。下一步：fenqun apply，然后 fenqun eval。
import-fitted-before = { $names } 的分界值保持导入前的拟合结果。如需重新计算：fenqun fit 名称
interrupt-noted = 正在安全位置停下……（再按一次 Ctrl-C 立即停止）
eval-define-missing = 使用 --events 或 --customers 时，需用 --define 文件.yaml 指定要计算的定义。

column-sampled = 抽样数
column-judged = 已判
column-right = 正确
column-accuracy = 准确率
column-low = 95% 下限
column-high = 95% 上限

export-about = 把某个群的客户写入文件
export-definition = 分群、名单、分群模型或指标的名称
export-out = 输出文件；后缀决定格式：.csv、.xlsx、.jsonl、.parquet
export-template = customer-table：客户细分管理表，表头语言随 --lang [默认普通名单]
export-done = 已将 { $customers } 位客户写入 { $file }。

sample-about = 每个标签抽取若干客户放入工作簿，供人工核对
sample-per-label = 每个标签抽取的客户数 [默认 25]
sample-out = 输出文件
sample-next = 已写入 { $file }。请逐行标注对或错，保存后执行：fenqun review { $file }
review-about = 读回核对过的工作簿，给出各标签的准确率
review-file = fenqun sample 生成并已标注的工作簿

merge-about = 合并实为同一人的两个客户
merge-done = 已合并为一个客户：{ $customer }。如需撤销：fenqun unmerge { $id }
unmerge-about = 撤销合并
unmerge-id = fenqun merge 给出的编号
unmerge-id-malformed = “{ $text }”不是合并编号。
unmerge-done = 已撤销合并 { $id }，两个客户恢复原样。

column-place = 位置
column-problem = 问题
check-about = 逐一核对文件校验和，并检查定义与数据是否相符
check-sound = 一切正常。
check-collisions = 有 { $count } 组标识同时出现但未合并，因为它们属于应当分开的客户。

forget-about = 抹除一个客户，给出不含个人信息的回执
forget-done = 已抹除：{ $events } 个事件、{ $attributes } 个属性值、{ $identifiers } 个标识。回执编号 { $receipt }。
    交给申请人的验证码（别处不保存）：{ $code }
    保存的凭证（验证码与客户名的 SHA-256）：{ $proof }
    导入的原始文件、被拒绝行的文件，以及您自己的导出和定义文件不在抹除范围内，请一并删除其中的个人信息。

imports-about = 列出全部导入
imports-nothing = 还没有导入过任何数据。
column-source = 来源
column-started-at = 开始时间
column-state = 状态
import-state-done = 已完成
import-state-unfinished = 未完成
import-state-undone = 已撤销
undo-import-about = 撤销一次导入带来的数据；原有的和其他来源的数据保持不变
undo-import-number = 导入的编号，可用 fenqun imports 查看
undo-import-malformed = “{ $text }”不是导入的编号。
