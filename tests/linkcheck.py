"""Follows every link of a published folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree, html


def broken(folder: Path, base: str) -> tuple[int, list[str]]:
    """Give how many internal links there are, and which lead nowhere: `page -> link`."""
    count, lost = 0, []
    anchors: dict[Path, set[str]] = {}
    for path, link in _links(folder):
        page = base + path.relative_to(folder).as_posix()
        address, fragment = urldefrag(urljoin(page, link))
        if not address.startswith(base):
            continue
        count += 1
        target = folder / (unquote(address[len(base) :]) or "index.html")
        if not target.is_file():
            lost.append(f"{path.relative_to(folder)} -> {link}")
        elif fragment and target.suffix == ".html":
            if target not in anchors:
                anchors[target] = set(html.parse(str(target)).xpath("//@id"))
            if fragment not in anchors[target]:
                lost.append(f"{path.relative_to(folder)} -> {link}")
    return count, lost


def _links(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".html":
            page = html.parse(str(path))
            for link in page.xpath("//@href | //@src"):
                yield path, str(link)
        elif path.suffix in (".xml", ".atom"):
            for element in etree.parse(str(path)).iter("{*}loc", "{http://www.w3.org/2005/Atom}link"):
                yield path, str(element.text or element.get("href"))
        elif path.name == "robots.txt":
            for line in path.read_text().splitlines():
                if line.startswith("Sitemap: "):
                    yield path, line.removeprefix("Sitemap: ")
