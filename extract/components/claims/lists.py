"""Lists that continue a sentence: "Knelpunten zijn: - ..., - ... en - ..." is one sentence over several blocks."""

from __future__ import annotations

from beleidsgraaf.extract.model import BlockKind, Layout, Sentence


def continued(layout: Layout, sentences: list[Sentence]) -> dict[int, int]:
    """Give for each sentence (its index) that a list of fragments completes where the last of them ends.

    Items are fragments when the first does not end as a sentence does; the list runs up to the item that does.
    """
    text = layout.reading.text
    last_in_block = {sentence.block: index for index, sentence in enumerate(sentences)}
    out: dict[int, int] = {}
    for block, index in last_in_block.items():
        sentence = sentences[index]
        if text[sentence.end - 1] != ":":
            continue
        end, at = None, block + 1
        while at < len(layout.blocks) and layout.blocks[at].kind == BlockKind.LIST_ITEM:
            item = layout.blocks[at]
            closed = text[item.end - 1] in '.!?”"'
            if end is None and closed and not item.continues:
                break  # whole sentences
            end = item.end
            at += 1
            if closed:
                break
        if end is not None:
            out[index] = end
    return out
