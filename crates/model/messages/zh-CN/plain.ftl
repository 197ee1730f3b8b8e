# 用平常的话说规则。

# 事件。
plain-event-order = { $form ->
    [thing] 订单
   *[one] 下单
}
plain-event-purchase = { $form ->
    [thing] 购买
   *[one] 购买
}
plain-event-payment = { $form ->
    [thing] 付款
   *[one] 付款
}
plain-event-refund = { $form ->
    [thing] 退款
   *[one] 退款
}
plain-event-return = { $form ->
    [thing] 退货
   *[one] 退货
}
plain-event-view = { $form ->
    [thing] 浏览
   *[one] 浏览
}
plain-event-cart = { $form ->
    [thing] 加购
   *[one] 加入购物车
}
plain-event-search = { $form ->
    [thing] 搜索
   *[one] 搜索
}
plain-event-login = { $form ->
    [thing] 登录
   *[one] 登录
}
plain-event-register = { $form ->
    [thing] 注册
   *[one] 注册
}
plain-event-visit = { $form ->
    [thing] 到访
   *[one] 到访
}
plain-event-ticket = { $form ->
    [thing] 工单
   *[one] 提交工单
}
plain-event-complaint = { $form ->
    [thing] 投诉
   *[one] 投诉
}
plain-event-feedback = { $form ->
    [thing] 评价
   *[one] 评价
}
plain-event-share = { $form ->
    [thing] 分享
   *[one] 分享
}
plain-event-quote = { $form ->
    [thing] 报价
   *[one] 询价
}
plain-event-any = { $form ->
    [thing] 任何行为
   *[one] 任何行为
}
plain-event-prefix = { $form ->
    [thing] 名称以“{ $prefix }”开头的事件
   *[one] 名称以“{ $prefix }”开头的行为
}
plain-event-other = { $form ->
    [thing] “{ $name }”
   *[one] “{ $name }”
}

# 属性。
plain-name-address = 地址
plain-name-age = 年龄
plain-name-amount = 金额
plain-name-balance = 余额
plain-name-birth-year = 出生年份
plain-name-birthday = 生日
plain-name-brand = 品牌
plain-name-category = 品类
plain-name-channel = 渠道
plain-name-city = 城市
plain-name-country = 国家
plain-name-created = 创建时间
plain-name-device = 设备
plain-name-email = 邮箱
plain-name-gender = 性别
plain-name-income = 收入
plain-name-industry = 行业
plain-name-level = 等级
plain-name-location = 位置
plain-name-name = 姓名
plain-name-occupation = 职业
plain-name-order-id = 订单号
plain-name-origin = 来源
plain-name-page = 页面
plain-name-phone = 手机号
plain-name-points = 积分
plain-name-price = 价格
plain-name-product = 商品
plain-name-product-id = 商品
plain-name-province = 省份
plain-name-quantity = 数量
plain-name-reason = 原因
plain-name-region = 大区
plain-name-registered = 注册日期
plain-name-score = 评分
plain-name-source = 来源
plain-name-status = 状态
plain-name-store = 门店
plain-name-tags = 标签
plain-name-topic = 主题
plain-dimension-r = R
plain-dimension-f = F
plain-dimension-m = M
plain-dimension-value = 价值
plain-dimension-potential = 潜力
plain-dimension-band = 分档
plain-dimension-score = 综合
plain-score = { $title }评分（{ $score }）

