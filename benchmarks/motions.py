"""Reads every motion of a bulk file and compares what the layout finds with the motion's own XML fields.

    python benchmarks/motions.py [ARCHIVE] [--text] [--full N] [--show N]

ARCHIVE is a tar.gz of official XML, by default the bulk file beside the project (`BELEIDSGRAAF_LETTERS`). What is
compared with what: identifier, date, dossiers, session and number with the `<meta>` elements (the dossiers also with
those in the heading); petitioners by the surnames of the `OVERHEIDop.indiener` fields, each of which must be the end
of the name of a signature; `titled` the same with the names in the motion's title, which all motions have (where title
and signatures spell a name differently, that counts as a fault). `--text` withholds the metadata from the layout, so
that the text alone must say it. `--full` runs the whole pipeline and the
writing of quads over the first so many as well.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tarfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from lxml import etree

from beleidsgraaf.errors import SourceError
from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Document, DocumentKind, Layout, SourceText
from beleidsgraaf.extract.read import publication

ROOT: Final = Path(__file__).resolve().parent.parent
FIELDS: Final = ("kind", "identifier", "date", "dossiers", "session", "number", "petitioners", "titled")


def archived(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of each XML file of an archive."""
    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() and member.name.endswith(".xml") else None
            if file is not None:
                yield PurePosixPath(member.name).name, file.read()


