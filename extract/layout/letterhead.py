"""Reads letterheads: labels and their values, on one line, on two, or as columns that a conversion took apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from beleidsgraaf.extract.layout.dates import DATE, iso
from beleidsgraaf.extract.layout.lines import Line, Lines, Role, ends_sentence, is_full, is_open, starts_lower
from beleidsgraaf.extract.layout.names import OFFICE, is_name
from beleidsgraaf.extract.layout.part import Part, worded
from beleidsgraaf.extract.layout.words import rows
from beleidsgraaf.extract.model import Span


def _labels() -> Mapping[str, str]:
    return {row["label"].lower(): row["field"] for row in rows("labels.csv")}


_LABELS: Final = _labels()
_LABEL: Final = re.compile(
    r"(?:\*\*)?(?P<label>"
    + "|".join(re.escape(label) for label in sorted(_LABELS, key=lambda x: (-len(x), x)))
    + r")(?:\*\*)?(?P<colon>\s*:)?(?:\*\*)?(?:\s+(?P<rest>\S.*))?",
    re.IGNORECASE,
)
#: A reference has a figure, and little or no white space: `2022-0000142800`, `IENW/BSK-2022/268034`, `173739U`.
REFERENCE: Final = re.compile(r"(?=[^\n]*\d{3})(?:[A-Z] ){0,3}[A-Za-z0-9][\w./-]*(?:[ -][\w./-]+){0,3}")
_POSTAL: Final = re.compile(
    r"(?:Postbus|Antwoordnummer)\s+\d+.*|(?:.*\s)?[1-9]\d{3}\s?[A-Z]{2}[ .]+\S.*"
    r"|>?\s*(?:Retouradres|Bezoekadres|Postadres|Factuuradres).*"
)
_STREET: Final = re.compile(r"[A-Z][\w’'.-]*(?: [\w’'.-]+){0,3}\s\d{1,4}(?:\s?[a-zA-Z]|-\d+)?")
_PRIVATE: Final = re.compile(
    r"(?:[TFM]\b\.?|Tel\.?|Telefoon|Fax|Mobiel|E)\s*:?\s*(?:\+?[\d(][\d\s().+-]{6,}|\S+@\S+)|\S+@\S+\.\w+"
)
_WEB: Final = re.compile(r"\[?(?:https?://|www\.)\S+")
_MINISTRY: Final = re.compile(r"Ministerie van\b.*")
_ADDRESSEE: Final = re.compile(r"(?:Aan\s*:?\s*)?(?=(?:de|het)\s)", re.IGNORECASE)
_CHAMBER: Final = re.compile(r"(Tweede|Eerste)\s+Kamer", re.IGNORECASE)
_CHAMBER_GOES_ON: Final = ("der Staten", "Kamer der", "Staten-Generaal")
_SALUTATION: Final = re.compile(r"(?:Geachte|Beste|Waarde|Excellentie)\b")
_CELL: Final = re.compile(r"\S+(?: \S+)*")  #: columns are apart by more than one blank
_TELLING: Final = frozenset({"our_reference", "your_reference", "subject", "date"})
_REACH: Final = 60  #: lines that a letterhead may take


def contact_labels() -> list[str]:
    """Give the labels under which a person or a number stands, the longest first."""
    return sorted((x for x, field in _LABELS.items() if field == "contact"), key=lambda x: (-len(x), x))


def is_label(text: str) -> bool:
    """Tell whether a line is a label of a letterhead, with or without its value."""
    match = _LABEL.fullmatch(text)
    return match is not None and bool(_field(match))


def opens_with_letterhead(lines: list[Line], first: int, last: int) -> bool:
    """Tell whether a document opens with a letterhead: a label that tells something, or a return address."""
    for line in lines[first : min(last, first + 30)]:
        match = _LABEL.fullmatch(line.text)
        if line.text.lstrip("> ").startswith("Retouradres") or (match and _field(match) in _TELLING):
            return True
        if _columns(line.text):
            return True
        if is_prose(line.text) and not line.text.startswith("Betreft") and _addressee_at(line.text) is None:
            return False
    return False


def _addressee_at(text: str) -> int | None:
    """Give where a line names whom a letter is for, `De voorzitter van de Tweede Kamer`; None when it does not."""
    start = _ADDRESSEE.match(text)
    if start is None or len(text) >= 120 or ends_sentence(text) or text.endswith(","):
        return None
    return start.end() if OFFICE.match(text[start.end() :]) else None


def _field(match: re.Match[str]) -> str:
    """Give the field of a label; a label with text behind it counts when that text could be its value."""
    field = _LABELS[match["label"].lower()]
    rest = match["rest"]
    unlikely = field in ("other", "contact") or (match["label"][0].islower() and not _heads_value(field, rest or ""))
    if rest and not match["colon"] and (unlikely or not _fits(field, rest)):
        return ""
    return field


def _heads_value(field: str, rest: str) -> bool:
    """Tell whether what stands behind a label in small letters is no more of a sentence: `betreft Voortgang dijken`."""
    if field == "subject":
        return rest[:1].isupper() and len(rest) < 90 and not ends_sentence(rest) and not is_open(rest)
    return field in _TELLING and _fits(field, rest)


def _fits(field: str, text: str) -> bool:
    if field == "date":
        match = DATE.match(text)
        return match is not None and match.end() >= len(text) - 1
    if field == "our_reference":
        return REFERENCE.fullmatch(text) is not None and DATE.fullmatch(text) is None
    if field == "your_reference":
        return len(text) < 60
    if field == "annexes":
        return text.isdecimal() or text in "-–" or text.lower() in ("geen", "diversen", "een", "één", "twee", "drie")
    if field == "subject":
        return not text[0].islower() and any(c.isalpha() for c in text) and not DATE.fullmatch(text)
    return True


def _columns(text: str) -> list[str]:
    """Give the field of each column when a line is a row of labels; what is no label, as a place, heads the date."""
    cells = _CELL.findall(text)
    found = [_LABELS.get(cell.rstrip(" :").lower(), "") for cell in cells]
    return [field or "date" for field in found] if sum(field in _TELLING for field in found) >= 2 else []


def is_prose(text: str) -> bool:
    """Tell whether a line belongs to running text by its length and its function words."""
    words = text.split()
    small = sum(w.islower() for w in words)
    return len(words) >= 7 and len(text) >= 45 and small * 5 >= len(words) * 2


def read(lines: Lines, part: Part) -> int:
    """Read a letterhead into a part's fields; gives the index of the first line below it."""
    reader = _Reader(lines, part)
    return reader.run()


