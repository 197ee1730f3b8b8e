# 文件导入：打开、字段映射、数据行、报告。

import-no-file = 没有指定文件。
import-file-missing = 找不到文件 { $file }：{ $error }。请检查路径。
import-file-unreadable = 无法读取 { $file }：{ $error }。文件可能已损坏或不完整，请重新获取。
import-file-unwritable = 无法写入 { $file }：{ $error }。请清理磁盘空间，或换一个文件夹。
import-file-empty = { $file } 是空文件，连表头都没有。
import-file-too-large = { $file } 解压后超过 { $limit }，而这种格式只能整体读入。请另存为 CSV、JSON Lines 或 Parquet。
import-file-damaged = { $file } 已损坏，或内容与格式不符：{ $error }。
import-format-unknown = 无法识别 { $file } 的格式。可以导入 CSV、TSV、XLSX、JSON、JSON Lines 和 Parquet。
import-sheet-missing = { $file } 中没有工作表“{ $sheet }”，现有：{ $sheets }。
import-encoding-unknown = 不认识编码“{ $encoding }”。请填 utf-8 或 gb18030，也可以不填。
import-delimiter-unusable = “{ $delimiter }”不能用作分隔符。请用逗号、分号、制表符或竖线。
import-in-file = { $file }：{ $error }

import-mapping-no-identifier = 映射里没有客户标识，无法知道每行属于谁。请在 identifiers 中至少指定一列。
import-mapping-no-time = 事件的映射里没有时间。请在 time 中指定时间列。
import-mapping-column-missing = 映射用到了“{ $column }”列，但文件里没有。文件中的列：{ $columns }。
import-mapping-group-of-customers = 只有事件才能合并成组。请去掉 group，或把文件作为事件导入。
import-mapping-name-twice = 映射把两列都命名为“{ $name }”，请改掉其中一个。
import-mapping-test-number = “{ $column }”列的条件要与“{ $value }”比较，但它不是数字。
import-mapping-test-unclear = “{ $column }”列的条件必须在 equals、starts_with、at_most、below、missing 中恰好选一个。
import-zone-unknown = 没有名为“{ $zone }”的时区。请使用 IANA 名称，例如 Asia/Shanghai。
import-rate-broken = { $currency } 自 { $from } 起的汇率有误：“{ $rate }”。日期应形如 2024-01-01，汇率应为正数，最多八位小数。

import-guess-no-identifier = 没有哪一列像客户编号、手机号或邮箱：{ $columns }。请编写映射，在 identifiers 中指定。
import-guess-no-time = 没有哪一列像时间：{ $columns }。请编写映射，在 time 中指定；或者把文件作为客户资料导入。
import-guess-column = { $column }：{ $use }（如 { $samples }）
import-guess-by-content = { $column }：根据内容判断为{ $use }（如 { $samples }）
import-guess-lines = “{ $column }”相同的行是同一张订单的明细。
import-guess-product = 金额 =“{ $first }” × “{ $second }”，按订单汇总。
import-guess-refund-mark = “{ $column }”以 { $mark } 开头的行是退货：只有这些行出现负数。
import-guess-refund-negative = “{ $column }”为负数的行是退货。
import-guess-day-order = “{ $column }”的日期可能是“日-月”也可能是“月-日”，文件中无从判断。请在映射里写明格式，例如 %d/%m/%Y。
import-guess-tracking = 文件内容是埋点调用（track、identify 等），不需要映射。

import-use-customer = 客户编号
import-use-phone = 客户手机号
import-use-email = 客户邮箱
import-use-external = 客户在其他系统中的编号
import-use-anonymous = 设备或访客
import-use-time = 发生时间
import-use-event-name = 事件名称
import-use-currency = 金额的币种
import-use-group = 订单号
import-use-item = 商品明细 { $name }，{ $type }
import-use-amount = 金额
import-use-id = 事件编号
import-use-attribute = 客户属性 { $name }，{ $type }
import-use-property = 事件属性 { $name }，{ $type }
import-use-nothing = 未使用

import-type-text = 文本
import-type-integer = 整数
import-type-decimal = 小数
import-type-float = 浮点数
import-type-boolean = 是否
import-type-instant = 日期时间
import-type-date = 日期
import-type-list = 列表
import-type-point = 地理位置

import-row-ragged = 这一行有 { $found } 个单元格，表头有 { $expected } 个
import-row-unclosed-quote = 引号没有闭合
import-row-broken-text = 含有不符合文件编码的字节
import-row-rejected-by-test = 按映射规则拒收：{ $reason }
import-row-bad-identifier = “{ $column }”中的“{ $value }”不是有效的客户标识
import-row-no-customer = 没有任何一列说明属于哪位客户
import-row-no-time = “{ $column }”中没有时间
import-row-not-time = “{ $column }”中的“{ $value }”不是可识别的时间
import-row-ambiguous-time = “{ $column }”中的“{ $value }”分不清是“日-月”还是“月-日”，请在映射里写明格式
import-row-no-event-name = “{ $column }”中没有事件名称
import-row-no-group = “{ $column }”中没有订单号
import-row-no-amount = 这条明细没有金额，无法汇总订单
import-row-no-rate = 缺少 { $currency } 在 { $day } 的汇率，请在工作区设置中补充
import-row-amount-out-of-range = 金额过大
import-row-not-number = “{ $column }”中的“{ $value }”不是{ $type }
import-row-too-precise = “{ $column }”中的“{ $value }”超过四位小数
import-row-out-of-range = “{ $column }”中的“{ $value }”过大
import-row-not-boolean = “{ $column }”中的“{ $value }”既不是“是”也不是“否”
import-row-not-point = “{ $column }”中的“{ $value }”不是形如 31.23,121.47 的位置
import-row-not-json = 不是 JSON 对象：{ $error }
import-row-unknown-shape = “{ $type }”不是已知的埋点调用，可用的有 track、identify、page、screen、group、alias
import-row-group-of-two-customers = 订单“{ $group }”的明细分属两位客户：{ $first } 和 { $second }

