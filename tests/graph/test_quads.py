"""The graph of one source: what it says, and that every statement can be traced to characters."""

from __future__ import annotations

import dataclasses
import hashlib
import re

import pyoxigraph as ox
import pytest
import toy

from beleidsgraaf.extract.model import (
    AnswerBlock,
    Citation,
    Entity,
    EntityKind,
    Extraction,
    Field,
    Mention,
    Question,
    QuestionBlock,
    Signatory,
    Signature,
    SourceText,
    Span,
)
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads import SourceGraph, quads
from beleidsgraaf.graph.quads.entities import first_day, last_day
from beleidsgraaf.graph.store import Rdf

MINT = Mint()
ID = MINT.base
PREFIXES = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

LETTER = """Stuk: kst-39871-12
Datum: 2031-05-12
Onderwerp: Het loket

De Loketdienst werkt samen met de Veerdienst, en de Loket-
dienst deelt gegevens. Wij sturen u in 2032 een
brief. Zie kst-39871-9 en kst-39871-9.

Loketplan vervangt Kaartplan. Loketplan zal Veerplan vervangen.
Loketplan vervangt Brugplan niet.
"""


def source(text: str, key: str = "brief.txt") -> SourceText:
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(key, key, key.rpartition("/")[2], checksum, text, "text/plain", "1")


def graph(text: str, key: str = "brief.txt") -> SourceGraph:
    return quads(toy.extract(source(text, key)), MINT)


def loaded(made: SourceGraph) -> Rdf:
    store = ox.Store()
    store.load("\n".join(made.lines).encode(), ox.RdfFormat.N_QUADS)
    return Rdf(store, MINT)


def ask(rdf: Rdf, pattern: str) -> bool:
    ((answer,),) = rdf.query(f"{PREFIXES} ASK {{ {pattern} }}").rows
    assert isinstance(answer, ox.Literal)
    return answer.value == "true"


def select(rdf: Rdf, pattern: str) -> list[tuple[str | None, ...]]:
    return [tuple(row.values()) for row in rdf.query(f"{PREFIXES} SELECT {pattern}").values()]


@pytest.fixture(scope="module")
def letter() -> Rdf:
    return loaded(graph(LETTER))


def test_the_file_and_its_text(letter: Rdf) -> None:
    checksum = hashlib.sha256(LETTER.encode()).hexdigest()
    assert ask(
        letter,
        f"""<{ID}source/brief.txt> a bg:SourceFile ; bg:fileName "brief.txt" ; bg:path "brief.txt" ;
            bg:sha256 "{checksum}" ; bg:text <{ID}text/brief.txt> .
        <{ID}text/brief.txt> a bg:SourceText ; bg:fileName "brief.txt" ; bg:sha256 "{checksum}" ;
            bg:readerVersion "1" .""",
    )


def test_the_document_and_its_fields(letter: Rdf) -> None:
    assert ask(
        letter,
        f"""<{ID}doc/kst-39871-12> a bg:Letter, bg:Document ; dcterms:identifier "kst-39871-12" ;
            dcterms:issued "2031-05-12"^^xsd:date ; dcterms:subject "Het loket"@nl ;
            prov:wasDerivedFrom <{ID}source/brief.txt> ; dcat:distribution <{ID}source/brief.txt> .""",
    )


@pytest.mark.parametrize(
    ("field", "quote"),
    [("dcterms:identifier", "kst-39871-12"), ("dcterms:issued", "2031-05-12"), ("dcterms:subject", "Het loket")],
)
def test_a_field_is_traced_to_its_characters(letter: Rdf, field: str, quote: str) -> None:
    assert ask(
        letter,
        f"""?e a bg:FieldEvidence ; bg:describes <{ID}doc/kst-39871-12> ; bg:field {field} ;
            oa:hasTarget/oa:hasSelector/oa:exact "{quote}" .""",
    )


def test_a_mention_has_its_body_type_and_characters(letter: Rdf) -> None:
    start = LETTER.index("Veerdienst")
    assert ask(
        letter,
        f"""?m a bg:Mention, oa:Annotation ; oa:hasBody <{ID}org/veerdienst> ; bg:mentionType bg:ORG ; oa:hasTarget ?t .
        ?t oa:hasSource <{ID}text/brief.txt> ; oa:hasSelector ?p, ?q ; bg:inDocument <{ID}doc/kst-39871-12> .
        ?p a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + 10} .
        ?q a oa:TextQuoteSelector ; oa:exact "Veerdienst" ; oa:prefix ?before ; oa:suffix ?after .
        FILTER(STRLEN(?before) = 32 && STRENDS(?before, "met de "))
        FILTER(STRLEN(?after) = 32 && STRSTARTS(?after, ", en de"))
        FILTER(?t = <{ID}text/brief.txt#char={start},{start + 10}>)""",
    )


