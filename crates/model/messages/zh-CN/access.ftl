# 谁可以进来：人员、密码、会话、令牌、密钥。

access-no-randomness = 系统无法提供随机数，不能生成密钥：{ $reason }。请检查机器后再试。
access-name-wrong = 名称须为 1 到 { $most } 个字符，且不含控制字符。请换一个。
password-too-short = 密码太短，至少 { $fewest } 个字符；用一句话作密码就很好。
password-too-long = 密码太长，最多 { $most } 个字符。
password-common = 这个密码极易被猜中，请换一个；用自己编的一句话就很好。
password-about-you = 密码不能是姓名或邮箱，请换一个。
password-same = 新密码与旧密码相同，请换一个。
password-not-kept = 无法保存密码：{ $reason }。请反馈此问题。
email-malformed = 这不是邮箱地址，请写成 li@example.com 这样的形式。
email-taken = 已有人使用此邮箱登录。请换一个邮箱，或修改该人员。
person-unknown = 没有编号为 { $id } 的人员。可用 GET /api/v1/people 查看。
last-administrator = 这是最后一位管理员，不能移除或改为其他角色。请先把别人设为管理员。
token-unknown = 您没有编号为 { $id } 的令牌。可用 GET /api/v1/tokens 查看自己的令牌。
token-expired-already = 该令牌一生成就已过期。请把“expires_at”设得晚一些，或不填。
scope-beyond = 您没有“{ $right }”权限，因此您的令牌也不能有。请去掉它。
scope-none = 没有权限范围的令牌什么也做不了，请至少写一项，如 see。
key-unknown = 没有编号为 { $id } 的写入密钥。可用 GET /api/v1/keys 查看。
setup-token-wrong = 一次性令牌不正确或已用过。用 --administrator-token 启动服务可获得新的令牌。
