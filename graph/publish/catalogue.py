"""The data set as a DCAT-AP-NL 3.0 catalogue: one data set, its dumps, the endpoint, a record.

Obligatory and recommended properties are those of DCAT-AP 3.0.1 and DCAT-AP-NL 3.0; codes come from the lists that the
profiles name (EU authority tables, TOOI).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from beleidsgraaf.graph.publish.organisations import Organisation

_EU: Final = "http://publications.europa.eu/resource/authority/"
_VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
_ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
_SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
_DCATAP: Final = Namespace("http://data.europa.eu/r5r/")
#: All that are used: rdflib numbers those that it is not told in an order of its own.
_PREFIXES: Final = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "vcard": _VCARD,
    "adms": _ADMS,
    "spdx": _SPDX,
    "dcatap": _DCATAP,
}
_WKT: Final = URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")
CC0: Final = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")


#: The data follow this vocabulary, the records and the catalogue this profile.
ONTOLOGY: Final = URIRef("https://w3id.org/beleidsgraaf/ns")
PROFILE: Final = URIRef("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")

#: Codes in use: class by which the profiles know them, and label. A validator that reads nothing from the web needs
#: both in the file itself.
_CODES: Final = {
    f"{_EU}language/NLD": (DCTERMS.LinguisticSystem, "Nederlands"),
    f"{_EU}access-right/PUBLIC": (DCTERMS.RightsStatement, "openbaar"),
    f"{_EU}frequency/IRREG": (DCTERMS.Frequency, "onregelmatig"),
    f"{_EU}data-theme/GOVE": (SKOS.Concept, "Overheid en publieke sector"),
    f"{_EU}data-theme": (SKOS.ConceptScheme, "Datathema's"),
    f"{_EU}country/NLD": (DCTERMS.Location, "Nederland"),
    f"{_EU}planned-availability/STABLE": (SKOS.Concept, "stabiel"),
    f"{_EU}distribution-status/COMPLETED": (SKOS.Concept, "voltooid"),
    f"{_EU}file-type/RDF_N_QUADS": (DCTERMS.MediaTypeOrExtent, "RDF N-Quads"),
    f"{_EU}file-type/RDF_TRIG": (DCTERMS.MediaTypeOrExtent, "RDF TriG"),
    f"{_EU}file-type/JSON_LD": (DCTERMS.MediaTypeOrExtent, "JSON-LD"),
    f"{_EU}file-type/CSV": (DCTERMS.MediaTypeOrExtent, "CSV"),
    "https://www.iana.org/assignments/media-types/application/n-quads": (DCTERMS.MediaType, "application/n-quads"),
    "https://www.iana.org/assignments/media-types/application/trig": (DCTERMS.MediaType, "application/trig"),
    "https://www.iana.org/assignments/media-types/application/ld+json": (DCTERMS.MediaType, "application/ld+json"),
    "https://www.iana.org/assignments/media-types/text/csv": (DCTERMS.MediaType, "text/csv"),
    "https://www.iana.org/assignments/media-types/application/gzip": (DCTERMS.MediaType, "application/gzip"),
    "http://purl.org/adms/publishertype/NationalAuthority": (SKOS.Concept, "landelijke overheid"),
    "http://purl.org/adms/licencetype/PublicDomain": (SKOS.Concept, "publiek domein"),
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha256": (_SPDX.ChecksumAlgorithm, "SHA-256"),
    "http://creativecommons.org/publicdomain/zero/1.0/": (DCTERMS.LicenseDocument, "CC0 1.0"),
    str(ONTOLOGY): (DCTERMS.Standard, "Vocabulaire van de beleidsgraaf"),
    str(PROFILE): (DCTERMS.Standard, "DCAT-AP-NL 3.0"),
}


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the whole graph."""

    name: str
    media_type: str  #: IANA
    file_type: str  #: code of the EU authority table `file-type`
    size: int
    sha256: str
    packed: bool = False  #: gzipped


