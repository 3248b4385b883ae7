"""What an editor may look up: every rule, every kind of thing, every field with an example. Made from the rules and models.

Knows: rules, the model. Must not know terminals or pages.
"""
