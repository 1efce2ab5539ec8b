"""HTML: official publications and portal pages.

Navigation, scripts and forms are left out; where a page marks its main part (`<main>`, `<article>`, the
`broodtekst` of official publications), only that part is read.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.model import Place
from beleidsgraaf.extract.read.markup import Role, compose, name_of, words_of
from beleidsgraaf.extract.read.metadata import from_meta

MEDIA_TYPE: Final = "text/html"

_NAMES: Final = {
    Role.SKIP: "script style head nav header footer aside form button svg noscript template iframe object select",
    Role.BLOCK: "p h1 h2 h3 h4 h5 h6 dt dd caption figcaption address pre blockquote legend summary",
    Role.GROUP: "html body div main article section table tbody thead tfoot ul ol dl figure details center",
    Role.ITEM: "li",
    Role.ROW: "tr",
    Role.CELL: "td th",
    Role.BREAK: "br",
}
_ROLES: Final = {name: role for role, names in _NAMES.items() for name in names.split()}

#: Classes by which official publications mark a list's label, a note, and what is no text.
_LABEL_CLASSES: Final = frozenset({"ol-label", "li-nr", "label-li", "expliciet-nummer"})
_NOTE_CLASSES: Final = frozenset({"noot", "voetnoot", "footnote-text"})
_SKIP_IDS: Final = frozenset({"kopregel", "voetregel", "inhoudsopgave", "cookie", "cookies", "breadcrumb"})

_MAIN: Final = (
    "//*[@id='broodtekst']",
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@id='content']",
    "//body",
)
_SUPERSCRIPT = re.compile(r"\s*\[?\(?(\d{1,3})\)?\]?\s*$")


def roles(element: etree._Element) -> Role:
    """Give the role of an HTML element."""
    if not isinstance(element.tag, str):
        return Role.SKIP
    classes = set((element.get("class") or "").split())
    if element.get("id") in _SKIP_IDS or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return Role.SKIP
    if classes & _LABEL_CLASSES:
        return Role.LABEL
    role = _ROLES.get(name_of(element), Role.INLINE)
    if role is Role.GROUP and classes & _NOTE_CLASSES:
        return Role.BLOCK
    return role


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give text, metadata and places of a page.

    Raises:
        SourceError: not HTML.
        EmptySource: a page without text.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding=_encoding(raw))
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{shown}: cannot be read as HTML ({error}); save the page again") from error
    if root is None:
        raise EmptySource(f"{shown}: holds no page; save it again")
    return of_tree(root, shown)


def of_tree(root: etree._Element, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give text, metadata and places of a parsed page."""
    _mark_notes(root)
    text, places = compose(_main_part(root), roles)
    if not text.strip():
        raise EmptySource(f"{shown}: the page holds no text; save the page that shows the letter")
    return text, from_meta(root), places


def _main_part(root: etree._Element) -> etree._Element:
    for path in _MAIN:
        found = root.xpath(path)
        if isinstance(found, list) and found and isinstance(found[0], etree._Element):
            return found[0]
    return root


def _encoding(raw: bytes) -> str | None:
    """Give UTF-8 where the bytes are UTF-8; else None, which leaves it to the page's own declaration."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _mark_notes(root: etree._Element) -> None:
    """Write superscript numbers as footnote marks: `[^1]` where it is called, `[^1]:` where a block starts with it."""
    for sup in root.iter("sup"):
        number = _SUPERSCRIPT.match(words_of(sup))
        if not number:
            continue
        for child in list(sup):
            sup.remove(child)
        sup.text = f"[^{number[1]}]: " if _opens_block(sup) else f"[^{number[1]}]"


def _opens_block(element: etree._Element) -> bool:
    """Tell whether no text stands before the element in its block."""
    while True:
        parent = element.getparent()
        if parent is None:
            return True
        before = element.getprevious()
        if (parent.text or "").strip() if before is None else True:
            return False
        if roles(parent) is not Role.INLINE:
            return True
        element = parent
