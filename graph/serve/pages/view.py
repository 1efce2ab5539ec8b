"""What every page shares: the request, the language, addresses, labels, templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from beleidsgraaf.graph.reasons import in_dutch
from beleidsgraaf.graph.serve.pages.identifiers import identified
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation
from beleidsgraaf.ontology.terms import BG, DCTERMS, SKOS

FOLDER: Final = Path(__file__).parent.parent
LANGUAGES: Final = ("nl", "en")
Row = dict[str, str | None]

PREFIXES: Final = """PREFIX bg: <https://w3id.org/beleidsgraaf/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dqv: <http://www.w3.org/ns/dqv#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
#: The types of mentions in words, Dutch and English.
_SORTS: Final = {
    "PERSON": ("persoon", "person"),
    "OFFICE": ("ambt", "office"),
    "ORG": ("organisatie", "organisation"),
    "PROGRAMME": ("programma", "programme"),
    "DOC": ("publicatie", "publication"),
    "LAW": ("wet", "law"),
    "EVENT": ("gebeurtenis", "event"),
    "DATE": ("tijd", "date"),
    "AMOUNT": ("hoeveelheid", "amount"),
}
#: Properties of other vocabularies in words, by their local name.
_REUSED: Final = {
    "source": ("bron", "source"),
    "identifier": ("nummer", "identifier"),
    "title": ("titel", "title"),
    "subject": ("onderwerp", "subject"),
    "issued": ("datum", "date"),
    "isPartOf": ("deel van", "part of"),
    "replaces": ("vervangt", "replaces"),
    "isReplacedBy": ("vervangen door", "replaced by"),
    "startDate": ("begin", "start"),
    "endDate": ("einde", "end"),
    "exactMatch": ("hetzelfde als", "same as"),
    "closeMatch": ("lijkt op", "close to"),
    "subOrganizationOf": ("onderdeel van", "part of"),
    "unitOf": ("onderdeel van", "unit of"),
    "postIn": ("ambt bij", "post in"),
    "cites": ("haalt aan", "cites"),
    "type": ("soort", "type"),
    "hasTarget": ("staat in", "stands in"),
    "wasDerivedFrom": ("komt uit", "derived from"),
    "Person": ("persoon", "person"),
    "Organization": ("organisatie", "organisation"),
    "Post": ("ambt", "office"),
    "name": ("naam", "name"),
    "language": ("taal", "language"),
}
_NAMES: Final = (SKOS.prefLabel, DCTERMS.title, SKOS.altLabel, DCTERMS.identifier)
#: So many labels of one thing are looked at for one in the language of the page.
_BATCH: Final = 400
_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MONTHS: Final = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "nl short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "en short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
#: More labels than this are not kept.
_KEPT: Final = 100_000


