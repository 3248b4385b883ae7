"""What makes pages, as values: each section is a value, its builder, and the partial of the same stem.

The value's class is named like the module (`sections/hand_offs.py`: `HandOffsSection`), and `partials/hand_offs.md.j2` prints
it from a variable of that name. What several pages show stands here, and what would make one page long.
Knows: facts, diagrams, the writer. Must not know the pages.
"""
