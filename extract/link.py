"""Linking by date and context: from a worded name to the entity that it meant on that day, in that document.

An office resolves to the post as it was called on the document's date, a group to its chamber, a municipality to the
one that existed then; a name that no register holds becomes an entity of the letter itself, under a tidied label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from beleidsgraaf.extract.model import Context, Entity, EntityKind, Mention
from beleidsgraaf.ontology.registers import Entry, Registers, Seat, Term, fold, load

#: Words of a title that stay small when a shouted one is set in ordinary letters.
SMALL = frozenset(
    [
        "aan",
        "bij",
        "de",
        "den",
        "der",
        "door",
        "en",
        "het",
        "in",
        "met",
        "naar",
        "of",
        "op",
        "over",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "van",
        "voor",
    ]
)
_CHAMBERS = {"tk": "tweede-kamer", "ek": "eerste-kamer"}
_RANK = re.compile(r"(minister|staatssecretaris)(?:sen|s)?\b\s*(van|voor)?\s*", re.IGNORECASE)


def tidy(name: str) -> str:
    """Set a name in ordinary letters, on one line, with a capital in front: what an unknown name has as label."""
    name = re.sub(r"(?<=\w)- (?!(?:en|of)\b)(?=\w)", "-", " ".join(name.split()))
    letters = [c for c in name if c.isalpha()]
    if len(name) > 6 and letters and all(c.isupper() for c in letters):
        words = [w if w in SMALL else w[:1].upper() + w[1:] for w in name.lower().split(" ")]
        name = " ".join(words)
    return name[:1].upper() + name[1:]


def entity_of(entry: Entry) -> Entity:
    """Give the entity of a register entry."""
    return _entity(entry.kind, entry.label, entry.key, entry.category)


@lru_cache(maxsize=8192)
def _entity(kind: str, label: str, key: str, category: str, alt: tuple[str, ...] = ()) -> Entity:
    return Entity(EntityKind(kind), label, key, alt, category)


def own(kind: EntityKind, name: str, category: str, alt: tuple[str, ...] = ()) -> Entity:
    """Give an entity that only the letter names."""
    return Entity(kind, tidy(name), None, alt, category)


def pick(entries: Iterable[Entry], on: date | None, chamber: str | None = None) -> Entry | None:
    """Choose among entries of one name: of that chamber, existing on that day, else the one that ended last."""
    found = list(entries)
    if not found:
        return None
    if chamber is not None:
        found = [e for e in found if e.chamber in (chamber, None)] or found
    if on is not None:
        valid = [e for e in found if e.valid_on(on)]
        if valid:
            return valid[0]
        past = [e for e in found if e.valid_to is not None and e.valid_to < on]
        if past:
            return max(past, key=lambda e: e.valid_to or date.min)
    return found[0]


#: How many days a seat may lie beyond those on which its source shows it.
_AROUND = 650


class Linker:
    """The registers with what linking asks of them; answers are kept, for letters repeat themselves."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self._offices: dict[tuple[str, date | None], Entity | None] = {}
        self._surnames: dict[str, list[Entry]] = {}
        self._seats: dict[str, list[Seat]] = {}
        for seat in registers.seats:
            self._seats.setdefault(seat.person, []).append(seat)
        for entry in registers.entries:
            if entry.kind == "PERSON":
                names = {entry.extra.get("family", ""), surname(entry.label)}
                names |= {name.partition("-")[0] for name in names}  # `Van der Wal-Zeggelink`
                for name in sorted({_plain(name) for name in names if name}):
                    self._surnames.setdefault(name, []).append(entry)

    def state(self, key: str) -> Entity:
        """Give an organisation of which there is one: `kabinet`, `rijksoverheid`, `staten-generaal`.

        Raises:
            KeyError: when the register does not hold it.
        """
        entry = self.registers.get("ORG", key)
        if entry is None:
            raise KeyError(key)
        return entity_of(entry)

    def chamber(self, code: str | None) -> Entity:
        """Give the chamber by its code; the Tweede Kamer when nothing says otherwise."""
        return self.state(_CHAMBERS.get(code or "tk", "tweede-kamer"))

    def office(self, worded: str, on: date | None) -> Entity | None:
        """Give the office that a title meant on that day, or None: `minister van BZK`, `staatssecretaris Toeslagen`."""
        key = (worded, on)
        if key not in self._offices:
            entry = self._office(worded, on)
            self._offices[key] = entity_of(entry) if entry else None
        return self._offices[key]

    def _office(self, worded: str, on: date | None) -> Entry | None:
        day = on or date.max  # without a date: the posts that still exist
        known = self.registers.named(worded, "OFFICE", on)
        if found := self.registers.office_on(worded, day):
            if known and found not in known and _same_size(found, known[0]):
                return pick(known, on)  # `toenmalig minister van Veiligheid en Justitie`: the post as it was called
            return self._general(found, worded, day)
        return pick(known, on) if known else self._by_portfolio(worded, on)

    def _by_portfolio(self, worded: str, on: date | None) -> Entry | None:
        """Find a post of another day, or one that is said a little differently (`Armoede` for `Armoedebeleid`)."""
        match = _RANK.match(worded)
        if not match:
            return None
        junior = match[1].lower() == "staatssecretaris"
        portfolio = worded[match.end() :]
        if ministries := [e for e in self.registers.named(portfolio, "ORG", on) if e.category == "ministry"]:
            keys = {f"ORG:{ministry.key}" for ministry in ministries}
            posts = [o for o in self.registers.offices if o.extra.get("ministry") in keys and o.parent is None]
            posts = [o for o in posts if o.category == ("state-secretary" if junior else "minister")]
            if posts:
                return pick(posts, on)
        wanted = _fields(portfolio)
        found: list[Entry] = []
        for office in self.registers.offices:
            if junior != (office.category == "state-secretary") or "short" not in office.extra:
                continue
            fields = _fields(office.extra["short"])
            same = len(fields) == len(wanted) and all(_alike(a, b) for a, b in zip(fields, wanted, strict=True))
            if same and (on is None or len(wanted) > 1 or office.valid_on(on)):
                found.append(office)
        return pick(found, on)

    def _general(self, office: Entry, worded: str, on: date) -> Entry:
        """Prefer the post of the whole ministry where the wording names the ministry and one person holds it."""
        general = self.registers.resolve(office, office.parent) if office.parent and ":" not in office.parent else None
        if general is None or len(self.registers.holders(general.key, on)) != 1:
            return office
        return general if fold(general.extra.get("short", "")) in fold(worded) else office

    def holders(self, office: Entity, on: date) -> list[Term]:
        """Give who held an office on a day."""
        return self.registers.holders(office.key, on) if office.key else []

    def person(self, name: str, on: date | None, office: Entity | None = None) -> Entry | None:
        """Give the office holder whom a name means, or None.

        A bare surname is linked only to who held that office, or any office where it is not said, on that day.
        """
        known = self.registers.named(name, "PERSON")
        if len(known) == 1:
            return known[0]
        if on is None:
            return None
        found = []
        for entry in known or self._surnames.get(_plain(name), []):
            for term in self.registers.terms_of(entry.key):
                if term.held_on(on) and (office is None or term.office == office.key or office.key is None):
                    found.append(entry)
                    break
        return found[0] if len(found) == 1 else None

    def member(self, name: str, group: str, on: date | None) -> Entry | None:
        """Give the only member of parliament of that name who sat around that day, for that group where one is said.

        A seat counts nearly two years beyond the days on which its source shows it; one that covers the day goes first.
        A first name counts by its initial: `Inge van Dijk` is `I. van Dijk`.
        """
        if on is None:
            return None
        entries = self._surnames.get(_plain(name), [])
        if not entries:
            first, _, rest = name.partition(" ")
            entries = [e for e in self._surnames.get(_plain(rest), []) if e.label.startswith(first[:1])]
        near: list[tuple[int, Entry]] = []
        for entry in entries:
            days = [
                max((seat.first - on).days, (on - seat.last).days, 0)
                for seat in self._seats.get(entry.key, ())
                if not (group and seat.group and seat.group != group)
            ]
            if days and min(days) <= _AROUND:
                near.append((min(days), entry))
        covering = [entry for days, entry in near if not days] or [entry for _, entry in near]
        return covering[0] if len(covering) == 1 else None

    def holder(self, name: str, office: Entity) -> Entry | None:
        """Give the only person of that surname who ever held an office."""
        held = {t.person for t in self.registers.terms if t.office == office.key} if office.key else set()
        found = [entry for entry in self._surnames.get(_plain(name), []) if entry.key in held]
        return found[0] if len(found) == 1 else None

    def incumbent(self, name: str, rank: str, on: date | None, former: bool) -> tuple[Entry, Entry] | None:
        """Give the person and the post that `minister Jansen` means on a day; `former`: the last post before it."""
        if on is None:
            return None
        terms = [
            (term, entry)
            for entry in self.registers.named(name, "PERSON") or self._surnames.get(_plain(name), [])
            for term in self.registers.terms_of(entry.key)
            if term.office.startswith((rank + "-van", rank + "-voor"))
            and (term.start <= on and not term.held_on(on) if former else term.held_on(on))
        ]
        if not terms or len({entry.key for _, entry in terms}) > 1:
            return None
        term, entry = max(terms, key=lambda one: (not one[0].acting, one[0].start))
        post = self.registers.get("OFFICE", term.office)
        return (entry, post) if post else None


