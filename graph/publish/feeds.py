"""Feeds of what changed: Atom for readers, and for portals a Linked Data Event Stream of ActivityStreams activities.

Both are cut into pages that, once full, never change again (RFC 5005; TREE): who has read a full page need not do so
again. The newest page has the address that is given out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from beleidsgraaf.graph.export.compact import document
from beleidsgraaf.graph.publish.changes import Change
from beleidsgraaf.graph.publish.folder import Folder

#: Changes on a page.
PAGE: Final = 500

_AS: Final = "https://www.w3.org/ns/activitystreams#"
_LDES: Final = "https://w3id.org/ldes#"
_TREE: Final = "https://w3id.org/tree#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TIME: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
_PREFIXES: Final = {"as": _AS, "ldes": _LDES, "tree": _TREE}
_VERBS: Final = {"Create": "nieuw", "Update": "gewijzigd", "Delete": "vervallen"}


def write(
    folder: Folder, base: str, found: Sequence[Change], titles: Mapping[str, str], pages: Mapping[str, str]
) -> int:
    """Write the feeds, and give the number of pages of each.

    Args:
        found: the changes, the first first.
        titles: IRI of a document to its title.
        pages: IRI of a document to the address of its page.
    """
    cut = [found[start : start + PAGE] for start in range(0, len(found), PAGE)] or [found]
    for number, part in enumerate(cut, start=1):
        last = number == len(cut)
        name = "feed.atom" if last else f"feed/{number}.atom"
        folder.write(name, _atom(base, name, number, len(cut), part, titles, pages))
        triples = _fragment(base, number, len(cut), part)
        stem = "stream" if last else f"stream/{number}"
        folder.write(f"{stem}.ttl", ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b"")
        folder.write(f"{stem}.jsonld", document(triples, f"{base}{stem}.ttl"))
    return len(cut)


def _atom(
    base: str,
    name: str,
    number: int,
    pages_in_all: int,
    part: Sequence[Change],
    titles: Mapping[str, str],
    pages: Mapping[str, str],
) -> str:
    links = [("self", f"{base}{name}"), ("alternate", f"{base}index.html")]
    if number > 1:
        links.append(("prev-archive", f"{base}feed/{number - 1}.atom"))
    if number < pages_in_all:
        following = "feed.atom" if number + 1 == pages_in_all else f"feed/{number + 1}.atom"
        links += [("next-archive", f"{base}{following}"), ("current", f"{base}feed.atom")]
    updated = part[-1].moment if part else "1970-01-01T00:00:00Z"
    head = "".join(f"<link rel={quoteattr(rel)} href={quoteattr(href)}/>" for rel, href in links)
    archive = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>' if number < pages_in_all else ""
    entries = "".join(_entry(change, titles, pages) for change in reversed(part))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">'
        f"<id>{escape(base)}feed.atom</id><title>Beleidsgraaf: wijzigingen</title><updated>{updated}</updated>"
        f"<author><name>Beleidsgraaf</name></author>{head}{archive}\n{entries}</feed>\n"
    )


def _entry(change: Change, titles: Mapping[str, str], pages: Mapping[str, str]) -> str:
    title = titles.get(change.document) or change.document.rsplit("/", 1)[-1]
    link = ""
    if change.document in pages:
        link = f'<link rel="alternate" type="text/html" href={quoteattr(pages[change.document])}/>'
    return (
        f"<entry><id>{escape(_activity(change))}</id><title>{escape(title)}</title><updated>{change.moment}</updated>"
        f"<category term={quoteattr(change.kind)}/><summary>{_VERBS[change.kind]}</summary>{link}</entry>\n"
    )


def _activity(change: Change) -> str:
    return f"{change.document}#{change.kind.lower()}-{change.generation}"


def _fragment(base: str, number: int, pages_in_all: int, part: Sequence[Change]) -> list[ox.Triple]:
    stream = ox.NamedNode(f"{base}stream.ttl#stream")

    def address(page: int) -> ox.NamedNode:
        return ox.NamedNode(f"{base}stream.ttl" if page == pages_in_all else f"{base}stream/{page}.ttl")

    here = address(number)
    out = [
        ox.Triple(stream, _TYPE, ox.NamedNode(f"{_LDES}EventStream")),
        ox.Triple(stream, ox.NamedNode(f"{_LDES}timestampPath"), ox.NamedNode(f"{_AS}published")),
        ox.Triple(stream, ox.NamedNode(f"{_TREE}view"), here),
        ox.Triple(here, _TYPE, ox.NamedNode(f"{_TREE}Node")),
    ]
    if number > 1:
        relation, before = ox.NamedNode(f"{here.value}#before"), address(number - 1)
        out += [
            ox.Triple(here, ox.NamedNode(f"{_TREE}relation"), relation),
            ox.Triple(relation, _TYPE, ox.NamedNode(f"{_TREE}LessThanOrEqualToRelation")),
            ox.Triple(relation, ox.NamedNode(f"{_TREE}node"), before),
            ox.Triple(relation, ox.NamedNode(f"{_TREE}path"), ox.NamedNode(f"{_AS}published")),
        ]
        if part:
            first = ox.Literal(part[0].moment, datatype=_TIME)
            out.append(ox.Triple(relation, ox.NamedNode(f"{_TREE}value"), first))
    for change in part:
        activity = ox.NamedNode(_activity(change))
        out += [
            ox.Triple(stream, ox.NamedNode(f"{_TREE}member"), activity),
            ox.Triple(activity, _TYPE, ox.NamedNode(f"{_AS}{change.kind}")),
            ox.Triple(activity, ox.NamedNode(f"{_AS}object"), ox.NamedNode(change.document)),
            ox.Triple(activity, ox.NamedNode(f"{_AS}published"), ox.Literal(change.moment, datatype=_TIME)),
        ]
    return out
