"""Precedence: the longest wins, then the surer, then the kind; nothing in a citation or an address; no overlaps."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from beleidsgraaf.extract.components.mentions.choose import choose
from beleidsgraaf.extract.model import Citation, Entity, EntityKind, Mention

TEXT = (
    "De Minister van Onderwijs, Cultuur en Wetenschap schreef op 3 mei 2023 aan de Dienst Uitvoering Onderwijs (DUO)."
)


def _mention(words: str, kind: EntityKind, confidence: float = 0.9, label: str = "", text: str = TEXT) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), Entity(kind, label or words), confidence, "test")


def _words(mentions: list[Mention], text: str = TEXT) -> list[str]:
    return [text[m.start : m.end] for m in mentions]


def test_the_longest_wins_and_what_lies_in_it_goes() -> None:
    office = _mention("Minister van Onderwijs, Cultuur en Wetenschap", EntityKind.OFFICE, 0.8)
    inner = _mention("Onderwijs, Cultuur en Wetenschap", EntityKind.ORG, 0.99)
    assert choose([inner, office], (), TEXT) == [office]


def test_of_two_equally_long_the_surer_wins() -> None:
    sure, unsure = _mention("DUO", EntityKind.ORG, 0.9), _mention("DUO", EntityKind.PROGRAMME, 0.6)
    assert choose([unsure, sure], (), TEXT) == [sure]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (EntityKind.LAW, EntityKind.ORG),
        (EntityKind.OFFICE, EntityKind.ORG),
        (EntityKind.PROGRAMME, EntityKind.DOC),
        (EntityKind.DOC, EntityKind.ORG),
        (EntityKind.ORG, EntityKind.PERSON),
        (EntityKind.EVENT, EntityKind.DATE),
    ],
)
def test_of_two_equally_sure_the_kind_decides(winner: EntityKind, loser: EntityKind) -> None:
    first, second = _mention("DUO", loser), _mention("DUO", winner)
    assert choose([first, second], (), TEXT) == [second]


def test_an_unsure_candidate_gives_way_however_long() -> None:
    guess = _mention("Dienst Uitvoering Onderwijs (DUO)", EntityKind.ORG, 0.3)
    name = _mention("Dienst Uitvoering Onderwijs", EntityKind.ORG, 0.9)
    assert choose([guess, name], (), TEXT) == [name]


def test_a_part_that_overlaps_goes_and_what_stands_apart_stays_in_order() -> None:
    date, agency = _mention("3 mei 2023", EntityKind.DATE), _mention("Dienst Uitvoering Onderwijs", EntityKind.ORG)
    across = _mention("2023 aan", EntityKind.AMOUNT)
    abbreviation = _mention("DUO", EntityKind.ORG)
    assert _words(choose([abbreviation, across, agency, date], (), TEXT)) == [
        "3 mei 2023",
        "Dienst Uitvoering Onderwijs",
        "DUO",
    ]


def test_nothing_inside_a_citation_but_inside_an_informal_one() -> None:
    text = "Zie Aanhangsel Tweede Kamer 2022/23, nr. 12, en uw brief van 3 mei 2023 aan de Tweede Kamer."
    chamber = _mention("Tweede Kamer", EntityKind.ORG, text=text)
    later = Mention(text.rindex("Tweede Kamer"), len(text) - 1, chamber.entity, 0.9, "test")
    day = _mention("3 mei 2023", EntityKind.DATE, text=text)
    formal = Citation(4, 43, "ah-tk-20222023-12", "aanhangsel")
    letter = text.index("uw brief")
    informal = Citation(letter, text.index(" aan"), None, "letter", informal=True)
    assert _words(choose([chamber, later, day], (formal, informal), text), text) == ["3 mei 2023", "Tweede Kamer"]


@pytest.mark.parametrize(
    "text",
    [
        "Zie https://www.rijksoverheid.nl/DUO-regeling voor meer.",
        "Zie www.voorbeeld.nl/DUO voor meer.",
        "Mail naar info.DUO@voorbeeld.nl voor meer.",
        "Zie file:///C:/Temp/DUO.pdf voor meer.",
    ],
)
def test_nothing_inside_an_address(text: str) -> None:
    assert choose([_mention("DUO", EntityKind.ORG, text=text)], (), text) == []


def test_a_medium_that_is_called_as_its_address_stays() -> None:
    text = "Zie NU.nl en NU.nl/artikel voor meer."
    first = _mention("NU.nl", EntityKind.ORG, text=text)
    second = Mention(text.rindex("NU.nl"), text.rindex("NU.nl") + 5, first.entity, 0.9, "test")
    assert choose([first, second], (), text) == [first]


def test_a_name_that_holds_a_citation_stays_one_that_runs_into_it_goes() -> None:
    text = "Het Akkoord van Delft (Kamerstuk 36123, nr. 4) en meer."
    start = text.index("(Kamerstuk")
    citation = Citation(start + 1, text.index(")"), "kst-36123-4", "kamerstuk")
    whole = _mention("Akkoord van Delft (Kamerstuk 36123, nr. 4)", EntityKind.DOC, text=text)
    cut = _mention("Delft (Kamerstuk 36", EntityKind.DOC, text=text)
    assert choose([whole], (citation,), text) == [whole]
    assert choose([cut], (citation,), text) == []


def test_the_order_of_the_candidates_does_not_matter() -> None:
    generator = random.Random(7)
    kinds = list(EntityKind)
    candidates = []
    for _ in range(200):
        start = generator.randrange(400)
        entity = Entity(generator.choice(kinds), f"naam {generator.randrange(30)}")
        confidence = generator.choice([0.3, 0.6, 0.9])
        candidates.append(Mention(start, start + generator.randrange(1, 30), entity, confidence, "test"))
    text = "x" * 500
    chosen = choose(candidates, (), text)
    assert all(a.end <= b.start for a, b in pairwise(chosen))
    for _ in range(3):
        generator.shuffle(candidates)
        assert [(m.start, m.end, m.entity) for m in choose(candidates, (), text)] == [
            (m.start, m.end, m.entity) for m in chosen
        ]


def test_a_name_keeps_the_sense_that_the_letter_gives_it() -> None:
    """`het programma Loket Zuid` makes every `Loket Zuid` of the letter a programme; a registered body stays one."""
    text = "Het programma Loket Zuid loopt. Het Loket Zuid groeit. Het Loket Noord ook."
    programme = _mention("Loket Zuid", EntityKind.PROGRAMME, 0.82, text=text)
    again = Mention(36, 46, Entity(EntityKind.ORG, "Loket Zuid"), 0.8, "form: loket and name")
    other = _mention("Loket Noord", EntityKind.ORG, 0.8, text=text)
    assert [(m.start, m.entity.kind.value) for m in choose([again, other, programme], (), text)] == [
        (14, "PROGRAMME"),
        (36, "PROGRAMME"),
        (text.index("Loket Noord"), "ORG"),
    ]
    known = Mention(36, 46, Entity(EntityKind.ORG, "Loket Zuid", "loket-zuid"), 0.8, "register")
    assert choose([known, programme], (), text)[1].entity.kind is EntityKind.ORG
    guessed = _mention("Loket Zuid", EntityKind.PROGRAMME, 0.7, text=text)
    assert choose([again, guessed], (), text)[1].entity.kind is EntityKind.ORG


def test_the_title_that_a_noun_announces_is_no_part_of_who_wrote_it() -> None:
    text = "In het rapport van de inspectie «Veilig varen» staat dat."
    body = replace(
        _mention("inspectie «Veilig varen»", EntityKind.ORG, 0.8, text=text), reason="form: name in quotation marks"
    )
    title = replace(_mention("Veilig varen", EntityKind.DOC, 0.85, text=text), reason="document: title after rapport")
    assert choose([body, title], (), text) == [title]
    assert choose([body], (), text) == [body]
