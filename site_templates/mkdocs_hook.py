"""Makes `mkdocs build` and `mkdocs serve` work in this folder; `mkdocs.yml` names it."""

from playpress.commands.mkdocs_hook import (
    on_build_error,
    on_config,
    on_post_build,
    on_serve,
    on_shutdown,
    on_startup,
)

__all__ = ["on_build_error", "on_config", "on_post_build", "on_serve", "on_shutdown", "on_startup"]
