"""What else a claim says: to whom, about what, by when, how sure, yes or no."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from beleidsgraaf.extract.components.claims.features import Features
from beleidsgraaf.extract.components.values.due import Due
from beleidsgraaf.extract.model import ClaimKind, Entity, EntityKind, Mention, Modality, Polarity

_VALUES = frozenset({EntityKind.DATE, EntityKind.AMOUNT})
_CHAMBERS = frozenset({"Tweede Kamer der Staten-Generaal", "Eerste Kamer der Staten-Generaal", "Staten-Generaal"})
#: Kinds that can fall due; the others only look back or judge.
DATED = frozenset({ClaimKind.REQUEST, ClaimKind.COMMITMENT, ClaimKind.INTENTION, ClaimKind.ACTION})
_TELLING = frozenset(
    {"fut.report", "futpass.report", "pass.report", "fin.report", "be.report", "have.report", "gets", "passpast.report"}
)


def addressee(found: Features, mentions: list[Mention], chamber: Entity | None) -> Entity | None:
    """Give to whom the claim is made: the chamber that it names, or that `u` means, or who receives what is sent."""
    for mention in mentions:
        if mention.entity.label in _CHAMBERS:
            return mention.entity
    if "you" in found.names:
        return chamber
    if found.names & _TELLING:
        words, starts = found.clauses.words, found.clauses.starts
        for mention in mentions:
            if mention.entity.kind in (EntityKind.ORG, EntityKind.OFFICE):
                before = [w for w, s in zip(words, starts, strict=True) if s < mention.start][-3:]
                if "aan" in before:
                    return mention.entity
    return None


def about(mentions: list[Mention], claimant: Entity | None, to: Entity | None) -> tuple[Entity, ...]:
    """Give what is named in the sentence, without who speaks, who is spoken to, and values."""
    out: list[Entity] = []
    for mention in mentions:
        entity = mention.entity
        if entity.kind in _VALUES or entity in (claimant, to) or entity in out or entity.label == "Kabinet":
            continue
        if entity.label in _CHAMBERS and entity.kind == EntityKind.ORG:
            continue
        out.append(entity)
    return tuple(out)


def due(kind: ClaimKind, terms: list[Due], found: Features) -> tuple[date | None, date | None, str]:
    """Give (from, by, wording) of a claim that can fall due."""
    if kind not in DATED or not terms:
        return None, None, ""
    done = bool(found.names & {"aux.have", "be.part"}) and not any(name.startswith("te.") for name in found.names)
    if kind == ClaimKind.ACTION and (done or not found.names & {"later-date", "later"}):
        return None, None, ""
    if "v.lopen" not in found.names:  # "loopt tot medio 2026" does say when it ends
        terms = [term for term in terms if not _UNTIL.match(term.text)]
    if kind == ClaimKind.INTENTION:
        terms = [term for term in terms if not _BARE_YEAR.fullmatch(term.text) and not _is_example(term, found)]
    dated = [term for term in terms if term.due_by is not None]
    if not terms:
        return None, None, ""
    term = (dated or terms)[-1] if kind != ClaimKind.COMMITMENT else (dated or terms)[0]
    return term.due_from, term.due_by, term.text


def _is_example(term: Due, found: Features) -> bool:
    """Tell whether a term only dates an example: "zoals een conferentie op 29 januari"."""
    clauses = found.clauses
    at = bisect_right(clauses.starts, term.start)
    return "zoals" in clauses.words[max(0, at - 8) : at]


def modality(kind: ClaimKind, found: Features) -> Modality:
    """Give whether the sentence speaks of what is, is planned, is wished for or may be."""
    names = found.names
    if kind == ClaimKind.COMMITMENT:
        return Modality.PLANNED
    if kind == ClaimKind.INTENTION:
        return Modality.PLANNED if "intend" in names else Modality.DESIRED
    if kind in (ClaimKind.RECOMMENDATION, ClaimKind.REQUEST):
        return Modality.DESIRED
    if names & {"aux.can", "aux.would", "hedge"}:
        return Modality.POSSIBLE
    return Modality.ACTUAL


_BARE_YEAR = re.compile(r"(?:(?:in|voor|over|tot) )?(?:19|20)\d\d", re.IGNORECASE)
#: How long something lasts is not by when it is done.
_UNTIL = re.compile(r"(?:tot(?: en met| en| aan)?|t/m|gedurende) ", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\bniet (?:alleen|slechts|enkel|uitsluitend|altijd|in de laatste plaats)\b", re.IGNORECASE)


def polarity(found: Features, text: str) -> Polarity:
    """Give whether the main clause is denied; `niet alleen` and `niet altijd` deny nothing."""
    if "neg" in found.names and not _NOT_ONLY.search(text):
        return Polarity.NEGATIVE
    return Polarity.POSITIVE
