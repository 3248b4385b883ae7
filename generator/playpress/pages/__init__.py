"""The pages of the site as values: one frozen dataclass and one builder for each kind of page.

Everything a template prints is chosen, sorted, counted, translated and linked here. `BUILDERS` in `plan` is the whole
list. Building a page needs the facts and nothing of other pages.
Knows: facts, diagrams, addresses. Must not know Jinja or the disk.
"""
