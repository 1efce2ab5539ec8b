"""KOOP's search service for official publications (SRU 2.0, query language CQL)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

from beleidsgraaf.errors import FetchError, SourceError
from beleidsgraaf.extract.fetch.addresses import Addresses
from beleidsgraaf.extract.fetch.courier import Courier
from beleidsgraaf.extract.fetch.item import File, Item, by_preference
from beleidsgraaf.extract.read.markup import parse_xml

_NS: Final = {
    "sru": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
    "gzd": "http://standaarden.overheid.nl/sru",
    "dcterms": "http://purl.org/dc/terms/",
    "diag": "http://docs.oasis-open.org/ns/search-ws/diagnostic",
}
PAGE: Final = 100

#: Our names for kinds of documents and what the service calls them (`dt.type`).
KINDS: Final = {
    "kamerbrief": "Brief regering",
    "motie": "Motie",
    "verslag": "Verslag",
    "bijlage": "Bijlage",
    "kamervragen": "Kamervragen zonder antwoord",
    "antwoord": "Antwoord",
    "nota": "Nota naar aanleiding van het verslag",
    "memorie": "Memorie van toelichting",
    "handelingen": "Handeling",
    "lijst": "Lijst van vragen en antwoorden",
}

#: What a manifestation is called there, and the form that it is here.
_FORMS: Final = {"xml": "xml", "html": "html", "pdf": "pdf"}
_COMPANIONS: Final = {"metadata": "metadata.xml", "metadataowms": "metadata_owms.xml"}


def cql(
    identifier: str = "",
    dossier: str = "",
    words: str = "",
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> str:
    """Give a query; every value is quoted, so that no character of it is read as an operator."""
    parts = ["c.product-area==officielepublicaties"]
    if identifier:
        parts.append(f"dt.identifier=={_quoted(identifier)}")
    if dossier:
        parts.append(f"w.dossiernummer=={_quoted(dossier.replace(' ', ''))}")
    if words:
        parts.append(f"cql.textAndIndexes={_quoted(words)}")
    if kind:
        parts.append(f"dt.type=={_quoted(KINDS.get(kind, kind))}")
    if since:
        parts.append(f"dt.date>={since.isoformat()}")
    if until:
        parts.append(f"dt.date<={until.isoformat()}")
    return " and ".join(parts)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def search(courier: Courier, addresses: Addresses, query: str, limit: int | None = None) -> Iterator[Item]:
    """Give what a query finds, page by page, at most `limit` items.

    Raises:
        FetchError: the service does not answer, refuses the query, or answers something else than SRU.
    """
    start, given = 1, 0
    while True:
        wanted = PAGE if limit is None else min(PAGE, limit - given)
        if wanted <= 0:
            return
        answer = courier.get(
            addresses.sru,
            {
                "operation": "searchRetrieve",
                "version": "2.0",
                "query": query,
                "startRecord": str(start),
                "maximumRecords": str(wanted),
            },
        )
        try:
            root = parse_xml(answer.content, addresses.sru)
        except SourceError as error:
            raise FetchError(f"{addresses.sru}: the answer is no XML; check the address of the service") from error
        if complaint := root.findtext(".//diag:message", namespaces=_NS):
            raise FetchError(f"{addresses.sru}: refuses the query ({complaint}); check the search terms")
        records = root.findall(".//sru:record", _NS)
        for record in records:
            yield _item(record)
        given += len(records)
        start += len(records)
        total = int(root.findtext(".//sru:numberOfRecords", "0", _NS) or 0)
        if not records or start > total:
            return


def _item(record: etree._Element) -> Item:
    identifier = record.findtext(".//dcterms:identifier", "", _NS)
    files, companions = [], []
    for element in record.iterfind(".//gzd:itemUrl", _NS):
        manifestation, address = element.get("manifestation") or "", (element.text or "").strip()
        if manifestation in _FORMS and address:
            form = _FORMS[manifestation]
            files.append(File(address, form, f"{identifier}.{form}"))
        elif manifestation in _COMPANIONS and address:
            companions.append(File(address, "metadata", _COMPANIONS[manifestation]))
    return Item(
        identifier=identifier,
        catalogue="sru",
        files=by_preference(files),
        companions=tuple(companions),
        title=record.findtext(".//dcterms:title", "", _NS),
        date=record.findtext(".//dcterms:issued", "", _NS) or record.findtext(".//dcterms:date", "", _NS),
    )


def direct(addresses: Addresses, identifier: str) -> Item:
    """Give the addresses that follow from an identifier alone, without asking the search service."""
    base = f"{addresses.publications}/{identifier}"
    files = [File(f"{base}.{form}", form, f"{identifier}.{form}") for form in ("xml", "html", "pdf")]
    metadata = File(f"{base}/metadata.xml", "metadata", "metadata.xml")
    return Item(identifier, "sru", by_preference(files), (metadata,))
