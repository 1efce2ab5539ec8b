"""The registers: what is true of Dutch government at large, one readable file per register.

`registers/index.csv` names the files, the kind of entity that each holds and the category of an entry that states
none. Columns are described in `registers/README.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from beleidsgraaf.errors import RegisterError
from beleidsgraaf.ontology.entry import Cabinet, Concept, Entry, Recess, Seat, Term, day_of, fold
from beleidsgraaf.ontology.offices import Portfolio, find_office, portfolios

__all__ = [
    "FOLDER",
    "Cabinet",
    "Concept",
    "Entry",
    "Recess",
    "RegisterError",
    "Registers",
    "Seat",
    "Term",
    "fold",
    "load",
]

FOLDER = Path(__file__).parent / "registers"
KINDS = ("ORG", "OFFICE", "PROGRAMME", "DOC", "LAW", "PERSON")

#: prefixes that stand in the column `match`; anything with a scheme is taken as it is
PREFIXES = {
    "tooi": "https://identifier.overheid.nl/tooi/id/",
    "thes": "https://identifier.overheid.nl/tooi/def/thes/",
    "bwb": "https://wetten.overheid.nl/",
    "eli": "http://data.europa.eu/eli/",
    "wd": "http://www.wikidata.org/entity/",
}
FIELDS = frozenset(
    {"kind", "category", "key", "label", "label_en", "aliases", "abbreviations", "from", "until", "match"}
    | {"parent", "predecessor", "successor", "chamber", "source", "verified"}
)
_NO_EXTRA: Mapping[str, str] = MappingProxyType({})


class Registers:
    """All entries with the ways to find them. Look-ups by name are made when first asked for."""

    def __init__(
        self,
        entries: Iterable[Entry],
        terms: Iterable[Term] = (),
        recesses: Iterable[Recess] = (),
        cabinets: Iterable[Cabinet] = (),
        origin: Mapping[tuple[str, str], str] | None = None,
        seats: Iterable[Seat] = (),
    ) -> None:
        self.entries = tuple(entries)
        self.terms = tuple(terms)
        self.seats = tuple(seats)
        self.recesses = tuple(recesses)
        self.cabinets = tuple(cabinets)
        self.origin = origin or {}  #: (kind, key) -> name of the register

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Entry]:
        return {(e.kind, e.key): e for e in reversed(self.entries)}  # the first of two doubles counts

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys(map(fold, entry.names)):
                index.setdefault(name, []).append(entry)
        return index

    @cached_property
    def _by_category(self) -> dict[str, list[Entry]]:
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            index.setdefault(entry.category, []).append(entry)
        return index

    @cached_property
    def _posts(self) -> dict[str, list[Term]]:
        """Terms by office; the general post of a ministry has the terms of its portfolios as well."""
        index: dict[str, list[Term]] = {}
        for term in self.terms:
            index.setdefault(term.office, []).append(term)
            office = self.get("OFFICE", term.office)
            if office is not None and office.parent and ":" not in office.parent:
                index.setdefault(office.parent, []).append(term)
        return index

    @cached_property
    def _careers(self) -> dict[str, list[Term]]:
        index: dict[str, list[Term]] = {}
        for term in sorted(self.terms, key=lambda t: t.start):
            index.setdefault(term.person, []).append(term)
        return index

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The value lists: document kinds, information categories, themes."""
        return tuple(_concepts())

    @cached_property
    def classes(self) -> dict[tuple[str, str], str]:
        """The local name of the class of each kind and category, as `registers/categories.csv` gives it."""
        return {(r["kind"], r["category"]): r["class"] for r in _rows(FOLDER / "categories.csv")}

    def class_of(self, entry: Entry) -> str:
        """Give the local name of an entry's class; that of its kind where the category is not listed."""
        return self.classes.get((entry.kind, entry.category), "")

    def get(self, kind: str, key: str) -> Entry | None:
        """Give the entry with that key, or None."""
        return self._by_key.get((kind, key))

    def resolve(self, entry: Entry, link: str) -> Entry | None:
        """Give the entry that a parent, predecessor or successor of `entry` points at."""
        kind, _, key = link.rpartition(":")
        return self.get(kind or entry.kind, key)

    def named(self, name: str, kind: str | None = None, on: date | None = None) -> list[Entry]:
        """Give the entries with that label, alias or abbreviation; those that existed on the day come first."""
        found = [e for e in self._by_name.get(fold(name), ()) if kind is None or e.kind == kind]
        if on is not None:
            found.sort(key=lambda e: not e.valid_on(on))
        return found

    def of(self, category: str) -> list[Entry]:
        """Give the entries of a category, in register order."""
        return list(self._by_category.get(category, ()))

    def holders(self, office_key: str, on: date) -> list[Term]:
        """Give who held an office on a day: several for a general post with portfolios; appointed before acting."""
        found = [t for t in self._posts.get(office_key, ()) if t.held_on(on)]
        return sorted(found, key=lambda t: (t.acting, t.start))

    def terms_of(self, person_key: str) -> list[Term]:
        """Give a person's terms of office, oldest first."""
        return list(self._careers.get(person_key, ()))

    @cached_property
    def offices(self) -> tuple[Entry, ...]:
        """All offices, in register order."""
        return tuple(e for e in self.entries if e.kind == "OFFICE")

    @cached_property
    def portfolios(self) -> tuple[Portfolio, ...]:
        """What each minister and state secretary is about, in the forms in which letters say it."""
        return portfolios(self)

    def office_on(self, name_or_portfolio: str, on: date) -> Entry | None:
        """Give the office that a title or portfolio meant on a day: `minister van BZK`, `Rechtsbescherming`."""
        return find_office(self, name_or_portfolio, on)

    def recess(self, chamber: str, kind: str, year: int) -> Recess | None:
        """Give the recess of that kind (`zomerreces`) that begins in a year, or None where it is not known."""
        for recess in self.recesses:
            if recess.chamber == chamber and recess.kind == kind and recess.start.year == year:
                return recess
        return None

    def cabinet_on(self, on: date) -> Cabinet | None:
        """Give the cabinet in office on a day."""
        for cabinet in self.cabinets:
            if cabinet.start <= on and (cabinet.end is None or on < cabinet.end):
                return cabinet
        return None


