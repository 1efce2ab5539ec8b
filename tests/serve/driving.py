"""A browser for tests: Debian's Chromium without a window, and what is asked of every page in it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

#: Marks of a module whose tests need the browser.
NEEDED = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium here: apt-get install chromium chromium-driver"),
]

_AXE = """const done = arguments[0];
axe.run(document, { resultTypes: ['violations'] }).then((told) => done(told.violations
  .filter((found) => ['serious', 'critical'].includes(found.impact))
  .map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)),
  (error) => done([String(error)]));"""


@contextmanager
def browser(profile: Path) -> Iterator[Any]:
    """Start a browser with a profile of its own, and end it."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=nl"):
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER or ""))
    driver.set_script_timeout(300)
    try:
        yield driver
    finally:
        driver.quit()


def screen(driver: Any, width: int, height: int = 844) -> None:
    """Give the browser a screen; a narrow one is a phone's."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def asked(driver: Any) -> list[str]:
    """Give the addresses that were asked for since this was last called."""
    messages = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def until(condition: Callable[[], Any], seconds: float = 120) -> Any:
    """Wait for something to be so; an element that has gone meanwhile is not."""
    from selenium.common.exceptions import StaleElementReferenceException

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except StaleElementReferenceException:
            pass
        time.sleep(0.05)
    raise AssertionError("it did not come about")


def css(driver: Any, selector: str) -> list[Any]:
    """Give the elements that a selector means."""
    return list(driver.find_elements("css selector", selector))


def hindrances(driver: Any) -> list[str]:
    """Give what axe finds that is serious or worse."""
    # the page's policy lets no script in but its own, so it comes by the browser's own door
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": _axe()})
    found: list[str] = driver.execute_async_script(_AXE)
    return found


@lru_cache(maxsize=1)
def _axe() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
