"""New gold from the decisions of people: what they confirmed or corrected is wanted, what they rejected is not.

A decision speaks of one thing and not of what stands around it. So these files name, per kind, the characters that
were decided on (`decided`), and only what is found there is counted.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import pyoxigraph as ox

from beleidsgraaf.errors import SourceError
from beleidsgraaf.extract.read import read
from beleidsgraaf.graph import review
from beleidsgraaf.graph.evaluate.gold import SUFFIX
from beleidsgraaf.graph.manifest import Manifest, SourceRecord
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, RDF, SKOS

_KIND: Final = re.compile(r"/(mention|citation|relation|claim)/([^/]+)/")
_CHARACTERS: Final = re.compile(r"#char=(\d+),(\d+)$")
_CLAIMS: Final = frozenset(("Commitment", "Intention", "Finding", "Position", "Action", "Recommendation", "Request"))
_NAMES: Final = (SKOS.prefLabel, BG.normalized, DCTERMS.identifier)


def write(store: Store, folder: Path) -> list[Path]:
    """Write a gold file for each source on which something was decided; gives the files.

    Decisions on entities (merges) and on what is derived have no characters of their own and are left out, and so is
    what cannot be found again in its source.
    """
    taken = {d.concerns: d for d in review.decisions(store) if not d.withdrawn}  # of several on one thing the last
    files: dict[str, dict[str, Any]] = {}
    with store.read() as generation:
        manifest = Manifest.load(generation.folder / "sources.jsonl")
        for record in manifest:
            try:
                text = read(Path(record.file), record.key, Path(record.file).name).text
            except (SourceError, OSError):
                continue
            for decision in taken.values():
                parts = _KIND.search(decision.concerns)
                if parts is None or unquote(parts[2]) not in record.documents:
                    continue
                _add(files, record, text, generation, decision, f"{parts[1]}s")
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for name, said in sorted(files.items()):
        file = folder / f"{Path(name).stem}{SUFFIX}"
        file.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        out.append(file)
    return out


def _add(
    files: dict[str, dict[str, Any]],
    record: SourceRecord,
    text: str,
    generation: Generation,
    decision: review.Decision,
    kind: str,
) -> None:
    this = ox.NamedNode(decision.concerns)
    places = sorted(_places(generation, this))
    if decision.kind == "reject":
        places = list(_again(text, decision)) if decision.quote else []
    if not places or decision.kind not in ("confirm", "correct", "reject"):
        return
    start, end = places[0]
    said = files.setdefault(
        Path(record.file).name,
        {
            "source": Path(record.file).name,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "decided": {},
        },
    )
    said["decided"].setdefault(kind, []).append([start, end])
    if decision.kind != "reject":
        said.setdefault(kind, []).append({**_item(generation, this, kind), "start": start, "end": end})


def _places(generation: Generation, this: ox.NamedNode) -> Iterator[tuple[int, int]]:
    for target in _objects(generation, this, OA.hasTarget):
        if found := _CHARACTERS.search(target.value):
            yield int(found[1]), int(found[2])


def _again(text: str, decision: review.Decision) -> Iterator[tuple[int, int]]:
    """Find the words of a decision with those around them; where these changed, the words if they stand there once."""
    before, words, after = decision.around[0], decision.quote, decision.around[1]
    at = text.find(before + words + after)
    if at >= 0:
        yield at + len(before), at + len(before) + len(words)
    elif text.count(words) == 1:
        yield text.index(words), text.index(words) + len(words)


def _item(generation: Generation, this: ox.NamedNode, kind: str) -> dict[str, Any]:
    """Give what a gold file says of one thing."""

    def names(predicate: ox.NamedNode) -> list[str]:
        return [_name(generation, node) for node in _objects(generation, this, predicate)]

    match kind:
        case "mentions":
            kind_of = _objects(generation, this, BG.mentionType)[0].value.rsplit("#", 1)[-1]
            return {"type": kind_of, "entity": names(OA.hasBody)[0]}
        case "citations":
            cited = _objects(generation, this, CITO.hasCitedEntity)
            return {"targets": sorted({i.value for c in cited for i in _objects(generation, c, DCTERMS.identifier)})}
        case "relations":
            predicate = _objects(generation, this, RDF.predicate)[0].value.rsplit("#", 1)[-1]
            return {"predicate": predicate, "subject": names(RDF.subject)[0], "object": names(RDF.object)[0]}
        case _:
            classes = {c.value.rsplit("#", 1)[-1] for c in _objects(generation, this, RDF.type)} & _CLAIMS
            due = [d.value for d in _objects(generation, this, BG.dueBy)]
            said = {"type": min(classes).lower(), "claimant": "".join(names(BG.claimant)[:1]), "about": names(BG.about)}
            return {**said, "due_by": due[0]} if due else said


def _objects(generation: Generation, this: Any, predicate: ox.NamedNode) -> list[Any]:
    found = {q.object for q in generation.rdf.quads_for_pattern(this, predicate, None)}
    return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)


def _name(generation: Generation, this: Any) -> str:
    """Give the name of an entity, the normal form of a value, or the identifier of a publication."""
    if isinstance(this, ox.Literal):
        return str(this.value)
    for predicate in _NAMES:
        found = _objects(generation, this, predicate)
        dutch = [o for o in found if getattr(o, "language", None) in (None, "nl")]
        if dutch:
            return str(dutch[0].value)
    return str(this.value)