class _Reader:
    def __init__(self, lines: Lines, part: Part) -> None:
        self.lines, self.part = lines, part
        self.pending: list[str] = []
        self.columns: list[str] = []  # the fields of a row of labels whose values stand on the next line
        self.open: tuple[str, int, int] | None = None  # a value that may go on: field, start, end in the source
        self.at = part.first

    def run(self) -> int:
        all_lines, end = self.lines.lines, min(self.part.last, self.part.first + _REACH)
        while self.at < end:
            line = all_lines[self.at]
            if line.role is Role.TEXT and not self._take(line):
                break
            self.at += 1
        self._close()
        return self.at

    def _take(self, line: Line) -> bool:
        """Take a line into the letterhead; False when the letter itself starts with it."""
        text = line.text
        match = _LABEL.fullmatch(text)
        field = _field(match) if match else ""
        if self.open and not field and self._goes_on(line):
            self.open = (self.open[0], self.open[1], line.end)
            line.role = Role.LETTERHEAD if self.open[0] == "subject" else Role.ADDRESS
            return True
        self._close()
        if self.columns:
            self._row(line)
            return True
        self.columns = _columns(text)
        if self.columns:
            line.role, line.starts = Role.LETTERHEAD, True
            return True
        if match and field:
            line.role, line.starts = Role.LETTERHEAD, True
            if match["rest"]:
                self._assign(field, line, line.start + match.start("rest"), match["rest"])
            else:
                self.pending.append(field)
            return True
        if _SALUTATION.match(text):
            return False
        return self._value(line) or self._address(line)

    def _row(self, line: Line) -> None:
        """Read the values below a row of labels; what fits no column is left to the labels that wait."""
        cells = list(_CELL.finditer(line.text))
        for field, cell in zip(self.columns, cells, strict=False):
            if _fits(field, cell[0]):
                self._assign(field, line, line.start + cell.start(), cell[0])
            else:
                self.pending.append(field)
        line.role, line.starts = Role.LETTERHEAD, True
        self.columns = []

    def _goes_on(self, line: Line) -> bool:
        assert self.open is not None
        before = self.lines.lines[self.at - 1]
        if line.gap or _SALUTATION.match(line.text) or before.role not in (Role.LETTERHEAD, Role.ADDRESS):
            return bool(line.gap) and self.open[0] == "addressee" and line.text.startswith(_CHAMBER_GOES_ON)
        if self.open[0] == "addressee":
            return starts_lower(line.text) or is_open(before.text) or line.text.startswith(_CHAMBER_GOES_ON)
        full = is_full(before.text, line.text, self.lines.wrapping.width)
        return starts_lower(line.text) or is_open(before.text) or (full and not _POSTAL.fullmatch(line.text))

    def _value(self, line: Line) -> bool:
        """Give a line to the first label that waits for a value like it."""
        for field in self.pending:
            if field in ("other", "contact") or not _fits(field, line.text):
                continue
            if field == "subject" and (_POSTAL.fullmatch(line.text) or _MINISTRY.match(line.text)):
                continue
            if field == "subject" and _fits("our_reference", line.text) and "our_reference" in self.pending:
                continue
            self.pending.remove(field)
            self._assign(field, line, line.start, line.text)
            return True
        if "contact" in self.pending and (is_name(line.text) or _PRIVATE.match(line.text)):
            line.role = Role.FURNITURE  # somebody's name and number: no part of what the letter says
            return True
        near = line.gap == 0 and not is_prose(line.text)
        if "other" in self.pending and (near or (not ends_sentence(line.text) and self._goes_on_below())):
            self.pending.remove("other")
            line.role = Role.LETTERHEAD
            return True
        return False

    def _address(self, line: Line) -> bool:
        text = line.text
        if _PRIVATE.fullmatch(text):
            line.role = Role.FURNITURE
            return True
        if (start := _addressee_at(text)) is not None:
            line.role, line.starts = Role.ADDRESS, True
            self.open = ("addressee", line.start + start, line.end)
            return True
        complete = self.part.fields.keys() >= {"date", "subject"} and line.gap and not _known(text)
        if is_prose(text) or (complete and not self._goes_on_below()):
            return False
        line.role = Role.LETTERHEAD
        before = self.lines.lines[self.at - 1] if self.at > self.part.first else None
        line.starts = (
            before is None
            or line.gap > 0
            or not (starts_lower(text) or is_open(before.text))
            or text.startswith(("www", "http", "["))
        )
        return True

    def _goes_on_below(self) -> bool:
        """Tell whether an address or a reference stands further down, before any text: the column beside a letter."""
        for line in self.lines.lines[self.at + 1 : min(self.at + 12, self.part.last)]:
            if is_prose(line.text) or _SALUTATION.match(line.text):
                return False
            match = _LABEL.fullmatch(line.text)
            if _POSTAL.fullmatch(line.text) or (match and _field(match) in _TELLING):
                return True
        return False

    def _assign(self, field: str, line: Line, start: int, value: str) -> None:
        line.role = Role.LETTERHEAD
        end = start + len(value)
        if field == "subject":
            self.open = (field, start, line.end)
        elif field == "date":
            match = DATE.search(value)
            self.part.put("date", iso(match) if match else None, Span(start, end))
        elif field in ("our_reference", "your_reference") and value.strip("-– "):
            self.part.put(field, value, Span(start, end))

    def _close(self) -> None:
        if self.open is None:
            return
        field, start, end = self.open
        self.open = None
        value = worded(self.lines.source, start, end)
        self.part.put(field, value, Span(start, end))
        if field == "addressee":
            self.part.chamber = chamber_of(value) or self.part.chamber


