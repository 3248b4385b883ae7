"""Code hosts and editors draw our Mermaid with versions from 10.9 on: each label is there letter for letter in all of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import pytest

from playpress.diagrams.mermaid import Arrow, Box, Group, Message, write_flowchart, write_sequence
from tests.tools.amount import one_in
from tests.tools.flows import NAMES
from tests.tools.node import MERMAIDS
from tests.unit.diagrams.test_mermaid import ODD_LABELS, bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from playpress.diagrams.mermaid import Shape

pytestmark = [pytest.mark.node, pytest.mark.browser]

LABELS = list(dict.fromkeys([*ODD_LABELS, *NAMES]))
SHAPES: tuple[Shape, ...] = ("task", "decision", "start", "subprocess", "wait", "meeting")
DRAW = """async ([source, id]) => {
  await mermaid.parse(source);
  const picture = document.createElement("div");
  document.body.append(picture);
  picture.innerHTML = (await mermaid.render(id, source)).svg;
  const all = (part) => [...picture.querySelectorAll(part)].map((one) => one.textContent);
  return {boxes: all(".node .nodeLabel"), answers: all(".edgeLabel .edgeLabel"), frames: all(".cluster-label"),
          texts: all("text"), title: all("title").join(""), description: all("desc").join("")};
}"""
"""Parses and draws a diagram, and returns what can be read in it."""


@pytest.fixture(scope="module", params=one_in(3, list(MERMAIDS)))
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in which one version of Mermaid is loaded, as it comes: as a rule the oldest and the newest."""
    page = browser.new_page()
    page.set_content("<!doctype html>")
    page.add_script_tag(path=MERMAIDS[request.param])
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield page
    page.close()


def drawn(page: Page, source: str) -> dict[str, Any]:
    return json.loads(json.dumps(page.evaluate(DRAW, [source, "drawn"])))


def lost(wanted: list[str], found: list[str]) -> list[tuple[str, str]]:
    """Return each label that is drawn as something else, with that."""
    assert len(wanted) == len(found)
    return [(a, b) for a, b in zip(wanted, found, strict=True) if bare(a) != bare(b)]


def test_boxes_of_every_form_say_their_labels(page: Page):
    boxes = [Box(str(n), label, SHAPES[n % len(SHAPES)], "#step-a") for n, label in enumerate(LABELS)]
    assert lost(LABELS, drawn(page, write_flowchart(boxes, [], "T", "D", language="de"))["boxes"]) == []


def test_a_step_has_its_number_and_its_name_whatever_it_is(page: Page):
    steps = [f"{number}. {label}" for number, label in enumerate(LABELS, 1)]
    source = write_flowchart([Box(step, step) for step in steps], [], "T", "D")
    assert lost(steps, drawn(page, source)["boxes"]) == []


def test_arrows_say_their_answers(page: Page):
    kinds: list[Literal["normal", "rework", "exception"]] = ["normal", "rework", "exception"]
    arrows = [Arrow("a", f"b{n}", label, kinds[n % 3]) for n, label in enumerate(LABELS)]
    boxes = [Box("a", "A"), *(Box(arrow.target, "B") for arrow in arrows)]
    assert lost(LABELS, drawn(page, write_flowchart(boxes, arrows, "T", "D"))["answers"]) == []


def test_frames_say_their_titles(page: Page):
    frames = [Group(label, (Box(f"{n}", "A"),)) for n, label in enumerate(LABELS)]
    found = drawn(page, write_flowchart(frames, [], "T", "D"))["frames"]
    assert sorted(map(bare, found)) == sorted(map(bare, LABELS))


def test_participants_and_messages_say_theirs(page: Page):
    messages = [Message("a", "b", label) for label in LABELS]
    names = {"a": "A", "b": "B", **{f"p{n}": label for n, label in enumerate(LABELS)}}
    said = bare(" ".join(drawn(page, write_sequence(names, messages, "T", "D"))["texts"]))
    assert [label for label in LABELS if said.count(bare(label)) < 3] == []  # a participant stands above and below


@pytest.mark.parametrize("kind", ["flowchart", "sequence"])
def test_title_and_description_are_whole_and_spoil_nothing(page: Page, kind: str):
    text = " · ".join(LABELS)
    if kind == "flowchart":
        source = write_flowchart([Box("a", "A")], [], text, text)
    else:
        source = write_sequence({"a": "A", "b": "B"}, [Message("a", "b", "x")], text, text)
    found = drawn(page, source)
    assert (bare(found["title"]), bare(found["description"])) == (bare(text), bare(text))
    assert "A" in [*found["boxes"], *found["texts"]]
