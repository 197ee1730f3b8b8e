# A condition among other fields, and its drawer
rule-choose = 选择条件
rule-choose-of = 选择条件：{ $label }
rule-edit = 改条件
rule-edit-of = 改条件：{ $label }
rule-done = 完成
rule-conditions = 满足这些条件
rule-caught = 满足条件的客户
