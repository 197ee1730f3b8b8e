# 定义：信封、种类、名称。
unknown-name = 没有名为“{ $name }”的{ $kind }。
