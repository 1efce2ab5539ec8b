"""Reads the headings of parliamentary papers: dossier, number, title, addressee, date."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.layout.dates import DATE, MONTH, iso
from beleidsgraaf.extract.layout.letterhead import chamber_of, is_prose
from beleidsgraaf.extract.layout.lines import Line, Lines, Role, ends_sentence, is_open, starts_lower
from beleidsgraaf.extract.layout.names import OFFICE
from beleidsgraaf.extract.layout.part import Part, worded
from beleidsgraaf.extract.layout.words import WORDS, rows
from beleidsgraaf.extract.model import DocumentKind, Field, Span


def _titles() -> list[tuple[str, DocumentKind]]:
    found = [(row["start"], DocumentKind(row["kind"])) for row in rows("titles.csv")]
    return sorted(found, key=lambda t: (-len(t[0]), t[0]))


_TITLES: Final = _titles()
_STARTS: Final = "|".join(re.escape(start) for start, _ in _TITLES)
_TITLE: Final = re.compile(
    r"(?:(?:Nr|nr|NR)\.?\s*(?P<number>\d{1,4})\.?\s+|(?P<letter>[A-Z]{1,3})\s+)?"
    rf"(?P<title>(?:(?:{'|'.join(w.upper() for w in WORDS['before_title'])}"
    r"|(?<=\d )[A-ZÀ-Þ]{5,}) )*"  # right behind a number, a mistyped word of those too
    rf"(?P<start>{_STARTS})(?![\w-]).*)"
)
#: The same below a number and in ordinary letters, as publications since 2025 have it: `Nr. 12 Brief van de minister`.
_QUIET: Final = re.compile(
    r"(?:(?:(?:Nr|nr)\.?\s*(?P<number>\d{1,4})\.?|(?P<letter>[A-Z]{1,3}))\s+)?"
    rf"(?P<title>(?=[A-Z])(?P<start>(?i:{_STARTS}))(?:\s+(?:van|over|inzake|met)\s[^.]*[^.\s])?)"
)
_KINDS: Final = dict(_TITLES)
_NUMBER: Final = re.compile(r"(?:Nr|nr)\.?\s*(?P<number>\d{1,4})|(?P<letter>[A-Z]{1,2})")
_DOSSIER: Final = re.compile(
    r"(?P<dossier>[1-4]\d ?\d{3})(?:[-–]\(?R ?\d{4}\)?|\s\(R ?\d{4}\))?"
    r"(?:[ -](?P<chapter>[IVXLC]{1,6}|[A-L]|(?<=-)\d{2}\b))?(?:\s?-)?(?:\s+(?P<title>\D.*))?"
)
SESSION: Final = re.compile(r"[Vv]ergaderjaar\s+(\d{4})\s*[-–/]\s*(\d{4}|\d{2})\b")
CHAMBER: Final = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal ?\d?")
_DATELINE: Final = re.compile(
    rf"(?:['’]s-Gravenhage|[A-Z][\w’' -]+),\s+(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})\.?", re.IGNORECASE
)
_DATED: Final = re.compile(
    r"(?:Voorgesteld|Ontvangen|Vastgesteld|Ingezonden|Vastgesteld d\.d\.|Gewijzigd voorgesteld)\s+(?P<date>.*\d{4})\.?"
)
_ADDRESS: Final = re.compile(r"Aan\s+(?=(?:de|het)\s)", re.IGNORECASE)
_ANNEX: Final = re.compile(
    r"Bijlage(?:\s+(?:\d+|[IVX]+|[A-Z]))?\s+(?:bij|behorende bij|van)\s+(?:de\s+)?"
    r"(?P<whole>[^\n]*?)(?:\s{2,}|\s(?=\d{4})|$)"
)


def quiet_title_at(lines: list[Line], at: int) -> re.Match[str] | None:
    """Give the title of a paper in ordinary letters behind or below its number; it opens no paper within a text."""
    match = _QUIET.fullmatch(lines[at].text) if len(lines[at].text) < 160 else None
    if match is None or match["number"] or match["letter"]:
        return match
    return match if at and _NUMBER.fullmatch(lines[at - 1].text) else None


def title_at(line: Line) -> re.Match[str] | None:
    """Give the title of a paper when a line starts one: words of the list, in capitals."""
    if line.text[0] not in "NnABCDEFGHIJKLMOPQRSTUVWXYZ":
        return None
    match = _TITLE.fullmatch(line.text)
    if match is None:
        return None
    letters = re.sub(r"c\.s\.|\(.*?\)", "", match["title"])
    return match if letters.upper() == letters else None


def read(lines: Lines, part: Part, title: int) -> int:
    """Read the heading of a paper whose title starts at a line; gives the index of the first line below it."""
    all_lines = lines.lines
    match = title_at(all_lines[title]) or quiet_title_at(all_lines, title)
    assert match is not None
    part.kind = _KINDS[match["start"].upper()]
    _above(lines, part, title)
    number = match["number"] or match["letter"]
    if number:
        at = all_lines[title].start + match.start("number" if match["number"] else "letter")
        part.put("number", number, Span(at, at + len(number)))
    start = all_lines[title].start + match.start("title")
    end, at = all_lines[title].end, title + 1
    all_lines[title].role, all_lines[title].starts = Role.TITLE, True
    quiet = match["title"].upper() != match["title"]
    while at < part.last and all_lines[at].role is Role.TEXT and at - title < 8:
        if not (_is_capitals(all_lines[at]) or (quiet and all_lines[at].gap == 0 and is_open(all_lines[at - 1].text))):
            break
        all_lines[at].role = Role.TITLE
        end, at = all_lines[at].end, at + 1
    part.put("title", worded(lines.source, start, end), Span(start, end))
    return read_below(lines, part, at)


def goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line in capitals goes on with the title on the line before it."""
    return (line.gap <= 1 and is_open(before.text)) or (line.gap == 0 and title_at(before) is not None)


