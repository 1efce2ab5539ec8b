"""Reads the headings of questions that members send in, with or without the answers of the government."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.layout.dates import DATE, MONTH, iso, session_of
from beleidsgraaf.extract.layout.letterhead import chamber_of, is_label, is_prose
from beleidsgraaf.extract.layout.lines import Line, Lines, Role, is_open
from beleidsgraaf.extract.layout.papers import CHAMBER, SESSION, session
from beleidsgraaf.extract.layout.part import Part, worded
from beleidsgraaf.extract.model import DocumentKind, Field, Signature, Span

_OPENS: Final = re.compile(r"(?:(?:Mondelinge|Schriftelijke) vragen|Vra(?:ag|gen)) van (?:het lid|de leden) (?!van de)")
_QUESTIONS: Final = re.compile(
    r"^[ \t]*(?P<title>(?:Mondelinge\s+|Schriftelijke\s+)?[Vv]ra(?:ag|gen)\s+van\s+(?:het|de)\s+(?:lid|leden)\b"
    r"[^()]*(?:\([^()]*\)[^()]*?)*?)"
    rf"\s*(?:\(ingezonden\s+(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})\s*\)"
    r"|\n\s*\n|(?=\bVraag\s+1\b)|(?=\bAntwoord van\b)|\Z)",
    re.MULTILINE,
)
#: Whom they are for: `aan de Ministers van X en van Y over`.
_ASKED_OF: Final = re.compile(
    r"\baan\s+(?P<offices>(?:de|het)\s+(?:[Mm]inister|[Ss]taatssecretaris|[Mm]inister-[Pp]resident)(?:(?!\bover\b).)+?)"
    r",?\s*(?:over(?:de|het|een)?|inzake|naar\s+aanleiding\s+van|met\s+betrekking\s+tot|bij\s+afwezigheid\s+van)\b",
    re.DOTALL,
)
_RECEIVED: Final = re.compile(rf"\((?:ontvangen|ingezonden)\s+(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})\s*\)")
_SENT_ON: Final = re.compile(rf"\(ingezonden\s+(?:op\s+)?(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})\s*\)")
_ANSWERED: Final = re.compile(
    r"(?:Antwoord|Mededeling|Gewijzigd antwoord|Nader antwoord)\s+van\s+(?:de\s+)?"
    r"(?P<head>[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris)\s+"
    r"(?P<person>[^()\n]+?(?:\n[^()\n]+?)?)?\s*(?:\((?P<portfolio>[^()]+?)\)?)?"
    r"(?P<also>(?:\s*(?:,|,?\s*en)\s+(?:van\s+)?(?:de\s+)?(?:[Mm]inister|[Ss]taatssecretaris)\s+[^()]{2,60}"
    r"\([^()]+\))*)"
    r"\s*,?\s*(?:(?:mede\s+)?namens\s+(?P<behalf>[^()]*?))?\s*\((?:ontvangen|verzonden)"
)
#: Who answers beside the first: `en van Staatssecretaris X (Portefeuille)`.
_ALSO: Final = re.compile(
    r"(?P<head>[Mm]inister|[Ss]taatssecretaris)\s+(?P<person>[^()]+?)\s*\((?P<portfolio>[^()]+)\)"
)
_ANSWER_NUMBER: Final = re.compile(r"(?:AH\s+)?(?P<number>\d{1,4})")
_CHAMBER_NUMBER: Final = re.compile(r"\b(20\d{2}Z) ?(\d{5})\b")


def opens(lines: list[Line], first: int, last: int) -> bool:
    """Tell whether a document is one of questions sent in, with or without their answers."""
    for line in lines[first : min(last, first + 8)]:
        text = line.text
        if is_label(text):
            return False  # a letter: what follows is the number of the questions that it answers
        if "Aanhangsel van de Handelingen" in text or text.startswith("Vragen gesteld door de leden der Kamer"):
            return True
        if re.fullmatch(r"AH \d{1,4}|20\d{2}Z ?\d{5}", text):
            return True
        if _OPENS.match(text):
            return True
    return False


def read(lines: Lines, part: Part) -> int:
    """Read the heading of questions sent in; gives the index of the first line below it."""
    all_lines, source = lines.lines, lines.source
    end = part.first
    while end < part.last and end < part.first + 30 and not _starts_dialogue(all_lines[end].text):
        end += 1
    start, stop = all_lines[part.first].start, all_lines[end - 1].end if end > part.first else 0
    zone = source[start:stop]
    part.kind = (
        DocumentKind.ANSWER_SET if _ANSWERED.search(zone) or "Aanhangsel van de H" in zone else DocumentKind.DOCUMENT
    )
    _above_questions(lines, part, end)
    if asked := _QUESTIONS.search(zone):
        a, b = start + asked.start("title"), start + asked.end("title")
        part.put("subject", worded(source, a, b).rstrip(".,: "), Span(a, b))
        if part.kind is DocumentKind.DOCUMENT and (offices := _ASKED_OF.search(source, a, b)):
            of = Span(*offices.span("offices"))
            part.fields.pop("addressee", None)  # the chamber's name above the questions is not whom they are for
            part.put("addressee", worded(source, of.start, of.end), of)
    if answered := _ANSWERED.search(zone):
        _answered(part, source, answered, start)
        for another in _ALSO.finditer(zone, *answered.span("also")):
            _answered(part, source, another, start)
        if answered["behalf"]:
            behalf = Span(start + answered.start("behalf"), start + answered.end("behalf"))
            office = Field(worded(source, behalf.start, behalf.end).rstrip(","), (behalf,))
            part.signatures.append(Signature(office, None, "mede namens"))
    _sent_in(part, zone, start)
    dates = list(_RECEIVED.finditer(zone))
    if dates and (found := DATE.search(dates[-1]["date"])):
        at = start + dates[-1].start("date")
        part.put("date", iso(found), Span(at, at + len(found[0])))
    _identify(part, zone, start)
    return _header_end(all_lines, part.first, end)


def _sent_in(part: Part, zone: str, start: int) -> None:
    if (sent := _SENT_ON.search(zone)) and (found := DATE.search(sent["date"])):
        at = start + sent.start("date")
        part.put("asked", iso(found), Span(at, at + len(found[0])))


_DIALOGUE: Final = re.compile(r"(?:Vraag|Vragen)\s+\d.*|1\.?|1[.)]\s.*", re.IGNORECASE)


def _starts_dialogue(text: str) -> bool:
    return _DIALOGUE.fullmatch(text) is not None


def _above_questions(lines: Lines, part: Part, end: int) -> None:
    part.chamber = "tk"  # the Aanhangsel is the Tweede Kamer's
    for line in lines.lines[part.first : end]:
        if line.role is not Role.TEXT:
            continue
        text = line.text
        if CHAMBER.fullmatch(text):
            part.chamber = chamber_of(text)
            part.put(
                "addressee", text.rstrip("0123456789 "), Span(line.start, line.start + len(text.rstrip("0123456789 ")))
            )
        elif text in "12" and line.gap == 0:
            line.role = Role.FURNITURE
        elif found := _ANSWER_NUMBER.fullmatch(text):
            part.put("number", found["number"], Span(line.start + found.start("number"), line.end))
        if found := SESSION.match(text):
            at = Span(line.start + found.start(1), line.start + found.end(2))
            part.put("session", session(found), at)


def _answered(part: Part, source: str, match: re.Match[str], start: int) -> None:
    """Note who answered: `Antwoord van Minister X (Portefeuille), mede namens ...`."""
    head = match["head"].capitalize()
    spans = [Span(start + match.start("head"), start + match.end("head"))]
    office = head
    if match["portfolio"]:
        at = start + match.start("portfolio")
        portfolio = worded(source, at, start + match.end("portfolio"))
        subject = part.fields.get("subject")
        link = "voor" if subject and f"voor {portfolio}" in subject.value else "van"
        office = f"{head} {link} {portfolio}"
        spans.append(Span(at, start + match.end("portfolio")))
    person = None
    if match["person"]:
        a, b = start + match.start("person"), start + match.end("person")
        person = Field(worded(source, a, b), (Span(a, b),))
    part.signatures.append(Signature(Field(office, tuple(spans)), person))


def _identify(part: Part, zone: str, start: int) -> None:
    """Make the identifier of questions: the number in the Aanhangsel, else the number that they were sent in under.

    An answer is numbered in the session in which it came in, so its date stands in for a session that is not named.
    """
    number, date = part.fields.get("number"), part.fields.get("date")
    if part.kind is DocumentKind.ANSWER_SET and number:
        known = part.fields.get("session")
        if known is None and date is not None:
            known = Field(session_of(date.value), date.spans)
            part.put("session", known.value, *known.spans)
        if known is not None:
            part.put("identifier", f"ah-tk-{known.value}-{number.value}", *known.spans, *number.spans)
    sent = _CHAMBER_NUMBER.search(zone)
    if sent:  # the number of the questions: of what asks them its own, of what answers them what it replies to
        name = "identifier" if part.kind is DocumentKind.DOCUMENT else "your_reference"
        part.put(name, sent[1] + sent[2], Span(start + sent.start(), start + sent.end()))


def _header_end(lines: list[Line], first: int, end: int) -> int:
    """Give the lines above the questions their role, each entry by itself; gives the line after them."""
    entry = re.compile(
        r"(?:Mondelinge |Schriftelijke )?Vra(?:ag|gen) |Antwoord |Mededeling |Vergaderjaar|Zie ook|Aanhangsel|AH |\d"
        r"|\((?:ingezonden|ontvangen|verzonden)"
    )
    last = first
    for i in range(first, end):
        line = lines[i]
        if line.role is not Role.TEXT:
            last = i + 1
            continue
        if i > first and line.gap and (is_prose(line.text) or "?" in line.text) and not entry.match(line.text):
            break
        line.role = Role.TITLE
        line.starts = (
            i == first or line.gap > 0 or (entry.match(line.text) is not None and not is_open(lines[i - 1].text))
        )
        last = i + 1
    return last
