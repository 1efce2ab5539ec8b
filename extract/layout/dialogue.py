"""Finds questions and answers: their labels, and which answer serves which questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from beleidsgraaf.extract.layout.blocks import Draft
from beleidsgraaf.extract.layout.lines import Line, Lines, Role, ends_sentence, is_open, starts_lower
from beleidsgraaf.extract.model import AnswerBlock, Block, BlockKind, QuestionBlock

_NUMBERS: Final = r"\d{1,3}[a-z]?(?:\s*(?:,\s*en|,|en|t/m|tot en met|-|–|&|/)\s*\d{1,3}[a-z]?)*(?![\w/])"
_QUESTION: Final = re.compile(
    rf"(?:Vraag|Vragen|VRAAG|VRAGEN)\s+(?:nr\.?\s*)?(?P<numbers>{_NUMBERS})\s*(?P<mark>[:.)])?(?P<rest>\s*\S.*)?"
)
_ANSWER: Final = re.compile(
    r"(?:Antwoord(?:en)?|ANTWOORD(?:EN)?)(?:\s+(?:op|bij)(?:\s+de)?)?(?:\s+(?:vraag|vragen|VRAAG|VRAGEN|Vraag|Vragen))?"
    rf"(?:\s+(?P<numbers>{_NUMBERS}))?\s*(?P<mark>[:.)])?(?P<rest>\s*\S.*)?"
)
_ASKED: Final = re.compile(
    r"(?:Inbreng|Vragen|Opmerkingen)(?: en (?:vragen|opmerkingen))? (?:van )?"
    r"(?:de leden van de |het lid van de |de )(?:\S+-)?fractie"
)
_BARE: Final = re.compile(rf"(?P<numbers>{_NUMBERS})(?P<mark>[.):])?")
_NUMBERED: Final = re.compile(r"(?P<numbers>\d{1,3}[a-z]?)(?P<mark>[.):])\s+(?=\S)")
_RANGE: Final = re.compile(r"(\d{1,3})\s*(?:t/m|tot en met|-|–)\s*(\d{1,3})")
_SINGLE: Final = re.compile(r"\d{1,3}[a-z]?")
#: Text of those who ask, between an answer and the next question.
_CONTEXT: Final = re.compile(
    r"(?:De|Deze|Genoemde|Het|Tot slot|Ook|Verder|Voorts)\s+(?:\w+\s+){0,3}?(?:leden|lid)\b"
    r"|.{0,300}(?:volgende|enkele|aanvullende) vragen[^.]{0,60}[.:]$",
    re.DOTALL,
)
_HEADING: Final = 30  #: lines in which it says when questions were sent in
_LONGEST: Final = 40  #: lines of a question
_TAIL: Final = 6  #: blocks of context that may stand between a heading and the question that they introduce


def numbers_of(text: str) -> tuple[str, ...]:
    """Give the numbers that a label names: `2 en 3`, `5, 6 en 7`, `1 t/m 4`."""
    found: list[str] = []
    at = 0
    for match in _RANGE.finditer(text):
        found += _SINGLE.findall(text[at : match.start()])
        first, last = int(match[1]), int(match[2])
        found += [str(n) for n in range(first, min(last, first + 60) + 1)]
        at = match.end()
    return tuple(found + _SINGLE.findall(text[at:]))


def label(lines: Lines) -> None:
    """Give labels such as `Vraag 3` and `Antwoord op vraag 2 en 3` their role.

    What stands behind a label on its line becomes a line of its own.
    """
    found: list[Line] = []
    for line in lines.lines:
        found.append(line)
        if line.role is Role.TEXT and line.text[0] in "VIO" and _ASKED.match(line.text):
            line.starts = line.starts or len(found) < 2 or not is_open(found[-2].text)
        if line.role is not Role.TEXT or line.text[0] not in "VA":
            continue
        before = found[-2] if len(found) > 1 else None
        apart = (
            line.starts or line.gap > 0 or before is None or before.role is not Role.TEXT or ends_sentence(before.text)
        )
        for pattern, role in ((_ANSWER, Role.ANSWER_LABEL), (_QUESTION, Role.QUESTION_LABEL)):
            match = pattern.fullmatch(line.text)
            if match and _is_label(match, role, apart):
                rest = _cut(line, match, role)
                if rest is not None:
                    found.append(rest)
                break
    lines.lines[:] = found
    for line, after in pairwise(found):
        if line.role in (Role.QUESTION_LABEL, Role.ANSWER_LABEL):
            after.starts = True


def _is_label(match: re.Match[str], role: Role, apart: bool) -> bool:
    rest = (match["rest"] or "").strip()
    if not rest:
        return True
    before = match.string[match.start("rest") - 1]
    if not apart or not (before.isspace() or match["rest"][0].isspace() or match["mark"]):
        return False
    if match["mark"]:
        return True
    return match["numbers"] is not None and rest[0].isupper() and len(rest) > 3


def _cut(line: Line, match: re.Match[str], role: Role) -> Line | None:
    """Make a line a label; gives what stands behind the label as a line of its own."""
    rest = None
    if match["rest"]:
        text = match["rest"].strip()
        start = line.start + line.text.rindex(text)
        rest = Line(start, line.end, text, 0, 0, False)
        line.end = line.start + len(line.text[: match.start("rest")].rstrip())
        line.text = line.text[: match.start("rest")].rstrip()
    line.role, line.starts = role, True
    line.numbers = numbers_of(match["numbers"] or "")
    line.label = match["numbers"] or ""
    return rest


def number(lines: Lines) -> None:
    """Recognise questions that have a number for a label, by the answers among them: `22. Kunt u ...`, `5, 6 en 7`.

    Numbers count in one of the two forms, where they lead to an answer, and as a series that goes up. Questions that
    were sent in and wait for an answer stand under numbers as well.
    """
    all_lines = lines.lines
    answers = sum(x.role is Role.ANSWER_LABEL for x in all_lines)
    labels = sum(x.role is Role.QUESTION_LABEL for x in all_lines)
    waiting = not answers and not labels and any("(ingezonden" in x.text for x in all_lines[:_HEADING])
    if answers <= labels and not waiting:
        return
    bare: list[tuple[int, re.Match[str]]] = []
    numbered: list[tuple[int, re.Match[str]]] = []
    for i, line in enumerate(all_lines):
        if line.role is Role.TEXT and line.text[0].isdecimal():
            for found, match in ((bare, _BARE.fullmatch(line.text)), (numbered, _NUMBERED.match(line.text))):
                if match and (
                    _is_asked(all_lines, i) if waiting else _leads_to_answer(all_lines, i, found is numbered)
                ):
                    found.append((i, match))
    for i, match in _series(bare if len(bare) > len(numbered) else numbered):
        line = all_lines[i]
        line.numbers, line.label, line.starts = numbers_of(match["numbers"]), match["numbers"], True
        if match.end() == len(line.text):
            line.role = Role.QUESTION_LABEL
            if i + 1 < len(all_lines):
                all_lines[i + 1].starts = True
        else:
            line.start += match.end()
            line.text = line.text[match.end() :]


def drop_numbers(lines: Lines) -> None:
    """Take lone numbers that are nobody's label out of the text: what is left of page numbers."""
    for before, line, after in zip(lines.lines, lines.lines[1:], [*lines.lines[2:], None], strict=False):
        if line.role is Role.TEXT and line.text.isdecimal() and len(line.text) <= 3 and not line.heading:
            apart = lines.wrapping.doubled or (line.gap > 0 and (after is None or after.gap > 0))
            ended = before.role is not Role.TEXT or ends_sentence(before.text)
            if apart and ended and (after is None or not starts_lower(after.text)):
                line.role = Role.FURNITURE


