# 网络钩子：把变更发送到指定地址
webhook-unknown = 没有编号为“{ $id }”的网络钩子。可用 GET /api/v1/webhooks 查看全部。
webhook-too-many = 网络钩子已达上限 { $most } 个。请先删除一个，或由一个接收方转发变更。
webhook-description-long = 说明超过 { $most } 个字，请缩短。
webhook-filter-unknown = 筛选条件“{ $field }”中的“{ $word }”没有意义。可用的有：{ $known }。
webhook-url-malformed = “{ $url }”不是可发送的地址。请写完整，例如 https://example.com/fenqun；中文域名请写成 xn-- 形式。
webhook-url-scheme = “{ $url }”不是以 https:// 或 http:// 开头，只能发送到这两类地址。
webhook-url-credentials = 地址中带有用户名或密码，请去掉：消息带有签名，接收方用网络钩子的密钥核对签名即可。
webhook-address-forbidden = { $address } 位于内部网络，网络钩子不会发往那里。请使用公网地址，或由运维人员用 --allow-webhook-networks 放行该网络。
webhook-network-malformed = “{ $text }”不是网络。请写成地址加有效位数，例如 10.1.0.0/16 或 ::1/128。
webhook-broken = 处理网络钩子时内部出错，详情见服务器日志。
webhook-disabled-gone = 接收方答复 410，表示已永久停用。请改为正确的地址，再重新启用。
webhook-paused-failing = 重试计划中的每一次都失败了，已停止发送。请查看发送记录，修复接收方后重新启用，将从停下的地方继续。
webhook-paused = 已由人员暂停。重新启用后从停下的地方继续。
webhook-attempt-broken = 收到答复之前连接中断：{ $detail }
webhook-attempt-connect = 无法连接接收方：{ $detail }
webhook-attempt-forbidden = 该域名指向内部网络地址 { $detail }，网络钩子不会发往那里。运维人员可用 --allow-webhook-networks 放行该网络。
webhook-attempt-redirect = 接收方答复 { $status } 并指向另一地址。不会跟随跳转，请直接填写最终地址。
webhook-attempt-resolve = 接收方的域名无法解析：{ $detail }
webhook-attempt-status = 接收方答复 { $status }，不是成功。
webhook-attempt-timeout = { $detail } 内没有收到答复。
webhook-attempt-tls = 未能建立可信的加密连接：{ $detail }
# 变更列表与变更流
changes-last-event-malformed = Last-Event-ID 为“{ $text }”，不是序号。请发送最后一个事件的 id，或去掉该请求头。
changes-dropped = { $first } 号之前的变更已不再保留，接着往下会有缺口。请先查看客户的当前状态，再用 after={ $first } 或更大的序号继续。
changes-ahead = 最新的变更是 { $last } 号，更大的序号之后不会有变更。工作区可能是从备份恢复的：请先查看客户的当前状态，再从 { $last } 号继续。
recorded-only-since = 变更日志从 { $since } 开始，更早的情况没有记录。请选择更晚的时间，或不看记录而通过重新计算查看。
