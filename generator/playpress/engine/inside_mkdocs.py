"""Changes to a running MkDocs, for code that it has called: give it the generated settings, and end its run.

Knows: MkDocs' configuration once it is loaded. Must not know playbooks.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn

from mkdocs.exceptions import Abort
from pathspec.gitignore import GitIgnoreSpec

from playpress.diagrams.cache import FOLDER_VARIABLE, PICTURES
from playpress.engine.settings import DOCS, THEME

if TYPE_CHECKING:
    from pathlib import Path


def adopt_settings(config: Any, settings: dict[str, Any], build: Path) -> None:
    """Change MkDocs' loaded configuration to what `build/mkdocs.yml` would have said."""
    config.docs_dir = str(build / DOCS)
    config.theme.dirs.insert(0, str(build / THEME))
    config.theme.update({key: value for key, value in settings["theme"].items() if key != "custom_dir"})
    config.extra.update(settings["extra"])
    search = config.plugins.get("material/search")
    if search:
        search.config.update(settings["plugins"]["search"])
    for extension, options in settings["markdown_extensions"].items():
        config.mdx_configs.setdefault(extension, {}).update(options)
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    os.environ[FOLDER_VARIABLE] = str(build / PICTURES)
    if "exclude_docs" in settings:
        config.exclude_docs = GitIgnoreSpec.from_lines(settings["exclude_docs"].splitlines())
    for key in ("site_name", "repo_url", "repo_name", "extra_css", "extra_javascript", "nav"):
        if key in settings:
            config[key] = settings[key]
    config.site_url = config.site_url or settings.get("site_url")  # while serving, it is the local address


def stop(reason: str, code: int) -> NoReturn:
    """End MkDocs' run with a message and an exit code."""
    abort = Abort(f"\n{reason}")
    abort.code = abort.exit_code = code  # type: ignore[misc] # click's class has them as constants
    raise abort
