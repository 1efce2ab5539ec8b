"""What the writers of quads ask the registers."""

from __future__ import annotations

from typing import Protocol

from beleidsgraaf.ontology.offices import short_titles
from beleidsgraaf.ontology.registers import Registers


class Register(Protocol):
    """What is known without a letter."""

    def names(self, kind: str, key: str) -> tuple[str, ...] | None:
        """Give the names of an entry, None when there is none."""

    def law(self, identifier: str) -> str | None:
        """Give the key of the act or regulation with that BWB or CELEX number, None when there is none."""


class NoRegister:
    """Knows nothing: every entity is one that only letters know."""

    def names(self, kind: str, key: str) -> tuple[str, ...] | None:
        """Give None."""
        return None

    def law(self, identifier: str) -> str | None:
        """Give None."""
        return None


class Known:
    """The registers as the writers see them."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._laws = {
            entry.extra[column].upper(): entry.key
            for entry in reversed(registers.entries)
            for column in ("bwb", "celex")
            if entry.kind == "LAW" and entry.extra.get(column)
        }

    def names(self, kind: str, key: str) -> tuple[str, ...] | None:
        """Give the names of an entry, None when there is none."""
        entry = self._registers.get(kind, key)
        if entry is None or kind != "OFFICE":
            return None if entry is None else entry.names
        return (*entry.names, *short_titles(self._registers, entry))

    def law(self, identifier: str) -> str | None:
        """Give the key of the act or regulation with that BWB or CELEX number, None when there is none."""
        return self._laws.get(identifier.upper())
