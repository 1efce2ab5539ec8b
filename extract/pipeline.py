"""The whole pipeline as one list: a spaCy `Language` whose components declare what they read and write.

The `Doc` is made from the reading of one source and does not leave this module: what comes out is an `Extraction`.
A component keeps its rules and lists in its own package; users add, replace or switch off one by `PipelineConfig`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Extraction, Layout, SourceText

#: Version of the rules; a change makes every source of a store due for a rebuild.
PIPELINE_VERSION = "1"

#: Attributes that components read and write on `doc._`, with their empty value.
ATTRIBUTES: dict[str, Any] = {
    "layout": None,  #: Layout
    "contexts": (),  #: tuple[Context, ...]: date, chamber and references of each document
    "sentences": (),  #: list[Sentence]
    "abbreviations": (),  #: dict[str, Entity]: what the letter itself defines
    "citations": (),  #: list[Citation]
    "candidates": (),  #: list[Mention]: every reading of a name, before precedence
    "mentions": (),  #: list[Mention]: what remains, in reading order, without overlaps
    "places": (),  #: list[PlaceReference]
    "questions": (),
    "signatories": (),
    "addressees": (),
    "replies": (),
    "relations": (),
    "claims": (),
}

#: Factory name and the module that registers it, in order.
COMPONENTS: tuple[tuple[str, str], ...] = (
    ("bg_context", "beleidsgraaf.extract.components.context.component"),
    ("bg_sentences", "beleidsgraaf.extract.components.sentences.component"),
    ("bg_references", "beleidsgraaf.extract.components.references.component"),
    ("bg_values", "beleidsgraaf.extract.components.values.component"),
    ("bg_names", "beleidsgraaf.extract.components.names.component"),
    ("bg_actors", "beleidsgraaf.extract.components.actors.component"),
    ("bg_mentions", "beleidsgraaf.extract.components.mentions.component"),
    ("bg_places", "beleidsgraaf.extract.components.places.component"),
    ("bg_dialogue", "beleidsgraaf.extract.components.dialogue.component"),
    ("bg_relations", "beleidsgraaf.extract.components.relations.component"),
    ("bg_claims", "beleidsgraaf.extract.components.claims.component"),
)

_OWN = frozenset(name for name, _ in COMPONENTS) | {"bg_trained"}

#: Module of the component that brings a trained pipeline's entities in, before `bg_mentions`.
TRAINED = "beleidsgraaf.extract.components.trained.component"


@dataclass(frozen=True)
class PipelineConfig:
    """What a user may change: own registers, components switched off, replaced, set; a trained pipeline beside them."""

    registers: tuple[Path, ...] = ()
    disable: frozenset[str] = frozenset()
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    replace: Mapping[str, str] = field(default_factory=dict)  #: component to the module that is imported in its place
    factory: Mapping[str, str] = field(default_factory=dict)  #: component to the spaCy factory in its place
    trained: str = ""  #: name or folder of a trained spaCy pipeline
    precedence: str = "ours"  #: who wins where both found something: "ours" or "theirs"


def make_language(config: PipelineConfig | None = None) -> Language:
    """Build the spaCy pipeline: a blank Dutch tokeniser followed by the components in their order."""
    config = config or PipelineConfig()
    for name, default in ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    nlp = spacy.blank("nl")
    nlp.max_length = 30_000_000  # no parser or tagger: the reader's own limit on a file's size is the bound
    registers = [str(path) for path in config.registers]
    for name, module in COMPONENTS:
        if name == "bg_mentions" and config.trained:
            import_module(TRAINED)
            trained = {"pipeline": config.trained, "precedence": config.precedence}
            nlp.add_pipe(
                "bg_trained", config={"registers": registers, **trained, **config.settings.get("bg_trained", {})}
            )
        if name not in config.disable:
            import_module(config.replace.get(name, module))
            factory = config.factory.get(name, name)
            nlp.add_pipe(factory, name=name, config={"registers": registers, **config.settings.get(name, {})})
    return nlp


class Pipeline:
    """From a source text to what it says."""

    def __init__(self, config: PipelineConfig | None = None) -> None:
        self.config = config or PipelineConfig()
        self.language = make_language(self.config)

    def __call__(self, source: SourceText) -> Extraction:
        return self.extract(lay_out(source))

    def extract(self, layout: Layout) -> Extraction:
        """Run every component over one laid-out source.

        Our components read characters: the text is cut into tokens only where a component of somebody else's is used.
        """
        doc = self.language.make_doc(layout.reading.text) if self._tokens() else Doc(self.language.vocab)
        doc._.layout = layout
        for _, component in self.language.pipeline:
            doc = component(doc)
        return _extraction(doc)

    def _tokens(self) -> bool:
        given = self.config
        return bool(given.replace or given.factory) or not _OWN.issuperset(self.language.pipe_names)

    def pipe(self, sources: Sequence[SourceText]) -> Iterator[Extraction]:
        """Give one extraction per source, in order."""
        for source in sources:
            yield self(source)


def _extraction(doc: Doc) -> Extraction:
    return Extraction(
        layout=doc._.layout,
        mentions=tuple(doc._.mentions),
        citations=tuple(doc._.citations),
        relations=tuple(doc._.relations),
        claims=tuple(doc._.claims),
        questions=tuple(doc._.questions),
        signatories=tuple(doc._.signatories),
        addressees=tuple(doc._.addressees),
        replies=tuple(doc._.replies),
        places=tuple(doc._.places),
    )


@lru_cache(maxsize=4)
def load_pipeline(registers: tuple[Path, ...] = ()) -> Pipeline:
    """Give the pipeline with the built-in registers and the user's own, made once per process."""
    return Pipeline(PipelineConfig(registers=registers))
