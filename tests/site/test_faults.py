"""What is wrong with the machine, the call or the project's own code is one sentence and exit code 2, never a traceback."""

import os
import resource
import shutil
import subprocess
import sys

import pytest

from tests.tools.command import PLAYPRESS, call, call_mkdocs, run
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT

WITHOUT = "-dac_override,-dac_read_search"
NOT_ALMIGHTY = () if os.geteuid() else ("setpriv", f"--bounding-set={WITHOUT}", f"--inh-caps={WITHOUT}")
"""What takes from root the right to write where permissions forbid it."""


@pytest.fixture
def root(tmp_path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    (tmp_path / "site_templates" / "pages").mkdir(parents=True)
    shutil.copyfile(ROOT / "site_templates" / "mkdocs_hook.py", tmp_path / "site_templates" / "mkdocs_hook.py")
    return tmp_path


def sentence(*arguments, root, **environment):
    """Run a command that has to fail with exit code 2, and return the one line that it says."""
    said = call(*arguments, cwd=root, exits=2, **environment)
    assert "Traceback" not in said
    (line,) = said.splitlines()
    assert line.startswith("playpress: ")
    return line.removeprefix("playpress: ")


# The build folder


@pytest.mark.parametrize(
    "place", ["build", "build/docs", "build/theme", "build/.cache", "build/.cache/pictures", "build/docs/playbooks"]
)
def test_a_file_in_place_of_a_folder(root, place):
    if place != "build":
        call("generate", cwd=root)
        shutil.rmtree(root / place)
    (root / place).write_text("a file")
    assert sentence("build", root=root).endswith(": a file stands where a folder should be")
    assert (root / place).read_text() == "a file"


def test_a_file_in_place_of_the_site(root):
    call("generate", cwd=root)
    (root / "build" / "site").write_text("a file")
    assert sentence("build", root=root).endswith(": a file stands where a folder should be")


@pytest.mark.parametrize("place", ["mkdocs.yml", "docs/index.md", "theme/main.html", ".playpress", ".lock"])
def test_a_folder_in_place_of_a_file(root, place):
    call("generate", cwd=root)
    (root / "build" / place).unlink(missing_ok=True)
    (root / "build" / place / "deep").mkdir(parents=True)
    assert sentence("generate", root=root) == (
        f"“build/{place}” cannot be read or written: a folder stands where a file should be"
    )


@pytest.mark.site
def test_a_folder_that_nothing_may_be_written_to(root):
    call("generate", cwd=root)
    (root / "playbooks" / "sales" / "sell.yml").write_text(SMALLEST.replace("Sell a product", "Sell something"))
    (root / "build" / "docs" / "playbooks").chmod(0o555)
    try:
        said = run(*NOT_ALMIGHTY, *PLAYPRESS, "generate", cwd=root, exits=2)
    finally:
        (root / "build" / "docs" / "playbooks").chmod(0o755)
    assert said == (
        "playpress: “build/docs/playbooks/sell.md” cannot be read or written: you have no permission for that\n"
    )


@pytest.mark.site
@pytest.mark.parametrize("limit", [100, 20_000, 60_000])
def test_a_disk_that_takes_no_more(root, limit):
    """A limit for each file is what every machine has: the system refuses as it does on a full disk."""
    code = f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {resource.RLIM_INFINITY})); sys.argv[0] = 'playpress'; from playpress.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("playpress: “build/")
    assert done.stderr.endswith(": no file may be that large here\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.site
@pytest.mark.parametrize("command", [("check",), ("diagram", "sell"), ("generate",)])
def test_an_output_that_takes_no_more(root, command):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [*PLAYPRESS, *command], cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        2, "playpress: a file cannot be read or written: there is no space left\n")  # fmt: skip


# The project's own templates


