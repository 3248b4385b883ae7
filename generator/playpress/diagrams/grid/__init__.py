"""The role × phase grid: roles as columns, phases as bands, each step in its place, every hand-off crossing a line.

A pure chain: `place` gives each node a cell, `route` gives each line a way between cells, `measure` turns both into
pixels, `draw` into SVG. A process by phase and a map have no lanes: there `columns` gives the cells; a map around one thing is
laid out by `star`. Up to `measure` there are no pixels, in `draw` there are no decisions.
"""
