# Presets of label tables.
unknown-preset = { $place }: there is no preset "{ $preset }" for this table. { $hint }
preset-needs-bins = { $place }: { $preset } is made for { $wanted } scores in each dimension, and there are { $given }. Use { $wanted }, or write the table of labels yourself.