OWN: dict[str, tuple[str, str | bytes, str]] = {
    "syntax": ("pages/playbook.md.j2", "one\n{{ page.name }\n", "2: this template cannot be used: unexpected '}'"),
    "unclosed": ("partials/step.md.j2", "\n\n{% if page %}\n", "3: this template cannot be used: "),
    "misspelt-field": ("pages/playbook.md.j2", "one\n\n{{ page.sumary }}\n", "3: this template cannot be used: "),
    "misspelt-partial": ("pages/home.md.j2", '{% include "partials/setp.md.j2" %}', "1: this template cannot be used: there is no template “partials/setp.md.j2”"),
    "unsafe-text": ("pages/home.md.j2", "\n{{ page.planned.title }}", "2: this template cannot be used: not made for a page"),
    "not-utf-8": ("pages/home.md.j2", b"a\nb\n\xff\xfe", "3: this template cannot be used: 'utf-8' codec"),
    "fault-of-its-own": ("pages/home.md.j2", "\n\n{{ 1 // 0 }}", "3: this template cannot be used: integer division"),
    "override-syntax": ("overrides/main.html", "\n{% block content %}", "2: this template cannot be used: "),
    "override-misspelt": ("overrides/main.html", '{% extends "bass.html" %}', "1: this template cannot be used: there is no template “bass.html”"),
    "override-undefined": ("overrides/main.html", '{% extends "base.html" %}\n{% block content %}{{ a.b.c }}{% endblock %}',
                           "2: this template cannot be used: 'a' is undefined"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", OWN)
def test_a_template_of_the_project_that_is_broken_is_named_with_its_line(root, name):
    path, text, wanted = OWN[name]
    (root / "site_templates" / path).parent.mkdir(parents=True, exist_ok=True)
    (root / "site_templates" / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert f"site_templates/{path}:{wanted}" in sentence("build", root=root)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_template_of_the_project_that_is_no_file(root, make):
    make(root / "site_templates" / "pages" / "home.md.j2")
    assert sentence("build", root=root) == "site_templates/pages/home.md.j2 is not a regular file"


def test_a_style_sheet_of_the_project_that_is_no_text(root):
    (root / "site_templates" / "assets").mkdir()
    (root / "site_templates" / "assets" / "diagrams.css").write_bytes(b"/* gr\xfcn */")
    assert sentence("build", root=root) == (
        "site_templates/assets/diagrams.css is not UTF-8; save it with the encoding UTF-8"
    )


# mkdocs.yml


SETTINGS = {
    "number": ("extra_css: 5\n", "mkdocs.yml:2:12: “extra_css” must be a list"),
    "text": ("extra_css: own.css\n", "mkdocs.yml:2:12: “extra_css” must be a list"),
    "entry": ("extra_css: [a.css, 5]\n", "mkdocs.yml:2:20: each entry of “extra_css” must be a text"),
    "script": ("extra_javascript: [5]\n", "mkdocs.yml:2:20: each entry of “extra_javascript” must be a text or “key: value” lines"),
    "palette": ("theme: {name: material, palette: 5}\n", "mkdocs.yml:2:34: “theme.palette” must be “key: value” lines"),
    "features": ("theme:\n  name: material\n  features: 5\n", "mkdocs.yml:4:13: “theme.features” must be a list"),
    "social": ("extra: {social: 5}\n", "mkdocs.yml:2:17: “extra.social” must be a list"),
    "alternate": ("extra: {alternate: [5]}\n", "mkdocs.yml:2:21: each entry of “extra.alternate” must be “key: value” lines"),
    "theme": ("theme: 5\n", "mkdocs.yml:2:8: “theme” must be “key: value” lines"),
    "theme-without-lines": ("theme: material\n", "mkdocs.yml:2:8: “theme” must be “key: value” lines"),
    "extra": ("extra: [a]\n", "mkdocs.yml:2:1: “extra” must be “key: value” lines"),
    "yaml": ("theme: [\n", "mkdocs.yml:2:8: the bracket is not closed; write it like this: theme: []"),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_of_the_wrong_kind_is_named_with_its_line(root, name):
    line, wanted = SETTINGS[name]
    (root / "mkdocs.yml").write_text(f"docs_dir: playbooks\n{line}")
    said = sentence("build", root=root)
    assert said.startswith(wanted)
    assert sentence("generate", root=root) == said


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"- a\n- b\n", "mkdocs.yml holds no “key: value” lines"),
        (b"", "mkdocs.yml holds no “key: value” lines"),
        ("site_name: Test handbook\n".encode("utf-16"), "mkdocs.yml:1:1: the file is in UTF-16, not in UTF-8; "),
        (b"site_name: \xff\n", "mkdocs.yml:1:12: the file is not UTF-8: "),
    ],
)
def test_settings_that_are_no_text_or_no_mapping(root, content, wanted):
    (root / "mkdocs.yml").write_bytes(content)
    assert sentence("build", root=root).startswith(wanted)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_settings_that_are_no_file(root, make):
    (root / "mkdocs.yml").unlink()
    make(root / "mkdocs.yml")
    assert sentence("build", root=root) == "mkdocs.yml is not a regular file"


@pytest.mark.site
def test_a_setting_that_the_site_engine_does_not_take(root):
    with (root / "mkdocs.yml").open("a") as settings:
        settings.write("dev_addr: nowhere\n")
    assert sentence("build", root=root).startswith("mkdocs.yml: “dev_addr” cannot be used: ")


REFUSED = {
    "unknown": ("plugins:", "no_such_setting: 5\nplugins:", "mkdocs.yml: “no_such_setting” cannot be used: Unrecognised"),
    "depth": ("toc_depth: 4", "toc_depth: x", "mkdocs.yml: “markdown_extensions” cannot be used: Failed to load extension 'toc'. invalid literal for int() with base 10: 'x'"),
    "template": ("favicon: assets/playpress/favicon.svg", "icon: {admonition: 5}", "the site engine cannot work with what mkdocs.yml says: Can only get item pairs"),
    "no-page": ("exclude_docs: |\n", "exclude_docs: |\n  index.md\n", "the site has no home page; does “exclude_docs” in mkdocs.yml leave it out?"),
}  # fmt: skip


@pytest.mark.site
@pytest.mark.parametrize("name", REFUSED)
def test_what_only_the_site_engine_notices_is_one_sentence_too(root, name):
    before, after, wanted = REFUSED[name]
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text().replace(before, after))
    assert sentence("build", root=root).startswith(wanted)


