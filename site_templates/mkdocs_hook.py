"""Makes `mkdocs build` and `mkdocs serve` work in this folder; `mkdocs.yml` names it."""

from playpress.commands.mkdocs_hook import on_config, on_post_build, on_serve, on_shutdown

__all__ = ["on_config", "on_post_build", "on_serve", "on_shutdown"]