def test_the_quote_is_the_source_and_the_text_of_a_claim_is_clean(letter: Rdf) -> None:
    assert ("Loket-\ndienst",) in select(
        letter, f"?x {{ ?m oa:hasBody <{ID}org/loketdienst> ; oa:hasTarget/oa:hasSelector/oa:exact ?x }}"
    )
    assert ask(
        letter,
        """?c a bg:Commitment, bg:Claim ; bg:text "Wij sturen u in 2032 een brief."@nl ;
            bg:dueBy "2032-12-31"^^xsd:date ; bg:dueText "2032"@nl ; bg:modality bg:actual ; bg:polarity bg:positive ;
            bg:confidence 0.7 ; bg:confidenceReason "toy" ; bg:claimant ?k ;
            oa:hasTarget/oa:hasSelector/oa:exact ?exact .
        FILTER(CONTAINS(?exact, "2032 een\\nbrief."))""",
    )


def test_every_quote_is_what_stands_at_its_offsets(letter: Rdf) -> None:
    found = select(
        letter,
        "?s ?e ?x { ?t oa:hasSelector ?p, ?q . ?p oa:start ?s ; oa:end ?e . ?q oa:exact ?x }",
    )
    assert len(found) >= 15
    for start, end, exact in found:
        assert LETTER[int(start or 0) : int(end or 0)] == exact


def test_a_citation_of_each_occurrence_and_one_plain_triple(letter: Rdf) -> None:
    assert (
        len(select(letter, f"?c {{ ?c a bg:Citation, cito:Citation ; cito:hasCitedEntity <{ID}doc/kst-39871-9> }}"))
        == 2
    )
    assert ask(letter, f"<{ID}doc/kst-39871-12> cito:cites <{ID}doc/kst-39871-9>")
    assert ask(letter, f'<{ID}doc/kst-39871-9> a bg:Document ; dcterms:identifier "kst-39871-9"')
    assert not ask(letter, f"<{ID}doc/kst-39871-9> prov:wasDerivedFrom ?s")


@pytest.mark.parametrize(
    ("other", "modality", "polarity", "plain"),
    [
        ("kaartplan", "actual", "positive", True),
        ("veerplan", "planned", "positive", False),
        ("brugplan", "actual", "negative", False),
    ],
)
def test_the_plain_triple_only_for_what_is_so(
    letter: Rdf, other: str, modality: str, polarity: str, plain: bool
) -> None:
    subject, value = f"<{ID}programme/loketplan>", f"<{ID}programme/{other}>"
    assert ask(
        letter,
        f"""?r a bg:Relation, rdf:Statement ; rdf:subject {subject} ; rdf:predicate bg:replaces ; rdf:object {value} ;
            bg:modality bg:{modality} ; bg:polarity bg:{polarity} ; oa:hasTarget ?t""",
    )
    assert ask(letter, f"{subject} bg:replaces {value}") == plain


def test_annotations_of_one_span_share_their_target() -> None:
    text = "Stuk: kst-1-2\n\nDe Veerdienst vaart."
    made = toy.extract(source(text))
    (mention,) = made.mentions
    other = Mention(mention.start, mention.end, Entity(EntityKind.PROGRAMME, "Veer"), 0.5, "toy")
    rdf = loaded(quads(Extraction(made.layout, mentions=(mention, other)), MINT))
    assert len(select(rdf, "?t { ?m a bg:Mention ; oa:hasTarget ?t }")) == 2
    assert len(select(rdf, "DISTINCT ?t { ?m a bg:Mention ; oa:hasTarget ?t }")) == 1


