"""Goes through the sentences of a source and gives the claims in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from beleidsgraaf.extract.components.claims import details, members
from beleidsgraaf.extract.components.claims.asides import Spans, askers, asking_group, is_aside
from beleidsgraaf.extract.components.claims.claimants import CABINET, Discourse, Voice, claimant, is_own_paper, voices
from beleidsgraaf.extract.components.claims.features import Features, features
from beleidsgraaf.extract.components.claims.lexicon import load_lexicon
from beleidsgraaf.extract.components.claims.lists import continued
from beleidsgraaf.extract.components.claims.motions import motion_kind, petitioners
from beleidsgraaf.extract.components.claims.quotations import Quotation, quotations
from beleidsgraaf.extract.components.claims.referring import referred
from beleidsgraaf.extract.components.claims.score import Verdict, confidence, verdict
from beleidsgraaf.extract.components.values.due import find_due
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Context,
    DocumentKind,
    Entity,
    EntityKind,
    Layout,
    Mention,
    Question,
    Sentence,
    Signatory,
)
from beleidsgraaf.extract.openings import opening
from beleidsgraaf.ontology.registers import Registers

#: Blocks in which nothing is claimed.
_SILENT = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.LETTERHEAD,
        BlockKind.ADDRESS,
        BlockKind.DATELINE,
        BlockKind.HEADING,
        BlockKind.ANSWER_LABEL,
        BlockKind.SIGNATURE,
        BlockKind.ROSTER,
    }
)
_I = opening(r"\b(?:ik|wij|mijn)\b", re.IGNORECASE)
#: Of a question's side only these count: what a source is quoted or reported to find.
_REPORTED = frozenset({"quoted", "study"})


@dataclass(frozen=True)
class Source:
    """All that is known of a source before its claims are read."""

    layout: Layout
    contexts: tuple[Context, ...]
    sentences: list[Sentence]
    mentions: list[Mention]
    signatories: tuple[Signatory, ...] = ()
    addressees: tuple[tuple[int, Entity], ...] = ()
    questions: tuple[Question, ...] = ()


def find_claims(source: Source, threshold: float, registers: Registers | None = None) -> list[Claim]:
    """Give the claims of a source in reading order; `registers` know the days of the recesses."""
    return _Finder(source, threshold, registers).run()


class _Finder:
    """The state that runs along with the sentences of one source."""

    def __init__(self, source: Source, threshold: float, registers: Registers | None) -> None:
        self.source, self.registers = source, registers
        self.layout = source.layout
        self.text = source.layout.reading.text
        self.threshold = threshold
        self.lexicon = load_lexicon()
        self.starts = [m.start for m in source.mentions]
        self.voices = voices(source.layout, source.signatories, source.mentions)
        self.quotes = [q for q in quotations(source.layout, source.mentions) if q.source and not is_own_paper(q.source)]
        self.quote_ends = [q.end for q in self.quotes]
        self.askers = askers(source.layout, source.mentions, source.questions)
        self.members = members.members(source.layout, source.mentions)
        self.signed = {s.document for s in source.signatories if s.office}
        self.motions = {d.index for d in self.layout.documents if d.kind == DocumentKind.MOTION}
        self.answers = Spans.of(self.layout.answers)
        #: Answers to questions of members, which ask for facts; a committee's report asks for views as well.
        self.factual = all(d.kind != DocumentKind.CONSULTATION_REPORT for d in self.layout.documents)
        self.chambers = dict(source.addressees)
        self.contexts = {c.document: c for c in source.contexts}
        self.discourse = Discourse()

    def run(self) -> list[Claim]:
        out: list[Claim] = []
        document = -1
        lists = continued(self.layout, self.source.sentences)
        done = 0  #: up to here a sentence ran over the items of a list
        for index, sentence in enumerate(self.source.sentences):
            if sentence.start < done:
                continue
            if index in lists:
                done = lists[index]
                sentence = replace(sentence, end=done)
            block = self.layout.blocks[sentence.block]
            if block.document != document:
                document = block.document
                self.discourse = Discourse()
            self.discourse.age += 1
            if block.kind in _SILENT or self.text[sentence.start : sentence.end].rstrip("’'”\" )").endswith("?"):
                continue
            claim = self._claim(sentence, block, out[-1] if out else None)
            if claim is not None:
                out.append(claim)
        return out

    def _claim(self, sentence: Sentence, block: Block, previous: Claim | None) -> Claim | None:
        start, end = sentence.start, sentence.end
        inside = self.source.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        self.discourse.bodies += [m.entity for m in inside if m.entity.kind == EntityKind.ORG]
        marks = [(m.start, m.end, m.entity.kind.value.lower()) for m in inside]
        found = features(self.text, start, end, marks, self.lexicon)
        follows = previous is not None and previous.kind == ClaimKind.COMMITMENT and start - previous.end < 4
        if follows:
            found.names.add("after-commitment")
        context = self.contexts.get(block.document)
        on = (context.issued or context.on) if context else None
        if _later(inside, on):
            found.names.add("later-date")
        quote = self._quotation(start, end)
        if quote is not None:
            found.names.add("quoted")
            if quote.source is not None and quote.source.kind == EntityKind.PERSON:
                found.names.add("quoted-person")
        if block.kind == BlockKind.FOOTNOTE:
            found.names.add("in.footnote" if self.text[end - 1] in '.”"' else "verbless")
        if self.text[end - 1] == ":":
            found.names.add("announces")
        if "legal" in found.names or "has.law" in found.names:
            self.discourse.law = self.discourse.age
        elif self.discourse.age - self.discourse.law <= 5:
            found.names.add("after-law")
        if self.answers.holds(start):
            found.names.add("in.answer")
            if self.factual:
                found.names.add("in.set")
        asker = None if self._is_first_person(block) else self.askers.of(start)
        voice = self.voices.get(block.document) or Voice(None, None)
        if block.document in self.motions:
            return self._of_motion(sentence, block, found, inside)
        group = self.members.of(start)
        in_question = asker is not None or voice.asking or block.kind == BlockKind.QUESTION
        if group is not None:
            members.mark(found)
            asker = group
        if in_question and not _is_reported(found.names) and (group is None or not members.holds(found, in_question)):
            return None
        if is_aside(self.text[start:end]):
            return None
        result = verdict(found.names, self.threshold)
        if result is None or (group is not None and result.kind not in members.KINDS):
            return None
        claim = self._made(sentence, block, found, inside, result, quote, asker, voice)
        if follows and previous is not None and found.names & {"therein", "also"}:
            return _same_term(claim, previous)
        return claim

    def _made(
        self,
        sentence: Sentence,
        block: Block,
        found: Features,
        inside: list[Mention],
        result: Verdict,
        quote: Quotation | None,
        asker: Entity | None,
        voice: Voice,
    ) -> Claim:
        start, end = sentence.start, sentence.end
        text = self.text[start:end]
        who: Entity | None
        source: Entity | None
        if quote is not None:
            who = source = quote.source
        else:
            who, source = claimant(result.kind, found, inside, voice, self.discourse, self.lexicon, text)
            if asker is None and voice.asking:
                asker = asking_group(self.text, self.source.mentions, bisect_left(self.starts, start))
            if asker is not None and source is None:
                who = asker
        to = details.addressee(found, inside, self.chambers.get(block.document))
        due_from, due_by, due_text = self._due(start, end, block, result.kind, found)
        words = found.words(result.cue.needs)
        reason = f"{result.cue.why}: {words}" if words else result.cue.why
        things = details.about(inside, who, to)
        meant = referred(self.text, start, end, self.source.mentions, self.starts, block.document)
        if meant is not None and meant[0] not in (who, *things):
            things = (*things, meant[0])
            reason = f"{reason}; {meant[1]}: named before"
        return Claim(
            start=start,
            end=end,
            kind=result.kind,
            claimant=who,
            attributed_to=source,
            addressee=to,
            about=things,
            due_from=due_from,
            due_by=due_by,
            due_text=due_text,
            modality=details.modality(result.kind, found),
            polarity=details.polarity(found, text),
            confidence=confidence(result.evidence),
            reason=reason,
            document=block.document,
        )

    def _is_first_person(self, block: Block) -> bool:
        """Tell whether a paragraph that leads up to questions is the writer's own: "ik", which no group says."""
        if block.kind != BlockKind.PARAGRAPH or block.document not in self.signed:
            return False
        return next(_I.finditer(self.text, block.start, block.end), None) is not None

    def _of_motion(self, sentence: Sentence, block: Block, found: Features, inside: list[Mention]) -> Claim | None:
        kind = motion_kind(self.text[sentence.start : sentence.end])
        if kind is None:
            return None
        asking = petitioners(self.layout, block.document, self.source.mentions, self.source.signatories)
        who = asking[0] if asking else None
        to = CABINET if kind[0] == ClaimKind.REQUEST else None
        due_from, due_by, due_text = self._due(sentence.start, sentence.end, block, kind[0], found)
        return Claim(
            start=sentence.start,
            end=sentence.end,
            kind=kind[0],
            claimant=who,
            addressee=to,
            about=tuple(e for e in details.about(inside, who, to) if e not in asking),
            due_from=due_from,
            due_by=due_by,
            due_text=due_text,
            modality=details.modality(kind[0], found),
            polarity=details.polarity(found, self.text[sentence.start : sentence.end]),
            confidence=0.95,
            reason=f"paragraph of a motion: {kind[1]}",
            document=block.document,
            with_claimants=asking[1:],
        )

    def _due(
        self, start: int, end: int, block: Block, kind: ClaimKind, found: Features
    ) -> tuple[date | None, date | None, str]:
        """Give (from, by, wording) of the term in text[start:end]; a claim that looks back or judges has none."""
        context = self.contexts.get(block.document)
        if context is None or kind not in details.DATED:
            return None, None, ""
        return details.due(kind, find_due(self.text, start, end, context, self.registers), found)

    def _quotation(self, start: int, end: int) -> Quotation | None:
        """Give the quotation that most of the sentence lies in, or that it opens."""
        for quote in self.quotes[bisect_right(self.quote_ends, start) :]:
            if quote.start >= end:
                break
            shared = min(end, quote.end) - max(start, quote.start)
            if shared * 2 >= end - start or (shared >= 30 and quote.end >= end - 2):
                return quote
        return None


def _same_term(claim: Claim, previous: Claim) -> Claim:
    """Give a commitment that goes on from the one before ("Ook zal", "Hierbij worden") the term of that."""
    if claim.kind != ClaimKind.COMMITMENT or claim.due_by or not previous.due_by:
        return claim
    return replace(claim, due_from=previous.due_from, due_by=previous.due_by, due_text=previous.due_text)


def _is_reported(names: set[str]) -> bool:
    if "quoted" in names:
        return True
    return "study" in names and "shows" in names and "members" not in names


def _later(mentions: Sequence[Mention], on: date | None) -> bool:
    """Tell whether a date in the sentence lies after the day of the letter."""
    if on is None:
        return False
    today = on.isoformat()
    for mention in mentions:
        if mention.entity.kind == EntityKind.DATE:
            last = mention.entity.label.split("/")[-1]
            if last[:4].isdigit() and last > today[: len(last)]:
                return True
    return False
