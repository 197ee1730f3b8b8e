session-title = 登录
session-email = 邮箱
session-password = 密码
session-sign-in = 登录
session-first-start = 第一次使用？设置管理员
session-tagline = 一群一群，看懂您的客户。

setup-title = 欢迎。由谁来管理这个工作区？
setup-what = 服务器第一次启动时显示了一个一次性令牌，用它可以成为管理员。
setup-token = 一次性令牌
setup-name = 您的姓名
setup-email = 邮箱
setup-password = 密码
setup-password-rule = 至少 8 个字符。
setup-submit = 开始使用
setup-back = 已有账户，去登录

password-title = 设置您自己的密码
password-forced = 当前密码由他人生成，请先设置您自己的密码。
password-old = 当前密码
password-new = 新密码
password-submit = 修改密码
password-changed = 密码已修改。

field-required = 请填写这一项。
