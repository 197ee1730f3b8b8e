# 名单：逐个指定的客户
lists-new = 新建名单
lists-what = 逐个指定的客户，一直保留，直到您移除。
lists-paste = 名单里有谁
lists-paste-what = 每行一位：客户编号、手机号、邮箱或姓名全称。可以直接粘贴 Excel 里的一列。
lists-paste-example = C00132
    138 1234 5678
    li@example.com
lists-looking = 正在查找
lists-found = 查找结果
lists-found-some = { $count ->
    [0] 还没有找到客户。
   *[other] 找到 { $count } 位客户：
}
lists-found-more = 另有 { $count } 位
lists-nobody = 有 { $count } 行没有对应的客户
lists-nobody-what = 这些行不会加入名单。如果是写错了，请在上面改正。
lists-several = 以下名字有多位客户，请勾选您指的是哪一位：
lists-more-lines = 另有 { $count } 行
lists-too-many = 一次最多 { $most } 行。更多客户，请导入一个文件，用一列标记这些客户，再按这个标记建分群。
lists-save = { $count ->
    [0] 保存名单
   *[other] 保存名单（{ $count } 位客户）
}
lists-change = 操作
lists-add-more = 添加客户
lists-add-these = { $count ->
    [0] 加入名单
   *[other] 把这 { $count } 位客户加入名单
}
lists-added = 已有 { $count } 位客户加入名单。
lists-take-off = 移除
lists-take-off-of = 移除：{ $name }
lists-taken-off = 已将 { $name } 移出名单。
lists-conflict = 刚刚有人改过这份名单，现在显示的是他改后的内容；您粘贴的内容还在，请再按一次。
lists-entries = 名单原文
lists-entries-what = 名单里写的每一项，包括目前没有对应客户的；一旦有了这样的客户，就会自动生效。
lists-rule = 此外，满足以下规则的客户也在名单中：
lists-add = 总是在名单中
lists-remove = 总不在名单中
lists-type = 客户编号、带 + 的完整手机号或邮箱