# 日期与时长。
plain-date = { $year } 年 { $month } 月 { $day } 日
plain-instant = { $date } { $time }
plain-milliseconds = { $n } 毫秒
plain-seconds = { $n } 秒
plain-minutes = { $n } 分钟
plain-hours = { $n } 小时
plain-days = { $n } 天
plain-weeks = { $n } 周
plain-months = { $n } 个月
plain-years = { $n } 年
plain-all-time = 累计
plain-last-milliseconds = 近 { $n } 毫秒
plain-last-seconds = 近 { $n } 秒
plain-last-minutes = 近 { $n } 分钟
plain-last-hours = 近 { $n } 小时
plain-last-days = { $n ->
    [1] 近 24 小时
   *[other] 近 { $n } 天
}
plain-last-weeks = { $n ->
    [1] 近 7 天
   *[other] 近 { $n } 周
}
plain-last-months = { $n ->
    [1] 近一个月
   *[other] 近 { $n } 个月
}
plain-last-years = { $n ->
    [1] 近一年
   *[other] 近 { $n } 年
}
plain-this = { $unit ->
    [day] 今天
    [week] 本周
    [month] 本月
    [quarter] 本季度
   *[year] 今年
}
plain-previous = { $unit ->
    [day] 昨天
    [week] 上周
    [month] 上个自然月
    [quarter] 上个季度
   *[year] 去年
}
plain-whole-days = { $n ->
    [1] 今天
   *[other] 近 { $n } 个自然日（含今天）
}
plain-whole-weeks = { $n ->
    [1] 本周
   *[other] 近 { $n } 个自然周（含本周）
}
plain-whole-months = { $n ->
    [1] 本月
   *[other] 近 { $n } 个自然月（含本月）
}
plain-whole-quarters = { $n ->
    [1] 本季度
   *[other] 近 { $n } 个季度（含本季度）
}
plain-whole-years = { $n ->
    [1] 今年
   *[other] 近 { $n } 个自然年（含今年）
}
plain-on-day = { $day }
plain-from-to = { $from }至 { $to }
plain-from-until = { $from }起至 { $until }之前

# 带条件的事件。
plain-through = { $form ->
    [thing] 在 { $channel } 渠道的{ $events }
   *[act] 在 { $channel } 渠道{ $events }
}
plain-where = { $events }（{ $filter }）
plain-any-item = { $not ->
    [yes] 没有这样的商品：{ $filter }
   *[no] 有这样的商品：{ $filter }
}
plain-any-entry = { $not ->
    [yes] { $list }中没有这样的一项：{ $filter }
   *[no] { $list }中有这样的一项：{ $filter }
}

