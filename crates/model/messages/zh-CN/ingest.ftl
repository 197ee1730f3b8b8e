# 通过 HTTP 传入事件。

ingest-unknown-key = 缺少写入密钥，或密钥无效。请作为 Basic 授权的用户名，或在正文的 "writeKey" 中提供。
ingest-not-utf8 = 正文不是 UTF-8：第 { $byte } 个字节有误。请发送 UTF-8 编码的 JSON。
ingest-cut = 正文提前结束，或长时间没有数据。请重新发送。
ingest-gzip-broken = 正文以 gzip 开头，但无法解压：{ $error }。
ingest-not-json = 正文不是预期形式的 JSON，第 { $line } 行第 { $column } 列：{ $error }。
ingest-batch-empty = 批次中没有事件。请在 "batch" 下以列表形式发送。
ingest-too-many-events = 批次中有 { $events } 个事件；一次最多接收 { $limit } 个。请分批发送。
ingest-request-too-large = 正文解压后超过 { $limit } KiB。请分批发送。
ingest-event-too-large = 事件超过 { $limit } KiB
ingest-overload = 等待计算的数据过多。请稍后重试。
ingest-letters-full = 部分事件无法接收，且没有空间暂存：最多保留 { $letters } 条死信或 { $megabytes } MiB。请查看死信，重新投递或删除。本次请求未确认任何内容。
ingest-stopping = 服务器正在停止。请稍后重试。
ingest-too-early = { $at } 早于 { $bound }：发送方的时钟有误
ingest-too-late = { $at } 晚于 { $bound }：发送方的时钟有误
ingest-other-kind = "{ $column }" 的值为 "{ $value }"，而它此前一直是{ $kind }；如果此前有误，请声明该属性
ingest-kind-number = 数字
ingest-kind-text = 文本
ingest-kind-boolean = 是或否
ingest-kind-list = 列表
dead-letter-unknown = 没有死信 "{ $id }"。它可能已被重新投递或删除。
