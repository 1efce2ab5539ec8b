"""DiWoo 0.9.8: metadata of each publication in sitemaps, and sitemap indexes, as the Woo index harvests them.

Sources: the metadata schema diwoo-metadata 0.9.8 (KOOP) and the sitemap protocol: at most 50,000 addresses and
50 MB a file. Ministries have the identifier and the name of the register of the day on which the letter was sent; the
list inside the schema is older than that register in places, and the register wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from lxml import etree

from beleidsgraaf.graph.publish.facts import KINDS, Act, Publication
from beleidsgraaf.graph.publish.organisations import Organisation

NAMESPACE: Final = "https://standaarden.overheid.nl/diwoo/metadata/"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
ADDRESSES: Final = 50_000
BYTES: Final = 50 * 1024 * 1024

_KERN: Final = "https://identifier.overheid.nl/tooi/def/thes/kern/"
_ACTS: Final = {
    "signed": (f"{_KERN}c_e1ec050e", "ondertekening"),
    "adopted": (f"{_KERN}c_641ecd76", "vaststelling"),
}
_ROLES: Final = {
    "annex": (f"{_KERN}c_05f4a5f3", "heeft bijlage"),
    "reply": (f"{_KERN}c_07748060", "is reactie op"),
    "cites": (f"{_KERN}c_75fac459", "verwijst naar"),
}
_DUTCH: Final = ("http://publications.europa.eu/resource/authority/language/NLD", "Nederlands")
_FORMATS: Final = {
    ".html": ("http://publications.europa.eu/resource/authority/file-type/HTML", "HTML"),
    ".pdf": ("http://publications.europa.eu/resource/authority/file-type/PDF", "PDF"),
}
_HERE: Final = ZoneInfo("Europe/Amsterdam")
#: What XML 1.0 cannot hold, which a text from a PDF may.
_ILLEGAL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")


def metadata(
    publication: Publication,
    address_of: Mapping[str, str],
    parts: Iterable[str] = (),
    annexes: Iterable[str] = (),
    differing: Mapping[str, str] | None = None,
) -> str:
    """Give the `diwoo:Document` element of a publication, as text.

    Args:
        publication: with a publisher, a title and a full day; `check.gaps` says which lack these.
        address_of: IRI of a document to its published address; relations to others are left out.
        parts: IRIs of documents that it holds, `annexes` of those that go with it.
        differing: identifiers of bodies whose name in the list inside the schema differs, with that name.
    """
    assert publication.publisher is not None
    identifiers = "".join(f"<diwoo:identifier>{_text(i)}</diwoo:identifier>" for i in publication.identifiers)
    out = [f"<diwoo:Document><diwoo:DiWoo><diwoo:identifiers>{identifiers}</diwoo:identifiers>"]
    for organisation in dict.fromkeys((publication.publisher, *publication.senders)):
        if differing and organisation.iri in differing:
            # what the register has on the day of the document wins over the list inside the schema
            theirs = differing[organisation.iri]
            said = f"{organisation.iri}: naam volgens het TOOI-register; de DiWoo-lijst heeft {theirs}"
            out.append(f"<!-- {_text(said).replace('--', '-')} -->")
    out.append(_organisation("publisher", publication.publisher))
    if publication.senders:
        out.append(_organisation("verantwoordelijke", publication.senders[0]))
    if len(publication.senders) > 1:
        others = "".join(_organisation("medeverantwoordelijke", o) for o in publication.senders[1:])
        out.append(f"<diwoo:medeverantwoordelijken>{others}</diwoo:medeverantwoordelijken>")
    title = _text(publication.title)
    out.append(f"<diwoo:titelcollectie><diwoo:officieleTitel>{title}</diwoo:officieleTitel></diwoo:titelcollectie>")
    out.append(_classification(publication))
    out.append(f"<diwoo:creatiedatum>{publication.issued}</diwoo:creatiedatum>")
    out.append(_value("language", *_DUTCH))
    if form := _FORMATS.get(Path(address_of.get(publication.iri, "")).suffix):
        out.append(_value("format", *form))
    if publication.dossier:
        out.append(f"<diwoo:aggregatiekenmerk>{_text(_last(publication.dossier))}</diwoo:aggregatiekenmerk>")
    for whole in [iri for iri in publication.part_of if iri in address_of][:1]:
        out.append(_reference("isPartOf", address_of[whole], whole))
    if held := "".join(_reference("hasPart", address_of[iri], iri) for iri in parts if iri in address_of):
        out.append(f"<diwoo:hasParts>{held}</diwoo:hasParts>")
    acts = "".join(_act(act) for act in publication.acts)
    out.append(f"<diwoo:documenthandelingen>{acts}</diwoo:documenthandelingen>")
    related = [("reply", iri) for iri in publication.replies_to]
    related += [("annex", iri) for iri in annexes]
    related += [("cites", iri) for iri in publication.cites if iri not in publication.replies_to]
    relations = "".join(
        f"<diwoo:documentrelatie>{_value('role', *_ROLES[role])}{_reference('relation', address_of[iri], iri)}"
        "</diwoo:documentrelatie>"
        for role, iri in related
        if iri in address_of and iri != publication.iri
    )
    if relations:
        out.append(f"<diwoo:documentrelaties>{relations}</diwoo:documentrelaties>")
    out.append("</diwoo:DiWoo></diwoo:Document>")
    return "".join(out)


def _classification(publication: Publication) -> str:
    category = _value("informatiecategorie", *publication.category)
    out = f"<diwoo:informatiecategorieen>{category}</diwoo:informatiecategorieen>"
    if publication.kind in KINDS:
        out += f"<diwoo:documentsoorten>{_value('documentsoort', *KINDS[publication.kind])}</diwoo:documentsoorten>"
    if publication.themes:
        out += f"<diwoo:themas>{''.join(_value('thema', *theme) for theme in publication.themes)}</diwoo:themas>"
    return f"<diwoo:classificatiecollectie>{out}</diwoo:classificatiecollectie>"


def _act(act: Act) -> str:
    moment = datetime.combine(datetime.fromisoformat(act.day), time(0), _HERE).isoformat()
    by = _organisation("wasAssociatedWith", act.by) if act.by is not None else ""
    return (
        f"<diwoo:documenthandeling>{_value('soortHandeling', *_ACTS[act.kind])}<diwoo:atTime>{moment}</diwoo:atTime>"
        f"{by}</diwoo:documenthandeling>"
    )


def _text(value: str) -> str:
    return escape(value.translate(_ILLEGAL))


def _value(element: str, resource: str, label: str) -> str:
    return f"<diwoo:{element} resource={quoteattr(resource)}>{_text(label)}</diwoo:{element}>"


def _organisation(element: str, organisation: Organisation) -> str:
    return _value(element, organisation.iri, organisation.label)


def _reference(element: str, address: str, iri: str) -> str:
    return _value(element, address, _last(iri))


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def sitemaps(entries: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Give sitemaps within the limits for (address, day of change, metadata element) entries."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SITEMAP}" xmlns:diwoo="{NAMESPACE}">\n'
    tail = "</urlset>\n"
    lines: list[str] = []
    size = len(head) + len(tail)
    for address, day, element in entries:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        line = f"<url><loc>{escape(address)}</loc>{changed}{element}</url>\n"
        weight = len(line.encode())
        if lines and (len(lines) >= ADDRESSES or size + weight > BYTES):
            yield head + "".join(lines) + tail
            lines, size = [], len(head) + len(tail)
        lines.append(line)
        size += weight
    if lines:
        yield head + "".join(lines) + tail


def index(addresses: Iterable[str]) -> str:
    """Give a sitemap index."""
    rows = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_SITEMAP}">\n{rows}</sitemapindex>\n'


@cache
def schema() -> etree.XMLSchema:
    """Give the official schema, with its one remote import pointed at a stub."""
    with as_file(files(__package__) / "schemas") as folder:
        return etree.XMLSchema(etree.parse(str(Path(folder) / "diwoo-metadata.xsd")))


def faults(sitemap: bytes) -> list[str]:
    """Validate each metadata element of a sitemap; give what the schema says of those that fail."""
    rules = schema()
    root = etree.fromstring(sitemap)
    found = []
    for document in root.iter(f"{{{NAMESPACE}}}Document"):
        try:
            rules.assertValid(document)
        except etree.DocumentInvalid as error:
            found.append(str(error))
    return found
