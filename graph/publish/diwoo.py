"""DiWoo 0.9.8: metadata of each publication in sitemaps, and sitemap indexes, as the Woo index harvests them.

Sources: the metadata schema diwoo-metadata 0.9.8 (KOOP) and the sitemap protocol: at most 50,000 addresses and
50 MB a file. Ministries have the identifier and the name of the register of the day on which the letter was sent; the
list inside the schema is older than that register in places, and the register wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from lxml import etree

from beleidsgraaf.graph.publish.facts import CATEGORY, KINDS, Organisation, Publication

NAMESPACE: Final = "https://standaarden.overheid.nl/diwoo/metadata/"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
ADDRESSES: Final = 50_000
BYTES: Final = 50 * 1024 * 1024

_SIGNED: Final = ("https://identifier.overheid.nl/tooi/def/thes/kern/c_e1ec050e", "ondertekening")
_ROLES: Final = {
    "annex": ("https://identifier.overheid.nl/tooi/def/thes/kern/c_05f4a5f3", "heeft bijlage"),
    "reply": ("https://identifier.overheid.nl/tooi/def/thes/kern/c_07748060", "is reactie op"),
    "cites": ("https://identifier.overheid.nl/tooi/def/thes/kern/c_75fac459", "verwijst naar"),
}
_DUTCH: Final = ("http://publications.europa.eu/resource/authority/language/NLD", "Nederlands")
_HERE: Final = ZoneInfo("Europe/Amsterdam")


def metadata(publication: Publication, address_of: dict[str, str]) -> str:
    """Give the `diwoo:Document` element of a publication, as text.

    Args:
        publication: with a publisher, a title and a full day; `check.missing` says which lack these.
        address_of: IRI of a document to its published address; relations to others are left out.
    """
    assert publication.publisher is not None
    parts = ["<diwoo:Document><diwoo:DiWoo>"]
    parts.append("<diwoo:identifiers>")
    parts += [f"<diwoo:identifier>{escape(i)}</diwoo:identifier>" for i in publication.identifiers]
    parts.append("</diwoo:identifiers>")
    parts.append(_organisation("publisher", publication.publisher))
    if publication.senders:
        parts.append(_organisation("verantwoordelijke", publication.senders[0]))
    if len(publication.senders) > 1:
        others = "".join(_organisation("medeverantwoordelijke", o) for o in publication.senders[1:])
        parts.append(f"<diwoo:medeverantwoordelijken>{others}</diwoo:medeverantwoordelijken>")
    parts.append(
        f"<diwoo:titelcollectie><diwoo:officieleTitel>{escape(publication.title)}</diwoo:officieleTitel>"
        "</diwoo:titelcollectie>"
    )
    kind = _value("documentsoort", *KINDS[publication.kind]) if publication.kind in KINDS else ""
    parts.append(
        "<diwoo:classificatiecollectie><diwoo:informatiecategorieen>"
        f"{_value('informatiecategorie', *CATEGORY)}</diwoo:informatiecategorieen>"
        + (f"<diwoo:documentsoorten>{kind}</diwoo:documentsoorten>" if kind else "")
        + "</diwoo:classificatiecollectie>"
    )
    parts.append(f"<diwoo:creatiedatum>{publication.issued}</diwoo:creatiedatum>")
    parts.append(_value("language", *_DUTCH))
    if publication.part_of in address_of:
        parts.append(_reference("isPartOf", address_of[publication.part_of], publication.part_of))
    signed = datetime.combine(datetime.fromisoformat(publication.issued), time(0), _HERE).isoformat()
    parts.append(
        "<diwoo:documenthandelingen><diwoo:documenthandeling>"
        f"{_value('soortHandeling', *_SIGNED)}<diwoo:atTime>{signed}</diwoo:atTime>"
        f"{_organisation('wasAssociatedWith', publication.publisher)}"
        "</diwoo:documenthandeling></diwoo:documenthandelingen>"
    )
    related = [("reply", iri) for iri in publication.replies_to] + [("cites", iri) for iri in publication.cites]
    relations = "".join(
        f"<diwoo:documentrelatie>{_value('role', *_ROLES[role])}{_reference('relation', address_of[iri], iri)}"
        "</diwoo:documentrelatie>"
        for role, iri in related
        if iri in address_of
    )
    if relations:
        parts.append(f"<diwoo:documentrelaties>{relations}</diwoo:documentrelaties>")
    parts.append("</diwoo:DiWoo></diwoo:Document>")
    return "".join(parts)


def _value(element: str, resource: str, label: str) -> str:
    return f"<diwoo:{element} resource={quoteattr(resource)}>{escape(label)}</diwoo:{element}>"


def _organisation(element: str, organisation: Organisation) -> str:
    return _value(element, organisation.iri, organisation.label)


def _reference(element: str, address: str, label: str) -> str:
    return _value(element, address, label.rsplit("/", 1)[-1])


def sitemaps(entries: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Give sitemaps within the limits for (address, day of change, metadata element) entries."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SITEMAP}" xmlns:diwoo="{NAMESPACE}">\n'
    tail = "</urlset>\n"
    lines: list[str] = []
    size = len(head) + len(tail)
    for address, day, element in entries:
        line = f"<url><loc>{escape(address)}</loc><lastmod>{day}</lastmod>{element}</url>\n"
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