# 值。
plain-number-of = { $window }{ $events }次数
plain-number-with = { $window }{ $events }中有{ $property }的条数
plain-days-with = { $window }有{ $events }的天数
plain-distinct = { $window }{ $events }中不同{ $property }的个数
plain-sum = { $window }{ $events }{ $property }合计
plain-average = { $window }{ $events }平均{ $property }
plain-lowest = { $window }{ $events }最低{ $property }
plain-highest = { $window }{ $events }最高{ $property }
plain-edge = { $which ->
    [first] 首次
   *[last] 最近一次
}{ $events }
plain-edge-within = { $window }{ $which ->
    [first] 首次
   *[last] 最近一次
}{ $events }
plain-time-of = { $moment }的时间
plain-time-since = 距{ $moment }的时间
plain-days-since = 距{ $moment }的自然日数
plain-of-first = { $window }首次{ $events }的{ $property }
plain-of-last = { $window }最近一次{ $events }的{ $property }
plain-of-first-ever = 首次{ $events }的{ $property }
plain-of-last-ever = 最近一次{ $events }的{ $property }
plain-percentile = { $value }不高于本客户的人数占比
plain-bucket = 抽签“{ $seed }”的随机数
plain-whether = 是否{ $condition }
plain-part = { $part ->
    [date] { $moment }的日期
    [year] { $moment }的年份
    [month] { $moment }的月份
    [day-of-month] { $moment }在当月的第几天
    [day-of-week] { $moment }在星期几（1 为星期一）
    [hour] { $moment }在几点
   *[minute] { $moment }的分钟
}
plain-in-zone = { $value }（{ $zone } 时间）
plain-clock-hour = { $not ->
    [yes] { $moment }不在 { $n }:00–{ $n }:59
   *[no] { $op ->
        [ge] { $moment }在当天 { $n }:00 及以后
        [lt] { $moment }在当天 { $n }:00 之前
       *[eq] { $moment }在 { $n }:00–{ $n }:59
    }
}
plain-clock-hours = { $not ->
    [yes] { $moment }不在 { $first }:00–{ $last }:59
   *[no] { $moment }在 { $first }:00–{ $last }:59
}
plain-clock-day = { $not ->
    [yes] { $moment }不在当月 { $n } 日
   *[no] { $op ->
        [ge] { $moment }在当月 { $n } 日及以后
        [lt] { $moment }在当月 { $n } 日之前
       *[eq] { $moment }在当月 { $n } 日
    }
}
plain-clock-year = { $not ->
    [yes] { $moment }不在 { $n } 年
   *[no] { $op ->
        [ge] { $moment }在 { $n } 年及以后
        [lt] { $moment }在 { $n } 年以前
       *[eq] { $moment }在 { $n } 年
    }
}
plain-clock-weekday = { $n ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
plain-clock-weekdays = { $not ->
    [yes] { $moment }不在{ $items }
   *[no] { $moment }在{ $items }
}
plain-clock-weekday-span = { $not ->
    [yes] { $moment }不在{ $first }至{ $last }
   *[no] { $moment }在{ $first }至{ $last }
}
plain-clock-month = { $n } 月
plain-clock-months = { $not ->
    [yes] { $moment }不在 { $items }
   *[no] { $moment }在 { $items }
}
plain-clock-month-span = { $not ->
    [yes] { $moment }不在 { $first }至 { $last }
   *[no] { $moment }在 { $first }至 { $last }
}
plain-clock-or = { $before }、{ $last }
plain-yes = 是
plain-no = 否

# 界限与比较。
plain-limit-number = { $op ->
    [ge] 至少 { $value }
    [gt] 超过 { $value }
    [le] 不超过 { $value }
    [lt] 低于 { $value }
    [ne] 不等于 { $value }
   *[eq] 正好 { $value }
}
plain-limit-times = { $op ->
    [ge] 至少 { $value }
    [gt] 超过 { $value }
    [le] 最多 { $value }
    [lt] 少于 { $value }
    [ne] 不是正好 { $value }
   *[eq] 正好 { $value }
}
plain-limit-time = { $op ->
    [ge] 不早于 { $value }
    [gt] 晚于 { $value }
    [le] 不晚于 { $value }
    [lt] 早于 { $value }
    [ne] 不是 { $value }
   *[eq] 为 { $value }
}
plain-limit-ago = { $op ->
    [ge] 距今至少 { $value }
    [gt] 距今超过 { $value }
    [le] 距今不超过 { $value }
    [lt] 距今不到 { $value }
    [ne] 距今不是正好 { $value }
   *[eq] 距今正好 { $value }
}
plain-limit-days-ago = { $op ->
    [ge] 距今至少 { $value }
    [gt] 距今超过 { $value }
    [le] 距今不超过 { $value }
    [lt] 距今不到 { $value }
    [ne] 距今不是正好 { $value }
   *[eq] 距今正好 { $value }
}
plain-limit-truth = { $op ->
    [ge] 至少为{ $value }
    [gt] 大于{ $value }
    [le] 至多为{ $value }
    [lt] 小于{ $value }
    [ne] 不为{ $value }
   *[eq] 为{ $value }
}
plain-limit-text = { $op ->
    [ge] 按字符顺序不在{ $value }之前
    [gt] 按字符顺序在{ $value }之后
    [le] 按字符顺序不在{ $value }之后
    [lt] 按字符顺序在{ $value }之前
    [ne] 不是{ $value }
   *[eq] 是{ $value }
}
plain-compared = { $value }{ $limit }
plain-moment = { $moment }{ $limit }
plain-count = { $window }{ $events }{ $limit } 次
plain-days-count = { $window }{ $limit } 天有{ $events }
plain-or-missing = { $phrase }，或没有值
plain-drawn = 随机抽取 { $share } 的客户（“{ $seed }”）

# 条件。
plain-and = { $before }，且{ $next }
plain-or = { $before }，或{ $next }
plain-group = （{ $phrase }）
plain-always = 所有客户
plain-never = 没有客户
plain-one-of = { $not ->
    [yes] { $value }不是{ $items }中的任何一个
   *[no] { $value }是{ $items }之一
}
plain-has-all = { $not ->
    [yes] { $value }没有包含全部的{ $items }
   *[no] { $value }包含全部的{ $items }
}
plain-between = { $not ->
    [yes] { $value }不在 { $low } 到 { $high } 之间
   *[no] { $value }在 { $low } 到 { $high } 之间（含两端）
}
plain-contains = { $not ->
    [yes] { $value }不包含{ $pattern }
   *[no] { $value }包含{ $pattern }
}
plain-starts-with = { $not ->
    [yes] { $value }不以{ $pattern }开头
   *[no] { $value }以{ $pattern }开头
}
plain-ends-with = { $not ->
    [yes] { $value }不以{ $pattern }结尾
   *[no] { $value }以{ $pattern }结尾
}
plain-matches = { $not ->
    [yes] { $value }不符合模式{ $pattern }
   *[no] { $value }符合模式{ $pattern }
}
plain-any-case = { $phrase }（不分大小写）
plain-exists = { $not ->
    [yes] 没有{ $value }
   *[no] 有{ $value }
}
plain-is-empty = { $not ->
    [yes] { $value }不为空
   *[no] { $value }为空
}
plain-near = { $not ->
    [yes] { $value }不在 { $centre } 周围 { $distance }内
   *[no] { $value }在 { $centre } 周围 { $distance }内
}
plain-kilometres = { $n } 公里
plain-metres = { $n } 米
plain-in-window = { $not ->
    [yes] { $value }不在{ $window }之内
   *[no] { $value }在{ $window }之内
}
plain-anniversary-today = { $not ->
    [yes] { $value }不在今天
   *[no] { $value }就在今天
}
plain-anniversary = { $not ->
    [yes] { $value }不在未来 { $days } 天内（含今天）
   *[no] { $value }在未来 { $days } 天内（含今天）
}
plain-has-been = { $not ->
    [yes] 并未连续至少 { $period }：{ $condition }
   *[no] 已连续至少 { $period }：{ $condition }
}
plain-did = { $not ->
    [yes] { $window }没有{ $events }
   *[no] { $window }有{ $events }
}
plain-did-ever = { $not ->
    [yes] 从未{ $events }
   *[no] 有过{ $events }
}
plain-sequence = { $not ->
    [yes] { $window }没有依次发生：{ $steps }
   *[no] { $window }依次发生：{ $steps }
}
plain-then = { $before } → { $next }
plain-step-within = { $period }内{ $event }
plain-same = { $steps }（{ $property }相同）
plain-first-time = { $not ->
    [yes] 首次{ $events }不在{ $window }
   *[no] 首次{ $events }在{ $window }
}
plain-stopped = { $not ->
    [yes] 并非“{ $within }有{ $events }，但{ $since }没有”
   *[no] { $within }有{ $events }，但{ $since }没有
}
plain-restarted = { $not ->
    [yes] 并非“{ $from }前有{ $events }，{ $from }前到 { $to }前没有，此后又有”
   *[no] { $from }前有{ $events }，{ $from }前到 { $to }前没有，此后又有
}
plain-regular = { $not ->
    [yes] 并非“{ $of }（每期 { $every }）中至少 { $periods } 期{ $events }至少 { $number } 次”
   *[no] { $of }（每期 { $every }）中至少 { $periods } 期{ $events }至少 { $number } 次
}
plain-of-periods = 最近 { $n } 期
plain-in-segment = { $not ->
    [yes] 不在分群{ $title }中
   *[no] 在分群{ $title }中
}
plain-in-list = { $not ->
    [yes] 不在名单{ $title }中
   *[no] 在名单{ $title }中
}
plain-top = { $not ->
    [yes] { $value }未进入{ $side ->
        [bottom] 最低
       *[top] 最高
    }的 { $count } 名（含并列）
   *[no] { $value }在{ $side ->
        [bottom] 最低
       *[top] 最高
    }的 { $count } 名之列（含并列）
}
plain-more = { $items }等（另有 { $n } 个）

# 看到的情况。
plain-seen-needs = { $seen }（要求{ $limit }）
plain-seen-asked = { $seen }（要求：{ $asked }）
plain-so-many-times = { $limit } 次
plain-so-many-days = { $limit } 天
plain-seen-count = { $window }{ $events } { $number } 次
plain-seen-days = { $window }有 { $number } 天{ $events }
plain-seen-ago = { $moment }在 { $ago }前
plain-seen-on = { $moment }在 { $at }
plain-seen-nothing = { $value }没有值
plain-seen-text = { $value }为{ $shown }
plain-seen-value = { $value }{ $shown }
plain-calendar-days = { $n } 个自然日

# 什么会使其保持不变。
plain-unless-event = 若不再{ $event }
plain-unless-events = 若不再{ $event }
plain-unless-anything = 若没有新动态
