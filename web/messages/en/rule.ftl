# A condition among other fields, and its drawer
rule-choose = Choose conditions
rule-choose-of = Choose conditions: { $label }
rule-edit = Edit
rule-edit-of = Edit: { $label }
rule-done = Done
rule-conditions = Who fulfils it
rule-caught = Customers who fulfil it
