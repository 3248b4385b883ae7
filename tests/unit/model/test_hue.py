"""Text in a colour of any hue can be read on every background that it has."""

import pytest

from playpress.model.hue import colour, contrast, dark_shades, light_shades

AAA, SHAPE = 7, 3
"""WCAG 2.2's least contrast of text (level AAA), and of what must be told apart without text."""


@pytest.mark.parametrize(
    ("shades", "papers"), [(light_shades, ("#ffffff", "#f2f6f6")), (dark_shades, ("#0f1a1e", "#17262b"))]
)
def test_text_of_every_hue_reads_on_paper_and_on_its_own_quiet_background(shades, papers):
    for hue in range(361):
        found = shades(hue)
        assert min(contrast(found.ink, paper) for paper in (*papers, found.quiet)) >= AAA, hue
        assert contrast("#ffffff", found.strong) >= AAA, hue
        assert min(contrast(found.shape, paper) for paper in papers) >= SHAPE, hue


def test_a_colour_that_no_screen_shows_keeps_its_lightness_and_loses_chroma():
    assert colour(0.5, 0, 200) == colour(0.5, 0, 20) == "#636363"
    assert colour(0.62796, 0.25768, 29.234) == "#ff0000"
    assert colour(0.9, 0.4, 260).startswith("#")
    assert contrast(colour(0.9, 0.4, 260), "#ffffff") < 2


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)
