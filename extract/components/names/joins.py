"""Joins names: a year or subtitle behind a document, a noun before a name, another title for the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from beleidsgraaf.extract.components.names.documents import with_subtitle, with_year
from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import OPEN, S, opens_sentence, quoted
from beleidsgraaf.extract.components.values.date_patterns import FULL_MONTHS
from beleidsgraaf.extract.model import Entity, EntityKind

_REPORT = re.compile(
    r"(?<!\w)(?P<head>[Vv]oortgangsrapportages?|[Jj]aarrapportages?|[Rr]apport(?:en|age|ages)?|[Ee]indrapport(?:age)?|"
    r"[Vv]oortgangsbrief|[Vv]erzamelbrief|[Ee]valuatierapport|[Jj]aarverslag|[Jj]aarplan|[Mm]onitor|[Kk]amerbrief|"
    r"[Ff]actsheet)(?:[ \u00a0](?:van|over)[ \u00a0](?:het|de))?[ \u00a0]$"
)
_LAST_YEAR = re.compile(r" (?:19|20)\d\d(?:[–-](?:19|20)\d\d)?$")
#: Capitals tell the paper from the act: `de Evaluatie Wet veilige vaart`, `Beleidsreactie Evaluatie Wet veilige vaart`.
_PAPER = re.compile(
    r"(?<![\w-])(?P<head>(?:(?:Beleidsreactie|Kabinetsreactie) )?"
    r"(?:Evaluatie|Wetsevaluatie|Tussenevaluatie|Beleidsreactie))[ \u00a0]$"
)
#: What stands before a head that is a part of a longer word.
_UNTIL = re.compile(r"[ ]?[–-][ ]?(?:19|20)\d\d(?!\w)")  # `Regeerakkoord 2017-2021`, of which the register has one year
_INSIDE = re.compile(r"[\w-]")
_RANGE = re.compile(rf"{S}(?:19|20)\d\d[ ]?[–/-][ ]?(?:(?:19|20)\d\d|\d\d)(?!\w)")
#: What an act is called for short: `(Wet vifo)`.
_SHORT_ACT = re.compile(r"Wet [a-zA-Z]{2,6}")
#: The issue of a series: `Overzicht Veen (najaar 2024)`.
_PERIOD = re.compile(
    rf"{S}\((?P<when>(?:voorjaar|zomer|najaar|winter|{'|'.join(FULL_MONTHS)}|editie|versie){S}(?:19|20)\d\d)\)"
)
_MONTH_BEHIND = re.compile(rf"{S}(?:{'|'.join(FULL_MONTHS)}){S}(?:19|20)\d\d(?!\w)")
_REACTION = re.compile(r"(?<!\w)(?P<head>[Kk]abinetsreactie)[ \u00a0]op[ \u00a0](?P<article>de|het)[ \u00a0][‘“«]?$")
_CALLED = re.compile(
    rf"[’”»]?(?:{S}[\w-]+){{0,3}},?{S}(?:genaamd|getiteld|met{S}(?:als|de){S}titel|onder{S}de{S}(?:titel|naam)){S}(?={OPEN})"
)
#: Heads whose bare capital form points back at the one name in the letter that starts with it.
_HEAD_WORD = re.compile(
    r"^(?:[A-Z]\w*(?:agenda|programma|akkoord|aanpak|plan|rapportage|strategie|visie|deal)|Stand)(?= )"
)


def with_years(text: str, found: Sequence[Found], end: int) -> Iterator[Found]:
    """Give documents and laws with the year that stands behind them; a year belongs to the label when written."""
    for one in found:
        if one.entity.kind is EntityKind.LAW:
            stop, year = with_year(text, one.end, end)
            if year and one.entity.label.endswith(" " + year) and text[one.end] == " ":
                yield replace(one, end=stop)
                continue
        elif one.entity.kind is EntityKind.PROGRAMME and one.entity.label.endswith(("agenda", "strategie")):
            years = _RANGE.match(text, one.end, end)
            if years:  # the paper of those years: `Veiligheidsagenda 2023-2026`
                label = f"{one.entity.label} {clean(years.group())}"
                entity = Entity(EntityKind.DOC, label, category="agenda")
                yield replace(one, end=years.end(), entity=entity, reason="document: agenda with its years")
                continue
        elif one.entity.kind is EntityKind.DOC and one.entity.key is not None:
            if text[one.end - 4 : one.end].isdigit():
                until = _UNTIL.match(text, one.end, end)
                yield replace(one, end=with_subtitle(text, until.end() if until else one.end, end))
                continue
            stop, year = with_year(text, one.end, end)
            if year:
                label = f"{_LAST_YEAR.sub('', one.entity.label)} {year}"
                series = Entity(EntityKind.DOC, label, category=one.entity.category)
                stop = with_subtitle(text, stop, end)
                yield replace(one, end=stop, entity=series, reason=one.reason + ", with its year")
                continue
        if one.entity.kind is EntityKind.DOC and (period := _PERIOD.match(text, one.end, end)):
            entity = replace(one.entity, label=f"{one.entity.label} {clean(period['when'])}", key=None)
            entity = replace(entity, alt=(*entity.alt, one.entity.label))
            yield replace(one, end=period.end(), entity=entity)
            continue
        yield one


def reports(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Give `voortgangsrapportage X` and `kabinetsreactie op X` as documents of their own, X being a name."""
    for one in found:
        before = text[max(0, one.start - 40) : one.start]
        if one.entity.kind in (EntityKind.PROGRAMME, EntityKind.LAW) and (match := _REPORT.search(before)):
            label = f"{raised(match['head'])} {one.entity.label}"
            start = one.start - len(before) + match.start()
            shown = (f"{raised(match['head'])} {clean(text[one.start : one.end])}",)
            entity = Entity(EntityKind.DOC, label, alt=shown if shown[0] != label else (), category="report")
            month = _MONTH_BEHIND.match(text, one.end)
            if month:
                entity = replace(entity, label=label + month.group(), alt=tuple(a + month.group() for a in entity.alt))
            end = month.end() if month else one.end
            yield Found(start, end, entity, 0.85, f"document: {match['head']} and a name")
        elif one.entity.kind in (EntityKind.PROGRAMME, EntityKind.LAW) and (match := _PAPER.search(before)):
            start = one.start - len(before) + match.start()
            entity = Entity(EntityKind.DOC, clean(text[start : one.end]), category="report")
            yield Found(start, one.end, entity, 0.8, f"document: {match['head']} and a name")
        elif one.entity.kind is EntityKind.DOC and (match := _REACTION.search(before)):
            label = f"{raised(match['head'])} op {match['article']} {one.entity.label}"
            start = one.start - len(before) + match.start()
            entity = Entity(EntityKind.DOC, label, alt=(label[8:].capitalize(),), category="response")
            yield Found(start, one.end, entity, 0.85, "document: reaction to a document")


