# Definitions: envelopes, kinds, names.
unknown-name = There is no { $kind } named "{ $name }".
