"""What plain Markdown keeps of a page's Markdown, and what it leaves out."""

import pytest

from playpress.publish.data.plain_markdown import plain_markdown


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ('A <svg role="img" aria-label="a > b"><g>\n<text>1</text></g></svg> B\n', "A B\n"),
        ('<div class="pp-card" markdown="1">\n\n- **Owner:** A\n\n</div>\n', "- **Owner:** A\n\n"),
        ('- <abbr class="pp-letter-r" title="Responsible">R</abbr> [A](a.md)\n', "- R [A](a.md)\n"),
        ('[brief](g.md#term-brief "One page, as \\"short\\" as can be.") and (so)\n', "[brief](g.md#term-brief) and (so)\n"),
        ('<a class="pp-small" href="#flow"><span class="pp-unseen">At a glance</span><svg></svg></a>\n', "[At a glance](#flow)\n"),
        ('<a id="step-a"></a>\n#### <span class="pp-no">1.</span> A\n', '<a id="step-a"></a>\n#### 1. A\n'),
        ('<details markdown="1">\n<summary>Answer <span>B</span></summary>\n\nB\n\n</details>\n', "**Answer B**\n\nB\n\n"),
        ("A<br>B <code>&#60;div&#62;</code> <em>C</em> &#60;svg&#62;\n", "A<br>B <code>&#60;div&#62;</code> <em>C</em> &#60;svg&#62;\n"),
    ],
    ids=["drawing", "box", "letter", "hint", "link", "anchor", "answer", "text"],
)  # fmt: skip
def test_words_links_and_anchors_stay_and_what_only_a_browser_shows_goes(written, plain):
    assert plain_markdown(written) == plain


def test_what_leads_away_to_report_a_step_goes_with_the_box_that_held_nothing_else():
    report = '<div class="pp-report" markdown="1">\n\n[Report](<mailto:a@example.com?subject=A>)\n\n</div>'
    more = f'<details class="pp-more" markdown="1">\n<summary>More for step 1</summary>\n\n<div class="pp-menu" markdown="1">\n\n{{}}{report}\n\n</div>\n\n</details>\n\nB\n'
    assert plain_markdown(f"A\n\n{more.format('')}") == "A\n\nB\n"
    assert plain_markdown(more.format("- **Idea:** C\n\n")) == "**More for step 1**\n\n- **Idea:** C\n\nB\n"


def test_a_table_in_html_becomes_one_of_markdown():
    head = '<thead>\n<tr><th scope="col">Step</th><th><a href="a.md">A</a></th></tr>\n</thead>'
    row = '<tr><th scope="row"><a href="#s">1. S</a></th><td class="x"><abbr title="Responsible">R</abbr> <abbr>A</abbr></td></tr>'
    table = f'<table class="pp-raci">\n<caption>Who</caption>\n{head}\n<tbody>\n{row}\n</tbody>\n</table>\n'
    assert plain_markdown(table) == "|Step|[A](a.md)|\n|-|-|\n|[1. S](#s)|R A|\n"


def test_a_diagram_keeps_its_steps_and_lines_and_not_how_it_looks():
    lines = (
        "flowchart TB",
        '    n_1["1#46; A"]',
        '    click n_1 "#step-a" _self',
        "    n_1 --> n_2",
        "    class n_1 k_task",
    )
    plain = '```mermaid\nflowchart TB\n    n_1["1#46; A"]\n    n_1 --> n_2\n```\n'  # fmt: skip
    assert (
        plain_markdown(
            "```mermaid\n" + "\n".join(lines) + "\n    linkStyle 1 stroke:#c62828\n    %% language en\n```\n"
        )
        == plain
    )


def test_what_a_page_says_again_goes_with_the_heading_of_all_it_holds():
    part = (
        '<a id="my-part"></a>\n## Your part\n\n<div class="pp-my-part" markdown="1">\n\n<div>A</div>\n\nB\n\n</div>\n\n'
    )
    card = '<div class="pp-own-card" markdown="1">\n\n- C\n\n</div>\n\n'
    views = '<div class="pp-views" markdown="1">\n\n<a id="flow-by-role"></a>\n#### By role\n\n```mermaid\nD\n```\n\n'
    words = '<a id="flow-in-words"></a>\n#### In words\n\n- E\n\n</div>\n\n<div class="pp-legend" markdown="1">\n\n- F\n\n</div>\n'
    text = f'{part}<a id="flow"></a>\n### Flow\n\n{views}{words}{card}G\n'
    assert plain_markdown(text) == '<a id="flow"></a>\n### Flow\n\n- E\n\nG\n'


def test_an_anchor_named_by_its_place_in_a_list_stays_where_something_leads_to_it():
    text = '<a id="faq-1"></a>\n#### A\n\n- <a id="risks-1"></a>B\n- <a id="risks-2"></a>C ([2](#risks-2))\n'
    assert plain_markdown(text) == '#### A\n\n- B\n- <a id="risks-2"></a>C ([2](#risks-2))\n'


def test_lines_of_a_file_stay_as_they_are():
    shown = '<pre class="pp-code"><code>a:\n\n\n  - &lt;div&gt;\n    click x\n</code></pre>\n'
    assert plain_markdown(shown) == shown
