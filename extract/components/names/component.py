"""The component `bg_names`: finds names of things that are no actors.

Order: what the registers know, then names by their form, then years and nouns that belong to them, then the
abbreviations that the letter defines. All readings go to the candidates; precedence is settled later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.names import joins
from beleidsgraaf.extract.components.names.compounds import compounds
from beleidsgraaf.extract.components.names.definitions import Definition, Uses, definitions
from beleidsgraaf.extract.components.names.documents import documents, footnote_titles
from beleidsgraaf.extract.components.names.events import events
from beleidsgraaf.extract.components.names.found import Found
from beleidsgraaf.extract.components.names.laws import laws
from beleidsgraaf.extract.components.names.phrases import Known, Phrases, entity_of
from beleidsgraaf.extract.components.names.programmes import programmes
from beleidsgraaf.extract.components.values.component import stretches
from beleidsgraaf.extract.model import BlockKind, Context, Entity, EntityKind, Layout, Mention
from beleidsgraaf.ontology.registers import Registers, load

#: Kinds that this component mentions; an abbreviation of an organisation is left to the actors.
_OWN = frozenset({EntityKind.PROGRAMME, EntityKind.DOC, EntityKind.LAW, EntityKind.EVENT})

#: Words that a form may put before a register name without making another name of it.
_GENERIC_HEADS = frozenset({"programma", "project", "werkprogramma", "wetsvoorstel", "wet"})
#: What stands between a document and who wrote it; its year may come first.
_AUTHOR = re.compile(r"(?:[ \u00a0](?:19|20)\d\d)?[ \u00a0]van[ \u00a0](?:de|het)[ \u00a0]")
_NOTED = re.compile(r"\[?\d{1,2}[\])][ \u00a0]?")
_SOURCED = re.compile(r"https?://|www\.|\w\.(?:nl|com|eu|org)\b|[ \u00a0]\|[ \u00a0]")
#: Blocks that hold people and posts only.
_NO_NAMES = frozenset({BlockKind.SIGNATURE, BlockKind.ROSTER, BlockKind.ADDRESS})


class Names:
    """The finder over one set of registers."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.phrases = Phrases(registers)

    def find(self, layout: Layout, contexts: tuple[Context, ...]) -> tuple[list[Mention], dict[str, Entity]]:
        """Give the mentions of a layout and the abbreviations that it defines."""
        text = layout.reading.text
        runs = list(stretches(layout))
        found: list[tuple[int, Found]] = []
        for document, start, end in runs:
            on = contexts[document].on
            known = [_known(k) for k in self.phrases.find(text, start, end, on)]
            found += [(document, one) for one in self._by_form(text, start, end, known)]
        for block in layout.blocks:
            noted = _NOTED.match(text, block.start, block.end)  # a source under its number below the answers
            if block.kind is BlockKind.FOOTNOTE or (noted and _SOURCED.search(text, block.start, block.end)):
                start = noted.end() if noted else block.start
                found += [(block.document, one) for one in footnote_titles(text, start, block.end)]
        found = joins.shortened(joins.same_reaction(found))
        defined = list(definitions(text, [one for _, one in found], self.registers))
        abbreviations = _abbreviations(defined)
        found = [(d, f) for d, f in found if not _overruled(text, f, abbreviations)]
        found += self._defined(text, runs, defined, abbreviations)
        found += [(d, f) for d, s, e in runs for f in joins.heads(text, [one for _, one in found], s, e)]
        closed = [(b.start, b.end) for b in layout.blocks if b.kind in _NO_NAMES]
        found = [(d, f) for d, f in found if not any(s <= f.start < e for s, e in closed)]
        return _mentions(found), abbreviations

    def _by_form(self, text: str, start: int, end: int, known: list[Found]) -> list[Found]:
        known.sort(key=lambda k: k.start)
        broadcasts = (f for f in programmes(text, start, end) if not self._of_other(f))
        formed = [
            *_without(text, known, broadcasts),
            *_without(text, known, laws(text, start, end)),
            *_without(text, known, documents(text, start, end)),
            *_without(text, known, compounds(text, start, end)),
            *events(text, start, end),
        ]
        found = joins.named_again(text, list(joins.with_years(text, [*known, *formed], end)))
        found += joins.titles(text, found, end)
        found += joins.reports(text, found)
        return found

    def _of_other(self, one: Found) -> bool:
        """Tell whether a form is the name of an organisation, or a known name with a noun behind it (`EU-aanpak`)."""
        prefix, hyphen, _ = one.entity.label.rpartition("-")
        named = self.registers.named
        return bool(named(one.entity.label, "ORG") or (hyphen and (named(prefix, "ORG") or named(prefix, "PROGRAMME"))))

    def _defined(
        self, text: str, runs: list[tuple[int, int, int]], defined: list[Definition], abbreviations: dict[str, Entity]
    ) -> Iterator[tuple[int, Found]]:
        own = Uses({short: entity for short, entity in abbreviations.items() if entity.kind in _OWN})
        for document, start, end in runs:
            for one in defined:
                if one.name and start <= one.name[0] < end and one.entity.kind in _OWN:
                    reason = f"{one.entity.kind.value.lower()}: name with its abbreviation"
                    yield document, Found(*one.name, one.entity, 0.7, reason)
            uses = list(own.find(text, start, end))
            yield from ((document, use) for use in (*uses, *joins.reports(text, uses)))