def _known(text: str) -> bool:
    return bool(_POSTAL.fullmatch(text) or _STREET.fullmatch(text) or _MINISTRY.match(text) or _WEB.match(text))


def chamber_of(text: str) -> str | None:
    """Give `tk` or `ek` for the chamber that a text names first."""
    match = _CHAMBER.search(text)
    return None if match is None else "tk" if match[1].lower() == "tweede" else "ek"


def follow_on(lines: Lines, part: Part, first: int) -> None:
    """Take the header that recurs on the pages after the first out of the text: labels, each with its value below.

    Their values count as said once more.
    """
    all_lines = lines.lines
    head = {_fold(line.text) for line in all_lines[part.first : first] if line.role is Role.LETTERHEAD}
    i = first
    while i < part.last:
        line = all_lines[i]
        if line.role is not Role.TEXT:
            i += 1
            continue
        match = _LABEL.fullmatch(line.text)
        field = _field(match) if match and not match["rest"] else ""
        if field in ("date", "our_reference", "your_reference") and i + 1 < part.last:
            value = all_lines[i + 1]
            if (
                value.role in (Role.TEXT, Role.FURNITURE)  # a value that recurs on every page is known by that
                and _fits(field, value.text)
                and (field != "your_reference" or _fold(value.text) in head)
            ):
                line.role = value.role = Role.FURNITURE
                text = value.text
                if field == "date":
                    found = DATE.match(text)
                    text = (iso(found) if found else None) or text
                part.put(field, text, Span(value.start, value.end))
                i += 2
                continue
        elif _fold(line.text) in head and len(line.text) < 60 and _run_of_head(all_lines, i, part.last, head):
            line.role = Role.FURNITURE
        i += 1


def _run_of_head(lines: list[Line], i: int, last: int, head: set[str]) -> bool:
    """Tell whether a line of the letterhead recurs with only such lines around it, up to white space."""
    start = i
    while start > 0 and lines[start].gap == 0 and lines[start - 1].role is Role.TEXT:
        start -= 1
    end = i
    while end + 1 < last and lines[end + 1].gap == 0 and lines[end + 1].role is Role.TEXT:
        end += 1
    return all(_fold(x.text) in head for x in lines[start : end + 1])


def _fold(text: str) -> str:
    return "".join(text.split()).lower()
