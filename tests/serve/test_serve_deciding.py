"""Somebody with a token confirms, rejects and withdraws in the browser, where the finding is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serve import driving
from serve.driving import css, hindrances, screen, until
from serve.running import serve

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.review import decisions
from beleidsgraaf.graph.store import Store

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
pytestmark = driving.NEEDED

TOKEN = "een-sleutel-voor-de-proef"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Store:
    made = Store.create(tmp_path_factory.mktemp("deciding") / "store")
    build(made, [str(samples / name) for name in ("kst-39871-12.txt", "kamervragen-2031-0000077777-p4.txt")])
    return made


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BELEIDSGRAAF_TOKEN", TOKEN)
        patch.setenv("BELEIDSGRAAF_EDITOR", "A. de Vries")
        with serve(store.path, store.path.parent / "log", "--workers", "1", "--allow-update") as url:
            yield url


@pytest.fixture(scope="module")
def open_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with driving.browser(tmp_path_factory.mktemp("profile")) as driver:
        screen(driver, 1280, 900)
        yield driver


@pytest.fixture
def browser(open_browser: Any, address: str) -> Any:
    """Give the browser as it is before somebody shows a token."""
    open_browser.get(f"{address}/worklist")
    open_browser.execute_script("sessionStorage.clear()")
    return open_browser


def use(browser: Any, token: str) -> None:
    css(browser, "#token input")[0].send_keys(token + "\n")
    until(lambda: css(browser, "[data-decide] .curate"))


def decide(browser: Any, item: Any, action: str, why: str) -> str:
    """Decide on something, and give what the page says then."""
    browser.execute_script("arguments[0].click()", item.find_element("css selector", f"[data-action={action}]"))
    item.find_element("css selector", "input[name=why]").send_keys(why + "\n")
    said = item.find_element("css selector", ".said")
    return str(until(lambda: said.text if said.text and "geduld" not in said.text else ""))


def test_without_a_token_nothing_can_be_decided(browser: Any, address: str) -> None:
    browser.get(f"{address}/worklist")
    assert css(browser, "#token")
    assert css(browser, ".curate") == []


def test_a_wrong_token_is_refused(browser: Any, address: str, store: Store) -> None:
    before = decisions(store)
    browser.get(f"{address}/worklist")
    use(browser, "een andere")
    item = css(browser, "[data-decide]")[0]
    assert decide(browser, item, "confirm", "klopt") != "Vastgelegd."
    assert decisions(store) == before
    assert browser.execute_script("return sessionStorage.getItem('token')") is None  # it is asked for again


def test_a_finding_is_rejected_where_it_stands_and_that_is_withdrawn(browser: Any, address: str, store: Store) -> None:
    browser.get(f"{address}/worklist")
    use(browser, TOKEN)
    assert hindrances(browser) == []
    browser.get(f"{address}/id/doc/kst-39871-12")
    browser.execute_script("arguments[0].click()", css(browser, "#letter .m-claim")[0])
    entry = until(lambda: css(browser, "#card .entry .curate"))[0].find_element("xpath", "..")
    iri = entry.get_attribute("data-iri")
    assert decide(browser, entry, "reject", "staat er niet") == "Vastgelegd."
    (decision,) = decisions(store)
    assert (decision.kind, decision.concerns, decision.reason) == ("reject", iri, "staat er niet")
    assert decision.by == "A. de Vries"

    def told() -> bool:
        browser.get(f"{address}/id/doc/kst-39871-12")
        return any(
            "A. de Vries" in (x.get_attribute("textContent") or "") for x in css(browser, ".marks .tag + *, .marks p")
        )

    until(told)  # where it was taken
    item = until(lambda: browser.get(f"{address}/worklist") or css(browser, "[data-undo]"))[0]
    assert "A. de Vries" in item.text
    assert decide(browser, item, "undo", "toch wel") == "Ingetrokken."
    assert [d.withdrawn for d in decisions(store)] == [True]
