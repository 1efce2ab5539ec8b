"""Finds what a document is about where no line says so, and gives titles in capitals their letters back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from beleidsgraaf.extract.layout.lines import Lines, Role, is_full, is_open, starts_lower
from beleidsgraaf.extract.layout.names import PARTICLES
from beleidsgraaf.extract.layout.part import Part, worded
from beleidsgraaf.extract.model import DocumentKind, Field, Span

_ANSWERS: Final = re.compile(r"(?:Antwoord(?:en)?|Beantwoording|Reactie|Vragen)\s+(?:op|van|aan|der)\b")
_BEFORE: Final = frozenset("abcdefghijklmnopqrstuvwxyz,")
_GOES_ON: Final = re.compile(r"[\w-]")
_ABOUT: Final = re.compile(
    r"\bover\s+(?:de\s+|het\s+|een\s+)?(?:[‘'](?P<a>[^‘’'\n]{4,90})[’']|[“\"«](?P<b>[^“”\"«»\n]{4,90})[”\"»])"
)


def find(lines: Lines, part: Part) -> None:
    """Find the subject of a document without a line for it: the title of its answers, or what its opening is about."""
    if "subject" in part.fields or part.kind in (DocumentKind.ANNEX, DocumentKind.MOTION, DocumentKind.BILL):
        return
    all_lines = lines.lines
    signed = max((i for i in range(part.first, part.last) if all_lines[i].role is Role.SIGNATURE), default=None)
    if signed is not None:
        below = [i for i in range(signed + 1, part.last) if all_lines[i].role is Role.TEXT][:3]
        for i in below:
            if _ANSWERS.match(all_lines[i].text):
                last = i
                while last + 1 < part.last and _goes_on(lines, last):
                    last += 1
                span = Span(all_lines[i].start, all_lines[last].end)
                part.put("subject", worded(lines.source, span.start, span.end).rstrip("."), span)
                return
    opening = [line for line in all_lines[part.body : part.last] if line.role is Role.TEXT][:14]
    if part.kind in (DocumentKind.CONSULTATION_REPORT, DocumentKind.LETTER) and part.fields.get("title") and opening:
        start, end = opening[0].start, opening[-1].end
        text = re.sub(r"\s*\n\s*", lambda m: " " * len(m[0]), lines.source[start:end])
        paragraph = _ABOUT.search(text)
        if paragraph:
            name = "a" if paragraph["a"] else "b"
            span = Span(start + paragraph.start(name), start + paragraph.end(name))
            part.put("subject", worded(lines.source, span.start, span.end), span)


def _goes_on(lines: Lines, i: int) -> bool:
    """Tell whether a line without an end goes on in the next."""
    line, after = lines.lines[i], lines.lines[i + 1]
    if after.role is not Role.TEXT or after.starts or after.gap > 1:
        return False
    full = is_full(line.text, after.text, lines.wrapping.width) and after.gap == 0
    return full or starts_lower(after.text) or is_open(line.text)


def _uses(words: Iterable[str], small: str) -> Iterator[tuple[str, int]]:
    """Give where words stand inside a sentence of a text in small letters: after a letter or a comma and a blank."""
    for word in words:
        at = small.find(f" {word}", 1)
        while at > 0:
            end = at + 1 + len(word)
            if small[at - 1] in _BEFORE and not _GOES_ON.match(small, end):
                yield word, at + 1
            at = small.find(f" {word}", end)


def cased(title: Field, source: str) -> Field:
    """Give a title in capitals the letters that the rest of the text has for its words; it starts with a capital.

    A word is read with the word before it first: `Binnenlandse Zaken` has other letters than `stand van zaken`.
    """
    if title.value.upper() != title.value:
        return title
    words = re.findall(r"[^\W\d_]+", title.value.lower())
    after: dict[str, set[str]] = {}
    for one, other in pairwise(words):
        after.setdefault(other, set()).add(one)
    seen_as: defaultdict[str, Counter[str]] = defaultdict(Counter)
    small = source.lower()
    if len(small) != len(source):  # a letter that has another length in small letters would shift all after it
        small = "".join(sign.lower()[:1] for sign in source)
    for low, start in _uses(set(words) - PARTICLES, small):  # particles have small letters anyway
        word = source[start : start + len(low)]
        if word.isupper() and len(word) > 1:
            continue
        seen_as[low][word] += 1
        for before in after.get(low, ()):
            first = start - 1 - len(before)
            if first >= 0 and small.startswith(before, first) and (not first or small[first - 1].isspace()):
                seen_as[f"{before} {low}"][word] += 1
    last, named = "", False  # the names of members follow `het lid`, `de leden`

    def case(match: re.Match[str]) -> str:
        nonlocal last, named
        low = match[0].lower()
        seen = seen_as.get(f"{last} {low}") or seen_as.get(low)
        mover = match.string[: match.start()].lower().endswith("motie van ")  # `MOTIE VAN X`, without `het lid`
        named = (named or mover or low in ("lid", "leden")) and low not in ("vervanging", "over", "inzake")
        last = low
        if low in ("c", "s"):
            return low
        if seen and not (named and low not in PARTICLES):
            return max(sorted(seen), key=lambda w: seen[w])
        return low.capitalize() if named and low not in PARTICLES else low

    value = re.sub(r"[^\W\d_]+", case, title.value)
    return Field(value[:1].upper() + value[1:], title.spans)
