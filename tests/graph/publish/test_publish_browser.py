"""The published folder in a real browser: a page of each kind, its links, what hinders, on a screen and on a phone."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from serve import driving
from serve.driving import asked, css, hindrances, screen

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
pytestmark = [*driving.NEEDED, pytest.mark.slow]

#: A page of each kind, and words that stand in it.
PAGES = {
    "index.html": "Laatste documenten",
    "document/kst-39871-12.html": "Toezeggingen",
    "org/tweede-kamer.html": "Genoemd in",
    "dossier/39871.html": "Documenten",
    "documents/index.html": "Documenten 2031",
    "commitments/index.html": "Op volgorde van termijn",
    "lists/person.html": "Personen",
    "ns/index.html": "bg:Commitment",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with driving.browser(tmp_path_factory.mktemp("profile")) as made:
        yield made


def promise(folder: Path) -> str:
    return f"commitment/{min(p.name for p in (folder / 'commitment').glob('*.html'))}"


def test_a_page_of_each_kind(driver: Any, address: str, folder: Path) -> None:
    pages = PAGES | {promise(folder): "Zo staat het in de brief"}
    assert len(pages) >= 9
    links: set[str] = set()
    for width in (1200, 390):
        screen(driver, width)
        for page, words in pages.items():
            driver.get(f"{address}/{page}")
            assert words in driver.find_element("css selector", "main").text, page
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width, f"{page} at {width}"
            assert hindrances(driver) == [], page
            links |= {str(a.get_attribute("href")) for a in css(driver, "a[href], link[href]")}
        assert [url for url in asked(driver) if url.startswith("http") and not url.startswith(address)] == []
    inside = sorted({link.partition("#")[0] for link in links if link.startswith(address)})
    assert len(inside) > 60
    with httpx.Client() as client:
        assert [link for link in inside if client.get(link).status_code != 200] == []


def test_one_click_leads_on(driver: Any, address: str) -> None:
    screen(driver, 1200)
    driver.get(f"{address}/index.html")
    for words in ("Alle documenten", "kst-39871-12"):
        found = [a for a in css(driver, "main a") if words in a.text or words in str(a.get_attribute("href"))]
        found[0].click()
    assert driver.current_url.endswith("document/kst-39871-12.html")
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
