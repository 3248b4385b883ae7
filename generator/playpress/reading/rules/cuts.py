"""What YAML has cut out of a text."""

from playpress.rule import Rule

RULES: tuple[Rule, ...] = ()