@lru_cache(maxsize=4)
def linker(registers: tuple[str, ...] = ()) -> Linker:
    """Give the linker over the built-in registers and a user's own files, made once per process."""
    return Linker(load([Path(p) for p in registers]))


def _plain(name: str) -> str:
    """Fold a surname and drop its accents: `Kostić` is written `Kostic` as well."""
    folded = fold(name)
    if folded.isascii():
        return folded
    return "".join(c for c in normalize("NFD", folded) if not combining(c))


def surname(label: str) -> str:
    """Give the last name of a person's label: `A.B. van den Berg` and `Anna van den Berg` give `van den Berg`."""
    words = label.split(" ")
    for i, word in enumerate(words):
        if i and word.islower():
            return " ".join(words[i:])
    if len(words) > 1 and "." in words[0]:
        first = next((i for i, w in enumerate(words) if "." not in w), 0)
        return " ".join(words[first:])
    return words[-1] if len(words) == 2 else " ".join(words[1:]) if len(words) > 2 else label


def _fields(portfolio: str) -> list[str]:
    return [fold(part) for part in re.split(r",\s*|\s+en\s+|\s+&\s+", portfolio) if part.strip()]


def _same_size(a: Entry, b: Entry) -> bool:
    """Tell whether two portfolios have as many fields: the one is a new name of the other, no short form of it."""
    return len(_fields(a.extra.get("short", ""))) == len(_fields(b.extra.get("short", "")))