def _series(found: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Give the longest run of labels whose numbers go up by steps of at most five."""
    first = [int(_SINGLE.findall(m["numbers"])[0].rstrip("abcdefgh")) for _, m in found]
    last = [int(numbers_of(m["numbers"])[-1].rstrip("abcdefgh")) for _, m in found]
    best = [1] * len(found)
    back = [-1] * len(found)
    for i in range(len(found)):
        for j in range(max(0, i - 12), i):
            if 0 <= first[i] - last[j] <= 5 and first[i] + last[i] > first[j] + last[j] and best[j] + 1 > best[i]:
                best[i], back[i] = best[j] + 1, j
    at = max(range(len(found)), key=lambda i: (best[i], -i), default=-1)
    run: list[tuple[int, re.Match[str]]] = []
    while at >= 0:
        run.append(found[at])
        at = back[at]
    return run[::-1]


def _leads_to_answer(lines: list[Line], i: int, ask: bool) -> bool:
    """Tell whether an answer follows a number before the letter ends; and, where asked, a question before that."""
    asked = "?" in lines[i].text
    for line in lines[i + 1 : i + 80]:
        if line.role is Role.ANSWER_LABEL:
            return asked or not ask
        if line.role in (Role.SIGNATURE, Role.TITLE):
            return False
        asked = asked or "?" in line.text
    return False


def _is_asked(lines: list[Line], i: int) -> bool:
    """Tell whether a question mark comes after a number, before the next."""
    for line in lines[i : i + _LONGEST]:
        if "?" in line.text:
            return True
        if line is not lines[i] and (line.role is not Role.TEXT or _BARE.fullmatch(line.text)):
            return False
    return False


@dataclass(slots=True)
class Exchange:
    """The questions and answers of a source, as drafts."""

    #: number, text, and index of the answer
    questions: list[tuple[str, list[Draft], int | None]] = field(default_factory=list)
    answers: list[list[Draft]] = field(default_factory=list)


def mark(drafts: list[Draft]) -> Exchange:
    """Find questions and answers among the blocks; the text of a question gets its kind."""
    exchange = Exchange()
    asked: list[tuple[str, list[Draft]]] = []  # questions that wait for an answer
    current: list[Draft] | None = None
    answer: list[Draft] | None = None
    document = -1
    seen_before: set[str] = set()
    of_document: set[str] = set()
    for draft in drafts:
        if draft.document != document:
            _flush(exchange, asked)
            asked, current, answer, document = [], None, None, draft.document
            seen_before |= of_document
            of_document = set()
        of_document.add(draft.text)
        starts_question = draft.role is Role.QUESTION_LABEL or (draft.role is Role.TEXT and bool(draft.numbers))
        if starts_question:
            if answer is not None:
                _trim(answer, seen_before)
                answer = None
            texts = [draft] if draft.role is Role.TEXT else []
            asked += _new(draft.numbers, texts)
            current = asked[-1][1]
        elif draft.role is Role.ANSWER_LABEL:
            asked = _answered(exchange, asked, draft.numbers, answer, seen_before)
            current, answer = None, exchange.answers[-1]
        elif draft.role is Role.TEXT:
            if answer is not None:
                answer.append(draft)
            elif current is not None:
                current.append(draft)
        elif draft.role in (Role.TITLE, Role.SIGNATURE):
            current = answer = None
    _flush(exchange, asked)
    if not exchange.questions and not exchange.answers:
        exchange.questions += _unnumbered(drafts)
    _spread(exchange)
    return exchange


def _unnumbered(drafts: list[Draft]) -> list[tuple[str, list[Draft], int | None]]:
    """Number the questions that were sent in when their numbers got lost: each paragraph that asks is one."""
    if not any(d.role is Role.TITLE and "(ingezonden" in d.text for d in drafts[:_HEADING]):
        return []
    asking = [d for d in drafts if d.role is Role.TEXT and "?" in d.text]
    return [(str(n), [draft], None) for n, draft in enumerate(asking, 1)]


def _new(numbers: tuple[str, ...], texts: list[Draft]) -> list[tuple[str, list[Draft]]]:
    """Give a question for each number of a label; they share a list of blocks until it is known how many there are."""
    return [(n, texts) for n in numbers]


def _answered(
    exchange: Exchange,
    asked: list[tuple[str, list[Draft]]],
    numbers: tuple[str, ...],
    before: list[Draft] | None,
    seen: set[str],
) -> list[tuple[str, list[Draft]]]:
    """Start an answer: it serves the questions that its label names, else all that wait; gives those that wait on."""
    index = len(exchange.answers)
    exchange.answers.append([])
    known = {n for n, _, _ in exchange.questions} | {n for n, _ in asked}
    missing = [n for n in numbers if n not in known]
    if before is not None:
        tail = _trim(before, seen, unlabelled=bool(missing) and not asked)
        if missing and not asked:
            asked = [(n, tail) for n in missing]
    served = [q for q in asked if not numbers or q[0] in numbers]
    if not served and asked and numbers:
        served = asked  # the label has a slip of the pen in it
    exchange.questions += [(n, texts, index) for n, texts in served]
    return [q for q in asked if q not in served]


def _flush(exchange: Exchange, asked: list[tuple[str, list[Draft]]]) -> None:
    exchange.questions += [(n, texts, None) for n, texts in asked]


def _trim(answer: list[Draft], seen: set[str], unlabelled: bool = False) -> list[Draft]:
    """Take off the end of an answer what introduces the next question: a heading, words of those who ask.

    A passage that stands in an earlier document of the source is quoted from the letter that is answered.
    Gives the blocks of a question without a label, when one is known to be among them.
    """
    cut = len(answer)
    for i in range(len(answer) - 1, -1, -1):
        draft = answer[i]
        heading = i > 0 and draft.kind is BlockKind.HEADING and len(answer) - i <= _TAIL  # an answer may be `Ja`
        if heading or (cut == i + 1 and i > 0 and (draft.text in seen or _CONTEXT.match(draft.text))):
            cut = i
    tail = answer[cut:]
    if unlabelled and not tail and len(answer) > 1:
        cut = len(answer) - 1
        while cut > 1 and answer[cut - 1].kind is BlockKind.LIST_ITEM and answer[cut].kind is BlockKind.LIST_ITEM:
            cut -= 1
        tail = answer[cut:]
    del answer[cut:]
    items = [d for d in tail if d.kind is BlockKind.LIST_ITEM]
    return items or [d for d in tail if d.kind is not BlockKind.HEADING][-1:]


def _spread(exchange: Exchange) -> None:
    """Give each of several questions under one label its own paragraph, where there are as many; mark their blocks."""
    groups: dict[int, list[int]] = {}
    for i, (_, texts, _) in enumerate(exchange.questions):
        groups.setdefault(id(texts), []).append(i)
        for draft in texts:
            draft.kind = BlockKind.QUESTION
    for members in groups.values():
        texts = exchange.questions[members[0]][1]
        if len(members) > 1 and len(texts) == len(members):
            for i, draft in zip(members, texts, strict=True):
                n, _, answer = exchange.questions[i]
                exchange.questions[i] = (n, [draft], answer)
    for n, texts, _ in exchange.questions:
        for draft in texts:
            draft.label = draft.label or n


def blocks(exchange: Exchange, made: list[Block]) -> tuple[list[QuestionBlock], tuple[AnswerBlock, ...]]:
    """Make question and answer blocks of what has come to stand in the reading; a question without text is left out."""
    answers: list[AnswerBlock] = []
    index: dict[int, int] = {}
    for n, drafts in enumerate(exchange.answers):
        at = [d.at for d in drafts if d.at is not None]
        if at:
            index[n] = len(answers)
            answers.append(AnswerBlock(made[at[0]].document, made[at[0]].start, made[at[-1]].end))
    questions: list[QuestionBlock] = []
    for number_, drafts, answer in exchange.questions:
        at = [d.at for d in drafts if d.at is not None]
        if at:
            first, last = made[at[0]], made[at[-1]]
            questions.append(
                QuestionBlock(
                    first.document, number_, first.start, last.end, answer=None if answer is None else index.get(answer)
                )
            )
    questions.sort(key=lambda q: (q.start, q.end, len(q.number), q.number))
    return questions, tuple(answers)
