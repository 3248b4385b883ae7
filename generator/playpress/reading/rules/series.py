"""Series of measured figures."""

from playpress.rule import Rule

RULES: tuple[Rule, ...] = ()