def _alike(a: str, b: str) -> bool:
    """Tell whether two fields of a portfolio are one: equal, or one starts with the other (6 letters or more)."""
    return a == b or (min(len(a), len(b)) >= 6 and (a.startswith(b) or b.startswith(a)))


#: What a description may stand for: pattern, kind of entity, categories (empty: any).
_ANAPHORS: tuple[tuple[re.Pattern[str], EntityKind, frozenset[str]], ...] = (
    (re.compile(r"(?:deze|genoemde|voornoemde|die) leden", re.I), EntityKind.ORG, frozenset({"group"})),
    (re.compile(r"(?:de|deze) (?:fractie|fracties)", re.I), EntityKind.ORG, frozenset({"group"})),
    (re.compile(r"de leden", re.I), EntityKind.ORG, frozenset({"group"})),
    (
        re.compile(r"(?:de|deze) commissies?", re.I),
        EntityKind.ORG,
        frozenset({"committee", "standing-committee", "parliamentary-inquiry"}),
    ),
    (re.compile(r"(?:de|deze) gemeente", re.I), EntityKind.ORG, frozenset({"municipality"})),
    (re.compile(r"(?:de|deze) provincie", re.I), EntityKind.ORG, frozenset({"province"})),
    (re.compile(r"(?:het|dit|mijn|ons) (?:ministerie|departement)", re.I), EntityKind.ORG, frozenset({"ministry"})),
    (
        re.compile(r"(?:de|deze) (?:minister|staatssecretaris|bewindspersoon)", re.I),
        EntityKind.OFFICE,
        frozenset({"minister", "minister-without-portfolio", "state-secretary", "prime-minister"}),
    ),
)
#: How far back, in characters, the last name of that kind may stand.
REACH = 1500


def resolve_anaphor(
    worded: str, at: int, mentions: Sequence[Mention], context: Context, addressees: Sequence[Entity] = ()
) -> Entity | None:
    """Give what a description (`deze leden`, `de minister`) stands for at a reading offset, or None where unsafe.

    `mentions` are in reading order. The last mention of the kind before it in the same document counts, within
    `REACH` characters; `de minister` falls back on the only office addressed.
    """
    for pattern, kind, categories in _ANAPHORS:
        if not pattern.fullmatch(worded):
            continue
        for mention in reversed(mentions):
            if mention.start >= at or mention.document != context.document:
                continue
            if at - mention.end > REACH:
                break
            if mention.entity.kind is kind and (not categories or mention.entity.category in categories):
                return mention.entity
        offices = [e for e in addressees if e.kind is kind]
        return offices[0] if len(offices) == 1 else None
    return None
