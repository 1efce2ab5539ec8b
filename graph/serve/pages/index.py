"""The index that search reads: passages, claims, questions, answers, names; Dutch stems, accents folded."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

from beleidsgraaf.graph.rows import plain
from beleidsgraaf.graph.serve.pages.texts import manifest, text_of
from beleidsgraaf.graph.serve.pages.view import PREFIXES
from beleidsgraaf.graph.store import Generation

WORD: Final = re.compile(r"\w+")
_BREAK: Final = re.compile(r"\n[ \t\f]*\n\s*|\f")
_PHRASE: Final = re.compile(r'"([^"]*)"|(\S+)')
_SAID: Final = """SELECT DISTINCT ?a ?kind ?text ?doc WHERE {
  ?a bg:text ?text ; a ?kind ; oa:hasTarget/bg:inDocument ?doc . FILTER(isLiteral(?text))
  FILTER(?kind NOT IN (bg:Claim, oa:Annotation, bg:Annotation)) } ORDER BY ?a ?kind"""
_NAMED: Final = """SELECT DISTINCT ?s ?text WHERE { { ?s skos:prefLabel ?text } UNION { ?s skos:altLabel ?text }
  UNION { ?s dcterms:title ?text . ?s prov:wasDerivedFrom ?f } FILTER(STRSTARTS(STR(?s), "%s")) } ORDER BY ?s ?text"""
_HOLDS: Final = """SELECT ?file ?doc (MIN(?start) AS ?first) WHERE {
  ?file bg:text ?t . ?target oa:hasSource ?t ; bg:inDocument ?doc ; oa:hasSelector/oa:start ?start }
GROUP BY ?file ?doc ORDER BY ?file ?first"""

Hit = tuple[str, str, str, str]  #: kind, IRI, document, text


def folded(word: str) -> str:
    """Give a word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a word, accents folded."""
    return folded(_stemmer().stemWord(word.casefold())) if word.isalpha() else folded(word)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("dutch")


def stems(text: str) -> str:
    """Give the stems of a text, in order."""
    return " ".join(stem(m[0]) for m in WORD.finditer(text))


def expression(words: str) -> str:
    """Give a search as a user types it in the language of the index: all words, phrases in quotes as phrases."""
    parts = [stems(m[1] if m[1] is not None else m[2]) for m in _PHRASE.finditer(words)]
    return " AND ".join(f'"{p}"' for p in parts if p)  # stems hold letters and digits only


@lru_cache(maxsize=1)
def index_of(generation: Generation) -> sqlite3.Connection:
    """Give the index of a generation."""
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE VIRTUAL TABLE found USING fts5(stems, kind UNINDEXED, iri UNINDEXED, doc UNINDEXED, text UNINDEXED)"
    )
    made.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", ((stems(h[3]), *h) for h in _hits(generation)))
    return made


def search(generation: Generation, words: str, kind: str, limit: int) -> tuple[list[Hit], dict[str, int]]:
    """Search; gives hits, best first, and how many there are of each kind."""
    asked = expression(words)
    if not asked:
        return [], {}
    index = index_of(generation)
    counts = dict(
        index.execute("SELECT kind, COUNT(*) FROM found WHERE found MATCH ? GROUP BY kind", (asked,)).fetchall()
    )
    where, values = ("AND kind = ?", [asked, kind]) if kind else ("", [asked])
    hits = index.execute(
        f"SELECT kind, iri, doc, text FROM found WHERE found MATCH ? {where} ORDER BY rank, rowid LIMIT ?",
        [*values, limit],
    ).fetchall()
    return hits, counts


def context(text: str, words: str, width: int = 260) -> list[tuple[str, bool]]:
    """Give the part of a text around what was searched, in pieces that tell whether they match."""
    wanted = set(stems(words).split())
    matches = [m.span() for m in WORD.finditer(text) if stem(m[0]) in wanted]
    first = matches[0][0] if matches else 0
    start = max(0, first - width // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + width)
    pieces = [("… " if start else "", False)]
    at = start
    for a, b in matches:
        if a >= at and b <= end:
            pieces += [(text[at:a], False), (text[a:b], True)]
            at = b
    return [*pieces, (text[at:end] + (" …" if end < len(text) else ""), False)]


def _hits(generation: Generation) -> list[Hit]:
    from urllib.parse import unquote

    hits: list[Hit] = []
    for a, kind, text, doc in generation.query(PREFIXES + _SAID):
        hits.append((_last(plain(kind)), plain(a) or "", plain(doc) or "", plain(text) or ""))
    for s, text in generation.query(PREFIXES + _NAMED % generation.mint.base):
        hits.append(("Name", plain(s) or "", "", plain(text) or ""))
    holds: dict[str, list[tuple[int, str]]] = {}
    for file, doc, first in generation.query(PREFIXES + _HOLDS):
        holds.setdefault(plain(file) or "", []).append((int(plain(first) or 0), plain(doc) or ""))
    prefix = f"{generation.mint.base}source/"
    spoken = {record.key for record in manifest(generation.folder)}
    for source, docs in holds.items():
        key = unquote(source[len(prefix) :])
        letter = text_of(generation, key) if key in spoken else None
        at = 0
        for cut in [*_BREAK.finditer(letter or ""), None]:
            part = " ".join((letter or "")[at : cut.start() if cut else None].split())
            if part:
                document = max((d for d in docs if d[0] <= at), default=docs[0])[1]
                hits.append(("Passage", document, document, part))
            at = cut.end() if cut else 0
    return hits


def _last(iri: str | None) -> str:
    return re.split(r"[/#]", iri or "")[-1]