@dataclass
class View:
    """A page in the making."""

    generation: Generation
    path: str  #: below the root, percent-encoded as it came
    params: list[tuple[str, str]]
    language: str
    root: str  #: path of the server behind a proxy, without a slash at its end
    site: str  #: its whole address, ending in a slash
    accept: str
    curation: bool = False  #: whether decisions can be sent to this server
    generations: tuple[int, ...] = ()  #: those that the store still keeps
    labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = _known_labels(self.generation, self.language)

    def t(self, dutch: str, english: str) -> str:
        """Give the wording in the language of the page."""
        return english if self.language == "en" else dutch

    def reason(self, english: str) -> tuple[str, str]:
        """Give the language and the words of why something was found; the graph says it in English."""
        dutch = "" if self.language == "en" else in_dutch(english)
        return ("nl", dutch) if dutch else ("en", english)

    def param(self, name: str) -> str:
        """Give the first value of a parameter, or an empty string."""
        return next((v for k, v in self.params if k == name), "")

    def rows(self, sparql: str) -> list[Row]:
        """Ask the graph, the usual prefixes being declared."""
        return self.generation.query(PREFIXES + sparql).values()

    def href(self, iri: str | None) -> str:
        """Give the address here of a thing of the graph; that of another web page; nothing for what is neither."""
        if not iri:
            return ""
        base = self.generation.mint.base
        if iri.startswith(base):
            return f"{self.root}/id/{iri[len(base) :]}"
        if iri.startswith(BG.NS):
            return f"{self.root}/ns#{iri[len(BG.NS) :]}"
        return iri if iri.startswith(("https://", "http://")) else ""

    def name_all(self, iris: Iterable[str | None]) -> None:
        """Look up labels, so that `name` has them."""
        base = self.generation.mint.base
        if len(self.labels) > _KEPT:
            self.labels.clear()
        for iri in iris:
            if iri and iri not in self.labels and iri.startswith((base, "https://identifier")):
                self.labels[iri] = self._label(iri)

    def _label(self, iri: str) -> str:
        """Give the label of a thing; by itself, for every graph that names it says so anew, which a join multiplies."""
        base = self.generation.mint.base
        document = iri.startswith((f"{base}doc/", f"{base}dossier/"))
        this = node(iri)
        for named in (DCTERMS.title,) if document else _NAMES:
            found = ""
            for quad in islice(self.generation.rdf.quads_for_pattern(this, named, None), _BATCH):
                said = quad.object
                if isinstance(said, ox.Literal):
                    if said.language == self.language:
                        return said.value
                    found = found or said.value
            if found:
                return found
        return identified(local(iri), self.language) if document else local(iri)

    def name(self, iri: str | None) -> str:
        """Give the label of a thing, or the last part of its address."""
        if not iri:
            return ""
        if iri in self.labels:
            return self.labels[iri]
        if (sort := iri.removeprefix(BG.NS)) in _SORTS:
            return self.t(*_SORTS[sort])
        known = vocabulary(self.language).get(iri)
        if known is None and (reused := _REUSED.get(local(iri))) and not iri.startswith(self.generation.mint.base):
            return self.t(*reused)
        return known or local(iri)

    def link(self, **changes: str) -> str:
        """Give this page's own address with parameters changed; an empty value takes one away."""
        kept = [(k, v) for k, v in self.params if k not in changes] + [(k, v) for k, v in changes.items() if v]
        return f"{self.root}/{self.path}" + (f"?{urlencode(kept)}" if kept else "")

    def day(self, value: str | None, short: bool = False) -> Markup:
        """Give a day, a month or a year (ISO 8601) in words."""
        if not value or not _DAY.fullmatch(value[:10]):
            return escape(value or "")
        year, month, day = (*map(int, value[:10].split("-")), 0, 0)[:3]
        names = _MONTHS[self.language + " short" * short].split()
        name = names[month - 1] if 1 <= month <= 12 else ""
        words = " ".join(x for x in (str(day) if day else "", name, str(year)) if x)
        return Markup(f'<time datetime="{value[:10]}">{words}</time>')

    def page(
        self, template: str, title: str, status: int = 200, about: dict[str, Any] | None = None, **values: Any
    ) -> Reply:
        """Make the page from its template.

        Args:
            template: file in `templates/`.
            title: heading of the page.
            status: HTTP status.
            about: what the page is about in schema.org's words; a web page of this title unless told otherwise.
            values: what the template speaks of.
        """
        said = {"@context": "https://schema.org", **(about or {"@type": "WebPage", "name": title})}
        said.setdefault("url", f"{self.site}{self.path}")
        told = json.dumps({k: v for k, v in said.items() if v}, ensure_ascii=False)
        schema = Markup(told.replace("<", "\\u003c").replace("&", "\\u0026"))
        html = _environment().get_template(template).render(v=self, t=self.t, title=title, schema=schema, **values)
        return Reply(status, "text/html; charset=utf-8", html.encode(), {"Vary": "Accept, Cookie, Accept-Encoding"})


@lru_cache(maxsize=4)
def _known_labels(generation: Generation, language: str) -> dict[str, str]:
    """Give the labels that were looked up before in this generation."""
    return {}


def node(iri: str) -> ox.NamedNode:
    """Give an IRI as a term; a string that is none cannot get into a query.

    Raises:
        ValueError: it is no IRI.
    """
    return ox.NamedNode(iri)


def local(iri: str) -> str:
    """Give the last part of an address as words."""
    from urllib.parse import unquote

    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1]) or iri


@lru_cache(maxsize=2)
def vocabulary(language: str) -> dict[str, str]:
    """Give the labels of the terms of the vocabulary."""
    from beleidsgraaf.ontology.load import ONTOLOGY, read

    labels: dict[str, str] = {}
    for triple in read(ONTOLOGY):
        this, said = triple.subject, triple.object
        if not (isinstance(this, ox.NamedNode) and isinstance(said, ox.Literal) and said.language == language):
            continue
        if triple.predicate.value.endswith("rdf-schema#label"):
            labels[this.value] = said.value
    return labels


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"percent": _percent, "share": _share, "number": _number}
    return made


def _percent(x: float | str | None) -> str:
    return f"{float(x or 0):.0%}".replace("%", " %")


@pass_context
def _share(context: Context, x: float) -> str:
    said = f"{x:.1%}".replace("%", " %")
    return said if context["v"].language == "en" else said.replace(".", ",")


@pass_context
def _number(context: Context, n: int) -> str:
    return f"{n:,}" if context["v"].language == "en" else f"{n:,}".replace(",", ".")
