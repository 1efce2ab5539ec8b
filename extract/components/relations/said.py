"""Relations that a sentence says in words: a trigger with typed arguments among its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from beleidsgraaf.extract.components.claims.lexicon import load_lexicon
from beleidsgraaf.extract.components.relations.rules import Place, Rule, load_rules
from beleidsgraaf.extract.model import (
    Citation,
    Entity,
    EntityKind,
    Layout,
    Mention,
    Modality,
    Polarity,
    Relation,
    Sentence,
)
from beleidsgraaf.extract.openings import Group

_PLANNED = re.compile(r"\b(?:zal|zullen|gaat|gaan|voornemens|van plan|beoogd\w*|voorzien|gepland)\b")
_DESIRED = re.compile(r"\b(?:wil|willen|wens|wenselijk|moet|moeten|zou moeten|verzoekt|streeft|streven|pleit)\b")
_POSSIBLE = re.compile(r"\b(?:kan|kunnen|zou|zouden|mogelijk|wellicht|eventueel|indien|of)\b")
_NEGATED = re.compile(r"\b(?:niet|geen|nooit|noch|evenmin|nimmer)\b(?! (?:alleen|slechts|enkel))")
_SINCE = re.compile(r"\b(?:sinds|vanaf|per|met ingang van|ingaande|op|in)(?: de| het| begin)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:tot|tot en met|t/m|uiterlijk)(?: de| het)?\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s*(?:de|het|een|alle|deze|die|onze)?\s*")
#: A relative clause opens; only closing marks, an abbreviation and the verb that ends the clause may stand between it
#: and its antecedent: "wordt het Kader (AK) ingevoerd, dat ...".
_RELATIVE = re.compile(r",\s*(?:die|dat|welke?|waar(?:van)?)\b|\b(?:die|dat)\b")
_CLOSE = re.compile(
    r"[\s»”’'\")]*(?:\([^()]{1,40}\)[\s»”’'\"]*)?(?:\w+(?:d|t|en))?"
    r"|\s+(?:is|zijn|vormt|vormen|was|waren) (?:de|het|een) [\w -]{1,50}"  # `de Wet X is de wet die`
)
_OF = re.compile(r"\s(?:van|bij|binnen)(?: (?:het|de))?\s")
#: `heeft de Raad het plan opgesteld`: the verb comes before who acts.
_BEHIND_VERB = re.compile(r"\w+\s+(?:de |het )?")
_ADJUNCT = re.compile(
    r"\b(?:volgens|met|door|voor|bij|van|naast|namens|in|op|sinds|na|aan)(?: de| het)? ?\Z", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\b(?:van|over|op|aan|voor|naar|tegen|door|bij|uit|tot|met|in|om|ter)\b")
#: Who is never a part of something that a letter names.
_WHOLES = frozenset({"chamber", "government"})
_CHANGED = re.compile(r"\b(?:verlaagd|verlagen|verhoogd|verhogen|hogen|ophogen|gekort|korten|bezuinigd|bezuinigen)\b")
_REACH = 110  #: characters between a trigger and its nearest argument
_JOINED = re.compile(r"\s*(?:,|en|,? en|alsmede|evenals|of)\s+(?:de |het |van )?(?:\w+ )?")


def said(
    layout: Layout,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    citations: Sequence[Citation],
    days: dict[int, date | None],
) -> Iterator[Relation]:
    """Give the relations that sentences word, in reading order. `days` is the date of each document."""
    text = layout.reading.text
    starts = [m.start for m in mentions]
    cited = sorted(citations, key=lambda c: c.start)
    cited_starts = [c.start for c in cited]
    for sentence in sentences:
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if low == high:
            continue
        if text[sentence.end - 1] == "?":
            continue
        inside = mentions[low:high]
        pointers = cited[bisect_left(cited_starts, sentence.start) : bisect_left(cited_starts, sentence.end)]
        document = layout.blocks[sentence.block].document
        found = _Sentence(text, sentence, inside, pointers, days.get(document), document)
        seen: set[tuple[str, Entity, Entity | str]] = set()
        for relation in found.relations():
            key = (relation.predicate, relation.subject, relation.object)
            if key not in seen:
                seen.add(key)
                yield relation


@lru_cache(maxsize=1)
def _triggers() -> Group:
    return Group([rule.trigger for rule in load_rules()])


@lru_cache(maxsize=4096)
def _fitting(kinds: frozenset[EntityKind], cited: bool) -> frozenset[int]:
    return frozenset(index for index, rule in enumerate(load_rules()) if rule.fits(kinds, cited))


def _alike(subject: Entity, item: Entity | str) -> bool:
    """Tell whether one thing can replace the other: an organisation only replaces an organisation."""
    return isinstance(item, str) or (subject.kind == EntityKind.ORG) == (item.kind == EntityKind.ORG)


class _Sentence:
    """One sentence with what it names."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        citations: Sequence[Citation],
        today: date | None,
        document: int,
    ) -> None:
        self.text, self.sentence = text, sentence
        self.words = text[sentence.start : sentence.end]
        self.mentions, self.citations = mentions, citations
        self.today, self.document = today, document

    def relations(self) -> Iterator[Relation]:
        rules = load_rules()
        fitting = _fitting(frozenset([mention.entity.kind for mention in self.mentions]), bool(self.citations))
        if not fitting:
            return
        for index in _triggers().within(self.text, self.sentence.start, self.sentence.end):
            if index not in fitting:
                continue
            rule = rules[index]
            for match in rule.trigger.finditer(self.words):
                first, last = match.start() + self.sentence.start, match.end() + self.sentence.start
                if any(m.start < last and first < m.end and m.start <= first and last <= m.end for m in self.mentions):
                    continue  # the words belong to a name
                yield from self._made(rule, first, last)

    def _made(self, rule: Rule, first: int, last: int) -> Iterator[Relation]:
        objects = self._arguments(rule.object, first, last)
        subjects = self._arguments(rule.subject, first, last, [start for _, start, _ in objects])
        for subject, s_start, s_end in subjects:
            for item, o_start, o_end in objects:
                if isinstance(subject, str) or subject == item or (s_start < o_end and o_start < s_end):
                    continue
                if rule.predicate == "replaces" and not _alike(subject, item):
                    continue
                if rule.predicate in ("partOf", "participatesIn") and not self._takes_part(
                    rule, subject, o_start, last
                ):
                    continue
                if rule.predicate == "budget" and not self._is_budget(item):
                    continue
                start, end = min(first, s_start, o_start), max(last, s_end, o_end)
                yield self._relation(rule, subject, item, start, end, first, last)

    def _is_budget(self, item: Entity | str) -> bool:
        """Tell whether an amount is money, and not by how much a budget changes."""
        return isinstance(item, Entity) and item.label.startswith("EUR") and not _CHANGED.search(self.words)

    def _takes_part(self, rule: Rule, subject: Entity, at: int, last: int) -> bool:
        """Tell whether the whole is what follows on `onderdeel van`, and not what that noun is about."""
        between = self.text[last:at] if at > last else ""
        return (rule.predicate != "partOf" or subject.category not in _WHOLES) and not _PREPOSITION.search(between)

    def _relation(
        self, rule: Rule, subject: Entity, item: Entity | str, start: int, end: int, first: int, last: int
    ) -> Relation:
        since, until = (None, None) if rule.predicate in ("entersIntoForce", "budget") else self._times(first)
        day = item.label if isinstance(item, Entity) and item.kind == EntityKind.DATE else None
        modality = self._modality(day or since)
        around = self.text[max(start, first - 45) : min(end, last + 45)]
        negative = bool(_NEGATED.search(around))
        near = end - start < 160
        return Relation(
            start=start,
            end=end,
            subject=subject,
            predicate=rule.predicate,
            object=item,
            since=since,
            until=until,
            modality=modality,
            polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            confidence=0.8 if near and modality == Modality.ACTUAL and not negative else 0.65,
            reason=f"{rule.predicate}: " + " ".join(self.text[first:last].split())[:60],
            document=self.document,
        )

    def _times(self, first: int) -> tuple[str | None, str | None]:
        since = until = None
        for mention in self.mentions:
            if mention.entity.kind != EntityKind.DATE:
                continue
            before = self.text[max(self.sentence.start, mention.start - 24) : mention.start]
            if _UNTIL.search(before):
                until = mention.entity.label
            elif _SINCE.search(before) and since is None and abs(mention.start - first) < 120:
                since = mention.entity.label
        return since, until

    def _modality(self, since: str | None) -> Modality:
        words = self.words
        if self.today is not None and since and since[:4].isdigit():
            last = since.split("/")[-1]
            if last > self.today.isoformat()[: len(last)]:
                return Modality.PLANNED
        if _PLANNED.search(words):
            return Modality.PLANNED
        if _DESIRED.search(words):
            return Modality.DESIRED
        if re.search(r"\b(?:kan|kunnen|zou|zouden|mogelijk|wellicht|eventueel)\b", words):
            return Modality.POSSIBLE
        return Modality.ACTUAL

    def _arguments(
        self, places: tuple[Place, ...], first: int, last: int, taken: Sequence[int] = ()
    ) -> list[tuple[Entity | str, int, int]]:
        for place in places:
            found = self._at(place, first, last, taken)
            if found:
                return found
        return []

    def _at(self, place: Place, first: int, last: int, taken: Sequence[int]) -> list[tuple[Entity | str, int, int]]:
        if place.citation:
            near = [c for c in self.citations if c.target and last <= c.start <= last + 60]
            return [(near[0].target or "", near[0].start, near[0].end)] if near else []
        fit = [m for m in self.mentions if m.entity.kind in place.kinds]
        if place.side == "any":
            return self._coordinated(sorted(fit, key=lambda m: (max(first - m.end, m.start - last, 0), m.start)))
        if place.side in ("in", "in2"):
            index = 1 if place.side == "in2" else 0
            inside = [m for m in fit if first <= m.start and m.end <= last and (index or m.start not in taken)]
            if place.several:
                return self._coordinated(inside)
            return [(inside[index].entity, inside[index].start, inside[index].end)] if len(inside) > index else []
        if place.side == "doer":
            return self._doer(first, fit) or self._before(place, first, last, fit)
        if place.side == "after":
            group = self._group(last) if place.group else None
            after = [m for m in fit if last <= m.start <= last + _REACH]
            if group and (not after or group[1] < after[0].start):
                return [group]
            return self._coordinated(after) if place.several else [(m.entity, m.start, m.end) for m in after[:1]]
        return self._before(place, first, last, fit)

    def _doer(self, first: int, fit: list[Mention]) -> list[tuple[Entity | str, int, int]]:
        """Give who acts when that comes behind the verb: `Volgens de Kamer heeft de Raad het plan opgesteld`."""
        for mention in fit:
            leads = mention.end <= first and not self.text[mention.end : first].strip(" )")
            if leads and not _ADJUNCT.search(self.text, self.sentence.start, mention.start):
                return []
        turned = [m for m in fit if _BEHIND_VERB.fullmatch(self.text, first, m.start)]
        return [(turned[0].entity, turned[0].start, turned[0].end)] if turned else []

    def _before(self, place: Place, first: int, last: int, fit: list[Mention]) -> list[tuple[Entity | str, int, int]]:
        before = [m for m in fit if m.end <= first and first - m.end <= _REACH and not self._detached(m, first, last)]
        if not before:
            return []
        if place.several:
            return self._coordinated(before[::-1])
        at = len(before) - 1
        while at and _OF.fullmatch(self.text, before[at - 1].end, before[at].start):
            at -= 1  # `de directie Wonen van het ministerie van BZK is trekker`: the head acts
        return [(before[at].entity, before[at].start, before[at].end)]

    def _detached(self, mention: Mention, first: int, last: int) -> bool:
        """Tell whether a relative clause with the trigger belongs to another noun than the mention before it."""
        pronoun = _RELATIVE.search(self.text, mention.end, min(last, first + 5))
        return pronoun is not None and not _CLOSE.fullmatch(self.text, mention.end, pronoun.start())

    def _coordinated(self, near: list[Mention]) -> list[tuple[Entity | str, int, int]]:
        """Give the nearest and what is coordinated with it: `A, B en C`."""
        out = near[:1]
        for mention in near[1:]:
            left, right = sorted((out[-1], mention), key=lambda m: m.start)
            if not _JOINED.fullmatch(self.text, left.end, right.start):
                break
            out.append(mention)
        return [(m.entity, m.start, m.end) for m in sorted(out, key=lambda m: m.start)]

    def _group(self, last: int) -> tuple[Entity | str, int, int] | None:
        """Give the group that a noun names directly behind the trigger: `door de departementen`."""
        article = _ARTICLE.match(self.text, last)
        at = article.end() if article else last
        word = re.compile(r"[\w’']+").match(self.text, at)
        if not word or word.group().lower() not in load_lexicon().groups:
            return None
        label = load_lexicon().groups[word.group().lower()]
        return Entity(EntityKind.ORG, label), at, word.end()