def _is_capitals(line: Line) -> bool:
    return (
        line.gap <= 1 and line.text.upper() == line.text and any(c.isalpha() for c in line.text) and len(line.text) > 2
    )


def _above(lines: Lines, part: Part, title: int) -> None:
    """Read what stands above a title: chamber, session, dossier and its title, number."""
    titled: Span | None = None  # the title of the dossier, as long as it may go on
    for line in lines.lines[part.first : title]:
        if line.role is not Role.TEXT:
            continue
        if titled is not None and line.gap == 0 and not (_NUMBER.fullmatch(line.text) or _DOSSIER.fullmatch(line.text)):
            titled = Span(titled.start, line.end)
            part.fields["dossier_title"] = Field(worded(lines.source, titled.start, titled.end), (titled,))
            line.role, line.starts = Role.TITLE, False
            continue
        titled = None
        text = line.text
        line.role = Role.TITLE
        line.starts = not starts_lower(text) and line.gap > 0
        if CHAMBER.fullmatch(text):
            part.chamber, line.starts = chamber_of(text), True
            line.end = line.start + len(text.rstrip("12 "))  # the chamber's figure beside its name
        elif text in "12":
            line.role = Role.FURNITURE
        elif found := SESSION.search(text):
            part.put("session", session(found), Span(line.start + found.start(1), line.start + found.end(2)))
            line.starts = True
        elif found := _NUMBER.fullmatch(text):
            name = "number" if found["number"] else "letter"
            part.put("number", found[name], Span(line.start + found.start(name), line.start + found.end(name)))
            line.starts = True
        elif found := _DOSSIER.fullmatch(text):
            put_dossier(part, found, line.start)
            line.starts = True
            if found["title"] and "dossier_title" not in part.fields and not part.other_dossiers:
                titled = Span(line.start + found.start("title"), line.end)
                part.put("dossier_title", worded(lines.source, titled.start, titled.end), titled)
        elif is_prose(text) and ends_sentence(text):
            line.role, line.starts = Role.TEXT, False


