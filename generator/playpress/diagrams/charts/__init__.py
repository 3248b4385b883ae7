"""Figures to small SVG pictures: a KPI's line with its levels and changes, sparklines, bars.

`scales` turns figures and days into places and finds round ticks, `thin` takes points away that nobody sees, `svg` writes
elements; `line`, `sparkline`, `bar` and `tree` are the pictures. Texts come in as they are to be read: numbers and days are
written by functions that the caller gives. A chart has no colours of its own, only classes of `charts.css`.

Knows: figures and days. Must not know KPIs, pages, languages.
"""