def catalogue(
    base: str,
    publisher: Organisation,
    email: str,
    issued: str,
    modified: str,
    dumps: Sequence[Dump],
    endpoint: str = "",
) -> Graph:
    """Give the catalogue.

    Args:
        base: address under which the folder is hosted, with a slash at the end.
        issued: first day, ISO 8601; `modified` the last.
        endpoint: address of a SPARQL endpoint, '' for none.
    """
    graph = Graph()
    for prefix, space in _PREFIXES.items():
        graph.bind(prefix, space)
    me, data = URIRef(f"{base}catalogue"), URIRef(f"{base}dataset")
    body, contact = URIRef(publisher.iri), URIRef(f"{base}contact")

    def say(subject: URIRef, *pairs: tuple[URIRef, URIRef | Literal]) -> None:
        for predicate, value in pairs:
            graph.add((subject, predicate, value))

    dutch = URIRef(f"{_EU}language/NLD")
    public = URIRef(f"{_EU}access-right/PUBLIC")
    here, period = URIRef(f"{_EU}country/NLD"), URIRef(f"{base}period")
    service = URIRef(f"{base}service")
    about = Literal(
        "Kennisgraaf van brieven tussen kabinet en parlement: actoren, documenten, programma's en uitspraken, "
        "elk met de vindplaats in de brief.",
        lang="nl",
    )
    first, last = Literal(issued, datatype=XSD.date), Literal(modified, datatype=XSD.date)
    say(
        body,
        (RDF.type, FOAF.Agent),
        (RDF.type, FOAF.Organization),
        (FOAF.name, Literal(publisher.label, lang="nl")),
        (DCTERMS.identifier, Literal(publisher.iri)),
        (DCTERMS.type, URIRef("http://purl.org/adms/publishertype/NationalAuthority")),
    )
    say(
        contact,
        (RDF.type, _VCARD.Organization),
        (RDF.type, _VCARD.Kind),
        (_VCARD.fn, Literal(publisher.label, lang="nl")),
        (_VCARD.hasEmail, URIRef(f"mailto:{email}")),
    )
    say(
        me,
        (RDF.type, DCAT.Catalog),
        (DCTERMS.identifier, Literal(str(me))),
        (DCTERMS.title, Literal("Catalogus van de beleidsgraaf", lang="nl")),
        (DCTERMS.description, about),
        (DCTERMS.publisher, body),
        (DCTERMS.creator, body),
        (DCAT.contactPoint, contact),
        (DCTERMS.language, dutch),
        (DCTERMS.license, CC0),
        (DCTERMS.issued, first),
        (DCTERMS.modified, last),
        (FOAF.homepage, URIRef(base)),
        (DCAT.themeTaxonomy, URIRef(f"{_EU}data-theme")),
        (DCTERMS.accessRights, public),
        (DCTERMS.spatial, here),
        (DCAT.dataset, data),
        (DCAT.record, URIRef(f"{base}record")),
    )
    say(CC0, (DCTERMS.type, URIRef("http://purl.org/adms/licencetype/PublicDomain")))
    # the European part, in WGS 84
    box = "POLYGON((3.31 50.75, 7.23 50.75, 7.23 53.56, 3.31 53.56, 3.31 50.75))"
    for predicate, shape in ((DCAT.bbox, box), (DCAT.centroid, "POINT(5.29 52.13)")):
        say(here, (predicate, Literal(shape, datatype=_WKT)))
    say(URIRef(base), (RDF.type, FOAF.Document), (RDF.type, RDFS.Resource))
    say(period, (RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, first), (DCAT.endDate, last))
    say(
        URIRef(f"{base}record"),
        (RDF.type, DCAT.CatalogRecord),
        (FOAF.primaryTopic, data),
        (DCTERMS.modified, last),
        (DCTERMS.issued, first),
        (DCTERMS.title, Literal("Vermelding van de beleidsgraaf", lang="nl")),
        (DCTERMS.conformsTo, PROFILE),
        (_ADMS.status, URIRef(f"{_EU}distribution-status/COMPLETED")),
        (DCTERMS.language, dutch),
    )
    say(
        data,
        (RDF.type, DCAT.Dataset),
        (RDF.type, DCAT.Resource),
        (DCTERMS.identifier, Literal(str(data))),
        (DCTERMS.title, Literal("Beleidsgraaf", lang="nl")),
        (DCTERMS.description, about),
        (DCTERMS.publisher, body),
        (DCTERMS.creator, body),
        (DCAT.contactPoint, contact),
        (DCAT.theme, URIRef(f"{_EU}data-theme/GOVE")),
        (DCTERMS.accessRights, public),
        (DCTERMS.language, dutch),
        (DCTERMS.issued, first),
        (DCTERMS.modified, last),
        (DCTERMS.accrualPeriodicity, URIRef(f"{_EU}frequency/IRREG")),
        (DCTERMS.license, CC0),
        (DCAT.landingPage, URIRef(base)),
        (FOAF.page, URIRef(base)),
        (DCTERMS.conformsTo, ONTOLOGY),
        (DCTERMS.spatial, here),
        (DCTERMS.temporal, period),
        *[
            (DCAT.keyword, Literal(word, lang="nl"))
            for word in ("Kamerbrieven", "Kamerstukken", "toezeggingen", "moties")
        ],
    )
    for dump in dumps:
        file = URIRef(f"{base}{dump.name}")
        distribution, checksum = URIRef(f"{base}distribution/{dump.name}"), URIRef(f"{base}checksum/{dump.name}")
        say(data, (DCAT.distribution, distribution))
        say(
            distribution,
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, Literal(dump.name, lang="nl")),
            (DCTERMS.description, Literal(_about(dump), lang="nl")),
            (DCAT.accessURL, file),
            (DCAT.downloadURL, file),
            (DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{dump.media_type}")),
            (DCTERMS["format"], URIRef(f"{_EU}file-type/{dump.file_type}")),
            (DCAT.byteSize, Literal(dump.size, datatype=XSD.nonNegativeInteger)),
            (DCTERMS.license, CC0),
            (DCTERMS.issued, first),
            (DCTERMS.modified, last),
            (DCTERMS.language, dutch),
            (DCTERMS.accessRights, public),
            (_DCATAP.availability, URIRef(f"{_EU}planned-availability/STABLE")),
            (_ADMS.status, URIRef(f"{_EU}distribution-status/COMPLETED")),
            (DCTERMS.conformsTo, ONTOLOGY),
            (_SPDX.checksum, checksum),
        )
        say(file, (RDF.type, RDFS.Resource))
        if dump.packed:
            packing = URIRef("https://www.iana.org/assignments/media-types/application/gzip")
            say(distribution, (DCAT.compressFormat, packing))
        if endpoint:
            say(distribution, (DCAT.accessService, service))
        say(
            checksum,
            (RDF.type, _SPDX.Checksum),
            (_SPDX.algorithm, _SPDX.checksumAlgorithm_sha256),
            (_SPDX.checksumValue, Literal(dump.sha256, datatype=XSD.hexBinary)),
        )
    if endpoint:
        say(URIRef(endpoint), (RDF.type, RDFS.Resource))
        say(me, (DCAT.service, service))
        say(
            service,
            (RDF.type, DCAT.DataService),
            (DCTERMS.identifier, Literal(str(service))),
            (DCTERMS.title, Literal("SPARQL-dienst van de beleidsgraaf", lang="nl")),
            (DCTERMS.description, Literal("Vragen aan de graaf in SPARQL 1.1", lang="nl")),
            (DCTERMS.publisher, body),
            (DCTERMS.creator, body),
            (DCAT.contactPoint, contact),
            (DCAT.endpointURL, URIRef(endpoint)),
            (DCAT.endpointDescription, URIRef(endpoint)),
            (DCAT.servesDataset, data),
            (DCTERMS.license, CC0),
            (DCTERMS.accessRights, public),
            (DCTERMS.language, dutch),
            (DCAT.theme, URIRef(f"{_EU}data-theme/GOVE")),
            (DCAT.keyword, Literal("SPARQL", lang="nl")),
            (DCTERMS.conformsTo, URIRef("http://www.w3.org/TR/sparql11-protocol/")),
        )
        say(URIRef("http://www.w3.org/TR/sparql11-protocol/"), (RDF.type, DCTERMS.Standard))
    _describe_codes(graph)
    return graph


def _about(dump: Dump) -> str:
    form = _CODES[f"{_EU}file-type/{dump.file_type}"][1]
    return f"Tabel {dump.name} (CSV on the Web)" if form == "CSV" else f"De hele graaf als {form}, gecomprimeerd"


def _describe_codes(graph: Graph) -> None:
    """Say of each code in use what it is and what it is called."""
    used = {str(value) for value in graph.objects() if isinstance(value, URIRef)}
    for iri, (kind, label) in _CODES.items():
        if iri not in used:
            continue
        code = URIRef(iri)
        graph.add((code, RDF.type, kind))
        if kind in (SKOS.Concept, SKOS.ConceptScheme):
            graph.add((code, SKOS.prefLabel, Literal(label, lang="nl")))
            if kind == SKOS.ConceptScheme:
                graph.add((code, DCTERMS.title, Literal(label, lang="nl")))
        else:
            graph.add((code, RDFS.label, Literal(label, lang="nl")))
