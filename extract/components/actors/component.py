"""The component `bg_actors`: finds persons, offices and organisations.

One pass over the words of the reading: a word that opens a known form is handed to the rule for that form, every word
is looked up in the trie of register names. All that is found is a candidate; `bg_mentions` chooses.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.actors import (
    bodies,
    defined,
    described,
    groups,
    holders,
    letterheads,
    listed,
    local_bodies,
    names,
    offices,
    people,
    persons,
    posts,
    unknown,
)
from beleidsgraaf.extract.components.actors.lexicon import Lexicon, lexicon
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import linker
from beleidsgraaf.extract.model import Context, Entity, Layout, Mention

Rule = Callable[[Scan, int], object]


def _rules() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {
        "kabinet": [described.cabinet],
        "premier": [described.premier],
        "kamer": [described.chamber],
        "kamers": [described.chambers],
        "eerste": [described.one_of_two],
        "tweede": [described.one_of_two],
        "rijk": [described.state],
        "rijksoverheid": [described.state_word],
        "ministerraad": [described.council],
        "rijksministerraad": [described.council],
        "fractie": [groups.named_after],
        "groep": [groups.named_after],
        "raad": [described.union_council],
        "college": [local_bodies.college],
        "colleges": [local_bodies.college],
        "ambassade": [local_bodies.embassy],
        "eilandsraad": [local_bodies.island],
        "bestuurscollege": [local_bodies.island],
        "eenheid": [local_bodies.police],
        "politie": [local_bodies.police],
        "regionale": [local_bodies.police],
        "provinciale": [local_bodies.states],
        "gedeputeerde": [local_bodies.states],
    }
    for word in offices.RANKS:
        table.setdefault(word, []).append(offices.office)
    for word in listed.HEADS:
        table.setdefault(word, []).append(listed.listed)
    for word in sorted(posts.HEAD_WORDS):
        table.setdefault(word, []).append(posts.post)
    for word in sorted(bodies.HEAD_WORDS):
        table.setdefault(word, []).append(bodies.body)
    for word in sorted(persons.CUES):
        table.setdefault(word, []).append(people.cue)
    return {word: tuple(rules) for word, rules in table.items()}


_RULES = _rules()


def find(
    layout: Layout, contexts: tuple[Context, ...], known: Lexicon, abbreviations: dict[str, Entity]
) -> list[Mention]:
    """Give every candidate for a person, an office or an organisation, in no particular order."""
    scan = Scan(layout, contexts, known)
    words = scan.words
    roots, group_roots = known.names.root, known.groups.root
    judged = -1
    evidence: dict[str, unknown.Evidence] = {}
    first_names = persons.FIRST_NAMES
    for i, (low, written) in enumerate(zip(words.low, words.written, strict=True)):
        if (rules := _RULES.get(low)) is not None:
            for rule in rules:
                rule(scan, i)
        if low in roots:
            names.name(scan, i)
        if low in group_roots:
            groups.group(scan, i)
        if written in first_names:
            people.first_name(scan, i)
        if i > judged and written[0].isupper():
            bodies.one_word(scan, i)
            last = unknown.runs(scan, i, evidence)
            if last is not None:
                bodies.company(scan, i, last)
                judged = last
    unknown.weigh(scan, evidence)
    local_bodies.bare(scan)
    letterheads.directorates(scan)
    people.everywhere(scan)
    holders.holders(scan)
    people.unify(scan)
    defined.abbreviations(scan, abbreviations)
    defined.hereafter(scan)
    defined.shorter(scan)
    defined.again(scan)
    return scan.found


@Language.factory(
    "bg_actors",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts", "doc._.abbreviations"],
    assigns=["doc._.candidates"],
)
def make_actors(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    known = lexicon(linker(tuple(registers)))

    def actors(doc: Doc) -> Doc:
        found = find(doc._.layout, doc._.contexts, known, dict(doc._.abbreviations))
        doc._.candidates = [*doc._.candidates, *found]
        return doc

    return actors