def put_dossier(part: Part, match: re.Match[str], at: int) -> None:
    """Note a dossier's number, with the chapter of a budget: `36200-VI`."""
    number = match["dossier"].replace(" ", "")
    end = match.end("dossier")
    if match["chapter"]:
        number, end = f"{number}-{match['chapter']}", match.end("chapter")
    span = Span(at + match.start("dossier"), at + end)
    known = part.fields.get("dossier")
    if known is not None and known.value != number:
        if all(other.value != number for other in part.other_dossiers):
            part.other_dossiers.append(Field(number, (span,)))
        return
    part.put("dossier", number, span)


def session(match: re.Match[str]) -> str:
    """Give `20222023` for `2022–2023` and `2022/23`."""
    first, second = match[1], match[2]
    return first + (second if len(second) == 4 else first[:2] + second)


def read_below(lines: Lines, part: Part, at: int) -> int:
    """Read what stands between a title and the text: addressee, date."""
    all_lines = lines.lines
    while at < part.last:
        line = all_lines[at]
        if line.role is not Role.TEXT:
            at += 1
            continue
        address, dateline, dated = (
            _ADDRESS.match(line.text),
            _DATELINE.fullmatch(line.text),
            _DATED.fullmatch(line.text),
        )
        if (
            address
            and (OFFICE.match(line.text[address.end() :]) or chamber_of(line.text))
            and not ends_sentence(line.text)
        ):
            end = at
            line.role, line.starts = Role.ADDRESS, True
            while end + 1 < part.last and all_lines[end + 1].gap == 0 and _more(all_lines, end):
                end += 1
                all_lines[end].role = Role.ADDRESS
            start, stop = line.start + address.end(), all_lines[end].end
            part.put("addressee", worded(lines.source, start, stop), Span(start, stop))
            part.chamber = chamber_of(lines.source[start:stop]) or part.chamber
            at = end
        elif dateline or dated:
            found = DATE.search(line.text)
            line.role, line.starts = Role.DATELINE, True
            if found:
                part.put("date", iso(found), Span(line.start + found.start(), line.start + found.end()))
        elif (below := _below_notice(all_lines, at, part.last)) is not None:
            at = below
            continue
        else:
            break
        at += 1
    return at


def _below_notice(lines: list[Line], at: int, last: int) -> int | None:
    """Give the line of the address when a notice of the registry (`Ontvangen ter Griffie op ...`) stands above it."""
    if not at or not lines[at - 1].text.startswith("Ontvangen ter"):
        return None
    return next((i for i in range(at + 1, min(at + 8, last)) if _ADDRESS.match(lines[i].text)), None)


def _more(lines: list[Line], at: int) -> bool:
    after = lines[at + 1]
    return (
        after.role is Role.TEXT and (starts_lower(after.text) or is_open(lines[at].text)) and not is_prose(after.text)
    )


def read_annex(lines: Lines, part: Part) -> int:
    """Read the heading of an annex that stands by itself, `Bijlage 1 bij brief aan ...`; gives the line below it."""
    for i in range(part.first, min(part.last, part.first + 6)):
        line = lines.lines[i]
        match = _ANNEX.match(line.text)
        if match is None:
            continue
        part.kind = DocumentKind.ANNEX
        whole = lines.source[line.start : line.end]
        raw = _ANNEX.match(whole)
        assert raw is not None
        value = re.sub(rf"[\s,]*(?:\d{{1,2}}\s+)?{MONTH}\s*$", "", raw["whole"])
        part.put(
            "annex_of",
            " ".join(value.split()),
            Span(line.start + raw.start("whole"), line.start + raw.start("whole") + len(value)),
        )
        part.chamber = chamber_of(value)
        if found := DATE.search(whole):
            part.put("date", iso(found), Span(line.start + found.start(), line.start + found.end()))
        title = next((x for x in lines.lines[part.first : i] if x.role is Role.TEXT), None)
        if title is None and i + 1 < part.last and not is_prose(lines.lines[i + 1].text):
            title = lines.lines[i + 1]
        if title is not None:
            part.put("title", title.text, Span(title.start, title.end))
            title.role, title.starts = Role.TITLE, True
        line.role, line.starts = Role.TITLE, True
        return i + 1
    return part.first
