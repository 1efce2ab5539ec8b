"""Makes what follows from the ontology: the term module, the JSON-LD context and the documentation page.

Run `python -m beleidsgraaf.ontology.generate` after a change of the ontology, the schemes or the shapes; with
`--check` nothing is written and the exit code is 1 when a file differs.
"""

from __future__ import annotations

import argparse
import keyword
import sys
from pathlib import Path

from pyoxigraph import NamedNode

from beleidsgraaf.ontology.context import context
from beleidsgraaf.ontology.describe import describe
from beleidsgraaf.ontology.load import FOLDER, ONTOLOGY, VOCABULARIES, read, scheme_files

_HEADER = '''"""The terms of the vocabulary as pyoxigraph nodes, made by `beleidsgraaf.ontology.generate`.

Longer than a module should be because it holds one line a term; do not edit it by hand.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode
'''
_FOOTER = '''

def term(local_name: str) -> NamedNode:
    """Give a term of this vocabulary; KeyError for one that the ontology does not declare."""
    node = BG.__dict__.get(local_name.replace("-", "_"))
    if not isinstance(node, NamedNode):
        raise KeyError(f"no such term in the ontology: bg:{local_name}")
    return node
'''


def terms_module() -> str:
    """Give the source of the term module: a class per vocabulary, a constant per declared term."""
    declared = {t.subject.value for t in read(ONTOLOGY, *scheme_files()) if isinstance(t.subject, NamedNode)}
    parts = [_HEADER]
    for prefix, namespace, title in VOCABULARIES:
        parts.append(f'\n\nclass {prefix}:\n    """Terms of {title}."""\n\n    NS: Final = "{namespace}"\n')
        local = sorted(i[len(namespace) :] for i in declared if i.startswith(namespace) and i != namespace)
        for name in local:
            constant = name.replace("-", "_") + ("_" if keyword.iskeyword(name) else "")
            parts.append(f'    {constant}: Final = NamedNode("{namespace}{name}")\n')
    return "".join([*parts, _FOOTER])


def outputs(root: Path) -> dict[Path, str]:
    """Give every generated file with its content; `root` is the root of the repository."""
    folder = FOLDER.resolve()
    return {
        folder / "terms.py": terms_module(),
        folder / "context.jsonld": context(),
        root / "docs" / "ontology.md": describe(),
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or with `--check` compare them; gives the exit code."""
    parser = argparse.ArgumentParser(description="Make the term module and the documentation of the vocabulary.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is out of date")
    check: bool = parser.parse_args(arguments).check
    stale = []
    for path, content in outputs(FOLDER.resolve().parent).items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(path)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(content, encoding="utf-8")
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path.parent.name}/{path.name}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