def same_reaction(found: Sequence[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Link a reaction to a document without its year to the one reaction in the source that has it."""
    reactions = [f.entity for _, f in found if f.entity.category == "response"]
    dated = {entity.label: entity for entity in reactions if entity.label[-4:].isdigit()}
    out = []
    for document, one in found:
        if one.entity.category == "response" and one.entity.label not in dated:
            same = [e for label, e in sorted(dated.items()) if label.startswith(one.entity.label + " ")]
            if len(same) == 1:
                one = replace(one, entity=same[0], reason=one.reason + ", the one of this source")
        out.append((document, one))
    return out


def titles(text: str, found: Sequence[Found], end: int) -> Iterator[Found]:
    """Give the second name of a thing: `de Ontwikkelagenda X, genaamd ‘Y’`."""
    for one in found:
        if match := _CALLED.match(text, one.end, end):
            inner = quoted(text, match.end(), end)
            if inner:
                label = clean(text[inner[0] : inner[1]])
                entity = replace(one.entity, alt=(*one.entity.alt, label))
                yield Found(*inner, entity, 0.85, f"{one.entity.kind.value.lower()}: second name")


def named_again(text: str, found: Sequence[Found]) -> list[Found]:
    """Link names that stand in brackets: `Network Security Directive (NIS2-richtlijn)`, `Wet vrije vaart (Wet vv)`."""
    known: dict[int, Found] = {}
    for one in found:  # an abbreviation in brackets is the letter's own
        if one.entity.key is not None and re.search("[ -]", text[one.start : one.end]):
            known[one.start] = max(one, known.get(one.start, one), key=lambda each: each.end)
    laws = {one.end: one for one in found if one.entity.kind is EntityKind.LAW}
    out = []
    for one in found:
        before = laws.get(one.start - 2)
        if before is not None and _SHORT_ACT.fullmatch(text[one.start : one.end]) and text[before.end] == " ":
            one = replace(one, entity=replace(before.entity, alt=(*before.entity.alt, one.entity.label)))
        if one.entity.key is None and "English" in one.reason and text[one.end : one.end + 2] == " (":
            same = known.get(one.end + 2)
            if same is not None and same.entity.kind is one.entity.kind and text[same.end : same.end + 1] == ")":
                entity = replace(same.entity, alt=(*same.entity.alt, one.entity.label))
                one = replace(one, entity=entity, reason=one.reason + ", known by the name in brackets")
        out.append(one)
    return out


def shortened(found: Sequence[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Link a name found by its form to the one longer name of the source that begins with it."""
    longer: dict[tuple[EntityKind, str], set[str]] = {}
    entities: dict[tuple[EntityKind, str], Entity] = {}
    for _, one in found:
        if one.entity.key is None and one.entity.kind in (EntityKind.PROGRAMME, EntityKind.DOC):
            words = one.entity.label.casefold().split()
            for count in range(1, len(words)):
                longer.setdefault((one.entity.kind, " ".join(words[:count])), set()).add(" ".join(words))
            entities.setdefault((one.entity.kind, " ".join(words)), one.entity)
    out = []
    for document, one in found:
        labels = longer.get((one.entity.kind, one.entity.label.casefold()), set()) if one.entity.key is None else set()
        if len(labels) == 1:
            entity = entities[one.entity.kind, next(iter(labels))]
            entity = replace(entity, alt=(*entity.alt, one.entity.label))
            reason = one.reason + ", short for the name in this source"
            one = replace(one, entity=entity, reason=reason, coreference=True)
        out.append((document, one))
    return out


def heads(text: str, found: Sequence[Found], start: int, end: int) -> Iterator[Found]:
    """Give bare heads in capitals that point back: `deze Ontwikkelagenda`, when the letter names just one."""
    named: dict[str, Counter[Entity]] = {}
    for one in found:
        if match := _HEAD_WORD.match(one.entity.label):
            named.setdefault(match.group(), Counter())[one.entity] += 1
    for word, entities in sorted(named.items()):
        if len({e.label for e in entities}) != 1 and word != "Stand":
            continue
        entity = min(entities, key=lambda e: (-entities[e], len(e.label), e.label))
        form = "Standen?" if word == "Stand" else word
        if word not in text:
            continue
        for match in re.compile(rf"{form}(?![\w-])").finditer(text, start, end):
            if (
                match.group() == "Stand"
                or _INSIDE.match(text, match.start() - 1)
                or opens_sentence(text, match.start())
            ):
                continue
            reason = f"{entity.kind.value.lower()}: head of a name in this letter"
            rest = entity.label[len(word) :]
            whole = match.end() + len(rest)
            stop = whole if text[match.end() : whole].casefold() == rest.casefold() else match.end()
            yield Found(match.start(), stop, entity, 0.75, reason, coreference=True)