def _known(one: Known) -> Found:
    sure = 0.9 if one.abbreviation else 0.95
    return Found(one.start, one.end, entity_of(one.entry), sure, f"register: {one.entry.kind.lower()}")


def _without(text: str, known: list[Found], formed: Iterable[Found]) -> Iterator[Found]:
    """Leave out forms that a register name of the same kind makes needless.

    That is one that only puts a generic word before it (`Programma Werk aan Uitvoering`), and one that cuts it in two.
    """
    starts = [k.start for k in known]
    for one in formed:
        near = known[max(0, bisect_left(starts, one.start) - 3) : bisect_left(starts, one.end)]
        if any(_overrun(text, one, k) for k in near):
            continue
        if not any(_needless(text, one, k) for k in near if k.entity.kind is one.entity.kind):
            yield one


def _overrun(text: str, one: Found, known: Found) -> bool:
    """Tell whether a form only adds small letters to a known name: `Masterplan basisvaardigheden ondersteunt`."""
    return (
        one.start == known.start
        and one.end > known.end
        and "title" not in one.reason
        and " " in text[known.start : known.end]
        and text[known.end : one.end].islower()
        and text[known.end] == " "
    )


def _needless(text: str, one: Found, known: Found) -> bool:
    if known.end <= one.start or one.end <= known.start:
        return False
    if not (one.start <= known.start and known.end <= one.end):
        return True
    if known.start == one.start and known.entity.kind is EntityKind.LAW:
        return text[known.end : one.end].lstrip()[:1].islower()  # `Wet kinderopvang om ... mogelijk te maken`
    if known.start == one.start and known.entity.kind is EntityKind.DOC and _AUTHOR.match(text, known.end, one.end):
        return True  # `Monitor Bodem 2031 van het RIVM`
    before = text[one.start : known.start].casefold().split()
    return known.end == one.end and all(word in _GENERIC_HEADS for word in before)


def _abbreviations(defined: list[Definition]) -> dict[str, Entity]:
    out: dict[str, Entity] = {}
    for one in defined:
        out.setdefault(one.short, one.entity)
    return out


def _overruled(text: str, one: Found, abbreviations: dict[str, Entity]) -> bool:
    """Tell whether the letter gives an abbreviation another meaning than the register does."""
    own = abbreviations.get(text[one.start : one.end])
    return own is not None and own.label != one.entity.label


def _mentions(found: Iterable[tuple[int, Found]]) -> list[Mention]:
    best: dict[tuple[int, int], Mention] = {}
    for document, one in found:
        key = (one.start, one.end)
        if key not in best or best[key].confidence < one.confidence:
            best[key] = Mention(
                one.start, one.end, one.entity, one.confidence, one.reason, document, coreference=one.coreference
            )
    return sorted(best.values(), key=lambda m: (m.start, m.end, m.entity.kind.value))


@Language.factory(
    "bg_names",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.candidates", "doc._.abbreviations"],
)
def make_names(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    names = Names(load([Path(path) for path in registers]))

    def find(doc: Doc) -> Doc:
        mentions, abbreviations = names.find(doc._.layout, doc._.contexts)
        doc._.candidates = [*doc._.candidates, *mentions]
        doc._.abbreviations = abbreviations
        return doc

    return find
