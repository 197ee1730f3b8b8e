# A condition among other fields, and its drawer
rule-choose = 选择条件
rule-choose-of = 选择条件：{ $label }
rule-edit = 改条件
rule-edit-of = 改条件：{ $label }
rule-done = 完成
rule-conditions = 满足这些条件
rule-caught = 满足条件的客户

# A number of every customer, added up of others
rule-term = 第 { $number } 项
rule-term-add = 再加上或减去一项
rule-term-remove = 删除第 { $number } 项
rule-term-sign = 加上还是减去
rule-term-plus = 加上
rule-term-minus = 减去
rule-as-text = 写成文本
rule-as-form = 用表单填写
rule-no-form = 这个公式没有对应的表单，以文本显示。
