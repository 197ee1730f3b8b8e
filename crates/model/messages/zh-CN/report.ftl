# 报告：给管理者看的一页。

report-about-command = 生成客户报告页：规模、价值、迁移、数据质量
report-out = 报告文件；- 表示标准输出 [默认 report.html]
report-from = 迁移的起始时点 [默认 --to 之前三个月]
report-to = 迁移的结束时点 [默认同 --as-of]
report-unwritable = 无法写入 { $file }：{ $reason }。请用 --out 指定其他文件。
report-done = 报告已写入 { $file }，用浏览器打开即可，不依赖其他文件。

report-title = 客户分群报告
report-as-of = 数据时点 { $instant }
report-stretch = 事件范围 { $first } 至 { $last }
report-contents = 目录
report-at-a-glance = 一分钟看懂
report-divisions = 分群模型
report-segments = 分群与名单
report-segments-note = 同一位客户可以同时属于多个分群，也可以一个都不属于。
report-flows = 客户迁移
report-quality = 数据质量
report-freshness = 时效
report-about = 口径说明
report-strategy = 策略

report-empty-customers = 还没有客户数据。先导入：fenqun import 文件 --as events
report-empty-definitions = 还没有分群和分群模型。写好想要的分群（写法见 docs/language.md），然后运行：fenqun apply 文件.yaml
report-empty-divisions = 还没有可以展示的分群模型。先定义一个，例如 RFM，然后运行：fenqun apply 文件.yaml
report-empty-value = 还不知道客户价值多少：既没有带金额的订单，也没有 ABC 或 RFM 分群模型。请导入订单，或定义价值口径。
report-imports-none = 还没有导入过文件。从这里开始：fenqun import 文件 --as events
report-imports-earlier = 另有 { $count } 次更早的导入未列出。

report-figure-customers = 客户总数
report-figure-valued = 其中 { $count } 位（{ $share }）有价值贡献
report-figure-value = 客户价值合计
report-figure-growth = 较 { $from } { $change }
report-figure-mean = 人均价值
report-figure-mean-note = 按有价值贡献的客户计
report-figure-order = 客单价
report-figure-order-note = 近 365 天 { $orders } 单
report-figure-moved = 换群客户
report-figure-moved-note = 自 { $from } 起 { $count } 位，按“{ $division }”

report-finding-classes = A 类客户 { $customers } 位（{ $share }），贡献了 { $value } 的价值。
report-finding-richest = 贡献最大的是“{ $group }”：{ $customers } 位客户（{ $share }），价值 { $value }（{ $value_share }）。
report-finding-moved = { $customers } 位客户（{ $share }）换了群，最多的一路是从“{ $from }”到“{ $to }”：{ $most } 位。
report-finding-net = 净增最多的是“{ $grown }”（{ $grown_by }），净减最多的是“{ $shrunk }”（{ $shrunk_by }）。
report-finding-rejects = 导入的 { $rows } 行中有 { $rejected } 行（{ $share }）被拒收，详见“数据质量”。

report-column-group = 群
report-column-customers = 客户数
report-column-share = 人数占比
report-column-value = 价值
report-column-value-share = 价值占比
report-column-mean = 人均价值
report-column-average-order = 客单价
report-column-change = 增减
report-column-from-to = 从 \ 到
report-column-total = 合计
report-column-file = 文件
report-column-source = 来源
report-column-at = 导入时间
report-column-rows = 行数
report-column-accepted = 接受
report-column-rejected = 拒收
report-column-duplicates = 重复
report-column-definition = 定义
report-column-version = 版本
report-column-saved = 保存时间
report-column-owner = 负责人
report-column-fit = 分界值

report-label-none = 未评定
report-advice-owned = { $text }（{ $owner }）
report-strip-customers = 人数
report-strip-value = 价值

report-grid-frequency = 购买频次 F
report-grid-recency = 最近购买 R（越靠右越近）
report-grid-value = 价值
report-grid-potential = 潜力
report-grid-note = 每格标出人数最多的群；“+2”表示格内另有两个群。
report-level-low = 低
report-level-middle = 中
report-level-high = 高
report-curve-about = 价值最高的客户贡献了多大份额；虚线为人人相同的情形。
report-curve-x = 有价值贡献的客户（按价值从高到低）
report-curve-y = 价值累计占比
report-curve-mark = { $classes }：{ $customers } 的客户，{ $value } 的价值

report-flows-note = { $from } 至 { $to }。两个时点都按当前的定义和分界值判断，所以变的是客户，不是规则。
report-flow-stayed = { $all } 位客户中有 { $stayed } 位（{ $share }）没有变动。
report-flow-about = 客户从起始时点所在的群（左）流向结束时点所在的群（右）
report-flow-table = 行：起始时点所在的群；列：结束时点所在的群；颜色深浅：占该行的比例。

report-import-events = 事件：{ $events }。
report-import-unfinished = 尚未完成。重新运行同样的导入命令，会从中断处继续。
report-import-missing = 缺失值：{ $columns }。
report-import-missing-more = 缺失值：{ $columns }，另有 { $rest } 列也有缺失。
report-fit-none-needed = 由定义给定
report-fit-missing = 还没有：没有可供拟合的客户。有数据后运行：fenqun fit { $name }
report-fit-made = 依据 { $as_of } 的 { $population } 位客户
report-fit-due = 依据 { $as_of } 的 { $population } 位客户；已到重新拟合的时候：fenqun fit { $name }
report-broken = 以下定义无法计算，未包含在上文中

report-note-value-abc = “价值”取自 ABC 分群模型“{ $name }”的价值口径：{ $expression }。
report-note-value-rfm = “价值”取自 RFM 分群模型“{ $name }”的金额口径：{ $expression }。
report-note-value-orders = 没有定义价值口径，因此按客户近 365 天的实付金额计：{ $expression }。
report-note-order = 客单价 = 近 365 天实付金额 ÷ 订单数，未扣除退款。
report-note-changes = “增减”比较的是“客户迁移”一节的两个时点。退款多于消费时，价值占比可能为负。
report-note-made = 由 Fenqun { $version } 于 { $instant } 生成，时间按 { $zone }。
