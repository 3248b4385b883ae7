"""What all tests share: a clean environment, the tools they need, and sites built once a run."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, NamedTuple

import pytest
from coverage import Coverage
from filelock import FileLock
from hypothesis import settings

import playpress
from tests.tools import environment
from tests.tools.amount import ALL
from tests.tools.chromium import ALONE, FLAGS, ChromiumError, provide_chromium
from tests.tools.command import MKDOCS, PLAYPRESS, run
from tests.tools.firefox import FIREFOX, FirefoxError, provide_firefox
from tests.tools.nginx import NginxError, provide_nginx
from tests.tools.node import NodeError, install_node_tools
from tests.tools.repository import BAKERY, CORPORA, ROOT, copy_handbook
from tests.tools.website import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

CHROMIUM = "PLAYPRESS_TEST_CHROMIUM"
"""Set for the workers of a run: the browser that its controller has found or installed."""
NGINX = "PLAYPRESS_TEST_NGINX"
"""Set likewise: the web server that this run uses."""
NEEDS = "PLAYPRESS_TEST_NEEDS"
"""Set for the collection that a controller of workers asks for: the file to name the needed tools in."""


# The environment, options and marks


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected pages of tests/golden anew")
    parser.addoption("--quick", action="store_true", help="leave out what takes long or needs more than Python")


LONG = frozenset({"browser", "corpora", "firefox", "java", "nginx", "node", "site", "slow", "wheel"})
"""The marks of tests that take long or need more than Python."""
UNMEASURED = LONG | {"repeats"}
"""The marks of tests that need not try out the package's branches: the others alone have to. To measure takes as long again as to run."""
NEEDED = ("browser", "firefox", "nginx", "node")
"""The marks of tests that need something that is provided before the first of them."""
IN_MEMORY = pytest.StashKey[Path | None]()
"""The folder in memory for temporary files of this process and of those that it starts."""
PAUSED = pytest.StashKey[Coverage]()
"""The measurement while a test runs that is not measured."""
MEASURING = "COVERAGE_PROCESS_CONFIG"
"""Set where coverage is measured: with it every Python that is started measures, too, at half its speed."""


def pytest_configure(config: pytest.Config) -> None:
    environment.scrub()
    environment.work_alone()
    config.stash[IN_MEMORY] = environment.write_to_memory()
    # A machine may be busy with other things; and what a usual run says of a change is not left to chance.
    settings.register_profile("untimed", deadline=None, derandomize=not os.environ.get(ALL))
    settings.load_profile("untimed")
    gc.set_threshold(50_000)  # a process has memory enough to look for garbage seldom
    if hasattr(config, "workerinput") or not getattr(config.option, "numprocesses", None):
        os.environ.pop(MEASURING, None)  # workers measure, what tests start does not
    config.addinivalue_line("markers", "java: needs a Java runtime")


def _left_out() -> dict[str, str]:
    """Return the marks of tests that cannot run here, and why."""
    reasons = {} if CORPORA.is_dir() else {"corpora": f"{CORPORA} is not here"}
    return reasons if shutil.which("java") else {**reasons, "java": "java is not on the PATH"}


