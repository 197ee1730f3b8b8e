# fenqun serve：设置、启动、停止。

setting-listen = 监听的地址和端口。要让其他机器访问，必须启用 TLS。
setting-tls-certificate = PEM 格式的证书链；给出后全部使用 TLS。
setting-tls-key = PEM 格式的证书私钥。
setting-insecure-plain-http = 不用 TLS 就向其他机器开放：密码和客户数据可能在途中被读取。此时浏览器不会保留登录状态，令牌仍可用。
setting-trust-forwarded = 前面有代理：以最后一个 X-Forwarded-For 作为来访地址。
setting-session-idle = 会话闲置多久后结束。
setting-session-lifetime = 会话最长持续多久。
setting-connections = 同时打开的连接数，超出的排队等待。
setting-client-timeout = 请求头以及请求体中每次停顿最多允许多久。
setting-body-limit = 请求体的最大字节数（数据接入和上传除外）。
setting-upload-limit = 上传文件的最大字节数。
setting-event-limit = 数据接入时一条事件的最大字节数。
setting-ingest-limit = 数据接入时一次请求的最大字节数，压缩前后都算。
setting-ingest-events = 数据接入时一次请求最多包含的事件数。
setting-keep-changes = 分群变化记录保留多久，如 365d。
setting-keep-audit = 审计日志保留多久。
setting-keep-dead-letters = 未能接入的事件保留多久，以便查看和重放。
setting-keep-exports = 导出的文件保留多久。
setting-keep-uploads = 上传后没有导入任务需要的文件，以及被拒行的文件，保留多久。
setting-keep-runs = 已结束的任务记录保留多久。
setting-checkpoint-every = 两次检查点之间的间隔；检查点让下次启动更快。
setting-ranks-every = top、bottom 和 percentile 的门槛每隔多久重新计算。
setting-self-check-every = 两次自检之间的间隔。
setting-self-check-sample = 每次自检比对多少位客户。
setting-backlog = 已确认但尚未计算的字节数超过此值时，数据接入答复 429。
setting-shutdown-grace = 要求停止后，进行中的请求最多还能持续多久。
setting-log = 日志行的样式：plain 或 json。
setting-allow-webhook-networks = 除公网之外，网络钩子还可发往的网络，用逗号分隔，如 10.1.0.0/16,127.0.0.1。不写则没有。
setting-log-level = 记录哪些日志：error、warn、info（每个请求一行）或 debug。
setting-config = 设置文件，每行一项，名称与这些选项相同；选项和环境变量优先。
setting-administrator-token = 生成新的一次性令牌，用它可新建管理员，供无人能登录时使用。
setting-malformed = { $name } 不能是“{ $text }”：{ $expected }
setting-unknown = { $file } 中的“{ $name }”不是已有的设置。可用的设置：{ $known }。
setting-file-malformed = 无法把 { $file } 读作设置：{ $reason }。请每行写一项，如 listen: 127.0.0.1:8080
setting-expects-address = 请写带端口的地址，如 127.0.0.1:8080。
setting-expects-file = 请写文件名。
setting-expects-switch = 请写 true 或 false。
setting-expects-number = 请写不小于 1 的整数。
setting-expects-bytes = 请写字节数，如 64MB。
setting-expects-time = 请写时长，如 30s、2h 或 1d。
setting-expects-kept = 请写时长，如 90d，或写 forever（永久保留）。
setting-expects-log = 请写 plain 或 json。
setting-expects-networks = 请写网络，用逗号分隔，如 10.1.0.0/16,127.0.0.1。
setting-expects-level = 请写 error、warn、info 或 debug。
serve-about = 运行服务：事件经 HTTP 进入，分群时刻准确
serve-no-tls = 其他机器可以访问 { $listen }，而没有 TLS，密码和客户数据可能在途中被读取。请给出 --tls-certificate 和 --tls-key，或只监听 127.0.0.1；若途中另有保护，请明确写上 --insecure-plain-http。
serve-half-tls = TLS 需要同时给出 --tls-certificate 和 --tls-key，请补上另一个。
serve-tls-unusable = 无法使用证书 { $file }：{ $reason }。请给出 PEM 格式的证书链及与之配对的私钥。
serve-address-unknown = { $listen } 不是本机地址：{ $reason }。请用 --listen 指定其他地址。
serve-cannot-listen = 无法监听 { $listen }：{ $reason }。请停止占用它的程序，或用 --listen 换一个端口。
serve-runtime = 系统不允许服务启动线程：{ $reason }。
serve-started = Fenqun 正在提供 { $folder } 的服务，地址 { $url }
serve-token = 目前还没有人能登录。下面的一次性令牌用于新建第一位管理员，只显示这一次：
serve-token-more = 下面的一次性令牌用于再新建一位管理员，只显示这一次：
serve-token-use =
    用浏览器打开：{ $url }/setup?token={ $token }
    不用浏览器时如下，请换成自己的姓名、邮箱和密码：
    curl { $url }/api/v1/setup -H "Content-Type: application/json" \
      -d '{"{"}"token":"{ $token }","name":"…","email":"…","password":"…"{"}"}'
serve-page-missing =
    这个版本的 Fenqun 没有包含网页。
    在项目目录里把网页和服务一起构建即可（需要 Node 20.19 或更新版本）：
    {"  "}cargo xtask demo
    没有网页时接口照常可用，清单见 /api/openapi.json。
serve-page-starting =
    Fenqun 正在打开工作区。
    准备好后会自动显示页面。
