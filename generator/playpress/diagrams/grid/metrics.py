"""The measures of a grid, in pixels: fonts, boxes, ports, tracks and labels."""

FONT, LINE_HEIGHT = 13.0, 16.0
HEAD_FONT = 14.3
"""Names of lanes and phases are bold, which makes them a tenth wider."""
BOX_WIDTH, WIDEST_BOX, BOX_PADDING, TIP_WIDTH = 140.0, 196.0, 7.0, 12.0
BAR_HEIGHT, BAR_LEAST_WIDTH = 7.0, 60.0
LEAST_OF_GUTTERS = 24.0
"""Pixels that a lane has beside its boxes at least: half a gutter on both sides."""
SIGN_RADIUS, SIGN_STEP, SIGN_INSET = 9.0, 20.0, 18.0
"""Of the circle of a sign or letter: its radius, from one to the next, and from the corner of the box to the first sign."""
ARROW_HALF = 5.0
PORT, BAR_PORT = 14.0, 16.0
"""Pixels between two ports of a side, and on a bar."""
LEAST_PORT = 6.5
"""Pixels between two ports that one had to leave its place for."""
CLEAR_TRACKS = 3
"""Tracks between the ends of two ways that may face each other: they are more than 20 pixels."""
LABEL_LINE_HEIGHT = 14.0
FURTHEST_SHIFT = 6
"""Half ports by which a port may leave its place at most."""
LABEL_FONT = 12.0
TRACK = 8.0
LEAST_GUTTER, LEAST_CHANNEL, OUTER_CHANNEL = 24.0, 26.0, 16.0
ARROW_ROOM, LABEL_ROOM = 13.0, 6.0
SIDE_LABEL_WIDTH, BELOW_LABEL_WIDTH, WIDEST_LABEL = 96.0, 84.0, 150.0
"""How wide an answer is beside a box and below it; wider up to a limit where a word of it needs that."""
BAND_LINE, TALLEST_WORD = 16.0, 176.0
"""Height of one line of a phase's name, which stands on its side, and how long a word of it makes a band at least."""
