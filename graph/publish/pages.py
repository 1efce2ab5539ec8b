"""Pages for people: a document, an entity, a commitment, lists; each with schema.org metadata inside.

Links between pages are relative, so that a folder can be looked at before it is hosted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.publish.addresses import Addresses
from beleidsgraaf.graph.publish.facts import KINDS, Publication, official_address
from beleidsgraaf.graph.reasons import in_dutch
from beleidsgraaf.ontology.load import ONTOLOGY, read
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, ORG, SKOS

SITE: Final = "Beleidsgraaf"
MENU: Final = (
    ("documents", "Documenten", "documents/index.html"),
    ("commitments", "Toezeggingen", "commitments/index.html"),
    ("actors", "Organisaties en personen", "lists/org.html"),
    ("vocabulary", "Vocabulaire", "ns/index.html"),
)
#: Folder of an entity to its kind in Dutch (one, several), the type of schema.org, the type of its mentions.
ENTITIES: Final = {
    "org": ("organisatie", "Organisaties", "Organization", "ORG"),
    "person": ("persoon", "Personen", "Person", "PERSON"),
    "office": ("ambt", "Ambten", "Role", "OFFICE"),
    "programme": ("programma", "Programma's", "Project", "PROGRAMME"),
    "law": ("wet of regeling", "Wetten en regelingen", "Legislation", "LAW"),
    "publication": ("publicatie", "Publicaties", "CreativeWork", "DOC"),
    "event": ("gebeurtenis", "Gebeurtenissen", "Event", "EVENT"),
    "dossier": ("dossier", "Dossiers", "Collection", "DOC"),
}
_MONTHS: Final = tuple(
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december".split("|")  # noqa: SIM905
)
_CLAIMS: Final = ("Request", "Recommendation", "Intention", "Position", "Finding", "Action")
_DOCUMENTS_SHOWN: Final = 100
_QUOTE: Final = 240
_TITLE: Final = 140


@dataclass(frozen=True, slots=True)
class Link:
    """Something that a page names, with its page where it has one."""

    name: str
    href: str = ""
    kind: str = ""
    day: str = ""
    quote: str = ""
    sort: str = ""
    number: str = ""
    about: str = ""


def day(value: str) -> str:
    """Give a date, a month or a year in words: `14 januari 2031`."""
    parts = value.split("-")
    if len(parts) > 3 or not all(p.isdecimal() for p in parts):
        return value
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def number(value: int) -> str:
    """Give a number as it is written in Dutch."""
    return f"{value:,}".replace(",", ".")


def size(value: int) -> str:
    """Give a number of bytes in words."""
    return f"{value / 1e6:.1f} MB".replace(".", ",") if value >= 100_000 else f"{max(1, round(value / 1000))} kB"


@cache
def templates() -> Environment:
    """Give the templates."""
    environment = Environment(
        loader=PackageLoader("beleidsgraaf.graph.publish", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day, "number": number, "size": size}
    return environment


@cache
def class_names() -> dict[str, str]:
    """Give the Dutch names of the classes of the vocabulary by their local names."""
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    return {
        t.subject.value[len(BG.NS) :]: t.object.value
        for t in read(ONTOLOGY)
        if isinstance(t.subject, ox.NamedNode)
        and t.subject.value.startswith(BG.NS)
        and t.predicate.value == label
        and isinstance(t.object, ox.Literal)
        and t.object.language == "nl"
    }


def inline(about: dict[str, Any]) -> Markup:
    """Give schema.org metadata for a script element, with no context to fetch; what has no value is left out."""
    kept = {"@context": {"@vocab": "https://schema.org/"}} | {k: v for k, v in about.items() if v}
    text = json.dumps(kept, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


class Pages:
    """Writes pages for one publication."""

    def __init__(self, look: Lookup, addresses: Addresses, publisher: str) -> None:
        self._look, self._addresses, self._publisher = look, addresses, publisher

    def render(self, template: str, here: str, title: str, depth: int = 1, **values: Any) -> str:
        """Give a page; `depth` is the number of folders that it lies in."""
        common = {"up": "../" * depth, "site": SITE, "menu": MENU, "publisher": self._publisher}
        return templates().get_template(template).render(here=here, title=title, **common, **values) + "\n"

    def link(self, node: ox.NamedNode | str, up: str = "../", sort: str = "") -> Link:
        """Give a link to a node, or its name alone."""
        iri = node if isinstance(node, str) else node.value
        if (entry := self._addresses.get(iri)) is not None:
            href = f"{up}{entry.path}.html"
            return Link(entry.name, href, entry.kind, entry.day, "", sort, entry.number, entry.about)
        named = ox.NamedNode(iri)
        identifiers = tuple(self._look.values(named, DCTERMS.identifier))
        name = self._look.label(named) or next(iter(identifiers), "") or iri.rsplit("/", 1)[-1]
        address = official_address(identifiers)
        if not address and identifiers and identifiers[0].startswith(("https://", "http://")):
            address = identifiers[0]
        return Link(name, address, "elders gepubliceerd" if address else "", sort=sort)

    def links(self, nodes: Iterable[ox.NamedNode | str]) -> list[Link]:
        """Give links, each once."""
        return list(dict.fromkeys(self.link(node) for node in nodes))

    def document(self, publication: Publication, named: Sequence[ox.NamedNode]) -> str:
        """Give the page of a document."""
        look, node = self._look, ox.NamedNode(publication.iri)
        entry = self._addresses[publication.iri]
        official = publication.address or official_address(publication.identifiers)
        facts = [
            ("Nummer", [Link(i) for i in publication.identifiers]),
            ("Afzender", self.links(look.nodes(node, BG.sender))),
            ("Ondertekend door", self.links(look.nodes(node, BG.signedBy))),
            ("Ingediend door", self.links(look.nodes(node, BG.introducedBy))),
            ("Aan", self.links(look.nodes(node, BG.addressee))),
            ("Dossier", self.links([publication.dossier] if publication.dossier else [])),
            ("Onderdeel van", self.links(publication.part_of)),
            ("Bijlage bij", self.links(publication.annex_of)),
            ("Antwoord op", self.links(publication.replies_to)),
            ("Thema's", [Link(label) for _, label in publication.themes]),
            ("Informatiecategorie", [Link(publication.category[1])]),
            ("Officiële publicatie", [Link(official, official)] if official else []),
        ]
        found = self._findings(node)
        about: dict[str, Any] = {
            "@type": "DigitalDocument",
            "@id": publication.iri,
            "identifier": list(publication.identifiers),
            "name": publication.title,
            "datePublished": publication.issued,
            "inLanguage": "nl",
            "url": self._addresses.address(publication.iri),
            "sameAs": official,
            "keywords": [label for _, label in publication.themes],
            "citation": [{"@id": iri} for iri in publication.cites],
            "mentions": [{"@id": e.value, "name": look.label(e)} for e in named[:50]],
        }
        if publication.publisher is not None:
            body = {"@type": "GovernmentOrganization", "@id": publication.publisher.iri}
            about["publisher"] = body | {"name": publication.publisher.label}
        return self.render(
            "document.html",
            "documents",
            publication.title,
            stem=entry.path.rsplit("/", 1)[-1],
            about=inline(about),
            kind=entry.kind,
            day=publication.issued,
            facts=facts,
            commitments=[self.promise(c) for c in found.get("Commitment", [])],
            claims=[claim for kind in _CLAIMS for claim in map(self._claim(kind), found.get(kind, []))],
            questions=[self._question(q) for q in found.get("Question", [])],
            cites=self.links(publication.cites),
            cited=self.links(n for n in look.subjects(CITO.cites, node) if n.value in self._addresses),
            named=sorted((self.link(e, sort=_sort(e.value)) for e in named), key=lambda e: (e.sort, e.name.casefold())),
        )

    def _findings(self, document: ox.NamedNode) -> dict[str, list[ox.NamedNode]]:
        """Give the claims and questions of a document by kind, in the order of the text."""
        found: dict[str, list[tuple[int, str, ox.NamedNode]]] = {}
        for target in self._look.subjects(BG.inDocument, document):
            for node in self._look.subjects(OA.hasTarget, target):
                for kind in self._look.kinds(node) & {"Commitment", "Question", *_CLAIMS}:
                    start = self._look.place(target).start
                    if all(node != known for _, _, known in found.get(kind, ())):
                        found.setdefault(kind, []).append((start, node.value, node))
        return {kind: [node for _, _, node in sorted(nodes)] for kind, nodes in found.items()}

    def promise(self, claim: ox.NamedNode) -> dict[str, Any]:
        """Give a commitment for a list."""
        look = self._look
        return {
            "href": self.link(claim).href,
            "text": self.words(claim),
            "who": ", ".join(look.label(n) for n in look.nodes(claim, BG.claimant)),
            "due": look.value(claim, BG.dueBy),
            "due_text": look.value(claim, BG.dueText),
            "kept": bool(look.nodes(claim, BG.fulfilledBy)),
        }

    def words(self, node: ox.NamedNode, most: int = _QUOTE) -> str:
        """Give the words of a finding on one line."""
        text = self._look.value(node, BG.text) or next((q.words for q in self._look.quotes(node)), "")
        return shortened(text, most)

    def _claim(self, kind: str) -> Any:
        name = class_names().get(kind, kind)
        return lambda node: {
            "kind": name,
            "text": self.words(node),
            "who": self.links(self._look.nodes(node, BG.claimant)),
        }

    def _question(self, node: ox.NamedNode) -> dict[str, Any]:
        who = self.links([*self._look.nodes(node, BG.askedBy), *self._look.nodes(node, BG.joinedBy)])
        return {"text": self.words(node), "number": self._look.value(node, BG.questionNumber), "who": who}

    def entity(self, node: ox.NamedNode) -> str:
        """Give the page of an entity: what it is, which office it holds, what it promised, where it is named."""
        look, entry = self._look, self._addresses[node.value]
        folder = entry.path.partition("/")[0]
        same = look.values(node, SKOS.exactMatch)
        facts = [
            (
                "Hoort bij",
                self.links(n for p in (ORG.postIn, ORG.subOrganizationOf, ORG.unitOf) for n in look.nodes(node, p)),
            ),
            ("Fractie", self.links(look.nodes(node, BG.memberOf))),
            ("Afkorting", [Link(a) for a in look.values(node, BG.abbreviation)]),
            ("Ook bekend als", [Link(iri, iri) for iri in same]),
        ]
        documents, count = self._parts(node) if folder == "dossier" else self._naming(node)
        promised = look.subjects(BG.claimant, node)
        promises = [c for c in promised if c.value in self._addresses]
        also = [a for a in look.values(node, SKOS.altLabel) if a.casefold() != entry.name.casefold()]
        about = {
            "@type": ENTITIES[folder][2],
            "@id": node.value,
            "name": entry.name,
            "alternateName": also,
            "sameAs": same,
        }
        return self.render(
            "entity.html",
            "actors" if folder in ("org", "person", "office") else "",
            entry.name,
            stem=entry.path.rsplit("/", 1)[-1],
            about=inline(about | {"url": self._addresses.address(node.value)}),
            kind=entry.kind,
            also=also[:8],
            facts=facts,
            terms=self._terms(node),
            commitments=[self.promise(c) for c in promises],
            documents=documents,
            documents_title="Documenten" if folder == "dossier" else "Genoemd in",
            number=count,
        )

    def _parts(self, dossier: ox.NamedNode) -> tuple[list[Link], int]:
        found = [n.value for n in self._look.subjects(DCTERMS.isPartOf, dossier) if n.value in self._addresses]
        found.sort(key=lambda iri: (self._addresses[iri].day, iri), reverse=True)
        return [self.link(iri) for iri in found[: _DOCUMENTS_SHOWN * 5]], len(found)

    def _naming(self, node: ox.NamedNode) -> tuple[list[Link], int]:
        """Give the last documents that name an entity, with a quote of each, and how many there are."""
        look = self._look
        where: dict[str, ox.NamedNode] = {}
        for mention in look.subjects(OA.hasBody, node):
            for target in look.nodes(mention, OA.hasTarget):
                document = look.value(target, BG.inDocument)
                if document in self._addresses:
                    where[document] = min(where.get(document, mention), mention, key=str)
        latest = sorted(where, key=lambda iri: (self._addresses[iri].day, iri), reverse=True)
        found = []
        for iri in latest[:_DOCUMENTS_SHOWN]:
            plain = self.link(iri)
            said = next(iter(look.quotes(where[iri])), None)
            quote = " ".join(f"{said.before}{said.words}{said.after}".split()) if said else ""
            found.append(replace(plain, quote=f"…{quote}…" if quote else ""))
        return found, len(where)

    def _terms(self, node: ox.NamedNode) -> list[dict[str, Any]]:
        look = self._look
        found = []
        for predicate, other in ((ORG.member, BG.post), (ORG.role, ORG.member)):
            for membership in look.subjects(predicate, node):
                for end in look.nodes(membership, other):
                    since, until = look.value(membership, BG.since), look.value(membership, BG.until)
                    found.append(
                        {
                            "since": day(since),
                            "until": day(until) if until else "heden",
                            "key": since,
                            "entry": self.link(end),
                        }
                    )
        return sorted(found, key=lambda term: (term["key"], term["entry"].name), reverse=True)

    def commitment(self, claim: ox.NamedNode) -> str:
        """Give the page of a commitment."""
        look, entry = self._look, self._addresses[claim.value]
        quotes = look.quotes(claim)
        fulfilled = look.nodes(claim, BG.fulfilledBy)
        due = look.value(claim, BG.dueBy)
        facts = [
            ("Wie", self.links(look.nodes(claim, BG.claimant))),
            ("Aan", self.links(look.nodes(claim, BG.addressee))),
            ("Waarover", self.links(look.nodes(claim, BG.about))),
            ("Termijn", [Link(t) for t in look.values(claim, BG.dueText)]),
            ("Uiterlijk", [Link(day(due))] if due else []),
            ("Waarschijnlijk nagekomen met", self.links(fulfilled)),
            ("Uitgesteld naar", self.links(look.nodes(claim, BG.postponedTo))),
            ("Herhaald in", self.links(look.nodes(claim, BG.repeatedIn))),
        ]
        about: dict[str, Any] = {"@type": "PlanAction", "@id": claim.value, "name": entry.name, "endTime": due}
        about["url"] = self._addresses.address(claim.value)
        about["agent"] = [{"@id": n.value, "name": look.label(n)} for n in look.nodes(claim, BG.claimant)]
        sure = look.value(claim, BG.confidence)
        return self.render(
            "commitment.html",
            "commitments",
            self.words(claim, _TITLE),
            stem=entry.path.rsplit("/", 1)[-1],
            about=inline(about),
            kept=bool(fulfilled),
            facts=facts,
            quotes=[
                {"words": q.words, "file": q.file, "start": q.start, "end": q.end, "document": self.link(q.document)}
                for q in quotes
            ],
            sure=f"{round(float(sure) * 100)}%" if sure else "",
            why=in_dutch(look.value(claim, BG.confidenceReason)),
        )


def shortened(text: str, most: int) -> str:
    """Give a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def kind_of(publication: Publication) -> str:
    """Give the kind of a document in Dutch."""
    return KINDS[publication.kind][1] if publication.kind in KINDS else class_names().get(publication.kind, "document")


def _sort(iri: str) -> str:
    return next((sort for folder, (_, _, _, sort) in ENTITIES.items() if f"/{folder}/" in iri), "")
