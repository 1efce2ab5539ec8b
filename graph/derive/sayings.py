"""What sentences say of a debate, a registered commitment or a motion; what documents do to questions sent in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import unquote

from beleidsgraaf.graph.derive.debates import DAY, debates_in, iso
from beleidsgraaf.graph.derive.deliveries import role_of
from beleidsgraaf.graph.derive.described import Described, Fact
from beleidsgraaf.graph.derive.fates import fate_of, speaks_of_motion
from beleidsgraaf.graph.derive.figures import figures
from beleidsgraaf.graph.derive.words import content
from beleidsgraaf.graph.iri import fold
from beleidsgraaf.graph.passages import Sentence
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, PROV, RDF

#: The number of a commitment in the register of either chamber.
COMMITMENT: Final = re.compile(r"/doc/(?:T0\d{4}|TZ20\d{4}-\d{1,4})$")
_TYPE: Final = RDF.type.value
_PAPER: Final = re.compile(r"/doc/kst-[^/]+-\d+$")
_MOTION: Final = re.compile(r"/(motie-[^/]+?)(?:-\d+)?$")
_CASE: Final = re.compile(r"20\d\dZ\d{5}")
_SENT_IN: Final = re.compile(rf"\bingezonden (?:op )?(?={DAY.pattern})", re.IGNORECASE)
#: `deze motie`: the one that was cited so many sentences before at most.
_AGAIN: Final = re.compile(r"\b(?:de|deze|die|(?:boven)?genoemde) motie\b", re.IGNORECASE)
_SENTENCES_BACK: Final = 3
#: Where a document says what it is for.
_OPENING: Final = 12


@lru_cache(maxsize=1)
def _notices() -> re.Pattern[str]:
    text = (files(__package__) / "notices.txt").read_text(encoding="utf-8")
    return re.compile("|".join(x for x in text.splitlines() if x and not x.startswith("#")), re.IGNORECASE)


class Sayings:
    """Reads the sentences of one source.

    Args:
        graph: the source's.
        sentences: in the order of the text.
        documents: IRIs of its documents, in the order that sentences refer to.
        cited: index of a sentence -> its citations.
        pointers: index of a sentence -> its informal citations.
    """

    def __init__(
        self,
        graph: Described,
        sentences: Sequence[Sentence],
        documents: Sequence[str],
        cited: Mapping[int, Sequence[str]],
        pointers: Mapping[int, Sequence[str]],
    ) -> None:
        self._graph = graph
        self._sentences = sentences
        self._documents = documents
        self._cited = cited
        self._pointers = pointers
        self._starts = [s.start for s in sentences]
        self._questions_of: dict[str, list[str]] = {}
        for node in graph.typed[BG.Question.value]:
            self._questions_of.setdefault(graph.place(node)[0], []).append(node)

    def facts(self) -> list[Fact]:
        """Give the facts, in the order of the text."""
        return [
            *self._debates(),
            *self._fates(),
            *self._inquiries(),
            *figures(self._graph, self._sentences, self._documents),
        ]

    def _where(self, at: int) -> dict[str, Any]:
        sentence = self._sentences[at]
        document = self._documents[sentence.document]
        return {"document": document, "start": sentence.start, "end": sentence.end, "quote": sentence.quote}

    # the register

    def _debates(self) -> Iterator[Fact]:
        """Sentences that name a debate, or a commitment by its number, with what is said of what was promised."""
        for at, sentence in enumerate(self._sentences):
            targets = {self._graph.one(c, CITO.hasCitedEntity.value) for c in self._called(at)}
            numbers = sorted(t for t in targets if COMMITMENT.search(t))
            debates = debates_in(sentence.text)
            if (not numbers and not debates) or sentence.kind == "question":
                continue
            said, role = self._said(at)
            words = content(f"{sentence.text} {self._sentences[said].text}")
            if role in ("sends", "kept"):
                words |= content(self._graph.one(self._documents[sentence.document], DCTERMS.subject.value))
            body = {**self._where(at), "says": role, "said": self._where(said), "words": sorted(words)}
            for kind, day in debates:
                yield "debate", day, {**body, "kind": kind}
            for number in numbers:
                yield "numbered", number, body

    def _said(self, at: int) -> tuple[int, str]:
        """Give which of a sentence and the next one does something to a promise, and what."""
        here = self._sentences[at]
        for i in range(at, min(at + 2, len(self._sentences))):
            role = role_of(self._sentences[i].text)
            if role in ("kept", "sends", "postponed") and self._sentences[i].document == here.document:
                return i, role
        return at, ""

    # motions

    def _fates(self) -> Iterator[Fact]:
        """Sentences that say what became of a motion: by the motion's node, or by its movers."""
        last: tuple[int, tuple[str, ...]] = (-9, ())
        for at, sentence in enumerate(self._sentences):
            if "motie" not in sentence.text.casefold() or sentence.kind == "question":
                continue
            document = self._documents[sentence.document]
            if BG.Motion.value in self._graph.about[document].get(_TYPE, ()):
                continue
            motions = self._motions(at)
            pointers = [] if motions else sorted({p for p in map(self._movers, self._pointers.get(at, ())) if p})
            fate = fate_of(sentence.text)
            near = at - last[0] <= _SENTENCES_BACK and self._sentences[last[0]].document == sentence.document
            if fate and not motions and not pointers and near and _AGAIN.search(sentence.text):
                motions = last[1]
            if motions:
                last = (at, motions)
            if not fate:
                continue
            body = {**self._where(at), "fate": fate}
            for motion in motions:
                yield "fate", motion, {**body, "motion": motion}
            for movers in pointers:
                yield "fate-pointer", min(movers.split("/")), {**body, "movers": movers}

    def _motions(self, at: int) -> tuple[str, ...]:
        """Give the motions that a sentence cites, itself or in the one note that it calls."""
        sentence = self._sentences[at]
        found = set()
        for citation in self._cited.get(at, ()):
            target = self._graph.one(citation, CITO.hasCitedEntity.value)
            start = self._graph.place(citation)[1]
            if _PAPER.search(target) and speaks_of_motion(sentence.quote[: max(0, start - sentence.start)]):
                found.add(target)
        if not found and not self._cited.get(at):
            noted = {self._graph.one(c, CITO.hasCitedEntity.value) for c in self._noted(at)}
            found = {t for t in noted if _PAPER.search(t)} if len(noted) == 1 else set()
        return tuple(sorted(found))

    def _called(self, at: int) -> list[str]:
        return [*self._cited.get(at, ()), *self._noted(at)]

    def _noted(self, at: int) -> list[str]:
        """Give the citations in the notes that a sentence calls."""
        return [
            citation
            for start, end in self._sentences[at].notes
            for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end))
            for citation in self._cited.get(i, ())
        ]

    def _movers(self, pointer: str) -> str:
        """Give the movers of the motion that an informal citation names, folded."""
        found = _MOTION.search(self._graph.one(pointer, CITO.hasCitedEntity.value))
        return fold(unquote(found[1]).replace("motie-", "", 1)) if found else ""

    # questions that were sent in

    def _inquiries(self) -> Iterator[Fact]:
        """Documents that ask, answer, or put an answer off: by the day that they were sent in, and by case number."""
        for index, document in enumerate(self._documents):
            if PROV.wasDerivedFrom.value not in self._graph.about[document]:
                continue
            opening = [s for s in self._sentences if s.document == index][:_OPENING]
            role = self._part(document, opening)
            if not role:
                continue
            one = self._graph.one
            subject = one(document, DCTERMS.subject.value)
            asked = one(document, BG.askedOn.value) or _sent_in([subject, *(s.text for s in opening)])
            cases = {
                *(i for i in self._graph.several(document, DCTERMS.identifier.value) if _CASE.fullmatch(i)),
                *(m for m in _CASE.findall(" ".join(self._graph.several(document, BG.yourReference.value)))),
            }
            body = {
                "node": document,
                "role": role,
                "asked": asked,
                "issued": one(document, DCTERMS.issued.value),
                "words": sorted(content(subject)),
                "place": self._graph.field(document, DCTERMS.subject.value),
                "said": self._notice(opening) if role == "notice" else None,
                "questions": self._questions(document),
            }
            for key in [*([f"on {asked}"] if asked else ()), *(f"case {c}" for c in sorted(cases))]:
                yield "inquiry", key, body

    def _part(self, document: str, opening: Iterable[Sentence]) -> str:
        """Give what a document does to questions: asks, answers, notice (of a later answer), or "" for none of it."""
        about = self._graph.about[document]
        sent_in = bool(about.get(BG.askedOn.value))
        subject = self._graph.one(document, DCTERMS.subject.value).casefold()
        of_questions = sent_in or "vragen" in subject or any("vragen" in s.text for s in opening)
        answers = any(self._graph.one(q, BG.answeredBy.value) for q in self._asked(document))
        if answers:
            return "answers"
        if of_questions and ("uitstel" in subject or any(_notices().search(s.text) for s in opening)):
            return "notice"
        return "asks" if sent_in else ""

    def _notice(self, opening: Iterable[Sentence]) -> dict[str, Any] | None:
        for sentence in opening:
            if _notices().search(sentence.text):
                return {"start": sentence.start, "end": sentence.end, "quote": sentence.quote}
        return None

    def _asked(self, document: str) -> list[str]:
        return self._questions_of.get(document, [])

    def _questions(self, document: str) -> list[dict[str, Any]]:
        """Give the numbered questions of a document with their answers."""
        found = []
        for node in self._asked(document):
            _, start, end, quote = self._graph.place(node)
            answer = self._graph.one(node, BG.answeredBy.value)
            found.append(
                {
                    "node": node,
                    "number": self._graph.one(node, BG.questionNumber.value),
                    "start": start,
                    "end": end,
                    "quote": quote,
                    "words": sorted(content(quote)),
                    "answer": answer,
                    "answer_place": self._graph.place(answer) if answer else None,
                }
            )
        return sorted(found, key=lambda q: (q["start"], q["node"]))


def _sent_in(texts: Iterable[str]) -> str:
    """Give the day on which questions were sent in, as a text tells it; "" where it does not."""
    for text in texts:
        if (found := _SENT_IN.search(text)) and (day := DAY.match(text, found.end())):
            return iso(day)
    return ""
