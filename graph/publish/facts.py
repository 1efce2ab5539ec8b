"""What a portal needs to know of a publication; what no letter says comes from the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.publish.organisations import Organisation, Organisations
from beleidsgraaf.graph.publish.settings import Settings
from beleidsgraaf.graph.publish.themes import named, themes
from beleidsgraaf.graph.store import Rdf
from beleidsgraaf.ontology.registers import load
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, PROV

_KERN: Final = "https://identifier.overheid.nl/tooi/def/thes/kern/"

#: Class of a document to the TOOI kind of document and its label (value list `documentsoortlijst`), finest first.
KINDS: Final = {
    "Motion": (f"{_KERN}c_bf0f9c95", "motie"),
    "AnswerSet": (f"{_KERN}c_6d494ab6", "Kamervraag met antwoord"),
    "QuestionSet": (f"{_KERN}c_03c52ba0", "Kamervraag zonder antwoord"),
    "ConsultationReport": (f"{_KERN}c_056a75e1", "Kamerstuk"),
    "ExplanatoryMemorandum": (f"{_KERN}c_11305262", "memorie van toelichting"),
    "Bill": (f"{_KERN}c_33d7570c", "voorstel van wet"),
    "Proceedings": (f"{_KERN}c_a17ef403", "Handelingen"),
    "DecisionNote": (f"{_KERN}c_2977c34f", "beslisnota"),
    "EvaluationReport": (f"{_KERN}c_38ba44de", "evaluatierapport"),
    "ResearchReport": (f"{_KERN}c_6f49bf34", "onderzoeksrapport"),
    "ProgressReport": (f"{_KERN}c_cccba364", "voortgangsrapport"),
    "AnnualReport": (f"{_KERN}c_3d782f30", "jaarverslag"),
    "Advice": (f"{_KERN}c_d506b718", "advies"),
    "Covenant": (f"{_KERN}c_386e74cb", "convenant"),
    "Agenda": (f"{_KERN}c_f90465b3", "agenda"),
    "Plan": (f"{_KERN}c_5b1055aa", "plan"),
    "PolicyNote": (f"{_KERN}c_9376c730", "beleidsnota"),
    "Speech": (f"{_KERN}c_2aedadff", "toespraak"),
    "PressRelease": (f"{_KERN}c_7eba29ad", "persbericht"),
    "Annex": (f"{_KERN}c_056a75e1", "Kamerstuk"),
    "Report": (f"{_KERN}c_3300f29a", "rapport"),
    "Letter": (f"{_KERN}c_49599e6c", "Kamerbrief"),
}
_PARLIAMENT: Final = "vergaderstuk Staten-Generaal"
#: Class of a document to the category of information (Woo, article 3.3) that it falls under whoever it is sent to.
_CATEGORIES: Final = {
    "ResearchReport": "onderzoeksrapport",
    "EvaluationReport": "onderzoeksrapport",
    "AnnualReport": "jaarplan of jaarverslag",
    "Advice": "advies",
    "Covenant": "convenant",
    "WooRequest": "Woo-verzoek of -besluit",
    "WooDecision": "Woo-verzoek of -besluit",
}
_SAYING: Final = frozenset({"Claim", "Question", "Answer"})
#: Entries of a register of Parliament, which are read as documents and are no publications of their own.
_ENTRIES: Final = ("RegisteredCommitment", "CommitmentList")
#: Category of what neither chamber deals with and no other category names.
_REST: Final = "inspanningsverplichting art 3.1 Woo"

#: A document of Parliament by its identifier; a letter for its number is the Eerste Kamer's.
_OFFICIAL: Final = re.compile(r"(?:kst|ah|kv|h|blg)-(?P<chamber>tk|ek)?.*|\d{4}[ZD]\d+")
_SENATE: Final = re.compile(r"kst-.+-[A-Z]{1,2}|(?:ah|kv|h)-ek-.*")
_HOUSE: Final = re.compile(r"(?:kst-.+-\d+(?:-.*)?|(?:ah|kv|h)-tk-.*|\d{4}[ZD]\d+.*)")
_PERMALINK: Final = re.compile(r"(?:kst|ah|kv|h|blg|stb|stcrt|trb)-[\w.-]+")
PUBLICATIONS: Final = "https://zoek.officielebekendmakingen.nl/"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done with a document on a day."""

    kind: str  #: `signed` or `adopted`
    day: str
    by: Organisation | None


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as a portal sees it."""

    iri: str
    identifier: str
    identifiers: tuple[str, ...]
    kind: str  #: local name of its class
    title: str  #: '' where the graph knows none
    issued: str  #: ISO 8601; a month or '' where no day is known
    senders: tuple[Organisation, ...] = ()
    publisher: Organisation | None = None
    category: tuple[str, str] = ("", "")  #: identifier and label
    themes: tuple[tuple[str, str], ...] = ()
    acts: tuple[Act, ...] = ()
    dossier: str = ""  #: IRI
    part_of: tuple[str, ...] = ()
    annex_of: tuple[str, ...] = ()
    replies_to: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    request: str = ""  #: what it asks of the government, in its own words; '' for what asks nothing
    address: str = ""  #: where the publisher has the document itself
    wanted: bool = True


@cache
def categories() -> dict[str, tuple[str, str]]:
    """Give the categories of information: label to identifier and label of the whole category."""
    found = [c for c in load().concepts if c.scheme == "information-categories"]
    return {c.label: (c.exact_match[0], (c.aliases or (c.label,))[0]) for c in found}


def official_address(identifiers: tuple[str, ...]) -> str:
    """Give where an official publication stands, '' for another document."""
    return next((f"{PUBLICATIONS}{i}.html" for i in identifiers if _PERMALINK.fullmatch(i)), "")


class Facts:
    """The publications of a store."""

    def __init__(self, graphs: Rdf, settings: Settings) -> None:
        self.look = Lookup(graphs.rdf)
        self.organisations = Organisations(self.look, graphs.mint)
        self._settings = settings
        sources = set(self.look.members(BG.SourceFile))
        entries = {s for kind in _ENTRIES for s in self.look.members(ox.NamedNode(f"{BG.NS}{kind}"))}
        held = {s for s, o in self.look.pairs(PROV.wasDerivedFrom) if o in sources} - entries
        self.documents = sorted(held, key=lambda d: (self.look.value(d, DCTERMS.identifier), d.value))

    def __iter__(self) -> Iterator[Publication]:
        for document in self.documents:
            yield self.of(document)

    def of(self, document: ox.NamedNode) -> Publication:
        """Give one publication."""
        look = self.look
        identifiers = tuple(look.values(document, DCTERMS.identifier))
        identifier = identifiers[0] if identifiers else document.value.rsplit("/", 1)[-1]
        own: dict[str, Any] = self._settings.documents.get(identifier, {})
        kinds = look.kinds(document)
        kind = own.get("kind") or next((k for k in KINDS if k in kinds), min(kinds - {"Document"}, default="Document"))
        subjects = [s for s in look.values(document, DCTERMS.subject) if not s.startswith("http")]
        title = own.get("title") or min(look.values(document, DCTERMS.title) or subjects, default="")
        issued = own.get("issued") or look.value(document, DCTERMS.issued)
        day = issued if len(issued) == 10 else ""
        found = (self.organisations.of_sender(s, day) for s in look.nodes(document, BG.sender))
        senders = tuple(sorted({o for o in found if o is not None}, key=lambda o: o.iri))
        chamber = self._chamber(identifiers, document)
        parts = look.nodes(document, DCTERMS.isPartOf)
        dossiers = [p.value for p in parts if "Dossier" in look.kinds(p)]
        responsible = senders[0] if senders else chamber
        said, request = self._said(document)
        return Publication(
            iri=document.value,
            identifier=identifier,
            identifiers=identifiers,
            kind=kind,
            title=title,
            issued=issued,
            senders=senders or ((chamber,) if chamber else ()),
            publisher=self._settings.publisher or responsible,
            category=self._category(own, kind, identifiers, document),
            themes=self._themes(own, said, " ".join([title, *subjects]), dossiers),
            acts=self._acts(document, day, responsible),
            dossier=min(dossiers, default=""),
            part_of=tuple(p.value for p in parts if p.value not in dossiers),
            annex_of=tuple(look.values(document, BG.annexOf)),
            replies_to=tuple(look.values(document, BG.repliesTo)),
            cites=tuple(look.values(document, CITO.cites)),
            request=request,
            address=own.get("address", ""),
            wanted=own.get("publish", True),
        )

    def _chamber(self, identifiers: tuple[str, ...], document: ox.NamedNode) -> Organisation | None:
        """Give the chamber whose document it is."""
        for identifier in identifiers:
            if _SENATE.fullmatch(identifier):
                return self.organisations.chamber("eerste-kamer")
            if _HOUSE.fullmatch(identifier):
                return self.organisations.chamber("tweede-kamer")
        for whole in self.look.nodes(document, DCTERMS.isPartOf):
            if "Dossier" not in self.look.kinds(whole) and whole != document:
                return self._chamber(tuple(self.look.values(whole, DCTERMS.identifier)), whole)
        return None

    def _category(
        self, own: dict[str, Any], kind: str, identifiers: tuple[str, ...], document: ox.NamedNode
    ) -> tuple[str, str]:
        known = categories()
        if own.get("category") in known:
            return known[own["category"]]
        if kind in _CATEGORIES:
            return known[_CATEGORIES[kind]]
        chambers = {n.value.rsplit("/", 1)[-1] for n in self.look.nodes(document, BG.addressee)}
        related = self.look.nodes(document, BG.annexOf) + self.look.nodes(document, DCTERMS.isPartOf)
        in_parliament = any(_OFFICIAL.fullmatch(i) for i in identifiers) or related
        if in_parliament or chambers & {"tweede-kamer", "eerste-kamer"} or kind in ("AnswerSet", "Motion"):
            return known[_PARLIAMENT]
        return known[_REST]

    def _themes(
        self, own: dict[str, Any], said: list[str], title: str, dossiers: list[str]
    ) -> tuple[tuple[str, str], ...]:
        if "themes" in own:
            return tuple(theme for label in own["themes"] if (theme := named(str(label))) is not None)
        filed = " ".join(self.look.value(ox.NamedNode(iri), DCTERMS.title) for iri in sorted(dossiers))
        return tuple(themes(title, said, filed))

    def _said(self, document: ox.NamedNode) -> tuple[list[str], str]:
        """Give the words of what is claimed and asked in a document, sorted, and the first that it asks for."""
        found: set[str] = set()
        requests: list[tuple[int, str]] = []
        for target in self.look.subjects(BG.inDocument, document):
            place = None
            for finding in self.look.subjects(OA.hasTarget, target):
                kinds = self.look.kinds(finding)
                if kinds & _SAYING:
                    place = place or self.look.place(target)
                    words = self.look.value(finding, BG.text) or place.words
                    found.add(words)
                    if "Request" in kinds:
                        requests.append((place.start, " ".join(words.split())))
        return sorted(found), min(requests, default=(0, ""))[1]

    def _acts(self, document: ox.NamedNode, day: str, by: Organisation | None) -> tuple[Act, ...]:
        """Give what was done: signed, where somebody signed, else adopted; the day of the document is that of both."""
        if not day:
            return ()
        signed = self.look.nodes(document, BG.signature) or self.look.nodes(document, BG.signedBy)
        return (Act("signed" if signed else "adopted", day, by),)
