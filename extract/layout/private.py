"""Blots out who is to be rung about a letter: names, numbers and addresses of contact persons and civil servants.

A blot has the length of what it hides, so that offsets stay; what stands in the letterhead under a label such as
`Contactpersoon`, telephone numbers and addresses of persons are hidden wherever they stand, and a name where a number
or an address follows it. Nothing further on sees what was hidden: no mention, quote, passage, index or page.
Ministers, members of Parliament and signatories are public figures and stay.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from typing import Final

from beleidsgraaf.extract.layout.letterhead import contact_labels, is_label, is_prose
from beleidsgraaf.extract.layout.names import is_name
from beleidsgraaf.extract.model import Layout, Reading, Span

#: What stands for a hidden character that is no white space.
BLOT: Final = "█"

_LISTS: Final = tomllib.loads(resources.files(__package__).joinpath("private.toml").read_text("utf-8"))
_EMAIL: Final = re.compile(r"(?P<local>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_LOCAL: Final = re.compile(r"[\w.+-]*$")
#: So long a part before the `@` is no address.
_LONGEST: Final = 80
#: Ten digits from 0, or +31 and nine; a reference such as 2031-0000412345 has other neighbours. The first sign stands
#: before what must not precede it, because the search for a set of characters is fast.
_NUMBER: Final = re.compile(
    r"[+(0](?<![\w.,/-].)(?:(?:(?<=\+)|(?<=0)0)31[\s-]?(?:\(0\)[\s-]?)?[1-9](?:[\s-]{0,2}\d){8}"
    r"|(?<=\()0[1-9]\d{0,2}\)(?:[\s-]?\d){6,8}|(?<=0)[1-9](?:[\s-]{0,2}\d){8})(?![\w-]|[.,]\d)"
)
_LABEL: Final = re.compile(
    r"[*_>\s]*(?P<label>" + "|".join(re.escape(x) for x in contact_labels()) + r")\b[*_]*\s*:?[*_]*(?P<rest>.*)",
    re.IGNORECASE,
)
_TITLE: Final = "|".join(re.escape(t) for t in _LISTS["titles"])
_NAME: Final = (
    r"(?:(?:[A-Z]\.\s?)+|[A-Z][\w’'-]+\s+)?(?:(?:van|de|den|der|het|te|ten|ter|’t|'t)\s+)*"
    r"[A-Z][\w’'-]+(?:\s?-\s?[A-Z][\w’']+)?"
)
_STYLE: Final = re.compile(rf"(?:(?:{_TITLE}|{'|'.join(re.escape(c) for c in _LISTS['courtesy'])})\s*)+", re.IGNORECASE)
_NAMED: Final = re.compile(
    rf"\b(?:{'|'.join(re.escape(c) for c in _LISTS['courtesy'])})\s+(?:(?:{_TITLE})\s*)*(?P<name>{_NAME})"
    r"(?=[^.;!?]{0,60}?(?:\bte?l\.|\btelefo|\bmobiel|\be-?mail|@|[\s(]0[1-9]\d?\d?[\s-]?\d))",
)
_HINT: Final = re.compile(r"@|\b0[1-9]|\+31|0031|" + "|".join(re.escape(x) for x in contact_labels()), re.IGNORECASE)
#: A name stands so many lines below its label at most, and a block of a contact person has so many lines.
_REACH: Final = 12
_BLOCK: Final = 5
_LETTERHEAD: Final = 80


def private(text: str) -> list[Span]:
    """Give what is to be hidden of a text, in order and apart."""
    if not _HINT.search(text):
        return []
    found = [Span(m.start(), m.end()) for m in _addresses(text) if m["local"].casefold() not in _LISTS["general"]]
    found += [Span(m.start(), m.end()) for m in _NUMBER.finditer(text)]
    if any(word in text for word in _LISTS["courtesy"]):
        found += [Span(*m.span("name")) for m in _NAMED.finditer(text)]
    small = text.lower()
    if any(label.lower() in small for label in contact_labels()):
        found += _contacts(text)
    return _merged(found)


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """Give the addresses of e-mail in a text; looked for by their `@`."""
    at, done = text.find("@"), 0
    while at >= 0:
        local = _LOCAL.search(text, max(done, at - _LONGEST), at)
        if local is not None and (match := _EMAIL.match(text, local.start())):
            yield match
            done = match.end()
        at = text.find("@", at + 1)


def redact(layout: Layout) -> Layout:
    """Give a layout without what is private, of the same length."""
    source = layout.source
    spans = private(source.text)
    if not spans:
        return layout
    reading = list(layout.reading.text)
    for span in spans:
        for at in range(span.start, span.end):
            offset = layout.reading.reading_offset(at)
            if offset is not None and not reading[offset].isspace():
                reading[offset] = BLOT
    return replace(
        layout,
        source=replace(source, text=blot(source.text, spans)),
        reading=Reading("".join(reading), layout.reading.segments),
    )


def blot(text: str, spans: list[Span]) -> str:
    """Hide spans of a text."""
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], re.sub(r"\S", BLOT, text[span.start : span.end])]
        end = span.end
    return "".join([*parts, text[end:]])


def _contacts(text: str) -> list[Span]:
    """Give what stands behind and below the labels of contact persons, down to the letter itself."""
    found: list[Span] = []
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for number, (start, line) in enumerate(lines):
        if len(line) > _LETTERHEAD or not (match := _LABEL.fullmatch(line)):
            continue
        rest = match["rest"]
        if rest.strip(" *_") and is_prose(rest):
            continue
        begin = start + match.start("rest")
        if rest.strip(" *_:"):
            found.append(Span(begin, start + len(line)))
        found += _below(lines[number + 1 : number + 1 + _REACH], bool(rest.strip(" *_:")))
    return found


def _below(lines: list[tuple[int, str]], has_name: bool) -> list[Span]:
    found: list[Span] = []
    block = True  # the lines that follow without a blank one
    for start, line in lines:
        words = line.strip().strip("*_> ")
        if is_prose(words) or len(words) > _LETTERHEAD:
            break
        if not words:
            block = block and not (found or has_name)
            continue
        if is_label(words):
            block = False
            continue
        if (block and len(found) < _BLOCK and (has_name or found or is_name(words))) or (
            not has_name and is_name(words)
        ):
            found.append(Span(start, start + len(line)))
            has_name = True
        else:
            block = False
    return found


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
