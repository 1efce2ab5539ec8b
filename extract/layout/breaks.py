"""Puts line breaks back that a conversion swallowed: `in dezebrief`, `is afgerond.De gemeenten`, `maatschap-pelijke`.

Some conversions of PDFs keep the ends of paragraphs and lose those of lines, so that the last word of a line sticks to
the first of the next. Only texts with sentences that stick together are touched. In these, the long lines are
divided where a break is likeliest: at a mark, a capital or a figure that sticks to a letter, or between two known
words that make none together; and at the width that the lines of a page have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import log
from typing import Final

from beleidsgraaf.extract.layout.lines import Line, Lines, measure
from beleidsgraaf.extract.layout.words import WORDS, rows

#: Characters of a line beyond which it must have swallowed a break, in a text that did.
_LONG: Final = 95
_USUAL: Final = range(54, 90)
_MEAN: Final = 76
#: What sticks together, by its second half: a sentence, a name, a year. It starts with what is rare, for speed.
_STUCK: Final = re.compile(
    r"[A-ZÀ-Þ\d](?:(?<=[a-zß-ÿ]{3}[.?!]\D)(?=[a-zß-ÿ])|(?<=\b(?:de|en|in|op|om|te)\D)(?=[a-zß-ÿ]{3})"
    r"|(?<=\b(?:van|het|een|met|aan|bij|tot|uit)\D)(?=[a-zß-ÿ]{3})|(?<=\b(?:voor|over|door|naar)\D)(?=[a-zß-ÿ]{3})"
    r"|(?<=[a-zß-ÿ]{3}[12])(?=\d{3}\b)|(?<=\d{4}\D)(?=[a-z]{3}))"
)
#: The heading of a printed paper with the chamber's number stuck to its name.
_HEADING: Final = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal[12]\n")
_ENOUGH: Final = 3
_DENSITY: Final = 1 / 2500  #: of what sticks together, to the characters of long lines

_BEFORE_COMMA: Final = re.compile(r" (?=, )(?<=[\w)»”] )")
_SENTENCES: Final = re.compile(r"(?<=[a-zß-ÿ]{3})[.?!](?=[A-ZÀ-Þ][a-zß-ÿ])")
_TOKEN: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"://|www\.|@|\.(?:nl|com|eu|org|html?|pdf)\b")
#: Marks that stick to what follows: after a full stop only a capital counts, for `d.w.z.` and `art.3` are words.
_MARK: Final = re.compile(
    r"(?<=[a-zß-ÿ\d»”’)][.?!])(?=[A-ZÀ-Þ«“‘])|(?<=\S[,;:])(?=[^\W\d_«“‘(]|[–-]\s|\d\d?\.\s)"
    r"|(?<=[a-zß-ÿ»”\d])(?=[«“(])|(?<=[)»”])(?=[^\W\d_])|(?<=\d%)(?=[^\W\d_])"
)
_ENDS: Final = frozenset(".?!")
_CAPITAL: Final = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z]{2})(?=[a-zß-ÿ]{2})")
_FIGURE: Final = re.compile(
    r"(?<=[a-zß-ÿ]{2})(?=\d{2,4}(?!\d)|€)|(?<=\d)(?!de\b|ste\b)(?=[a-zß-ÿ]{2}|[A-ZÀ-Þ][a-zß-ÿ]{2}|[A-Z]{3})"
)
_HYPHEN: Final = re.compile(r"(?<=[a-zß-ÿ]{2}-)(?=[a-zß-ÿ]{2})")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+")
_JOINERS: Final = frozenset(WORDS["suspending"])

#: What a break at each sign is worth; known words that stick together are worth what they are used.
_WORTH: Final = {_MARK: 6.0, _CAPITAL: 3.0, _FIGURE: 4.0}
_JOINED: Final = 13.0
_UNKNOWN: Final = -17.0
_USED: Final = -7.5  #: how usual a word is that one in two thousand is
_SURE: Final = 6.0  #: of two that are used much: what they make together is no word, however often it comes
_DEAR: Final = 4.0  #: what a break between two words costs, so that only the width asks for it
#: Endings that make a word that no list has look like two.
_ENDINGS: Final = frozenset(WORDS["endings"])
_CAMELS: Final = frozenset(WORDS["camels"])


@cache
def _counts() -> Mapping[str, int]:
    return {row["word"]: int(row["count"]) for row in rows("word-counts.csv")}


def restore(lines: Lines) -> None:
    """Divide the lines of a text that swallowed breaks, and measure its width anew; other texts stay as they are."""
    heading = _HEADING.match(lines.source)
    if heading and lines.lines:
        first = lines.lines[0]
        first.end, first.text = first.end - 1, first.text[:-1]  # the chamber's number is no footnote's
    long = [line.text for line in lines.lines if len(line.text) > _LONG]
    stuck = {
        text[max(0, m.start() - 4) : m.end() + 4] for text in long for m in _STUCK.finditer(text)
    }  # a name comes back
    if not long or len(stuck) + (_ENOUGH if heading else 0) < max(_ENOUGH, sum(map(len, long)) * _DENSITY):
        return
    words = _Words(lines.source)
    found: list[Line] = []
    for line in lines.lines:
        if len(line.text) > _LONG:
            found += _divided(line, _best(line.text, _places(line.text, words)), lines.cuts)
        else:
            found += _divided(line, [match.end() for match in _SENTENCES.finditer(line.text)], lines.cuts)
    lines.lines[:] = found
    lines.wrapping, lines.swallowed = measure(found), True


def close_up(lines: Lines) -> None:
    """Leave out the blank that typesetting put between a name and a comma: `de leden Jansen , De Wit`."""
    if " ," in lines.source:
        lines.cuts += [(m.start(), m.end(), "") for m in _BEFORE_COMMA.finditer(lines.source)]


class _Words:
    """What is known of words: how often they stand in motions, and in the text itself."""

    def __init__(self, source: str) -> None:
        self._own = Counter(word.lower() for word in _WORD.findall(source))
        self._whole = Counter(_WORD.findall(source))
        self._total = log(sum(_counts().values()))

    def is_known(self, word: str) -> bool:
        """Tell whether it is a word of the language, or of this text more than once."""
        low = word.lower()
        times = self._own[low]
        if low in _counts():
            return True
        apart = _between(low, self)[1] if times > 1 else 0.0
        return times > 1 and apart < _SURE and (times > 3 or apart <= 0)

    def is_name(self, word: str) -> bool:
        """Tell whether a word with a capital inside is one: it comes back, and its parts are no words."""
        return word in _CAMELS or (self._whole[word] > 1 and not all(map(self.is_known, _PARTS.findall(word))))

    def usual(self, word: str) -> float:
        """Give how usual a word is: the logarithm of its share of all words."""
        low = word.lower()
        count = _counts().get(low, 0) or (self._own[low] - 1) * 5
        return log(count) - self._total if count > 0 else _UNKNOWN


def _divided(line: Line, breaks: list[int], cuts: list[tuple[int, int, str]]) -> list[Line]:
    """Give the lines that a line was; the hyphen of a word that was broken there is added to the cuts."""
    text = line.text
    found: list[Line] = []
    start = 0
    for at in breaks:
        after = _WORD.match(text, at)
        if text[at - 1] == "-" and after and after[0] not in _JOINERS:
            cuts.append((line.start + at - 1, line.start + at, ""))
            continue
        piece = text[start:at]
        found.append(replace(line, start=line.start + start, end=line.start + at, text=piece))
        start = at
    found.append(replace(line, start=line.start + start, text=text[start:]))
    for piece_ in found[1:]:
        piece_.gap, piece_.indent, piece_.page = 0, 0, False
    return found


def _places(text: str, words: _Words) -> dict[int, float]:
    """Give where a break may have been, and what speaks for it."""
    found: dict[int, float] = {}
    for token in _TOKEN.finditer(text):
        part, start = token[0], token.start()
        if len(part) < 4 or _ADDRESS.search(part):
            continue
        for pattern, worth in _WORTH.items():
            for match in pattern.finditer(part):
                left = _WORD.findall(part[: match.start()])
                if pattern is not _MARK:
                    right = _WORD.match(part, match.start())
                    whole = (left[-1] if left else "") + (right[0] if right else "")
                    known = (left and words.is_known(left[-1])) or (right and words.is_known(right[0]))
                    if words.is_name(whole) or not known:
                        continue
                found[start + match.start()] = worth
        for match in _HYPHEN.finditer(part):
            left, right = _WORD.findall(part[: match.start()])[-1], _WORD.match(part, match.start())
            if right and right[0] in _JOINERS:
                found[start + match.start()] = 5.0
            elif right and (words.is_known(left + right[0]) or not (words.is_known(left) and words.is_known(right[0]))):
                found[start + match.start()] = 5.0 if words.is_known(left + right[0]) else 2.0
        for match in _WORD.finditer(part):
            if len(match[0]) > 3 and not words.is_known(match[0]) and match[0][1:].islower():
                at, worth = _between(match[0], words)
                if worth > 0:
                    found.setdefault(start + match.start() + at, worth - _DEAR)
    return found


def _between(word: str, words: _Words) -> tuple[int, float]:
    """Give where a word that is none falls apart into two, and what speaks for that."""
    best = (0, 0.0)
    for at in range(2, len(word)):
        left, right = word[:at], word[at:]
        one, other = words.usual(left), words.usual(right)
        if (len(right) == 1 and right != "u") or (right in _ENDINGS and one < _USED):
            continue
        if _UNKNOWN in (one, other) and (max(one, other) < _USED or min(at, len(right)) < 3):
            continue  # a compound; and `op`, `in`, `te` start and end many a word that no list has
        worth = _JOINED + (one + other) / 2
        if worth > best[1]:
            best = (at, worth)
    return best


def _best(text: str, places: dict[int, float]) -> list[int]:
    """Give the breaks that are worth most together: each worth what speaks for it, less what its line is too long."""
    points = [0, *sorted(places), len(text)]
    total = [0.0] * len(points)
    back = [0] * len(points)
    for i in range(1, len(points)):
        at = points[i]
        total[i] = float("-inf")
        for j in range(i - 1, -1, -1):
            length = at - points[j]
            worth = total[j] + _fits(length, i + 1 == len(points) or text[at - 1] in _ENDS) + places.get(at, 0.0)
            if worth > total[i]:
                total[i], back[i] = worth, j
            if length > 6 * _LONG:
                break
    found: list[int] = []
    i = back[-1]
    while i:
        found.append(points[i])
        i = back[i]
    return found[::-1]


def _fits(length: int, ends: bool) -> float:
    """Give what a line's length speaks for it: that of a paragraph's end may be short."""
    if length in _USUAL:
        return -max(0, length - _MEAN) / 4
    if length < _USUAL.start:
        return -0.5 if ends else -(_USUAL.start - length) / 4
    return -4.0 * (length // _LONG) - (length - _USUAL.stop) / 10 if length <= 2 * _LONG else -8.0 * (length // _LONG)
