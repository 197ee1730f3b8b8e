# Compiling and evaluating definitions.
evaluation-cycle = “{ $name }”直接或间接引用了自己，请去掉其中一处引用。
evaluation-unknown-zone = 没有名为“{ $zone }”的时区。请使用 IANA 名称（如 Asia/Shanghai）或固定偏移（如 +08:00）。
evaluation-not-in-where = 针对整个客户的条件不能写在 where 里面。请把它放在事件条件旁边，用 and 连接。
evaluation-only-in-where = any(.. where ..) 用来判断事件中的明细项，只能写在 where 里面。
evaluation-item-field = any(.. where ..) 至少要判断明细项的一个字段。
evaluation-has-been-attribute = has_been(..) 只接受针对一个属性的条件。涉及多个属性时请用 and 连接。
evaluation-no-fit = 客户细分“{ $name }”尚未计算分界点，请先运行 fenqun fit { $name }。
evaluation-no-ranks = “{ $leaf }”的名次门槛尚未计算。请在工作区中求值，由系统根据全部客户算出。
