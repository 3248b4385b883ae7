"""What installed packages bring for the site engine."""

from __future__ import annotations

from playpress.machine.installed import EXTENSIONS, PLUGINS, THEMES, is_module, names_in


def test_a_name_of_a_theme_s_plugin_is_known_without_the_theme():
    assert {"material/tags", "tags", "search"} <= names_in(PLUGINS)
    assert "material" in names_in(THEMES)
    assert "footnotes" in names_in(EXTENSIONS)


def test_a_module_is_found_without_running_it():
    assert is_module("pymdownx.superfences")
    assert not is_module("pymdownx.superfance")
    assert not is_module("")
    assert not is_module("yaml.nothing.below")
