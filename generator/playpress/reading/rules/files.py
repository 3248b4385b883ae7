"""What stands in the folder of the playbooks, and where."""

from playpress.rule import Rule

RULES: tuple[Rule, ...] = ()
