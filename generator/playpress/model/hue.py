"""A hue to colours of the site, and to what contrast they have.

A hue is an angle from 0 to 360 in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020): 25 is red, 140
green, 220 teal, 260 blue. Lightness and chroma are fixed, so that each hue reads equally well. Contrast is WCAG 2.2's.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

STEPS = 40
"""Steps in which the chroma of a colour is lowered until a screen can show it."""
_LINEAR = 0.0031308


class Shades(NamedTuple):
    """Colours of one hue, as `#rrggbb`: of text, of what white text stands on, of shapes, and of a quiet background."""

    ink: str
    strong: str
    shape: str
    quiet: str


def light_shades(hue: float) -> Shades:
    """Return the colours of a hue on white paper."""
    return Shades(colour(0.38, 0.09, hue), colour(0.44, 0.1, hue), colour(0.58, 0.14, hue), colour(0.955, 0.025, hue))


def dark_shades(hue: float) -> Shades:
    """Return the colours of a hue on dark paper."""
    return Shades(colour(0.86, 0.09, hue), colour(0.44, 0.1, hue), colour(0.72, 0.13, hue), colour(0.28, 0.035, hue))


def colour(lightness: float, chroma: float, hue: float) -> str:
    """Return an OKLCH colour as `#rrggbb`; one that no screen can show is made less colourful until it can."""
    for step in range(STEPS, -1, -1):
        channels = _srgb(lightness, chroma * step / STEPS, hue)
        if all(-0.001 <= channel <= 1.001 for channel in channels):  # noqa: PLR2004 - a share of one, give or take rounding
            break
    return "#" + "".join(f"{round(min(max(channel, 0), 1) * 255):02x}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _srgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= _LINEAR else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(hexadecimal: str) -> float:
    channels = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's knee
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
