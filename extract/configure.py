"""The pipeline as a user wants it, from a file.

```toml
disable = ["bg_places"]            # components that are left out
registers = ["own.csv"]            # beside this file
pipeline = "nl_core_news_lg"       # a trained pipeline, whose entities are merged with ours
precedence = "ours"                # who wins where both found something: "ours" or "theirs"

[replace]
bg_values = "my_package.values"    # a module that registers the factory `my_values` ...
[factory]
bg_values = "my_values"            # ... by this name; without it the name of the component

[settings.bg_trained]
labels = { PER = "PERSON" }
```
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from beleidsgraaf.errors import UsageError
from beleidsgraaf.extract.model import Extraction, SourceText
from beleidsgraaf.extract.pipeline import COMPONENTS, Pipeline, PipelineConfig

_KEYS = frozenset({"disable", "registers", "pipeline", "precedence", "replace", "factory", "settings"})


def read_config(file: Path) -> PipelineConfig:
    """Read a configuration.

    Raises:
        UsageError: it cannot be read, or says something unknown.
    """
    try:
        said: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: no configuration ({error})") from error
    if unknown := sorted(set(said) - _KEYS):
        raise UsageError(f"{file}: {unknown[0]!r} is none of {', '.join(sorted(_KEYS))}")
    names = {name for name, _ in COMPONENTS} | {"bg_trained"}
    for part in ("disable", "replace", "factory", "settings"):
        if wrong := sorted(set(said.get(part, ())) - names):
            raise UsageError(
                f"{file}: {part} names {wrong[0]!r}, which is no component; known are {', '.join(sorted(names))}"
            )
    return PipelineConfig(
        registers=tuple(file.parent / name for name in said.get("registers", ())),
        disable=frozenset(said.get("disable", ())),
        settings=said.get("settings", {}),
        replace=said.get("replace", {}),
        factory=said.get("factory", {}),
        trained=said.get("pipeline", ""),
        precedence=said.get("precedence", "ours"),
    )


@dataclass(frozen=True)
class Configured:
    """A pipeline by its configuration: small enough to pass between processes, which make it when they need it."""

    file: Path | None = None
    registers: tuple[Path, ...] = ()
    trained: str = ""  #: goes before what the file says

    def __call__(self, source: SourceText) -> Extraction:
        return _made(self)(source)

    def config(self) -> PipelineConfig:
        """Give all that is set, file and arguments together.

        Raises:
            UsageError: the file cannot be read, or says something unknown.
        """
        config = read_config(self.file) if self.file else PipelineConfig()
        config = replace(config, registers=(*config.registers, *self.registers))
        return replace(config, trained=self.trained) if self.trained else config

    @property
    def fingerprint(self) -> str:
        """Give a checksum of the configuration: another one makes every source due for a rebuild."""
        said = self.file.read_bytes() if self.file else b""
        return sha256(said + b"\0" + self.trained.encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def _made(configured: Configured) -> Pipeline:
    return Pipeline(configured.config())