def folded(name: str) -> str:
    """Give a name in small letters without accents, with one kind of apostrophe and dash."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("–", "-").replace("ı", "i"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def surname(petitioner: str) -> str:
    """Give the surname of `A.B. (Roepnaam) van der Fictie`, folded."""
    words = re.sub(r"\([^)]*\)", " ", petitioner).split()
    while len(words) > 1 and re.fullmatch(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.[- ]?)+", words[0]):
        words = words[1:]
    return folded(" ".join(words))


def expected(root: etree._Element) -> dict[str, object]:
    """Give what a motion's own fields say: its `<meta>` elements, and where they are bare the elements of its heading.

    A motion that has no date element and no issue date in its metadata owes none.
    """
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        meta.setdefault(element.get("name", ""), []).append(element.get("content", ""))
    numbers = [
        "-".join("".join(x.itertext()).strip() for x in number.iter("dossiernr", "raadnr", "begrotingshoofdstuk"))
        for number in root.iter("dossiernummer")
    ]
    dossiers = [_dossier(d) for d in (meta.get("OVERHEIDop.dossiernummer") or numbers)]
    number = meta.get("OVERHEIDop.ondernummer") or [str(root.findtext(".//ondernummer")).strip()]
    heading = "".join(root.findtext(".//tekstregel[@inhoud='vergaderjaar']") or "")
    day = root.find(".//datumtekst//datum[@isodatum]")
    return {
        "identifier": (meta.get("DC.identifier") or [f"kst-{dossiers[0]}-{number[0]}"])[0],
        "date": (meta.get("DCTERMS.issued") or [day.get("isodatum", "") if day is not None else ""])[0],
        "dossiers": set(dossiers),
        "session": re.sub(r"\D", "", (meta.get("OVERHEIDop.vergaderjaar") or [heading])[0]),
        "number": number[0],
        "titled": _titled("".join(t.itertext()) if (t := root.find(".//stuk/titel")) is not None else ""),
        "petitioners": {surname(p) for p in meta.get("OVERHEIDop.indiener", []) if p.strip()},
    }


def _titled(title: str) -> set[str]:
    """Give the names in `MOTIE VAN DE LEDEN X EN VAN DER Y C.S. TER VERVANGING VAN ...`, folded."""
    match = re.search(
        r"\b(?:LID|LEDEN)\s+(?P<names>.+?)(?:\s+C\.\s?S\b.*|\s+TER\s+VERVANGING.*)?$", " ".join(title.split())
    )
    return {folded(name) for name in re.split(r",\s*|\s+EN\s+", match["names"]) if name} if match else set()


def _dossier(number: str) -> str:
    return re.sub(r"-?\(R ?\d+\)", "", number.replace(" ", "")).strip("-")


def wrong(layout: Layout, want: dict[str, object]) -> dict[str, str]:
    """Give the fields that a layout has wrong, with what it has."""
    document: Document = layout.documents[0]
    got = {
        "identifier": document.identifier.value if document.identifier else "",
        "date": document.date.value if document.date else "",
        "dossiers": set(document.dossiers),
        "session": document.session.value if document.session else "",
        "number": document.number.value if document.number else "",
    }
    faults = {
        name: f"{value!r}, not {want[name]!r}" for name, value in got.items() if want[name] and value != want[name]
    }
    if len(layout.documents) != 1 or document.kind is not DocumentKind.MOTION:
        faults["kind"] = f"{[d.kind.value for d in layout.documents]}"
    signed = {folded(s.person.value) for s in document.signatures if s.person}
    petitioners = want["petitioners"]
    assert isinstance(petitioners, set)
    missing = {p for p in petitioners if not any(s == p or s.endswith(f" {p}") or p.endswith(f" {s}") for s in signed)}
    if missing:
        faults["petitioners"] = f"{sorted(missing)} not in {sorted(signed)}"
    titled = want["titled"]
    assert isinstance(titled, set)
    if not signed or (lacking := {p for p in titled if not any(s == p or s.endswith(f" {p}") for s in signed)}):
        faults["titled"] = f"{sorted(lacking) if signed else sorted(titled)} not in {sorted(signed)}"
    return faults


def main() -> int:
    """Measure; gives 1 when a figure is below what the project promises."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    letters = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
    arguments.add_argument("archive", nargs="?", type=Path, default=letters / "bulk" / "moties-8041-xml.tar.gz")
    arguments.add_argument("--text", action="store_true", help="withhold the metadata")
    arguments.add_argument("--full", type=int, default=0, metavar="N", help="run the whole pipeline over N of them")
    arguments.add_argument("--show", type=int, default=0, metavar="N", help="show N faults of each field")
    given = arguments.parse_args()
    count, unread = 0, 0
    faults: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    sources: list[SourceText] = []
    started = time.process_time()
    for name, raw in archived(given.archive):
        count += 1
        try:
            text, metadata, places = publication.text_of(raw, name)
        except SourceError as error:
            unread += 1
            shown.setdefault("read", []).append(str(error))
            continue
        source = SourceText(name, name, name, name, text, publication.MEDIA_TYPE, "", metadata, places)
        layout = lay_out(replace(source, metadata={}) if given.text else source)
        want = expected(etree.fromstring(raw))
        for field, fault in wrong(layout, want).items():
            faults[field] += 1
            shown.setdefault(field, []).append(f"{name} {want['identifier']}: {fault}")
        if len(sources) < given.full:
            sources.append(source)
    spent = time.process_time() - started
    print(f"{count - unread} of {count} motions read in {spent:.1f} CPU-seconds ({count / spent:.0f} a second)")
    for field in FIELDS:
        right = count - unread - faults[field]
        print(f"{field:12} {right:5} of {count}  {100 * right / count:.2f} %")
    for field, cases in shown.items():
        for case in cases[: given.show]:
            print(f"  {field}: {case}")
    if sources:
        _full(sources)
    least = {"petitioners": 0.99, "titled": 0.99}
    return int(unread > 0 or any(count - faults[f] < least.get(f, 1.0) * count for f in FIELDS))


def _full(sources: list[SourceText]) -> None:
    from beleidsgraaf.extract.pipeline import Pipeline
    from beleidsgraaf.graph.iri import DEFAULT_BASE, Mint
    from beleidsgraaf.graph.quads import quads

    pipeline, mint = Pipeline(), Mint(DEFAULT_BASE)
    requests = signatories = lines = 0
    started = time.process_time()
    for source in sources:
        extraction = pipeline(source)
        requests += any(c.kind.value == "Request" for c in extraction.claims)
        signatories += bool(extraction.signatories)
        lines += len(quads(extraction, mint).lines)
    spent = time.process_time() - started
    print(
        f"whole pipeline over {len(sources)}: {requests} with a request, {signatories} with linked petitioners, "
        f"{lines} quads, {spent:.1f} CPU-seconds"
    )


if __name__ == "__main__":
    sys.exit(main())