@pytest.mark.site
@pytest.mark.parametrize("name", ["template", "no-page"])
def test_mkdocs_itself_says_what_it_notices_in_one_sentence(root, name):
    before, after, wanted = REFUSED[name]
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text().replace(before, after))
    said = call_mkdocs("build", cwd=root, exits=2)
    assert f"playpress: {wanted}" in said
    assert "Traceback" not in said


@pytest.mark.site
def test_a_broken_override_is_named_wherever_mkdocs_is_called_from(root):
    path, text, wanted = OWN["override-undefined"]
    (root / "site_templates" / path).parent.mkdir()
    (root / "site_templates" / path).write_text(text)
    said = call_mkdocs("build", "-f", f"{root.name}/mkdocs.yml", cwd=root.parent, exits=2)
    assert f"playpress: site_templates/{path}:{wanted}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("before", "after"), [("name: material", "name: nosuch"), ("sane_lists", "nope")])
def test_a_long_list_of_what_there_is_is_not_cut(root, before, after):
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text().replace(before, after))
    said = call("build", cwd=root, exits=1)
    assert f"error PB877 “{after.split()[-1]}” is not installed here" in said
    assert "…" not in said


def test_settings_that_are_no_file_are_not_called_in_order(root):
    (root / "mkdocs.yml").unlink()
    os.mkfifo(root / "mkdocs.yml")
    assert sentence("check", root=root) == "mkdocs.yml is not a regular file"


def test_no_settings_at_all(root):
    (root / "mkdocs.yml").unlink()
    assert sentence("build", root=root) == "there is no mkdocs.yml here; “playpress init” writes one"


def test_what_is_wrong_with_playbooks_is_said_beside_settings_that_cannot_be_used(root):
    (root / "mkdocs.yml").write_text("[]")
    (root / "playbooks" / "sales" / "sell.yml").write_text("name: [\n")
    assert "PB100" in call("build", cwd=root, exits=1)
    said = call("check", cwd=root, exits=2)
    assert "PB100" in said
    assert "mkdocs.yml holds no “key: value” lines" in said


# The environment and the call


@pytest.mark.site
def test_a_date_that_is_empty_is_as_good_as_none(root):
    call("build", cwd=root, SOURCE_DATE_EPOCH="")
    without = (root / "build" / "site" / "sitemap.xml.gz").read_bytes()
    call("build", cwd=root)
    assert (root / "build" / "site" / "sitemap.xml.gz").read_bytes() == without


@pytest.mark.parametrize("date", ["abc", "-1", "1e9", "1.5", "٣", "4294967296", "9" * 5000])
def test_a_date_that_is_none_is_said_before_anything_is_built(root, date):
    said = sentence("build", root=root, SOURCE_DATE_EPOCH=date)
    assert said.startswith(f"SOURCE_DATE_EPOCH is “{date[:60]}")
    assert not (root / "build").exists()


@pytest.mark.site
def test_mkdocs_itself_says_the_same_in_one_sentence(root):
    (root / "site_templates" / "pages" / "home.md.j2").write_text("{{ page.titel }}")
    said = call_mkdocs("build", cwd=root, exits=2)
    assert "playpress: site_templates/pages/home.md.j2:1: this template cannot be used" in said
    assert "Traceback" not in said
    said = call_mkdocs("build", cwd=root, exits=2, SOURCE_DATE_EPOCH="abc")
    assert "playpress: SOURCE_DATE_EPOCH is “abc”" in said


def test_the_sentence_is_in_the_handbook_s_language(root):
    (root / "playbooks" / "handbook.yml").write_text("name: Test handbook\nlanguage: de\n")
    (root / "build").write_text("")
    assert sentence("build", root=root) == (
        "„build“ lässt sich nicht lesen oder schreiben: wo ein Ordner sein soll, steht eine Datei"
    )


def test_the_package_runs_as_a_module(root):
    said = run(sys.executable, "-m", "playpress", "check", cwd=root)
    assert said == "Everything is in order.\n"


@pytest.mark.site
@pytest.mark.parametrize("folder", ["a#b%c", "50% off & #1", "ä ł?x=1"])
def test_a_handbook_is_built_wherever_it_is(root, folder):
    there = root / folder
    there.mkdir()
    for name in ("playbooks", "mkdocs.yml", "site_templates"):
        shutil.move(root / name, there / name)
    call("build", "--offline", cwd=there)
    assert (there / "build" / "site" / "playbooks" / "sell.html").is_file()
