"""`mkdocs build` and `mkdocs serve` in a project's root: generate the pages, then let MkDocs build those.

The root's `mkdocs.yml` points at `playbooks/`, which is always there; this hook swaps in the pages.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from playpress.engine.mkdocs import adopt_settings, finish_site, lost_parts, stop
from playpress.pipeline import Project, generate
from playpress.report.text import exposure, write_text

_last_lines: list[str] = []
"""What is said when all is done."""

LOG = logging.getLogger("mkdocs.plugins.playpress")
"""What MkDocs shows, and counts as a reason to fail with `--strict`."""


def on_config(config: Any) -> Any:
    """Generate the pages and make MkDocs' configuration use them; errors stop the build, with `--strict` warnings, too."""
    project = Project(Path(config.config_file_path).parent)
    result = generate(project, strict=bool(config.strict))
    if result.settings is None:
        stop(write_text(result.diagnostics, result.loaded.sources, result.translator))
    else:
        adopt_settings(config, result.settings, project.build)
    _last_lines[:] = [exposure(result.translator)] if result.is_exposed else []
    return config


def on_post_build(config: Any) -> None:
    """Finish the page that holds the whole handbook; warn of what own templates have taken away."""
    finish_site(Path(config.site_dir), config.nav, has_folders=config.use_directory_urls)
    for part in lost_parts(Path(config.site_dir)):
        LOG.warning('site_templates/overrides: pages have lost what role lens, filters and progress need: "%s"', part)


def on_shutdown(**_: Any) -> None:
    """Say in a last line what a reader of the site should not see."""
    for line in _last_lines:
        click.echo(line, err=True)


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Watch what the pages are made of, and not the pages: each change is then built once."""
    project = Project(Path(config.config_file_path).parent)
    server.unwatch(config.docs_dir)
    for folder in (project.playbooks, project.templates):
        if folder.is_dir():
            server.watch(str(folder))
    return server
