"""Lets `mkdocs build` and `mkdocs serve` in a project's root build the handbook.

The root's `mkdocs.yml` points at `playbooks/`, which is always there; this hook generates the pages and swaps them in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from playpress.engine.mkdocs import DOCS, THEME


def on_config(config: Any) -> Any:
    """Generate the pages and let MkDocs build those; findings stop the build."""
    from playpress.pipeline import Project, generate  # noqa: PLC0415 - this is the engine calling us
    from playpress.report.text import write_text  # noqa: PLC0415

    project = Project(Path(config.config_file_path).parent)
    result = generate(project)
    if result.settings is None:
        raise Abort("\n" + write_text(result.diagnostics, result.loaded.sources, result.translator))
    config.docs_dir = str(project.build / DOCS)
    config.theme.dirs.insert(0, str(project.build / THEME))
    for key in ("site_name", "site_url", "repo_url", "extra_css", "nav"):
        if key in result.settings:
            config[key] = result.settings[key]
    config.extra.update(result.settings["extra"])
    config.theme.update({key: value for key, value in result.settings["theme"].items() if key != "custom_dir"})
    return config


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Watch what the pages are made of."""
    root = Path(config.config_file_path).parent
    for folder in ("playbooks", "site_templates"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server
