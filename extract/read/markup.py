"""Markup to canonical text: what the readers for XML, HTML and Word share.

A reader says by a table which role each element plays; the walk gives the text, and for every block the path of the
element that it came from. Footnotes keep their place as `[^1]` and stand at the end as `[^1]: ...`, so that the
layout finds them as it finds them in any other text. White space is folded as a browser folds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import Final

from lxml import etree

from beleidsgraaf.errors import SourceError
from beleidsgraaf.extract.model import Place

_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_NUMBER = re.compile(r"\d{1,3}")

#: Deeper nesting than this is no document (lxml itself refuses 256 levels).
DEPTH: Final = 200


class Role(Enum):
    """What an element is for."""

    INLINE = auto()  #: part of the running text
    BLOCK = auto()  #: a paragraph, a heading, a line of a title block
    GROUP = auto()  #: holds blocks, and is one where it holds text of its own
    ITEM = auto()  #: a list item
    LABEL = auto()  #: the mark of a list item: `a.`, `–`
    NOTE = auto()  #: a footnote that stands where it is called
    NOTE_LABEL = auto()  #: its number
    ROW = auto()  #: a row of a table
    CELL = auto()
    BREAK = auto()  #: a line break
    SKIP = auto()  #: no part of the text


Roles = Callable[[etree._Element], Role]
#: Label, element and path of each footnote, in the order of their marks.
Notes = list[tuple[str, etree._Element, str]]

#: Elements that start a block of their own.
_STARTING: Final = frozenset({Role.BLOCK, Role.GROUP, Role.ITEM, Role.ROW, Role.CELL})
#: Stand for a line break and a tab while white space is folded; XML forbids both characters.
_LINE: Final = "\x00"
_TAB: Final = "\x01"
_EDGE = re.compile(r" ?([\x00\x01]) ?")


class Canvas:
    """Collects blocks of text, in order, with the path of what each came from."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, str]] = []  # (text, path)
        self._open: list[str] = []
        self._path = ""

    def start(self, path: str) -> None:
        """Start a block; what is open is closed first."""
        self.stop()
        self._path = path

    def write(self, text: str) -> None:
        """Add to the open block."""
        if text:
            self._open.append(text)

    def stop(self) -> None:
        """Close the open block; one without characters leaves no trace."""
        words = _EDGE.sub(r"\1", _SPACE.sub(" ", "".join(self._open)).strip()).strip(_LINE + _TAB + " ")
        if words:
            self._blocks.append((words.replace(_LINE, "\n").replace(_TAB, "\t"), self._path))
        self._open.clear()

    def finish(self) -> tuple[str, tuple[Place, ...]]:
        """Give the text, blocks parted by an empty line, and the place of each block."""
        self.stop()
        places, at = [], 0
        for words, path in self._blocks:
            places.append(Place(at, at + len(words), "xpath", path))
            at += len(words) + 2
        return "\n\n".join(words for words, _ in self._blocks) + "\n", tuple(places)


def compose(root: etree._Element, roles: Roles) -> tuple[str, tuple[Place, ...]]:
    """Give the canonical text of a tree and where each block of it came from.

    Raises:
        SourceError: the tree is nested deeper than any document.
    """
    canvas = Canvas()
    notes: Notes = []
    _walk(root, f"/{name_of(root)}", roles, canvas, notes, 0)
    canvas.stop()
    for label, note, path in notes:
        canvas.start(path)
        canvas.write(f"[^{label}]: ")
        _note_text(note, path, roles, canvas)
        canvas.stop()
    return canvas.finish()


