"""What a handbook's settings say about the addresses at which its files are edited."""

import pytest

from playpress.model.handbook import Handbook


@pytest.mark.parametrize(
    ("repository", "pattern"),
    [
        ("https://github.com/acme/book", "https://github.com/acme/book/edit/main/{path}"),
        ("https://github.acme.com/it/book.git", "https://github.acme.com/it/book/edit/main/{path}"),
        ("https://gitlab.com/acme/group/book/", "https://gitlab.com/acme/group/book/-/edit/main/{path}"),
        ("https://gitlab.acme.com/it/book", "https://gitlab.acme.com/it/book/-/edit/main/{path}"),
        ("https://codeberg.org/acme/book", "https://codeberg.org/acme/book/_edit/main/{path}"),
        ("https://gitea.acme.com/it/book", "https://gitea.acme.com/it/book/_edit/main/{path}"),
        ("http://forgejo.acme.com:3000/it/book", "http://forgejo.acme.com:3000/it/book/_edit/main/{path}"),
        ("https://git.acme.com/it/book", ""),
        ("https://acme.com/github/book", ""),
        ("git@github.com:acme/book.git", ""),
        (None, ""),
    ],
)
def test_a_host_is_known_by_its_name_and_no_other_is_taken_for_it(repository, pattern):
    assert Handbook(repository=repository).edit_pattern == pattern


def test_an_edit_address_of_one_s_own_comes_before_what_the_host_s_name_says():
    own = "https://git.acme.com/it/book/_edit/{branch}/docs/{path}?plain=1"
    handbook = Handbook(repository="https://github.com/acme/book", branch="next/1 & 2", edit_address=own)
    assert handbook.edit_pattern == "https://git.acme.com/it/book/_edit/next/1%20%26%202/docs/{path}?plain=1"