def load(extra: Sequence[Path] = ()) -> Registers:
    """Read the registers and a user's own files; the same files are read once in a process.

    Raises:
        RegisterError: when a file cannot be read or a line of it makes no entry.
    """
    return _load(tuple(Path(p) for p in extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Registers:
    entries: list[Entry] = []
    origin: dict[tuple[str, str], str] = {}
    for register in _rows(FOLDER / "index.csv"):
        name, kind = register["file"], register["kind"]
        if kind not in KINDS:
            continue  # terms, seats, recesses, cabinets and concepts have readers of their own
        for entry in _entries(FOLDER / f"{name}.csv", kind, register["category"]):
            entries.append(entry)
            origin.setdefault((entry.kind, entry.key), name)
    cabinets = tuple(_cabinets())
    for cabinet in cabinets:
        entries.append(_entry_of(cabinet))
        origin["ORG", entries[-1].key] = "cabinets"
    for path in extra:
        for entry in _own(path):
            entries.append(entry)
            origin.setdefault((entry.kind, entry.key), path.name)
    return Registers(entries, _terms(), _recesses(), cabinets, origin, _seats())


def _own(path: Path) -> Iterator[Entry]:
    """Give the entries of a user's file, by its form: CSV as the registers here, or SKOS in Turtle."""
    if path.suffix.lower() == ".ttl":
        from beleidsgraaf.ontology.turtle_register import entries_of  # pyoxigraph only where it is needed

        return entries_of(path)
    return _entries(path, "", "")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.reader(stream)
            header = next(lines, [])
            width = len(header)
            for number, line in enumerate(lines, 2):
                if not line:
                    continue
                if len(line) != width:
                    raise RegisterError(f"{path.name}, line {number}: {len(line)} columns, {width} expected")
                yield dict(zip(header, line, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path}: {error}") from error


def _entries(path: Path, kind: str, category: str) -> Iterator[Entry]:
    extras: tuple[str, ...] | None = None
    for number, row in enumerate(_rows(path), 2):
        if extras is None:
            extras = tuple(name for name in row if name not in FIELDS)
            if missing := [name for name in ("key", "label", "source") if name not in row]:
                raise RegisterError(f"{path.name}: column {missing[0]} is missing")
        get = row.get
        row_kind = get("kind") or kind
        if row_kind not in KINDS:
            raise RegisterError(f"{path.name}, line {number}: kind {row_kind!r} is none of {', '.join(KINDS)}")
        more = {name: row[name] for name in extras if row[name]}
        first, last = get("from", ""), get("until", "")
        if 0 < len(first) < 10:
            more["from"] = first
        if 0 < len(last) < 10:
            more["until"] = last
        try:
            yield Entry(
                row_kind,
                get("category") or category,
                row["key"],
                row["label"],
                get("label_en", ""),
                _split(get("aliases", "")),
                _split(get("abbreviations", "")),
                day_of(first),
                day_of(last, last=True),
                _iris(get("match", "")),
                get("parent") or None,
                get("predecessor") or None,
                get("successor") or None,
                get("chamber") or None,
                MappingProxyType(more) if more else _NO_EXTRA,
                row["source"],
                get("verified") == "yes",
            )
        except ValueError as error:
            raise RegisterError(f"{path.name}, line {number}: {error}") from error


def _terms() -> Iterator[Term]:
    for row in _rows(FOLDER / "terms.csv"):
        yield Term(
            row["office"],
            row["person"],
            row["label"],
            date.fromisoformat(row["start"]),
            day_of(row["end"]),
            row["cabinet"],
            row["acting"] == "yes",
            row["party"],
            row["source"],
            row["verified"] == "yes",
        )


def _seats() -> Iterator[Seat]:
    for row in _rows(FOLDER / "seats.csv"):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        yield Seat(row["person"], row["group"], row["chamber"], first, last, row["source"], row["verified"] == "yes")


def _recesses() -> Iterator[Recess]:
    for row in _rows(FOLDER / "recesses.csv"):
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        yield Recess(row["chamber"], row["kind"], start, end, row["source"], row["verified"] == "yes")


def _cabinets() -> Iterator[Cabinet]:
    for row in _rows(FOLDER / "cabinets.csv"):
        yield Cabinet(
            row["key"],
            row["label"],
            date.fromisoformat(row["start"]),
            day_of(row["demissionary_since"]),
            day_of(row["end"]),
            _split(row["parties"]),
            _iris(row["match"]),
            row["source"],
            row["verified"] == "yes",
        )


def _entry_of(cabinet: Cabinet) -> Entry:
    """Give the organisation that a cabinet is, so that its name can be linked."""
    until = cabinet.end - timedelta(days=1) if cabinet.end else None
    name = cabinet.label.partition("-")[2]
    return Entry(
        "ORG",
        "cabinet",
        f"kabinet-{cabinet.key}",
        cabinet.label,
        f"{name} cabinet",
        (),
        (),
        cabinet.start,
        until,
        cabinet.exact_match,
        None,
        None,
        None,
        None,
        MappingProxyType({"short": name}),
        cabinet.source,
        cabinet.verified,
    )


def _concepts() -> Iterator[Concept]:
    for register in _rows(FOLDER / "index.csv"):
        if register["kind"] == "CONCEPT":
            for row in _rows(FOLDER / f"{register['file']}.csv"):
                yield Concept(
                    register["file"],
                    row["key"],
                    row["label"],
                    _split(row["aliases"]),
                    row["broader"] or None,
                    _iris(row["match"]),
                    row["source"],
                    row["verified"] == "yes",
                )


def _split(value: str) -> tuple[str, ...]:
    return tuple(value.split("|")) if value else ()


def _iris(value: str) -> tuple[str, ...]:
    if not value:
        return ()
    found = []
    for item in value.split("|"):
        prefix, _, rest = item.partition(":")
        found.append(item if rest.startswith("//") else PREFIXES[prefix] + rest if prefix in PREFIXES else item)
    return tuple(found)
