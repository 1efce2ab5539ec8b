"""The component `bg_claims`: one claim per sentence, where the sentence is a clear case of a kind.

The kind comes from the words, the verb frame and the subject of the main clause (`cues.csv`), the claimant from who
speaks in it, and from what it is quoted or reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.claims.features import features
from beleidsgraaf.extract.components.claims.lexicon import load_lexicon
from beleidsgraaf.extract.components.claims.score import verdict
from beleidsgraaf.extract.model import Block, BlockKind, Claim, Context, EntityKind, Layout, Mention, Sentence

#: Blocks in which nothing is claimed.
_SILENT = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.LETTERHEAD,
        BlockKind.ADDRESS,
        BlockKind.DATELINE,
        BlockKind.HEADING,
        BlockKind.ANSWER_LABEL,
        BlockKind.SIGNATURE,
        BlockKind.ROSTER,
    }
)


def claims(layout: Layout, sentences: list[Sentence], mentions: list[Mention], contexts: Sequence[Context], threshold: float) -> list[Claim]:
    """Give the claims of a laid-out source in reading order."""
    lexicon = load_lexicon()
    issued = {c.document: c.on for c in contexts}
    text = layout.reading.text
    starts = [m.start for m in mentions]
    out: list[Claim] = []
    for sentence in sentences:
        block = layout.blocks[sentence.block]
        if block.kind in _SILENT or block.kind == BlockKind.QUESTION or text[sentence.end - 1] == "?":
            continue
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        marks = [(m.start, m.end, m.entity.kind.value.lower()) for m in inside]
        found = features(text, sentence.start, sentence.end, marks, lexicon)
        if _later(inside, issued.get(block.document)):
            found.names.add("later-date")
        result = verdict(found.names, threshold)
        if result is None:
            continue
        out.append(
            Claim(
                start=sentence.start,
                end=sentence.end,
                kind=result.kind,
                claimant=None,
                confidence=round(result.strength, 2),
                reason=result.cue.why + " " + " ".join(sorted(found.names)),
                document=block.document,
            )
        )
    return out


def _later(mentions: list[Mention], issued: date | None) -> bool:
    """Tell whether a date in the sentence lies after the day of the letter."""
    if issued is None:
        return False
    today = issued.isoformat()
    for mention in mentions:
        if mention.entity.kind == EntityKind.DATE:
            last = mention.entity.label.split("/")[-1]
            if last[:4].isdigit() and last > today[: len(last)]:
                return True
    return False


@Language.factory(
    "bg_claims",
    default_config={"registers": [], "threshold": 0.5},
    requires=["doc._.layout", "doc._.mentions", "doc._.sentences"],
    assigns=["doc._.claims"],
)
def make_claims(nlp: Language, name: str, registers: list[str], threshold: float) -> Callable[[Doc], Doc]:
    """Make the component; `threshold` is the strength from which a sentence counts as a clear case."""

    def find(doc: Doc) -> Doc:
        doc._.claims = claims(doc._.layout, doc._.sentences, doc._.mentions, doc._.contexts, threshold)
        return doc

    return find
