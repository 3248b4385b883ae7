"""The rules about files as such, which are found while the files are read: one module a family.

Knows: what a rule is. Must not know how the files are read.
"""

from playpress.reading.rules import cuts, files, series, shape, yaml

RULES = (*yaml.RULES, *cuts.RULES, *files.RULES, *series.RULES, *shape.RULES)
"""All of them, from the file's text to its place, its rows and its keys."""
