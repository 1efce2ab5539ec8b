"""What the finders of this package give: a span, the entity that it denotes, and why."""

from __future__ import annotations

from dataclasses import dataclass

from beleidsgraaf.extract.model import Entity


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: reading offsets, its entity, confidence and the rule that found it."""

    start: int
    end: int
    entity: Entity
    confidence: float
    reason: str
    coreference: bool = False

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether it shares a character with a span."""
        return self.start < end and start < self.end


def clean(name: str) -> str:
    """Give a name as a label: single spaces, no quotation marks inside."""
    joined = " ".join(name.replace("\u00a0", " ").split())
    return "".join(c for c in joined if c not in '‘“”«»„"').replace("’ ", " ").replace(" ’", " ").strip(" ’")


def raised(label: str) -> str:
    """Give a label with a first capital."""
    return label[:1].upper() + label[1:]
