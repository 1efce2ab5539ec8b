"""Official publications in XML (`officiele-publicatie`): Kamerstukken, motions, Aanhangsel, Handelingen.

The schema is op-consolidated (2014-05-15). Element roles are the table below; what is not named in it is a block when
it holds text, so that a publication type that nobody thought of still gives all its words.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.model import Place
from beleidsgraaf.extract.read.markup import Role, compose, name_of, parse_xml, words_of
from beleidsgraaf.extract.read.metadata import from_meta

MEDIA_TYPE: Final = "application/xml"

_NAMES: Final = {
    Role.SKIP: "metadata meta plaatje illustratie bijlage-meta redactioneel status inhoudsopgave",
    Role.INLINE: "extref intref nadruk inf sup datum naam voornaam achternaam organisatie kamervraagonderwerp "
    "dossiernr begrotingshoofdstuk raadnr rijkswetnr dossierref ondernummer nds rom cur vet ondlijn marge-noot "
    "onderstreept unl politiek aanhef-naam functie-inline br-inline",
    Role.BLOCK: "al titel tussenkop kop tekstregel kamervraagnummer kamervraagomschrijving datumtekst functie "
    "nr naam-blok plaats tussenkopje aanhef vergaderdatum spreker-kop",
    Role.GROUP: "officiele-publicatie kamerstuk kamerstukkop dossier stuk algemeen vrije-tekst tekst "
    "al-groep kamervragen kamervraagkop vraag antwoord lijst tekst-sluiting ondertekening ondertekenaar table tgroup "
    "tbody thead colspec handelingen agendapunt spreekbeurt spreker slotformulier",
    Role.ITEM: "li",
    Role.LABEL: "li.nr",
    Role.NOTE: "noot",
    Role.NOTE_LABEL: "noot.nr",
    Role.ROW: "row",
    Role.CELL: "entry",
    Role.BREAK: "br",
}
_ROLES: Final = {name: role for role, names in _NAMES.items() for name in names.split()}

#: A name stands inline in a sentence and as a block under a letter.
_SIGNING: Final = frozenset({"ondertekening", "ondertekenaar", "tekst-sluiting", "slotformulier"})

#: These are written as one line: the number and the title of a dossier, the number and the title of a piece.
_JOINED: Final = frozenset({"dossiernummer", "stuknr"})

_YEARS: Final = re.compile(r"\d{4}\s*[-–/]\s*\d{2,4}")


def roles(element: etree._Element) -> Role:
    """Give the role of an element of the op-consolidated schema."""
    if not isinstance(element.tag, str):
        return Role.SKIP
    name = name_of(element)
    if name == "naam":
        parent = element.getparent()
        signing = parent is not None and name_of(parent) in _SIGNING
        return Role.BLOCK if signing else Role.INLINE
    if name in _JOINED:
        return Role.INLINE
    if name == "titel":
        parent = element.getparent()
        joined = parent is not None and name_of(parent) in ("dossier", "stuk")
        return Role.INLINE if joined else Role.BLOCK
    if name == "tekstregel" and element.get("inhoud") == "kamernummer":
        return Role.SKIP
    known = _ROLES.get(name)
    if known is not None:
        return known
    return Role.BLOCK if element.text and element.text.strip() else Role.GROUP


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give text, metadata and places of an official publication.

    Raises:
        SourceError: not XML, or XML that is no publication.
        EmptySource: a publication without text.
    """
    root = parse_xml(raw, shown)
    if name_of(root) != "officiele-publicatie":
        raise SourceError(
            f"{shown}: is XML but no official publication (its root is <{name_of(root)}>); "
            "give the publication's own XML file"
        )
    _space_names(root)
    text, places = compose(root, roles)
    if not text.strip():
        raise EmptySource(f"{shown}: the publication holds no text; fetch it again or use its PDF")
    return text, _heading(root) | from_meta(root), places


def _heading(root: etree._Element) -> dict[str, str]:
    """Give what the elements of the heading say, which is all there is where `<metadata>` is bare."""
    chapters = [_dossier(number) for number in root.iter("dossiernummer")]
    number = root.find(".//stuknr/ondernummer")
    if number is None:
        number = root.find(".//kamervraagnummer")
    day = root.find(".//stuk/datumtekst//datum[@isodatum]")
    if day is None:
        day = root.find(".//kamervraagomschrijving[@type='antwoord']//datum[@isodatum]")
    years = _YEARS.search(words_of(root.find(".//tekstregel[@inhoud='vergaderjaar']")))
    found = {
        "dossier": "\n".join(dict.fromkeys(chapters)),
        "number": "" if number is None else words_of(number).strip(),
        "issued": "" if day is None else day.get("isodatum", ""),
        "session": years[0] if years else "",
    }
    return {name: value for name, value in found.items() if value}


def _dossier(number: etree._Element) -> str:
    """Give a dossier as the metadata write it: `36410-XVI`, `21501-20`; without the number of a Kingdom act."""
    parts = (words_of(e).strip() for e in number.iter("dossiernr", "raadnr", "begrotingshoofdstuk"))
    return "-".join(part.replace(" ", "") for part in parts if part)


def _space_names(root: etree._Element) -> None:
    """Put a space between the parts of a name, which the schema keeps apart without one."""
    for first in root.iter("{*}voornaam"):
        following = first.getnext()
        if following is not None and first.text and not first.text.endswith(" ") and not (first.tail or "").strip():
            first.tail = " "
    for number in root.iter("{*}dossiernummer", "{*}stuknr"):
        number.tail = " "
