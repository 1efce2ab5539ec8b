"""The component `bg_trained`: the entities of a trained spaCy pipeline, merged with ours by a stated precedence.

- `ours` (the default): theirs fill gaps. One becomes a mention only where nothing of ours stands.
- `theirs`: theirs compete as sure candidates. The longest wins, of equally long ones theirs.

Labels are translated by `labels.csv` (or the setting `labels`); what is not in it is left out, dates and amounts among
them, since those need a normal form. A name that a register knows is linked to it, another is an entity of the letter.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.errors import UsageError
from beleidsgraaf.extract.link import entity_of, own, pick
from beleidsgraaf.extract.model import Context, EntityKind, Layout, Mention
from beleidsgraaf.ontology.registers import Registers, load

#: Confidence of their entities: under `choose.SURE`, or above everything of ours.
CONFIDENCE = {"ours": 0.45, "theirs": 0.995}

_LABELS = {
    row["label"]: row["kind"]
    for row in csv.DictReader((files(__package__) / "labels.csv").read_text(encoding="utf-8").splitlines())
}


class Trained:
    """A trained pipeline as a finder of candidates.

    Raises:
        UsageError: the pipeline is not installed, or the precedence is none.
    """

    def __init__(self, pipeline: str, precedence: str, labels: dict[str, str], registers: Registers) -> None:
        if precedence not in CONFIDENCE:
            raise UsageError(f"precedence {precedence!r}: give `ours` or `theirs`")
        try:
            self._language = spacy.load(pipeline)
        except OSError as error:
            raise UsageError(
                f"{pipeline}: no such spaCy pipeline; install it, or give the folder it lies in"
            ) from error
        self._sure = CONFIDENCE[precedence]
        self._labels = labels or _LABELS
        self._registers = registers
        self._reason = f"trained pipeline {Path(pipeline).name}"

    def find(self, layout: Layout, contexts: tuple[Context, ...]) -> list[Mention]:
        """Give what the pipeline finds, block by block, in reading order."""
        text = layout.reading.text
        out = []
        blocks = [(b.document, b.start, text[b.start : b.end]) for b in layout.blocks]
        for (document, start, _), doc in zip(blocks, self._language.pipe(b[2] for b in blocks), strict=True):
            for entity in doc.ents:
                kind = self._labels.get(entity.label_)
                if kind is None or not entity.text.strip():
                    continue
                on = contexts[document].on if document < len(contexts) else None
                known = pick(self._registers.named(entity.text, kind, on), on)
                found = entity_of(known) if known else own(EntityKind(kind), entity.text, "")
                reason = f"{self._reason}: {entity.label_}"
                low, high = start + entity.start_char, start + entity.end_char
                out.append(Mention(low, high, found, self._sure, reason, document))
        return out


@Language.factory(
    "bg_trained",
    default_config={"registers": [], "pipeline": "", "precedence": "ours", "labels": {}},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.candidates"],
)
def make_trained(
    nlp: Language, name: str, registers: list[str], pipeline: str, precedence: str, labels: dict[str, str]
) -> Callable[[Doc], Doc]:
    """Make the component."""
    trained = Trained(pipeline, precedence, labels, load([Path(path) for path in registers]))

    def find(doc: Doc) -> Doc:
        doc._.candidates = [*doc._.candidates, *trained.find(doc._.layout, doc._.contexts)]
        return doc

    return find
