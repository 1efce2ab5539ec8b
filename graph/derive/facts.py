"""What a source gives to derivation: its sentences, and what its graph says, in a form that can be looked up.

`of` is a pure function of the source's graph, as decided by people, and of its sentences. The facts of all sources lie
in a database beside the graph (`graph/derive/index.py`), so that adding a letter asks and does not read all over again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote, unquote

from beleidsgraaf.graph.derive.deliveries import put_off, role_of
from beleidsgraaf.graph.derive.described import Described, Fact
from beleidsgraaf.graph.derive.entries import entries
from beleidsgraaf.graph.derive.sayings import Sayings
from beleidsgraaf.graph.derive.words import content, in_order
from beleidsgraaf.graph.iri import clean_identifier, fold
from beleidsgraaf.graph.passages import Sentence
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, PROV, RDF

#: what an informal reference says of a document: a letter's date, a motion's movers
_POINTER: Final = re.compile(r"/(?:brief-(?P<day>\d{4}-\d\d-\d\d)|(?P<motion>motie-[^/]+?))(?:-\d+)?$")
#: a title as cited stands between quotation marks, right before the number of the paper
_TITLE = re.compile(r"[“\"«‘']([^”\"»’“«]{8,200})[”\"»’'][^“\"«.;]{0,40}$")
#: what identifies a numbered paper: its dossier, its number there
PAPER: Final = re.compile(r"kst-(\d+(?:-\d\d)?(?:-[IVXLA-H]+)?)-(\d+|[A-Z]{1,2})$")
_CLAUSE = re.compile(r"[);]|, zie\b|\b(?:als|en in|dan|alsook)\b")
_RECURRING = re.compile(r"\b(?:(?:half)?jaarlijks|periodiek|(?:elk|ieder) (?:jaar|kwartaal|halfjaar))\b")


def of(lines: Iterable[Line], sentences: tuple[Sentence, ...], documents: tuple[str, ...]) -> list[Fact]:
    """Give the facts of a source.

    Args:
        lines: its graph.
        sentences: of its prose.
        documents: IRIs of its documents, in the order that sentences refer to.
    """
    if not documents:
        return []
    return _Reader(Described(lines), sentences, documents).facts()


class _Reader:
    def __init__(self, graph: Described, sentences: tuple[Sentence, ...], documents: tuple[str, ...]) -> None:
        self._graph = graph
        self._about = graph.about
        self._one = graph.one
        self._place = graph.place
        self._documents = documents
        self._sentences = sorted(sentences, key=lambda s: (s.start, s.end))
        self._starts = [s.start for s in self._sentences]
        self._cited: dict[int, list[str]] = defaultdict(list)  #: index of a sentence -> what it cites
        self._subjects: dict[str, frozenset[str]] = {}
        self._pointers: dict[int, list[str]] = defaultdict(list)  #: index of a sentence -> its informal citations
        self._told: dict[int, str] = {}  #: index of a sentence -> a claim in it that promises and asks nothing
        self._days: dict[int, tuple[int, str]] = {}  #: index of a sentence -> place and value of the last date in it
        self._out: list[Fact] = []

    def facts(self) -> list[Fact]:
        typed = self._graph.typed
        if typed[BG.CommitmentList.value]:
            return entries(self._graph)
        held = [d for d in typed[BG.Document.value] if PROV.wasDerivedFrom.value in self._about[d]]
        for document in held:
            self._document(document)
        for citation in typed[BG.Citation.value]:
            self._citation(citation, informal=False)
        for citation in typed[BG.InformalCitation.value]:
            self._citation(citation, informal=True)
        for claim in typed[BG.Claim.value]:
            self._claim(claim)
        for relation in typed[BG.Relation.value]:
            self._relation(relation)
        for kind in (BG.Mention.value, BG.Signature.value):
            for node in typed[kind]:
                self._office(node)
        for node in typed[BG.Mention.value]:
            self._date(node)
        self._deliveries()
        self._out += Sayings(self._graph, self._sentences, self._documents, self._cited, self._pointers).facts()
        return self._out

    def _sentence(self, start: int) -> int | None:
        at = bisect_left(self._starts, start + 1) - 1
        if at >= 0 and self._sentences[at].start <= start < self._sentences[at].end:
            return at
        return None

    def _document(self, document: str) -> None:
        said = self._about[document]
        issued = self._one(document, DCTERMS.issued.value)
        title = self._one(document, DCTERMS.subject.value) or self._one(document, DCTERMS.title.value)
        self._subjects[document] = content(title)
        signatures = said.get(BG.signature.value, ())
        number = self._one(document, BG.sequenceNumber.value)
        body: dict[str, Any] = {
            "node": document,
            "identifiers": sorted(said.get(DCTERMS.identifier.value, ())),
            "issued": issued,
            "subject": self._one(document, DCTERMS.subject.value),
            "subject_place": self._graph.field(document, DCTERMS.subject.value),
            "issued_place": self._graph.field(document, DCTERMS.issued.value),
            "words": sorted(content(title)),
            "dossier": self._one(document, BG.dossierNumber.value),
            "number": number,
            "kinds": sorted(said.get(RDF.type.value, ())),
            "senders": sorted(said.get(BG.sender.value, ())),
            "signers": sorted(said.get(BG.signedBy.value, ())),
            "addressees": sorted(said.get(BG.addressee.value, ())),
            "posts": sorted({p for s in signatures for p in self._about[s].get(BG.post.value, ())}),
            "replies": sorted(said.get(BG.repliesTo.value, ())),
        }
        self._out.append(("document", document, body))
        for identifier in body["identifiers"]:
            if (named := _beside(document, identifier)) != document:
                self._out.append(("identifier", named, {"node": document}))
        if body["dossier"]:
            self._out.append(("in-dossier", body["dossier"], {"number": number, "issued": issued}))
        brief = {name: body[name] for name in ("node", "issued", "dossier", "words", "kinds")}
        if len(issued) == 10:
            self._out.append(("dated", issued, brief))
        if BG.Motion.value in body["kinds"]:
            movers = sorted({_surname(person) for person in body["signers"]})
            self._out += [("moved-by", mover, {**brief, "movers": movers}) for mover in movers]

    def _citation(self, node: str, informal: bool) -> None:
        cited = self._one(node, CITO.hasCitedEntity.value)
        document, start, end, exact = self._place(node)
        at = self._sentence(start)
        if at is not None and not informal:
            self._cited[at].append(node)
        body = {"node": node, "document": document, "start": start, "end": end, "quote": exact, "cited": cited}
        if informal:
            if at is not None:
                self._pointers[at].append(node)
            if pointer := _POINTER.search(cited):
                words = self._sentences[at].text if at is not None else ""
                key = pointer["day"] or fold(unquote(pointer["motion"]).replace("motie-", "", 1))
                self._out.append(("informal" if pointer["day"] else "motion", key, {**body, "sentence": words}))
            return
        self._out.append(("citation", cited, body))
        if at is None:
            return
        sentence = self._sentences[at]
        offset = sentence.quote.find(exact)
        before = " ".join(sentence.quote[: max(0, offset)].split())
        if title := _TITLE.search(before):
            where = {"start": sentence.start, "end": sentence.end, "quote": sentence.quote}
            self._out.append(("title", cited, {**body, **where, "title": title[1], "words": sorted(content(title[1]))}))
            if paper := PAPER.search(unquote(cited)):
                self._out.append(("title-in", paper[1], {"cited": cited}))

    def _claim(self, node: str) -> None:
        kinds = {k.rsplit("#", 1)[-1] for k in self._about[node][RDF.type.value]}
        kind = next((k for k in ("Commitment", "Request", "Intention") if k in kinds), "")
        document, start, end, exact = self._place(node)
        at = self._sentence(start)
        if not kind and at is not None:
            self._told.setdefault(at, node)
        if not kind or self._one(node, BG.polarity.value) == BG.negative.value:
            return
        due_text = self._one(node, BG.dueText.value)
        spoken = " ".join(exact.replace("-\n", "").split())
        body = {
            "node": node,
            "document": document,
            "start": start,
            "end": end,
            "quote": exact,
            "words": sorted(content(spoken.replace(due_text, " ") if due_text else spoken)),
            "due_from": self._one(node, BG.dueFrom.value),
            "due_by": self._one(node, BG.dueBy.value),
            "claimant": self._one(node, BG.claimant.value),
            "addressee": self._one(node, BG.addressee.value),
            "recurring": bool(_RECURRING.search(spoken)),
        }
        self._out.append((kind.casefold(), node, body))
        if kind == "Commitment" and at is not None:  # "... heb ik toegezegd. Met deze brief kom ik die toezegging na."
            for sentence in self._sentences[at : at + 2]:
                if role_of(sentence.text) == "kept" and sentence.document == self._sentences[at].document:
                    where = {"document": document, "start": sentence.start, "end": sentence.end}
                    self._out.append(("kept", node, {**where, "quote": sentence.quote, "claim": body}))
                    break

    def _relation(self, node: str) -> None:
        if self._one(node, BG.polarity.value) != BG.positive.value:
            return
        document, start, end, exact = self._place(node)
        subject, other = self._one(node, RDF.subject.value), self._one(node, RDF.object.value)
        predicate, modality = self._one(node, RDF.predicate.value), self._one(node, BG.modality.value)
        body = {
            "node": node,
            "document": document,
            "start": start,
            "end": end,
            "quote": exact,
            "modality": modality.rsplit("#", 1)[-1],
            "since": self._one(node, BG.since.value),
            "object": other,
        }
        self._out.append(("relation", f"{subject} {predicate} {other}", body))

    def _office(self, node: str) -> None:
        post = self._one(node, BG.post.value) or self._one(node, OA.hasBody.value)
        if "/office/" not in post or BG.signatory.value in self._about[node]:
            return
        document, _, _, _ = self._place(node)
        self._out.append(("office", post, {"node": node, "document": document, "post": post}))

    def _date(self, node: str) -> None:
        body = self._one(node, OA.hasBody.value)
        if "/date/" not in body:
            return
        _, start, _, _ = self._place(node)
        at = self._sentence(start)
        if at is not None and start >= self._days.get(at, (-1, ""))[0]:
            self._days[at] = start, body

    def _announced(self, at: int, base: dict[str, Any]) -> None:
        """Keep what a sentence tells of a delay with its new term, if it tells one: it binds as a promise does."""
        if at not in self._told or at not in self._days:
            return
        day = self._days[at][1]
        body = {
            **base,
            "node": self._told[at],
            "words": sorted(content(put_off(self._sentences[at].text))),
            "due_from": self._one(day, BG.firstDay.value),
            "due_by": self._one(day, BG.lastDay.value),
            "claimant": self._one(self._told[at], BG.claimant.value),
            "recurring": False,
        }
        if body["due_by"]:
            self._out.append(("announced", body["node"], body))

    def _deliveries(self) -> None:
        """Sentences that send something, report that it was sent, name it with its number, or put it off."""
        for at, sentence in enumerate(self._sentences):
            role = role_of(sentence.text)
            if sentence.kind == "question":
                continue
            document = self._documents[sentence.document]
            base = {"document": document, "start": sentence.start, "end": sentence.end, "quote": sentence.quote}
            cited = sorted({self._one(c, CITO.hasCitedEntity.value) for c in self._cited.get(at, ())})
            if role in ("sends", "postponed"):
                words = content(sentence.text)
                if role == "sends":
                    words |= self._subjects.get(document, frozenset())
                order = in_order(sentence.text)
                self._out.append((role, document, {**base, "words": sorted(words), "order": order, "cited": cited}))
            if role == "postponed":
                self._announced(at, base)
            if role == "sends":
                continue
            for citation in self._cited.get(at, ()):
                words = content(self._named(sentence, citation))
                if words:
                    target = self._one(citation, CITO.hasCitedEntity.value)
                    named = {
                        **base,
                        "words": sorted(words),
                        "cited": target,
                        "citation": citation,
                        "reported": role == "sent",
                    }
                    self._out.append(("named", target, named))

    def _named(self, sentence: Sentence, citation: str) -> str:
        """Give the words of a sentence that lead up to a citation, from the citation or full phrase before it on."""
        _, start, _, _ = self._place(citation)
        before = sentence.quote[: max(0, start - sentence.start)]
        cut = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
        return " ".join(before[cut:].replace("-\n", "").split())[-160:]


def _beside(document: str, identifier: str) -> str:
    """Give the IRI that another identifier of a document would have."""
    return f"{document.rpartition('/')[0]}/{quote(clean_identifier(identifier), safe='')}"


def _surname(person: str) -> str:
    """Give the folded surname in the IRI of a person: without initials."""
    words = unquote(person.rsplit("/", 1)[-1]).split("-")
    return fold(" ".join(w for w in words if len(w) > 1 and "." not in w))