def test_no_blank_nodes_and_every_line_reads_back() -> None:
    made = graph(LETTER)
    rdf = loaded(made)
    assert not [q for q in rdf.quads() if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    # Oxigraph writes each statement exactly as it was made, so lines can be compared with an export
    assert sorted(f"{q} ." for q in rdf.quads()) == list(made.lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De Loketdienst werkt", "Vooraf: de Loketdienst werkt"),
        ("Datum: 2031", "Plaats: Havenstad aan de rivier\nDatum: 2031"),
        ("samen met", "innig samen met"),
        ("Loket-\ndienst deelt", "Loketdienst\ndeelt"),
    ],
)
def test_a_corrected_line_changes_no_later_iri(old: str, new: str) -> None:
    corrected = LETTER.replace(old, new, 1)
    assert corrected != LETTER

    def nodes(made: SourceGraph) -> set[str]:
        pattern = rf"<({ID}(?:mention|claim|relation|citation)/[^>]+)>"
        return set(re.findall(pattern, "\n".join(made.lines)))

    before, after = nodes(graph(LETTER)), nodes(graph(corrected))
    assert len(before) >= 12
    assert before == after


def test_the_path_of_a_source_does_not_enter_its_documents() -> None:
    def nodes(made: SourceGraph) -> set[str]:
        return {line.split(" ", 1)[0] for line in made.lines if "/text/" not in line.split(" ", 1)[0]}

    here, there = nodes(graph(LETTER)), nodes(graph(LETTER, "2031/mei/brief.txt"))
    assert {n for n in here if "/source/" not in n} == {n for n in there if "/source/" not in n}


@pytest.mark.parametrize(
    ("head", "identifier"),
    [
        ("Stuk: kst-39871-12\nKenmerk: 2031-0000041", "kst-39871-12"),
        ("Kenmerk: 2031–0000041", "kenmerk-2031-0000041"),
        ("Datum: 2031-05-12", None),
    ],
)
def test_a_document_goes_by_number_then_kenmerk_then_checksum(head: str, identifier: str | None) -> None:
    text = f"{head}\n\nDe Veerdienst vaart."
    expected = identifier or hashlib.sha256(text.encode()).hexdigest()[:16]
    assert graph(text).documents == (expected,)


def test_a_document_with_both_names_has_both_identifiers() -> None:
    rdf = loaded(graph("Stuk: kst-1-2\nKenmerk: 2031-41\n\nDe Veerdienst vaart."))
    found = select(rdf, f"?i {{ <{ID}doc/kst-1-2> dcterms:identifier ?i }} ORDER BY ?i")
    assert found == [("kenmerk-2031-41",), ("kst-1-2",)]


class Names:
    """A register with one organisation."""

    def names(self, kind: str, key: str) -> tuple[str, ...] | None:
        return ("Veerdienst Noord", "VN") if (kind, key) == ("ORG", "vn") else None

    def law(self, identifier: str) -> str | None:
        return "veerwet" if identifier == "BWBR0009999" else None


def test_of_a_register_entry_only_a_new_name_is_said() -> None:
    text = "Stuk: kst-1-2\n\nDe Veerdienst Noord, VN, de Noordveren en deze dienst."
    made = toy.extract(source(text))
    reading = made.layout.reading.text
    entity = Entity(EntityKind.ORG, "Veerdienst Noord", "vn")
    mentions = [
        Mention(reading.index(w), reading.index(w) + len(w), entity, 0.9, "toy")
        for w in ("De Veerdienst Noord", "VN", "de Noordveren", "deze dienst")
    ]
    rdf = loaded(quads(Extraction(made.layout, mentions=tuple(mentions)), MINT, Names()))
    assert select(rdf, f"?l {{ <{ID}org/vn> skos:altLabel|skos:prefLabel ?l }}") == [("Noordveren",)]
    assert len(select(rdf, f"?m {{ ?m oa:hasBody <{ID}org/vn> }}")) == 4


def cited(*citations: Citation) -> Rdf:
    made = toy.extract(source("Stuk: kst-1-2\n\nZie daar, en ook daar, in uw brief."))
    return loaded(quads(Extraction(made.layout, citations=citations), MINT, Names()))


def test_a_regulation_has_one_node_cited_or_named() -> None:
    rdf = cited(Citation(16, 24, "BWBR0009999", "bwb", "artikel 3"), Citation(26, 36, "Wet op de veren", "bwb"))
    assert ask(rdf, f'?c cito:hasCitedEntity <{ID}law/veerwet> ; bg:locator "artikel 3"')
    assert ask(rdf, f'<{ID}law/veerwet> a bg:Law ; dcterms:identifier "BWBR0009999"')
    assert ask(rdf, f'<{ID}law/wet-op-de-veren> a bg:Law ; dcterms:identifier "Wet op de veren"')


