# 定义：信封、种类、名称。
unknown-name = 没有名为“{ $name }”的{ $kind }。

# 位置和出路，用在其他消息里。
place-in-file = { $file } 第 { $line } 行，{ $path }
place-in-definition = { $definition }，{ $path }
place-in-rule = { $definition }，{ $path } 第 { $column } 列
place-in-unsaved = 第 { $column } 列
place-unsaved = 在这条规则中
hint-nearest = 是不是想写“{ $nearest }”？
hint-known = { $rest ->
    [0] 可用的有：{ $names }。
   *[other] 可用的有：{ $names }，另有 { $rest } 个。
}
hint-none = 目前一个都没有定义。

# 读取。
not-yaml = { $file } 第 { $line } 行：既不是 YAML 也不是 JSON：{ $reason }。
one-definition-wanted = 这里只能有一个定义。
missing-api-version = { $place }：文件的第一个定义必须写明“apiVersion: { $known }”。
defined-twice = { $place }：这个定义在第 { $first } 行已经写过，请去掉其中一个。
unknown-api-version = { $place }：不认识的 apiVersion“{ $version }”。本程序读取 { $known }，更新的版本请用更新的程序打开。
unknown-kind = { $place }：没有“{ $kind }”这种定义。{ $hint }
unknown-method = { $place }：没有“{ $method }”这种方法。{ $hint }
unknown-field = { $place }：没有字段“{ $field }”。{ $hint }
unknown-choice = { $place }：这里不能写“{ $choice }”。{ $hint }
missing-field = { $place }：缺少字段“{ $field }”。
rule-refused = { $place }：{ $problem }
wrong-value = { $place }：这里应当是{ $wanted }。
wanted-definition = 一个定义，含 apiVersion、kind、metadata 和 spec 四个字段
wanted-text = 文本
wanted-rule = 规则文本，请加上引号
wanted-boolean = 不加引号的 true 或 false
wanted-whole-number = 大小合适、不加引号的整数
wanted-character = 单个字符
wanted-list = 列表
wanted-map = 带名称的字段
wanted-tuple = 正好 { $length } 项的列表
wanted-bound = 最多四位小数的数字，或 30d 这样的时长
wanted-score-range = 4 这样的分值，或 4-5 这样的范围
wanted-labels = preset/rfm-11 这样的预设名称，或标签列表
wanted-titled-label = 标签，或 label 加 title
wanted-target = “segment”，或“segmentation”和“label”一起
wanted-amount = “column”或“product”之一

# 名称和引用。
bad-name = { $place }：“{ $name }”不能用作名称。请用字母、汉字、数字、“_”和“-”，最多 { $longest } 个字符，并且不以数字或“-”开头。
two-workspaces = { $place }：Workspace 不止一个，只能保留一个。
name-taken = { $place }：名称“{ $name }”已经是一个 { $other } 的名称，规则里无法区分，请换一个名称。
cycle = { $place }：定义引用了自己：{ $cycle }。请去掉其中一个引用。
unknown-in-rule = { $place }：没有名为“{ $name }”的东西。{ $hint }
unknown-reference = { $place }：没有名为“{ $name }”的 { $kind }。{ $hint }
unknown-score = { $place }：细分“{ $segmentation }”没有评分“{ $score }”。{ $hint }
unknown-label = { $place }：细分“{ $segmentation }”没有标签“{ $label }”，它的标签有：{ $labels }。
unknown-event = { $place }：目前还没有出现过事件“{ $event }”。{ $hint }
unknown-property = { $place }：这个事件还没有出现过属性“{ $property }”。{ $hint }

# 类型。
class-number = 数字
class-period = 时长
class-text = 文本
class-boolean = 真假值
class-instant = 时刻
class-date = 日期
class-list = 列表
class-point = 地理位置
class-label = 标签
class-unknown = 未知类型
condition-wanted = { $place }：{ $value } 是一个值，而这里需要条件。请把它和别的值作比较。
value-wanted = { $place }：{ $value } 是一个条件，而这里需要值。
class-differs = { $place }：{ $value } 是{ $class }，这里需要{ $wanted }。
types-differ = { $place }：{ $value } 是{ $class }，{ $other } 是{ $other-class }，无法比较。
number-as-text = { $place }：{ $value } 是数字，{ $fix } 请不要加引号。
text-as-number = { $place }：{ $value } 是文本，请加上引号，写成 { $fix }。
period-wanted = { $place }：{ $value } 是时长，而 { $other } 是数字。如果指天数，请写 { $fix }。
list-with-text = { $place }：{ $value } 是列表，请写 { $fix }。
instant-with-date = { $place }：{ $value } 是时刻，而 { $other } 是日期。请用 { $fix } 与日期比较，或者写 2024-06-12T00:00:00+08:00 这样的时刻。
no-order = { $place }：{ $value } 是{ $class }，没有大小之分，请用 = 或 in。
not-for-aggregate = { $place }：“{ $property }”是{ $class }，不能对它做 { $function }。
not-in-has-been = { $place }：{ $value } 不能放在 has_been 里，has_been 只看客户属性，不看当前时间。
not-in-where = { $place }：{ $value } 不能放在 where 里，where 只看一个事件本身。
only-in-where = { $place }：{ $value } 看的是事件里的明细，只能放在 where 里。
has-been-one-attribute = { $place }：has_been 里的 { $value } 必须只看一个属性。多个属性的条件请用 and 连接。