def pytest_report_header() -> list[str]:
    return [f"{mark}: {why}; the tests marked {mark} are left out" for mark, why in _left_out().items()]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    marks = LONG if config.option.quick else _left_out()
    left_out = [item for item in items if any(item.get_closest_marker(mark) for mark in marks)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Measure branches while a test runs that has to try them out, and none in what any test starts."""
    stash = item.session.stash
    if not _is_measured(item):
        _pause(item.session)
    elif PAUSED in stash:
        stash[PAUSED].start()
        del stash[PAUSED]
    os.environ.pop(MEASURING, None)  # each start of a measurement sets it anew


def _pause(session: pytest.Session) -> None:
    if (measurement := Coverage.current()) and PAUSED not in session.stash:
        measurement.stop()
        session.stash[PAUSED] = measurement


def _is_measured(item: pytest.Item) -> bool:
    """Tell whether a test has to try out branches: neither one that repeats others, nor random examples, which cost more than they try out."""
    is_random = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return not is_random and not any(item.get_closest_marker(mark) for mark in UNMEASURED)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Give the memory for temporary files back, unless somebody may want to look at what a failed test has left."""
    folder = session.config.stash[IN_MEMORY]
    if folder and exitstatus == pytest.ExitCode.OK:
        shutil.rmtree(folder, ignore_errors=True)


# Node, browsers and nginx, before the first test and only if a selected one needs them; with workers, once in the controller


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    config = session.config
    has_workers = config.pluginmanager.hasplugin("dsession")
    if not has_workers or hasattr(config, "workerinput") or config.option.collectonly or config.option.quick:
        return  # a quick run needs none of them
    chosen = config.option.keyword or config.option.markexpr
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen:
        _provide(set(NEEDED))  # all tests run: to collect them once more would say no more
        return
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "needs"
        command = [sys.executable, "-m", "pytest", *config.invocation_params.args, "-n", "0", "--collect-only", "-qq"]
        subprocess.run(
            command,
            cwd=config.invocation_params.dir,
            env={**{name: value for name, value in os.environ.items() if name != MEASURING}, NEEDS: str(found)},
            capture_output=True,
            check=False,
        )
        _provide(set(found.read_text().split()) if found.exists() else set(NEEDED))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Measure the lines that each module of the package runs when it is loaded, and nothing while tests are collected."""
    if Coverage.current():
        for module in walk_packages(playpress.__path__, "playpress."):
            if module.name != "playpress.__main__":
                import_module(module.name)
        _pause(session)


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()  # tests and modules stay to the end: nobody need look through them for garbage
    needs = {mark for item in session.items for mark in NEEDED if item.get_closest_marker(mark)}
    if NEEDS in os.environ:
        Path(os.environ[NEEDS]).write_text(" ".join(needs))
    elif not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        _provide(needs)


def _provide(needs: set[str]) -> None:
    try:
        if "node" in needs:
            install_node_tools()
        if "browser" in needs:
            os.environ[CHROMIUM] = str(provide_chromium())
        if "firefox" in needs:
            os.environ[FIREFOX] = str(provide_firefox())
        if "nginx" in needs:
            os.environ[NGINX] = str(provide_nginx())
    except (NodeError, ChromiumError, FirefoxError, NginxError) as problem:
        pytest.exit(str(problem), returncode=2)


# Sites


class Site(NamedTuple):
    """A built site: the project's folder, its pages as Markdown and as HTML."""

    root: Path
    docs: Path
    pages: Path


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Make a folder by its name the first time a test of any worker asks for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / "made" / name, shared / "made" / f"{name}.done"
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def handbook_site(made_once) -> Site:
    """The repository's own handbook, built as a user builds it."""
    return _built(made_once, "handbook", ROOT / "playbooks")


@pytest.fixture(scope="session")
def small_site(made_once) -> Site:
    """A small handbook with one of everything, built: what would take minutes for a large one."""
    return _built(made_once, "small-handbook", BAKERY)


def _built(made_once, name: str, playbooks: Path) -> Site:
    def make(folder: Path) -> None:
        copy_handbook(folder, playbooks)
        run(*PLAYPRESS, "build", cwd=folder, SOURCE_DATE_EPOCH="1800000000")

    root = made_once(name, make)
    return Site(root, root / "build" / "docs", root / "build" / "site")


@pytest.fixture(scope="session")
def offline_site(made_once) -> Path:
    """The repository's own handbook, built to be opened from disk."""

    def make(folder: Path) -> None:
        copy_handbook(folder)
        run(*PLAYPRESS, "build", "--offline", cwd=folder)

    return made_once("handbook-offline", make) / "build" / "site"


@pytest.fixture(scope="session")
def bare_site(made_once) -> Site:
    """The theme as it comes, with plain pages: what validators find there is not ours."""

    root = made_once("bare", build_bare_theme)
    return Site(root, root / "docs", root / "site")


def build_bare_theme(folder: Path, docs: Path | None = None, extensions: str = "") -> None:
    """Build a site of the theme as it comes in a folder that is not there yet, below `site`.

    It has a short page, and another that is not in the navigation, or the pages of `docs`; `extensions` are the lines of settings that these need besides.
    """
    if docs:
        shutil.copytree(docs, folder / "docs")
    else:
        (folder / "docs").mkdir(parents=True)
        for name in ("index.md", "beside.md"):
            (folder / "docs" / name).write_text(BARE_PAGE, encoding="utf-8")
        extensions += "nav: [index.md]\n"
    (folder / "mkdocs.yml").write_text(BARE_SETTINGS + extensions, encoding="utf-8")
    run(*MKDOCS, "build", *([] if docs else ["--strict"]), cwd=folder)


BARE_PAGE = "# Plain\n\nA [link](#part), `code`.\n\n## Part\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"
BARE_SETTINGS = """\
site_name: Bare
repo_url: https://github.com/example/example
edit_uri: edit/main/
theme:
  name: material
  font: false
  features: [content.action.edit, navigation.footer, navigation.top, search.highlight, search.suggest]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
plugins: {search: {}}
markdown_extensions:
  tables: {}
  toc: {permalink: "¶"}
"""


@pytest.fixture(scope="session")
def handbook_address(handbook_site: Site) -> Iterator[str]:
    """Where the handbook is served."""
    with served(handbook_site.pages) as address:
        yield address


@pytest.fixture(scope="session")
def bare_address(bare_site: Site) -> Iterator[str]:
    """Where the bare theme is served."""
    with served(bare_site.pages) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    """The file of the browser that this run uses."""
    return os.environ[CHROMIUM]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - few runs need it

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, ALONE])
        yield launched
        launched.close()
