"""Draws many processes in two views, through the cache in the folder given: cold the first time, from the cache after that.

python tests/bench/draw.py FOLDER [NUMBER]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from playpress.diagrams.cache import PictureCache
from playpress.diagrams.picture import picture_of
from playpress.diagrams.process import process_pictures
from playpress.pages.page import Picture
from playpress.process.diagram import Words
from playpress.process.diagram_of_flow import flow_diagram
from playpress.process.flow import resolve_flow
from playpress.publish.drawing import draw_picture
from tests.tools.flows import random_playbook

STEPS = 15
WORDS = Words("Exceptions", "in parallel", "after all of them")


def draw(folder: Path, number: int) -> float:
    """Draw `number` processes by phase and by role; return the CPU seconds that it took, from diagram to picture."""
    pictures = PictureCache(folder).of_page("random.md")
    playbooks = [random_playbook(seed, STEPS) for seed in range(number)]
    diagrams = [flow_diagram(p, resolve_flow(p), lambda step: step.name, str, WORDS) for p in playbooks]
    sources = [source for diagram in diagrams for _, source in process_pictures(diagram, {}, "")]
    started = time.process_time()
    for source in sources:
        picture_of(source, pictures)
    for diagram in diagrams:
        draw_picture(Picture("random.svg", diagram, "", {}), "", pictures)
    pictures.keep()
    return time.process_time() - started


if __name__ == "__main__":
    print(draw(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201 - it is a command