import-reason-ragged = 单元格过多或过少
import-reason-unclosed-quote = 引号没有闭合
import-reason-broken-text = 字节不符合编码
import-reason-test = 映射规则：{ $detail }
import-reason-bad-identifier = “{ $detail }”不是有效的客户标识
import-reason-no-customer = 没有客户标识
import-reason-no-time = “{ $detail }”没有时间
import-reason-not-time = “{ $detail }”的时间无法识别
import-reason-ambiguous-time = “{ $detail }”的日和月分不清
import-reason-no-event-name = 没有事件名称
import-reason-no-group = 没有订单号
import-reason-no-amount = 没有金额
import-reason-no-rate = 缺少 { $detail } 的汇率
import-reason-out-of-range = 数值过大
import-reason-not-number = “{ $detail }”不是数字
import-reason-too-precise = “{ $detail }”超过四位小数
import-reason-not-boolean = “{ $detail }”既不是“是”也不是“否”
import-reason-not-point = “{ $detail }”不是地理位置
import-reason-not-json = 不是 JSON 对象
import-reason-unknown-shape = 未知的调用类型
import-reason-group-of-two-customers = 一张订单出现两位客户
import-reason-other = 其他原因

import-quality-rows = 读入 { $rows } 行：接受 { $accepted } 行，拒收 { $rejected } 行。
import-quality-rejected = 拒收 { $rows } 行：{ $reason }。
import-quality-events = 事件“{ $event }”{ $count } 条。
import-quality-events-amount = 事件“{ $event }”{ $count } 条，金额合计 { $amount }。
import-quality-attribute-rows = 客户属性 { $count } 行。
import-quality-returns = 其中 { $count } 行是退货。
import-quality-negative = { $count } 行金额为负，但没有退货标记，已按原值保留。如果是退货，请在映射中增加行规则；如果不是，请更正数据。
import-quality-duplicates = { $count } 行与前面不远处的行完全相同，只计一次。
import-quality-duplicate-lines = { $count } 条订单明细与同单的另一条完全相同。
import-quality-dropped-lines = 其中 { $count } 条已按映射去掉。
import-quality-disagreeing-groups = 有 { $count } 张订单的各行信息不一致，已取较大的值。
import-quality-invalid-identifiers = “{ $column }”有 { $count } 个值不是有效标识，按缺失处理。
import-quality-times = 时间范围：{ $first } 至 { $last }。
import-quality-outliers = “{ $column }”：{ $sampled } 个值中有 { $outliers } 个超出 { $low } 至 { $high }（最小 { $min }，最大 { $max }）。
import-quality-outliers-sampled = “{ $column }”：抽样 { $sampled } 个值，其中 { $outliers } 个超出 { $low } 至 { $high }（全部值：最小 { $min }，最大 { $max }）。
import-quality-extra-values = 有 { $count } 个值被忽略：这些字段没有出现在文件开头，请把字段完整的对象放在最前面。
import-quality-left-out = { $file }：列表或对象类型的列未导入：{ $columns }。
import-quality-collisions = 有 { $count } 对标识出现在同一行但未合并。
import-collision-two-customers = { $row_of } 与 { $not_joined } 属于编号不同的客户。如确为同一人，请运行：fenqun merge { $row_of } { $not_joined }
import-collision-shared = { $row_of } 与 { $not_joined }：其中一个标识由太多人共用，无法判断归属。如确为同一人，请运行：fenqun merge { $row_of } { $not_joined }
import-collision-too-many = { $row_of } 与 { $not_joined }：合并后单个客户的标识数会超过设置的上限。如确为同一人，请运行：fenqun merge { $row_of } { $not_joined }
import-collisions-more = 另有 { $count } 对
import-row-too-deep = 列表和对象的嵌套超过 { $limit } 层；请发送更扁平的属性
import-reason-too-deep = 嵌套过深
import-row-wrong-type = “{ $column }”中的“{ $value }”不是{ $type }
import-reason-wrong-type = “{ $detail }”的类型不符

# 文件导出。

export-format-unknown = { $file }：从扩展名看不出要哪种格式。请使用 .csv、.tsv、.xlsx、.jsonl 或 .parquet。
export-too-many-rows = { $file }：一张工作表最多 { $limit } 行。请导出为 CSV 或 Parquet。
export-failed = 无法写出 { $file }：{ $error }。

import-number-unknown = 没有编号为 { $number } 的导入。可用 fenqun imports 查看全部导入。
import-undo-already = 第 { $number } 号导入已经撤销过了。
import-undo-older = 第 { $number } 号导入无法撤销：开始导入时的版本还没有记录每行数据来自哪次导入。
import-undone = 已撤销第 { $number } 号导入（{ $file }）。
import-undone-gone = 有 { $count } 位客户只因这次导入而存在，已随之移除。
import-undone-kept = 另有 { $count } 位客户已恢复到没有这次导入时的样子。
