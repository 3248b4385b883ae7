"""The role × phase grid: roles as columns, phases as bands, each step in its place, every hand-off crossing a line.

A pure chain: `place` gives each node a cell, `route` gives each line a way between cells (`candidates` are the ways that
it may take, `lattice` the space that a way takes, `tracks` how ways share a gutter), `ports` says which of them lie
beside each other, `boxes` how large each node is, `measure` turns all into pixels (`metrics` has the sizes, `labels`
what is on a line, `axes` where columns and rows are), `draw` into SVG. Up to `ports` there are no
places on the picture, in `draw` there are no decisions. `pieces` cuts a diagram that is too large for a sheet of paper.
A process by phase and a map have no lanes: there `columns` gives the cells; a map around one thing is laid out by `star`.
"""
