# A condition among other fields, and its drawer
rule-choose = Choose conditions
rule-choose-of = Choose conditions: { $label }
rule-edit = Edit
rule-edit-of = Edit: { $label }
rule-done = Done
rule-conditions = Who fulfils it
rule-caught = Customers who fulfil it

# A number of every customer, added up of others
rule-term = Part { $number }
rule-term-add = Add or subtract something
rule-term-remove = Remove part { $number }
rule-term-sign = Plus or minus
rule-term-plus = plus
rule-term-minus = minus
rule-as-text = Write it as text
rule-as-form = Show it as a form
rule-no-form = There is no form for this formula, so it stands as text.
