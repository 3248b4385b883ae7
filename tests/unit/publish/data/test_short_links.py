"""When a link of Markdown becomes a reference, read back by a Markdown parser."""

from markdown_it import MarkdownIt

from playpress.publish.data.short_links import shorten_links

A = "[Marketing director](../roles/marketing-director.md)"
B = "[5. Write](#step-write)"


def hrefs(text):
    tokens = MarkdownIt("commonmark").parse(text)
    return [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]


def test_links_that_are_there_many_times_lead_to_the_same_places_in_fewer_bytes():
    text = f"# A\n\n{A} and {B}, then {A}.\n\n- **{A}**: {B} ({A})\n- {A}, {B}\n- once [here](only-once.md)\n"
    short = shorten_links(text)
    assert hrefs(short) == hrefs(text)
    assert short.count("../roles/marketing-director.md") == 1
    assert len(short) < len(text)


def test_a_link_that_is_there_once_stays_as_it_is():
    text = f"{A} and {B}\n"
    assert shorten_links(text) == text


def test_words_that_lead_to_two_places_lead_to_both():
    text = "[step](#one) [step](#one) [step](#one) [Step](#two) [step](#one) [Step](#two) [Step](#two)\n" * 3
    assert hrefs(shorten_links(text)) == hrefs(text)


def test_a_link_before_a_sign_that_would_change_its_meaning_keeps_the_long_form():
    text = f"{A}, {A}\n\n{A}: mentioned\n\n- {A}: escalation\n- {B}(aside), {B}, {B}\n- {A}{B}\n"
    assert hrefs(shorten_links(text)) == hrefs(text)


def test_links_to_many_places_of_another_page_lead_to_the_page_itself():
    places = [f"[{n}. Step](../playbooks/campaign.md#step-{n})" for n in range(1, 9)]
    text = "\n".join(f"- {place}" for place in places) + "\n- [p1](p.md), [p1](p.md), [p1](p.md), [once](other.md#a)\n"
    short = shorten_links(text)
    assert hrefs(short) == [*["../playbooks/campaign.md"] * 8, *["p.md"] * 3, "other.md#a"]
    assert len(short) < len(text)
