"""The pages in a real browser: an analyst's path, keyboard, a phone, the query page; nothing from elsewhere.

Needs Debian's `chromium` and `chromium-driver`.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from serve.running import serve

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="no Chromium here: apt-get install chromium chromium-driver",
    ),
]

PAGES = ["/", "/documents", "/commitments", "/search?q=loket", "/quality", "/worklist", "/network", "/query", "/ns"]
PAGES += ["/id/doc/kst-39871-12", "/id/doc/ah-tk-20302031-118", "/id/org/tweede-kamer", "/id/dossier/39871"]

#: What an accessibility checker reports as serious, as far as a script can tell without one.
CHECKS = """
const bad = [], say = (what, el) => bad.push(what + ': ' + el.outerHTML.slice(0, 120));
const part = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const lum = (c) => { const [r, g, b] = c.map(part);
  return .2126 * r + .7152 * g + .0722 * b; };
const rgb = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
const ground = (el) => { for (; el; el = el.parentElement) { const c = rgb(getComputedStyle(el).backgroundColor);
  if (c.length === 3 || c[3] > .99) return c.slice(0, 3); } return [255, 255, 255]; };
if (!document.documentElement.lang) bad.push('no language');
if (!document.title) bad.push('no title');
if (document.querySelectorAll('h1').length !== 1) bad.push('h1: ' + document.querySelectorAll('h1').length);
if (document.querySelectorAll('main').length !== 1) bad.push('main');
const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => bad.push('id twice: ' + id));
const own = (el) => !el.closest('#yasgui');
const labels = (el) => el.labels ? [...el.labels].map((l) => l.textContent).join('') : '';
const name = (el) => el.getAttribute('aria-label') || el.getAttribute('title') || labels(el) || el.textContent;
document.querySelectorAll('a[href], button, input, select, canvas').forEach((el) => {
  if (own(el) && !name(el).trim()) say('no name', el); });
document.querySelectorAll('th').forEach((el) => { if (own(el) && !el.textContent.trim()) say('empty th', el); });
document.querySelectorAll('ul > *:not(li), ol > *:not(li)').forEach((el) => { if (own(el)) say('list', el); });
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); let n;
while ((n = walk.nextNode())) { const el = n.parentElement;
  if (!n.data.trim() || !own(el) || !el.getClientRects().length) continue;
  if (el.closest('option, .hidden, .skip')) continue;
  const a = lum(rgb(getComputedStyle(el).color).slice(0, 3)), b = lum(ground(el));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) say('contrast ' + ratio.toFixed(2), el); }
return bad;
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[str]:
    store = Store.create(tmp_path_factory.mktemp("browser") / "store")
    build(store, [str(samples / name) for name in ("kst-39871-12.txt", "ah-tk-20302031-118.txt")])
    with serve(store.path, store.path.parent / "log", "--workers", "1") as url:
        yield url


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ):
        options.add_argument(flag)
    options.binary_location = str(shutil.which("chromium"))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Any) -> Any:
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.get_log("browser")
    chromium.get_log("performance")
    return chromium


def css(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def until(condition: Callable[[], Any], seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return value


def asked(browser: Any) -> list[str]:
    """Give the addresses that were requested since the last look."""
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_else_and_is_accessible(browser: Any, address: str, path: str) -> None:
    browser.get(address + path)
    assert [url for url in asked(browser) if not url.startswith((address, "data:", "chrome"))] == []
    assert browser.get_log("browser") == []
    assert browser.execute_script(CHECKS) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_need_not_scroll_sideways(browser: Any, address: str, path: str) -> None:
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(address + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390


def test_an_analyst_goes_from_a_search_to_a_quote(browser: Any, address: str) -> None:
    browser.get(address)
    box = css(browser, "#q")[0]
    box.send_keys("loketmedewerker\n")
    until(lambda: "search" in browser.current_url and css(browser, ".hits mark"))
    css(browser, ".hits .kind a[href*='/id/doc/']")[0].click()
    until(lambda: css(browser, "#letter"))
    piece = next(x for x in css(browser, ".m-claim.k-Commitment") if "sturen" in x.text)
    browser.execute_script("arguments[0].click()", piece)
    card = css(browser, "#card")[0]
    assert "beleidsreactie" in card.text
    assert "94 %" in card.text
    assert "shall tell you" in card.text
    link = card.find_element("css selector", "a[href*='/id/org/tweede-kamer']")
    browser.execute_script("arguments[0].click()", link)
    assert until(lambda: css(browser, "h1"))[0].text == "Tweede Kamer der Staten-Generaal"


def test_filters_take_marks_away(browser: Any, address: str) -> None:
    browser.get(f"{address}/id/doc/kst-39871-12")
    letter = css(browser, "#letter")[0]
    assert "show-claim" in letter.get_attribute("class")
    css(browser, "#filters input[value=claim]")[0].click()
    assert "show-claim" not in letter.get_attribute("class")


def test_by_keyboard(browser: Any, address: str) -> None:
    browser.get(f"{address}/id/doc/kst-39871-12")
    body = browser.switch_to.active_element
    body.send_keys("\ue004")  # Tab
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    first = css(browser, "#letter .mark:not([tabindex])")[0]
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys("\ue007")  # Enter
    until(lambda: "open" in css(browser, "#card")[0].get_attribute("class"))
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.switch_to.active_element.send_keys("\ue00c")  # Escape
    assert "open" not in css(browser, "#card")[0].get_attribute("class")


def test_english_is_one_click_away(browser: Any, address: str) -> None:
    browser.get(f"{address}/commitments")
    css(browser, ".lang")[0].click()
    until(lambda: css(browser, "h1") and css(browser, "h1")[0].text == "Commitments")
    browser.get(f"{address}/documents")
    assert css(browser, "h1")[0].text == "Documents"
    browser.get(f"{address}/documents?lang=nl")
    assert css(browser, "h1")[0].text == "Documenten"


def test_the_query_page_runs_a_query(browser: Any, address: str) -> None:
    browser.get(f"{address}/query")
    until(lambda: css(browser, ".yasqe .CodeMirror"))
    assert len(css(browser, "#examples option")) > 15
    browser.execute_script("document.querySelector('.yasqe_queryButton').click()")
    until(lambda: "kst-39871-12" in css(browser, ".yasr")[0].text)
    assert all(url.startswith((address, "data:", "blob:")) for url in asked(browser))


def test_the_network_is_drawn(browser: Any, address: str) -> None:
    browser.get(f"{address}/network")
    painted = """const c = document.getElementById('net');
        return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(Boolean)"""
    until(lambda: browser.execute_script(painted))
