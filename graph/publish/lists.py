"""The pages that lead to the others: front page, documents by year, commitments, entities by kind, the vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.publish.addresses import Addresses
from beleidsgraaf.graph.publish.facts import Publication
from beleidsgraaf.graph.publish.pages import ENTITIES, SITE, Link, Pages, inline
from beleidsgraaf.ontology.load import ONTOLOGY, read, scheme_files, shape_files
from beleidsgraaf.ontology.terms import BG, RDF

#: Entries on a page of a list.
PAGE: Final = 500
_LATEST: Final = 8
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_DEFINITION: Final = "http://www.w3.org/2004/02/skos/core#definition"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary, in Dutch."""

    name: str
    label: str
    comment: str


def pages(
    made: Pages,
    addresses: Addresses,
    ready: Sequence[Publication],
    look: Lookup,
    files: Sequence[tuple[str, str, int]],
) -> Iterator[tuple[str, str]]:
    """Give the lists as (path, page)."""
    by_folder = Counter(entry.path.partition("/")[0] for entry in addresses.entries.values())
    latest = sorted(ready, key=lambda p: (p.issued, p.identifier), reverse=True)
    yield "index.html", _front(made, latest[:_LATEST], by_folder, addresses.base, files)
    yield from _documents(made, latest)
    promises = sorted(
        (made.link(iri) for iri, e in addresses.entries.items() if e.path.startswith("commitment/")),
        key=lambda link: (link.day or "9999", link.name),
    )
    lead = "Op volgorde van termijn; zonder termijn achteraan."
    yield from _cut(made, "commitments", "Toezeggingen", "commitments", promises, lead, "index")
    for folder, (_, title, _, _) in ENTITIES.items():
        found = (made.link(iri) for iri, e in addresses.entries.items() if e.path.startswith(f"{folder}/"))
        entries = [replace(link, kind="") for link in found]  # the title of the list says it
        entries.sort(key=lambda link: link.name.casefold())
        chips = [(t, f"{f}.html", f == folder) for f, (_, t, _, _) in ENTITIES.items()]
        yield from _cut(made, "lists", title, "actors", entries, "", folder, chips)
    yield "ns/index.html", _vocabulary(made)


def _front(
    made: Pages, latest: Sequence[Publication], count: Counter[str], base: str, files: Sequence[tuple[str, str, int]]
) -> str:
    counts = [
        ("documenten", count["document"], "documents/index.html"),
        ("toezeggingen", count["commitment"], "commitments/index.html"),
        *((title.casefold(), count[f], f"lists/{f}.html") for f, (_, title, _, _) in ENTITIES.items() if count[f]),
    ]
    about: dict[str, Any] = {"@type": "Dataset", "@id": f"{base}dataset", "name": SITE, "inLanguage": "nl"}
    about["url"] = f"{base}index.html"
    about["license"] = "http://creativecommons.org/publicdomain/zero/1.0/"
    about["distribution"] = [{"@type": "DataDownload", "contentUrl": f"{base}{name}"} for name, _, _ in files]
    extra = [
        ("catalogue.ttl", "Catalogus (DCAT-AP-NL 3.0)", 0),
        ("void.ttl", "Beschrijving (VoID)", 0),
        ("feed.atom", "Wijzigingen (Atom)", 0),
        ("stream.ttl", "Wijzigingen (Linked Data Event Stream)", 0),
        ("ns/index.html", "Vocabulaire en regels", 0),
    ]
    shown = [made.link(p.iri, up="") for p in latest]
    return made.render(
        "front.html", "", SITE, depth=0, about=inline(about), counts=counts[:6], latest=shown, files=[*files, *extra]
    )


def _documents(made: Pages, latest: Sequence[Publication]) -> Iterator[tuple[str, str]]:
    years = sorted({p.issued[:4] for p in latest}, reverse=True)
    for at, year in enumerate(years or [""]):
        entries = [made.link(p.iri) for p in latest if p.issued[:4] == year]
        chips = [(y, f"{y}.html", y == year) for y in years] if len(years) > 1 else []
        title, name = f"Documenten {year}".strip(), year or "none"
        made_pages = list(_cut(made, "documents", title, "documents", entries, "", name, chips))
        yield from made_pages
        if at == 0:
            yield "documents/index.html", made_pages[0][1]


def _cut(
    made: Pages,
    folder: str,
    title: str,
    here: str,
    entries: Sequence[Link],
    lead: str,
    name: str,
    chips: Sequence[tuple[str, str, bool]] = (),
) -> Iterator[tuple[str, str]]:
    """Give a list in pages: `name.html`, `name-2.html`, ..."""
    cut = [entries[start : start + PAGE] for start in range(0, len(entries), PAGE)] or [[]]
    for number, part in enumerate(cut, start=1):
        steps = [(str(n), f"{name}{f'-{n}' if n > 1 else ''}.html", n == number) for n in range(1, len(cut) + 1)]
        page = made.render(
            "list.html",
            here,
            title,
            number=len(entries),
            lead=lead,
            chips=[*chips, *(steps if len(steps) > 1 else [])],
            entries=part,
        )
        yield f"{folder}/{name}{f'-{number}' if number > 1 else ''}.html", page


def _vocabulary(made: Pages) -> str:
    said: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for triple in read(ONTOLOGY):
        if not isinstance(triple.subject, ox.NamedNode) or not triple.subject.value.startswith(BG.NS):
            continue
        name, value = triple.subject.value[len(BG.NS) :], triple.object
        if triple.predicate == RDF.type and isinstance(value, ox.NamedNode) and value.value.startswith(_OWL):
            kinds[name] = "class" if value.value.endswith("Class") else "property"
        elif isinstance(value, ox.Literal) and value.language == "nl":
            said.setdefault(name, {})[triple.predicate.value] = value.value
    groups = []
    for heading, kind in (("Klassen", "class"), ("Eigenschappen", "property")):
        terms = [
            Term(name, said.get(name, {}).get(_LABEL, name), said.get(name, {}).get(_DEFINITION, ""))
            for name in sorted(kinds, key=str.casefold)
            if name and kinds[name] == kind
        ]
        groups.append((heading, terms))
    return made.render(
        "vocabulary.html",
        "vocabulary",
        "Vocabulaire",
        groups=groups,
        shapes=[f.name for f in shape_files()],
        schemes=[f.name for f in scheme_files()],
    )