# 设置。
bad-time-zone = { $place }：没有时区“{ $written }”。请写 Asia/Shanghai 这样的 IANA 名称。
bad-currency = { $place }：“{ $written }”不是 CNY 这样由三个大写字母组成的 ISO 4217 代码。
bad-country = { $place }：“{ $written }”不是 CN 这样由两个大写字母组成的 ISO 3166 代码。
bad-now = { $place }：“{ $written }”既不是 2024-06-12 这样的日期，也不是 2024-06-12T12:00:00Z 这样的时刻。
bad-date = { $place }：“{ $written }”不是 2024-06-12 这样的日期。
bad-rate = { $place }：“{ $written }”不是最多八位小数的正数。
no-targets = { $place }：策略没有对象，请指明一个分群或标签。

# 细分。
not-scorable = { $place }：{ $value } 是{ $class }，只有数字和时长才能分档。
cut-differs = { $place }：{ $value } 是{ $class }，切点 { $cut } 却不是。
cuts-without-threshold = { $place }：给出了切点，但所选方法用不到。请写“by: threshold”，或者去掉切点。
wrong-number-of-cuts = { $place }：需要 { $wanted } 个切点，给出了 { $given } 个。
cuts-not-ascending = { $place }：切点必须从小到大，{ $first } 后面却是 { $second }。
cuts-mixed = { $place }：{ $first } 和 { $second } 一个是数字，一个是时长。所有切点请用同一种。
cuts-of-points = { $place }：分数是数字，切点不能是时长。
bins-out-of-range = { $place }：不能分成 { $bins } 档，请选 2 到 100。
levels-out-of-range = { $place }：不能分成 { $levels } 级，请选 2 或 3。
weights-zero = { $place }：至少要有一个权重大于 0。
table-too-large = { $place }：标签表超过一百万格，请减少档数。
empty-label = { $place }：标签不能为空。
too-few-labels = { $place }：至少需要两个标签。
label-twice = { $place }：标签“{ $label }”出现了两次。
unknown-dimension = { $place }：没有维度“{ $name }”。{ $hint }
score-outside = { $place }：{ $name } 的分值是 1 到 { $bins }，{ $score } 超出了范围。
cells-uncovered = { $place }：有 { $count } 格没有标签：{ $cells }{ $rest ->
    [0] 。
   *[other] ，另有 { $rest } 格。
}每一格都要有且只有一个标签。
cells-covered-twice = { $place }：有 { $count } 格被“{ $first }”和“{ $second }”重复覆盖：{ $cells }{ $rest ->
    [0] 。
   *[other] ，另有 { $rest } 格。
}每一格都要有且只有一个标签。
abc-cuts = { $place }：a 是 { $a }，b 是 { $b }；应当是整数百分比，并且 0 < a < b <= 100。
no-criteria = { $place }：评分卡没有任何评分项，请至少给出一项。
criterion-name = { $place }：“{ $name }”不能用作评分项的名称：它是空的、是“score”，或者已经用过。
no-points = { $place }：这个评分项没有分数，请至少给出一行。
no-rules = { $place }：没有规则，请至少给出一个带规则的标签。
bad-period = { $place }：“{ $written }”不是 30d 这样的时长。
lifecycle-order = { $place }：{ $inner }（{ $inner-period }）必须短于 { $outer }（{ $outer-period }）。
mature-count-zero = { $place }：成熟客户至少要有一次事件。
no-event = { $place }：请指明代表活跃的事件，例如 order。
many-labels = { $place }：共有 { $count } 个标签。团队很难对六个以上的群体分别采取行动，preset/rfm-6 只有六个。
