"""Under a strict Content-Security-Policy: nothing of ours is stopped, and nothing of ours needs an exception."""

import base64
import hashlib
import re

import pytest

from tests.tools.website import address_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

INLINE = re.compile(r"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
REPORT = """addEventListener("securitypolicyviolation", (event) => {
  (window.stopped ??= []).push([event.effectiveDirective, event.sourceFile, event.sample].join(" "));
})"""


def policy(html):
    """Return a policy that allows what comes from the site, and the theme's few scripts in the page by their hashes."""
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in INLINE.findall(html)}
    scripts = " ".join(f"'sha256-{value}'" for value in sorted(hashes))
    return (
        f"default-src 'none'; script-src 'self' {scripts} 'report-sample'; style-src 'self' 'report-sample'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"
    )


def under_policy(context):
    """Return a page whose documents all come with the policy; what is stopped is gathered in the page."""

    def answer(route):
        response = route.fetch()
        if route.request.resource_type != "document":
            return route.fulfill(response=response)
        text = response.text()
        return route.fulfill(
            response=response, body=text, headers={**response.headers, "Content-Security-Policy": policy(text)}
        )

    context.route("**/*", answer)
    context.add_init_script(REPORT)
    return context.new_page()


@pytest.mark.parametrize("kind", ["home", "playbook", "role", "catalogue", "my-progress", "process-map"])
def test_nothing_is_stopped(context, handbook_site, handbook_address, kind):
    page = under_policy(context)
    page.goto(handbook_address + address_of(kind, handbook_site.docs), wait_until="networkidle")
    assert page.evaluate("window.stopped ?? []") == []


def test_an_earlier_address_leads_on_to_the_same_place(context, small_address):
    page = under_policy(context)
    page.goto(f"{small_address}playbooks/loaf-order/#step-bake")
    page.wait_for_url(f"{small_address}playbooks/bread-order/#step-bake")
    assert page.evaluate("window.stopped ?? []") == []


def test_lens_quiz_dialog_and_search_work(context, handbook_address):
    page = under_policy(context)
    page.goto(f"{handbook_address}playbooks/campaign-management/", wait_until="networkidle")
    page.locator("select.pp-lens").select_option("designer")
    assert page.locator("h3.pp-mine").count() > 0
    question = page.locator(".pp-question").first
    question.locator("input").first.check()
    question.locator("button").click()
    assert question.locator(".pp-said").inner_text()
    page.locator(".pp-zoom-open >> visible=true").first.click()
    assert page.locator("dialog.pp-zoom").is_visible()
    page.keyboard.press("Escape")
    page.click("input.md-search__input")
    page.locator("input.md-search__input").press_sequentially("lead management")
    page.locator(".md-search-result__item > a").first.wait_for()