def test_a_citation_without_a_target_stays_and_is_marked() -> None:
    rdf = cited(Citation(16, 24, None, "kamerstuk"), Citation(26, 36, None, "letter", informal=True))
    assert ask(rdf, "?c a bg:Citation ; cito:hasCitedEntity ?d . ?d bg:unresolved true")
    assert ask(rdf, "?c a bg:InformalCitation ; cito:hasCitedEntity ?d . ?d bg:unresolved true")
    assert not ask(rdf, "?d cito:cites ?x")


def test_a_node_may_have_several_identifiers() -> None:
    rdf = cited(Citation(16, 24, "2031D01234", "chamber", also=("https://tk.example/2031D01234",)))
    assert len(select(rdf, f"?i {{ <{ID}doc/2031D01234> dcterms:identifier ?i }}")) == 2


def test_questions_answers_signatures() -> None:
    text = "Stuk: kst-1-2\n\nVraag 6 Klopt het?\n\nVraag 7 Waarom?\n\nAntwoord Ja.\n\nJ. de Veerman, Minister van Veren"
    made = toy.extract(source(text))
    reading = made.layout.reading.text

    def at(words: str) -> tuple[int, int]:
        return reading.index(words), reading.index(words) + len(words)

    group = Entity(EntityKind.ORG, "Partij van de Rivier")
    layout = dataclasses.replace(made.layout, answers=(AnswerBlock(0, *at("Ja.")),))
    questions = tuple(
        Question(QuestionBlock(0, number, *at(words), answer=0), (group,))
        for number, words in (("6", "Klopt het?"), ("7", "Waarom?"))
    )
    name, post = text.index("J. de Veerman"), text.index("Minister")
    signature = Signature(
        Field("Minister van Veren", (Span(post, post + 18),)),
        Field("J. de Veerman", (Span(name, name + 13),)),
        "mede namens",
    )
    minister = Entity(EntityKind.OFFICE, "Minister van Veren")
    signatory = Signatory(0, signature, minister, Entity(EntityKind.PERSON, "J. de Veerman"))
    rdf = loaded(
        quads(Extraction(layout, questions=questions, signatories=(signatory,), addressees=((0, group),)), MINT)
    )
    assert ask(
        rdf,
        f"""?six a bg:Question ; bg:questionNumber "6" ; bg:askedBy <{ID}org/partij-van-de-rivier> ; bg:answeredBy ?a .
        ?seven a bg:Question ; bg:questionNumber "7" ; bg:answeredBy ?a .
        ?a a bg:Answer ; bg:answers ?six, ?seven ; bg:text "Ja."@nl ; oa:hasTarget ?t . FILTER(?six != ?seven)""",
    )
    assert ask(
        rdf,
        f"""<{ID}doc/kst-1-2> bg:sender <{ID}office/minister-van-veren> ; bg:signedBy <{ID}person/j.-de-veerman> ;
            bg:addressee <{ID}org/partij-van-de-rivier> ; bg:signature ?s .
        ?s a bg:Signature ; bg:post <{ID}office/minister-van-veren> ; bg:signatory <{ID}person/j.-de-veerman> ;
            bg:capacity bg:alsoOnBehalf .""",
    )


AMOUNTS = [
    ("EUR 600000000 per year", 'a bg:MonetaryAmount ; bg:number 600000000.0 ; bg:unit "EUR" ; bg:perPeriod "year"'),
    ("EUR 12.5", 'a bg:MonetaryAmount ; bg:number 12.5 ; bg:unit "EUR"'),
    ("57 %", 'a bg:Amount ; bg:number 57.0 ; bg:unit "%"'),
    ("775 ouders", 'a bg:Amount ; bg:number 775.0 ; bg:unit "ouders"'),
    ("enkele tonnen", 'a bg:Amount ; bg:normalized "enkele tonnen"'),
]


@pytest.mark.parametrize(("value", "said"), AMOUNTS)
def test_amounts_have_a_number_and_a_unit(value: str, said: str) -> None:
    made = toy.extract(source("Stuk: kst-1-2\n\nEen bedrag."))
    rdf = loaded(
        quads(Extraction(made.layout, mentions=(Mention(15, 25, Entity(EntityKind.AMOUNT, value), 1, "toy"),)), MINT)
    )
    assert ask(rdf, f'?m oa:hasBody ?a . ?a bg:normalized "{value}" ; {said}')


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2031-05-12", "2031-05-12", "2031-05-12"),
        ("nooit", None, None),
        ("2031-13", "2031-13-01", None),
    ],
)
def test_first_and_last_days(value: str, first: str | None, last: str | None) -> None:
    assert last_day(value) == last
    if last is not None:
        assert first_day(value) == first
