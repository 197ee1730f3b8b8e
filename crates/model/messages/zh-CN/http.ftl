# 只有 HTTP 层才会拒绝的情形，与具体请求无关。

http-internal = 服务内部出错。请凭本次请求的编号在服务器日志中查看详情。
http-starting = 工作区正在打开，请稍后再试。
http-forbidden = 没有权限：此操作需要“{ $right }”权限。请联系管理员分配具备该权限的角色，或改用具备该权限的令牌。
http-signed-out = 尚未登录，或会话已结束。请用 POST /api/v1/session 登录，或以“Authorization: Bearer fq_pat_…”发送令牌。
http-token-unknown = 该令牌不存在、已撤销或已过期。请用 POST /api/v1/tokens 生成新令牌。
http-no-session = 此操作需要会话 Cookie，而请求使用的是令牌。请用 POST /api/v1/session 登录。
http-forged = 这次修改不是由本服务器的页面发起的。请在请求头 X-Fenqun-CSRF 中带上 GET /api/v1/session 给出的令牌，或改用个人令牌代替 Cookie。
http-password-first = 当前密码是别人设置的。请先用 POST /api/v1/session/password 设置自己的密码。
http-sign-in-wrong = 邮箱与密码不匹配。
http-too-many-attempts = 尝试次数过多。请按 Retry-After 给出的秒数等待后再试。
http-limit-out-of-range = “limit”必须在 1 到 { $most } 之间。
http-cursor-malformed = 该游标不是此列表给出的。请去掉游标，从头开始。
http-instant-malformed = “{ $text }”不是时间，请写成 2026-11-21T08:00:00Z 这样的形式。
http-act-unknown = 审计日志中没有“{ $text }”这种操作。可选：{ $known }。
http-route-unknown = 此地址没有内容。可用 GET /api/openapi.json 查看全部接口。
http-method-not-allowed = 此地址不接受这种请求方法。可用 GET /api/openapi.json 查看全部接口。
http-too-large = 请求体太大，请分批发送。
http-media-type = 请求体必须是 JSON，并带上请求头“Content-Type: application/json”。
http-malformed = 无法读取请求：{ $reason }
http-key-malformed = Idempotency-Key 须为 1 到 { $most } 个 ASCII 字符。
http-key-other = 该 Idempotency-Key 在最近 24 小时内已用于另一请求，请换一个新的。
http-key-unfinished = 带有该 Idempotency-Key 的请求已开始，但不知是否已完成，可能仍在执行。请先确认结果，若未完成请换用新的键。
http-key-done = 带有该 Idempotency-Key 的请求已完成，状态为 { $status }；当时的答复已不再保存，也没有重复执行。
