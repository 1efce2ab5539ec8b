"""Entities and values: what mentions denote.

Of a register entry the document graph says only what the letter adds: its kind, and a name that the register does
not know. An entity that only letters know has its labels here, as alternative ones; which of them is the preferred
one depends on other letters and is derived (`graph/derive/labels.py`). A value says itself.
"""

from __future__ import annotations

import calendar
import re
from typing import Final

from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.graph.iri import fold
from beleidsgraaf.graph.quads.register import Register
from beleidsgraaf.graph.quads.scene import TYPE, Scene
from beleidsgraaf.graph.quads.statements import Term, node, text, typed
from beleidsgraaf.ontology.terms import BG, FOAF, ORG, SCHEMA, SKOS

_CLASSES: Final[dict[EntityKind, tuple[Term, ...]]] = {
    EntityKind.PERSON: (str(FOAF.Person),),
    EntityKind.OFFICE: (str(ORG.Post),),
    EntityKind.ORG: (str(ORG.Organization),),
    EntityKind.PROGRAMME: (str(BG.Programme),),
    EntityKind.DOC: (str(BG.Document),),
    EntityKind.LAW: (str(BG.Law),),
    EntityKind.EVENT: (str(BG.Event),),
    EntityKind.DATE: (str(BG.CalendarValue),),
    EntityKind.AMOUNT: (str(BG.Amount),),
}
_ALT_LABEL: Final = str(SKOS.altLabel)
_NORMALIZED: Final = str(BG.normalized)
_FIRST_DAY: Final = str(BG.firstDay)
_LAST_DAY: Final = str(BG.lastDay)
_NUMBER: Final = str(BG.number)
_UNIT: Final = str(BG.unit)
_PER_PERIOD: Final = str(BG.perPeriod)
_MONEY: Final = (str(BG.MonetaryAmount), str(SCHEMA.MonetaryAmount))

_DAYS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_AMOUNT = re.compile(r"(?:([A-Z]{3}) )?(-?\d+(?:\.\d+)?)(?: (?!per )(.+?))?(?: per (.+))?")
#: a name does not start with these: they point at something the reader knows already
_POINTING = re.compile(r"(?:uw|deze|dit|die|dat|onze?|mijn|beide|zijn|haar|hun|(?:boven)?genoemde)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:de|het|een|'t|’t)\s+", re.IGNORECASE)


class EntityWriter:
    """Writes each entity of one source once, and its names as they come."""

    def __init__(self, scene: Scene, register: Register) -> None:
        self._scene = scene
        self._register = register
        self._nodes: dict[tuple[EntityKind, str | None, str], Term] = {}
        self._known: dict[Term, set[str]] = {}  #: folded names that need not be said again

    def node(self, entity: Entity) -> Term:
        """Give the node of an entity, saying what it is when it is met for the first time."""
        key = (entity.kind, entity.key, "" if entity.key else entity.label)
        if (known := self._nodes.get(key)) is not None:
            return known
        this = node(self._scene.mint.entity(entity.kind.value, entity.label, entity.key))
        self._nodes[key] = this
        self._scene.out.add(this, TYPE, *_CLASSES[entity.kind])
        if entity.kind is EntityKind.DATE:
            self._date(this, entity.label)
        elif entity.kind is EntityKind.AMOUNT:
            self._amount(this, entity.label)
        else:
            self._label(this, entity)
        return this

    def surface(self, entity: Entity, words: str) -> None:
        """Say that a letter calls an entity so, when that is news; a description or a pointer is no name."""
        if entity.kind in (EntityKind.DATE, EntityKind.AMOUNT) or _POINTING.match(words):
            return
        this = self.node(entity)
        if fold(words) in self._known[this]:
            return  # also a name that begins with an article
        # `De Hoop` is a surname, `de Hoge Raad` a name with its article
        name = words if entity.kind is EntityKind.PERSON else _ARTICLE.sub("", words, count=1)
        folded = fold(name)
        if name and folded not in self._known[this]:
            self._known[this].add(folded)
            self._scene.out.add(this, _ALT_LABEL, text(name, "nl"))

    def _label(self, this: Term, entity: Entity) -> None:
        names = self._register.names(entity.kind.value, entity.key) if entity.key else None
        known = self._known.setdefault(this, set())
        if names is not None:
            known.update(map(fold, names))
            return
        for name in (entity.label, *entity.alt):
            if fold(name) not in known:
                known.add(fold(name))
                self._scene.out.add(this, _ALT_LABEL, text(name, "nl"))
        category = entity.category.title().replace("-", "")
        if category and category in BG.__dict__:
            self._scene.out.add(this, TYPE, str(BG.__dict__[category]))

    def _date(self, this: Term, value: str) -> None:
        add = self._scene.out.add
        add(this, _NORMALIZED, text(value))
        first, _, last = value.partition("/")
        if start := first_day(first):
            add(this, _FIRST_DAY, typed(start, "date"))
        if end := last_day(last or first):
            add(this, _LAST_DAY, typed(end, "date"))

    def _amount(self, this: Term, value: str) -> None:
        add = self._scene.out.add
        add(this, _NORMALIZED, text(value))
        parts = _AMOUNT.fullmatch(value)
        if parts is None:
            return
        currency, quantity, unit, period = parts.groups()
        if "." in quantity:
            quantity = quantity.rstrip("0").rstrip(".")
        add(this, _NUMBER, typed(quantity, "decimal"))
        if currency:
            add(this, TYPE, *_MONEY)
        if currency or unit:
            add(this, _UNIT, text(currency or unit))
        if period:
            add(this, _PER_PERIOD, text(period))


def first_day(value: str) -> str | None:
    """Give the first day of a day, month or year (ISO 8601), None for anything else."""
    parts = _DAYS.fullmatch(value)
    return f"{parts[1]}-{parts[2] or '01'}-{parts[3] or '01'}" if parts else None


def last_day(value: str) -> str | None:
    """Give the last day of a day, month or year (ISO 8601), None for anything else."""
    parts = _DAYS.fullmatch(value)
    if parts is None or not 1 <= int(parts[2] or 12) <= 12:
        return None
    year, month = int(parts[1]), int(parts[2] or 12)
    day = int(parts[3]) if parts[3] else calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"
