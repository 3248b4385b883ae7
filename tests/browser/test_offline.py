"""The offline edition, opened from disk: lens, progress and filters work as they do on a server."""

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def open_page(page, offline_site):
    """Open a page of the offline edition; nothing may go wrong in it."""
    troubles = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def opened(path, query=""):
        page.goto((offline_site / path).as_uri() + query)
        return page

    yield opened
    assert troubles == []


def test_the_lens_marks_steps_and_is_remembered(open_page):
    page = open_page("playbooks/campaign-management.html")
    page.locator("select.pp-lens").select_option("designer")
    assert "pp-mine" in page.locator(".pp-step:has(#step-design)").get_attribute("class")
    assert page.locator("#flow-by-role .pp-picture svg a.pp-mine[href='#step-design']").count() == 1
    page = open_page("playbooks/seo-keyword-research.html")
    assert page.locator("select.pp-lens").input_value() == "designer"
    page = open_page("playbooks/campaign-management.html", "?role=cmo")
    assert page.locator("select.pp-lens").input_value() == "cmo"


def test_progress_is_kept_and_shown(open_page):
    page = open_page("playbooks/campaign-management.html")
    page.locator(".pp-read input").check()
    page = open_page("roles/campaign-manager.html")
    page.locator(".pp-tasks input").first.check()
    reading = page.locator(".pp-reading li:has(a[href*='campaign-management.html'])")
    assert reading.locator(".pp-kept").inner_text() == "✓ Read"
    page = open_page("my-progress.html", "?role=campaign-manager")
    page.locator(".pp-summary a").click()
    bars = page.locator(".pp-bars .pp-far")
    bars.first.wait_for()
    assert [bar.partition(" of ")[0] for bar in bars.all_inner_texts()] == ["Tasks done: 1", "Playbooks read: 1"]
    page.reload()
    assert page.locator(".pp-way .pp-tasks input:checked").count() == 1


def test_filters_of_the_catalogue_narrow_it_and_the_address_keeps_them(open_page):
    page = open_page("catalogue.html")
    page.get_by_label("Owner", exact=True).select_option(label="SEO specialist")
    rows = page.locator(".pp-catalogue tbody tr >> visible=true")
    assert rows.count() == 2
    page.reload()
    assert rows.count() == 2


def test_the_chapters_of_a_handbook_open_one_by_one_where_they_cannot_be_put_together(open_page):
    page = open_page("handbooks/category-content.html")
    assert "open one by one" in page.inner_text("article")
    assert page.locator(".pp-chapter").count() == 0
    page.locator(".pp-contents a").nth(1).click()
    assert page.url.endswith("/playbooks/content-development.html")
