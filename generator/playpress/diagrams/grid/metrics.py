"""The measures of a grid, in pixels: fonts, boxes, ports, tracks and labels."""

FONT, LINE_HEIGHT = 13.0, 16.0
HEAD_FONT = 14.3
"""Font size that gives the width of names of lanes and phases: 13 pixels and bold, so a tenth wider."""
BOX_WIDTH, WIDEST_BOX, BOX_PADDING, TIP_WIDTH = 140.0, 196.0, 7.0, 12.0
BAR_HEIGHT, BAR_LEAST_WIDTH = 7.0, 60.0
LEAST_OF_GUTTERS = 24.0
"""Least pixels of a lane beside its boxes: half a gutter on each side."""
SIGN_RADIUS, SIGN_STEP, SIGN_INSET = 9.0, 20.0, 18.0
"""Circles of signs and letters: radius, distance between two, and distance of the first from the corner of the box."""
ARROW_HALF = 5.0
PORT, BAR_PORT = 14.0, 16.0
"""Pixels between two ports of a side, and on a bar."""
LEAST_PORT = 6.5
"""Least pixels between two ports of a side."""
CLEAR_TRACKS = 3
"""Least tracks between the ends of two ways that face each other: more than 20 pixels."""
LABEL_LINE_HEIGHT = 14.0
ROLE_MARK, ROLE_GAP = 14.0, 3.0
"""Room for the mark before a role's name in a box, and pixels above the name."""
FURTHEST_SHIFT = 6
"""How far a port may be moved at most, in half distances of ports."""
LABEL_FONT = 12.0
TRACK = 8.0
LEAST_GUTTER, LEAST_CHANNEL, OUTER_CHANNEL = 24.0, 26.0, 16.0
ARROW_ROOM, LABEL_ROOM = 13.0, 6.0
SIDE_LABEL_WIDTH, BELOW_LABEL_WIDTH, WIDEST_LABEL = 96.0, 84.0, 150.0
"""Width of an answer beside a box, below a box, and the most if one of its words needs more."""
BAND_LINE, TALLEST_WORD = 16.0, 176.0
"""Height of a line of a phase's name, which is turned by 90°, and the longest word for which a band grows."""
