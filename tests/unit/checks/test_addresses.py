"""Addresses that lead nowhere are told, each once and with an address that leads somewhere."""

import pytest

from playpress.language.urls import is_safe, is_web_address
from tests.tools.handbook import SMALLEST, checked

LIKE = "https://git.example.com/team/handbook/edit/{branch}/{path}"
EDIT = {
    "https://x.com/{nope}/{path}": LIKE,
    "https://x.com/{path}/{0}": LIKE,
    "https://x.com/{path}/{": LIKE,
    "https://x.com/}{path}": LIKE,
    "https://x.com/{{path}}": LIKE,
    "https://x/{path": "https://x/{path}",
    "https://x/{branch/{path}": "https://x/{branch}/{path}",
    "javascript:{path}": LIKE,
    "mailto:a@example.com?{path}": LIKE,
    "a b": LIKE,
    "https://x.com:99999/{path}": LIKE,
    "git.example.com/edit": "https://git.example.com/edit/{path}",
    "https://git.example.com/edit/": "https://git.example.com/edit/{path}",
}
"""Addresses of no file that is edited, and what the hint has."""


@pytest.mark.parametrize("address", EDIT)
def test_an_edit_address_that_leads_to_no_file_is_one_finding_with_one_that_does(tmp_path, address):
    settings = f"name: Test handbook\nsite_url: https://example.com/\nrepository: https://git.example.com/team/handbook\nedit_address: '{address}'\n"
    result = checked(tmp_path, {"playbooks/handbook.yml": settings, "playbooks/sales/sell.yml": SMALLEST})
    (finding,) = result.diagnostics
    assert finding.code == "PB867"
    assert f"“{EDIT[address]}”" in finding.hint.text()


@pytest.mark.parametrize(
    "address", ["https://x.com/{path}", "https://x.com/e/{branch}?file={path}#top", "http://x:81/{path}"]
)
def test_an_edit_address_with_a_place_for_the_file_is_taken(tmp_path, address):
    settings = f"name: Test handbook\nedit_address: '{address}'\n"
    assert checked(tmp_path, {"playbooks/handbook.yml": settings}).diagnostics == []


NOWHERE = ["https://x.com:99999/", "https://256.1.1.1/", "https://-x.com", "https://x-.com/", "https://x.com:0/", "https://1.2.3/", "https://[::g]/"]  # fmt: skip
SOMEWHERE = ["https://x.com", "https://x.com:8443/a", "https://192.168.1.1/", "https://localhost:8000", "https://3com.com/a", "https://a-b.example.com/"]  # fmt: skip
PAGES = {
    "https://x.com/a/index.html": "https://x.com/a/",
    "https://X.com/404.htm": "https://x.com/",
    "https://x.com/a/home.aspx": "https://x.com/a/",
}
MEANT = {"HTTPS://X.COM/A": "https://x.com/A", "https://münchen.de/": "https://xn--mnchen-3ya.de/"}


@pytest.mark.parametrize("address", NOWHERE)
def test_a_host_or_port_that_no_machine_can_have_is_no_address(address):
    assert not is_web_address(address)
    assert not is_safe(address)


@pytest.mark.parametrize("address", SOMEWHERE)
def test_a_host_that_a_machine_can_have_is_one(address):
    assert is_web_address(address)
    assert is_safe(address)


@pytest.mark.parametrize("address", MEANT)
def test_an_address_that_is_written_otherwise_is_told_with_the_way_that_every_program_takes(tmp_path, address):
    (finding,) = checked(
        tmp_path, {"playbooks/handbook.yml": f"name: Test handbook\nsite_url: {address}\n"}
    ).diagnostics
    assert finding.code == "PB136"
    assert finding.hint.text() == f"write “{MEANT[address]}”"
    assert is_safe(address)


@pytest.mark.parametrize("address", PAGES)
def test_the_address_of_a_page_is_not_that_of_the_site(tmp_path, address):
    settings = f"name: Test handbook\nsite_url: {address}\n"
    (finding,) = checked(tmp_path, {"playbooks/handbook.yml": settings}).diagnostics
    assert (finding.code, finding.fix) == ("PB136", PAGES[address])


@pytest.mark.parametrize(
    "address", ["https://x.com/a.html/", "https://x.html", "https://x.com/html", "https://x.com/v1.2"]
)
def test_an_address_that_ends_like_no_page_is_that_of_a_site(tmp_path, address):
    settings = f"name: Test handbook\nsite_url: {address}\n"
    assert checked(tmp_path, {"playbooks/handbook.yml": settings}).diagnostics == []


@pytest.mark.parametrize("address", ["https://github.com", "https://github.com/", "https://github.com/a"])
def test_a_host_or_an_owner_is_no_repository(tmp_path, address):
    settings = f"name: Test handbook\nsite_url: https://example.com/\nrepository: {address}\n"
    (finding,) = checked(tmp_path, {"playbooks/handbook.yml": settings}).diagnostics
    assert finding.code == "PB872"
    assert "https://github.com/owner/handbook" in finding.hint.text()


@pytest.mark.parametrize("branch", ["..", "a..b", "-x", "/a", "a/", "a b", "x.lock", "a~1", "a//b", ".a"])
def test_what_no_branch_can_be_called_is_told(tmp_path, branch):
    settings = f"name: Test handbook\nbranch: '{branch}'\n"
    (finding,) = checked(tmp_path, {"playbooks/handbook.yml": settings}).diagnostics
    assert finding.code == "PB873"


@pytest.mark.parametrize("branch", ["main", "feature/new-one", "v1.2", "münchen", "a_b"])
def test_a_branch_is_called_as_git_allows(tmp_path, branch):
    assert checked(tmp_path, {"playbooks/handbook.yml": f"name: Test handbook\nbranch: {branch}\n"}).diagnostics == []
