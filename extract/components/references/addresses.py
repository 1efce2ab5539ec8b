"""Addresses on the web, and the official identifiers within them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from beleidsgraaf.extract.components.references.identifiers import (
    CHAMBER_NUMBER,
    ECLI,
    OFFICIAL,
    PUBLISHED,
    REGULATION,
    chamber_key,
    official_form,
    official_key,
)
from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext, Target, plain

_ADDRESS: Final = re.compile(r"https?:// ?(?=[\w\[])[^\s<>\"«»“”„\\^`{|}]{1,2000}")
#: What a line break left: the address breaks after a hyphen or a slash, or before a slash.
_REMNANT: Final = re.compile(
    r"(?:(?<=[-_=]) (?!en |of |en/of |https?:)(?=[a-z0-9_%])"
    r"|(?<=[/?&.]) (?=[\w%][^\s,;)»\"]*(?:[-_/=%]|\.(?:pdf|html?|docx?|xlsx?|nl|eu)\b))(?![\w.]*https?:)"
    r"|(?<=\w) (?=/\w))[^\s<>\"«»“”„\\^`{|}]{1,500}"
)
_TAIL: Final = ".,;:!?'’‘*_»”›"
_CELEX: Final = re.compile(r"CELEX[:=](?P<celex>[1-9]\d{4}[A-Z]{1,2}\d{4})", re.IGNORECASE)
_ELI: Final = re.compile(r"/eli/(?P<kind>reg|dir|dec|reco)(?:_impl|_del)?/(?P<year>\d{4})/(?P<number>\d+)")
_ELI_KINDS: Final = {"reg": "R", "dir": "L", "dec": "D", "reco": "H"}
_CLOSING: Final = {")": "(", "]": "["}


def _trim(address: str) -> str:
    """Take off what belongs to the sentence: closing punctuation, and a bracket that was opened before the address."""
    while address:
        last = address[-1]
        if last in _TAIL or (last in _CLOSING and address.count(last) > address.count(_CLOSING[last])):
            address = address[:-1]
        else:
            break
    return address


def _cut(address: str) -> str:
    """Cut at the end of a link in Markdown, or at a second address that is glued to the first."""
    for stop in ("](", ")[", ")("):
        at = address.find(stop)
        if at > 0:
            address = address[:at]
    at = max(address.find("http://", 8), address.find("https://", 8))
    if at > 0 and address[at - 1] not in "/=:?&%":
        address = address[:at]
    return address


def inner_identifier(address: str) -> tuple[str, str] | None:
    """Give the official identifier that an address holds, and its form."""
    decoded = unquote(address)
    host = address.split("://", 1)[1].split("/", 1)[0].lower()  # urlsplit raises on some characters of other scripts
    published = PUBLISHED.search(decoded)
    if published is not None:
        return published.group(), "open-overheid"
    if "tweedekamer.nl" in host:
        number = CHAMBER_NUMBER.search(decoded.replace("_", " "))
        return (chamber_key(number), "chamber-number") if number else None
    official = OFFICIAL.search(decoded)
    if official is not None and decoded[official.start() - 1] in "/=":
        return official_key(official), official_form(official_key(official))
    ecli = ECLI.search(decoded)
    if ecli is not None:
        return plain(ecli.group()), "ecli"
    regulation = REGULATION.search(decoded)
    if regulation is not None and "overheid.nl" in host:
        return regulation.group().split("_")[0], "bwb"
    if "europa.eu" in host:
        celex = _CELEX.search(decoded)
        if celex is not None:
            return celex["celex"].upper(), "celex"
        eli = _ELI.search(decoded)
        if eli is not None:
            return f"3{eli['year']}{_ELI_KINDS[eli['kind']]}{int(eli['number']):04d}", "celex"
    return None


def address(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read an address with its scheme; a space that a line break left in it is no part of the identifier."""
    match = _ADDRESS.match(text, at)
    if match is None or (at and text[at - 1].isalpha()):
        return ()
    end = match.end()
    while end - at < 2000 and (more := _REMNANT.match(text, end)) is not None:
        end = more.end()
    written = _trim(_cut(text[at:end]))
    url = written.replace(" ", "")
    if "." not in url.split("://", 1)[1].split("/", 1)[0] or len(url) < 11:
        return ()
    inner = inner_identifier(url)
    if inner is not None:
        target = Target(inner[0], "", "identifier in an address", also=(url,))
        return (Pointer(at, at + len(written), inner[1], (target,)),)
    return (Pointer(at, at + len(written), "url", (Target(url, "", "address"),)),)
