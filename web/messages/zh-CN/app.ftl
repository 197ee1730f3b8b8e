app-name = 分群

# 页面各栏
nav-overview = 概览
nav-customers = 客户
nav-segments = 分群
nav-segmentations = 模型
nav-migration = 迁移
nav-data = 数据
nav-settings = 设置
nav-sections = 栏目
nav-open = 打开菜单
nav-skip = 跳到正文

# 账户菜单
account-sign-out = 退出登录
account-password = 修改密码
account-language-zh = 中文
account-language-en = English
account-language = 语言
account-menu = { $email } 的账户
account-appearance = 外观
account-light = 浅色
account-dark = 深色
account-system = 跟随系统

role-administrator = 管理员
role-analyst = 分析师
role-operator = 运营
role-viewer = 只读
