"""The role × phase grid: roles as columns, phases as bands, each step in its place, every hand-off crossing a line.

A pure chain: `place` gives each node a cell, `route` gives each line a way between cells, `measure` turns both into
pixels, `draw` into SVG. Up to `measure` there are no pixels, in `draw` there are no decisions.
"""