def name_of(element: etree._Element) -> str:
    """Give the name of an element without its namespace, '' for a comment or an instruction.

    An HTML parser makes names that no name may be, which `etree.QName` refuses.
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
    """Give the child elements with their paths (`/a/b[2]`); comments and instructions come with an empty path."""
    counts: dict[str, int] = {}
    for child in element:
        name = name_of(child)
        counts[name] = counts.get(name, 0) + 1
        yield child, f"{path}/{name}[{counts[name]}]" if name else ""


def _walk(element: etree._Element, path: str, roles: Roles, canvas: Canvas, notes: Notes, depth: int) -> None:
    if depth > DEPTH:
        raise SourceError("nested deeper than a document can be; check where the file comes from")
    role = roles(element) if path else Role.SKIP
    if role is Role.SKIP:
        return
    if role is Role.NOTE:
        label = _label(element, roles) or str(len(notes) + 1)
        notes.append((label, element, path))
        canvas.write(f"[^{label}]")
        return
    if role is Role.ROW and _is_one_line(element, roles):
        _row(element, path, roles, canvas, notes, depth)
        return
    if role in _STARTING:
        canvas.start(path)
    if role is Role.ITEM and not any(roles(child) is Role.LABEL for child in element if name_of(child)):
        canvas.write("– ")
    if role is Role.BREAK:
        canvas.write(_LINE)
    first = True
    canvas.write(_clean(element.text))
    for child, child_path in _children(element, path):
        # the first paragraph of a list item stands on the line of its mark
        if role is Role.ITEM and first and child_path and roles(child) is Role.BLOCK:
            _inside(child, child_path, roles, canvas, notes, depth + 1)
        else:
            _walk(child, child_path, roles, canvas, notes, depth + 1)
        first = first and (not child_path or roles(child) is Role.LABEL)
        canvas.write(_clean(child.tail))
    if role is Role.LABEL:
        canvas.write(" ")
    if role in _STARTING:
        canvas.start(path)  # what follows in the parent belongs to no earlier block


def _inside(element: etree._Element, path: str, roles: Roles, canvas: Canvas, notes: Notes, depth: int) -> None:
    """Walk what an element holds, in the block that is open."""
    canvas.write(_clean(element.text))
    for child, child_path in _children(element, path):
        _walk(child, child_path, roles, canvas, notes, depth + 1)
        canvas.write(_clean(child.tail))


def _is_one_line(row: etree._Element, roles: Roles) -> bool:
    """Tell a row of data from one that lays out a letterhead: its cells hold at most one block each."""
    cells = [cell for cell in row if name_of(cell)]
    return all(sum(name_of(e) != "" and roles(e) in _STARTING for e in cell.iterdescendants()) <= 1 for cell in cells)


def _row(row: etree._Element, path: str, roles: Roles, canvas: Canvas, notes: Notes, depth: int) -> None:
    """Write a row on one line, its cells parted by tabs; empty cells leave no trace."""
    canvas.start(path)
    for cell, cell_path in _children(row, path):
        if not cell_path or not words_of(cell).strip():
            continue
        canvas.write(_TAB)
        inner = [cell, *cell.iterdescendants()]
        holder = next((e for e in inner[1:] if name_of(e) and roles(e) in _STARTING), cell)
        _inside(holder, cell_path, roles, canvas, notes, depth + 1)
    canvas.stop()


def _label(note: etree._Element, roles: Roles) -> str:
    for child in note.iter():
        if name_of(child) and roles(child) is Role.NOTE_LABEL:
            number = _NUMBER.search(words_of(child))
            return number.group() if number else ""
    return ""


def _note_text(note: etree._Element, path: str, roles: Roles, canvas: Canvas) -> None:
    """Write a note's own text on one line; notes within notes are left out."""
    canvas.write(_clean(note.text))
    for child, child_path in _children(note, path):
        if child_path and roles(child) not in (Role.NOTE_LABEL, Role.SKIP, Role.NOTE):
            canvas.write(" " if roles(child) is Role.BLOCK else "")
            _note_text(child, child_path, roles, canvas)
        canvas.write(_clean(child.tail))


def words_of(element: etree._Element | None) -> str:
    """Give all text below an element, as it stands; '' where there is none."""
    return "" if element is None else "".join(str(text) for text in element.itertext())


def _clean(text: str | None) -> str:
    return text.replace(_LINE, "").replace(_TAB, "") if text else ""


def parse_xml(raw: bytes, shown: str) -> etree._Element:
    """Parse XML without entities, DTDs, network or huge trees.

    Raises:
        SourceError: it is not well-formed, or declares entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{shown}: is not well-formed XML ({error.msg}); fetch the file again") from error
    if any(True for _ in root.iter(etree.Entity)):
        raise SourceError(f"{shown}: declares entities of its own, which are not read; fetch the official file")
    return root
