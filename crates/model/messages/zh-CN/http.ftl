# 只有 HTTP 层才会拒绝的情形，与具体请求无关。

http-internal = 服务内部出错。请凭本次请求的编号在服务器日志中查看详情。
http-forbidden = 没有权限：此操作需要“{ $right }”权限。请联系管理员分配具备该权限的角色，或改用具备该权限的令牌。
http-limit-out-of-range = “limit”必须在 1 到 { $most } 之间。
http-cursor-malformed = 该游标不是此列表给出的。请去掉游标，从头开始。
