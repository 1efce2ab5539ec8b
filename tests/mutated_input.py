"""Reads mutated files in a process of its own: `python mutated_input.py SUFFIX FIRST COUNT FILE...`.

Each input is made from one of the files by a few random changes that depend on its number only. Prints how many were
read and how many refused; ends with code 1 and the number of the input when reading raises anything but a refusal.
An input that takes over ten seconds of the processor ends the process by SIGPROF, its number being the last on standard
error; one that takes too much memory by MemoryError.
"""

from __future__ import annotations

import copy
import io
import random
import resource
import signal
import sys
import zipfile
from importlib import import_module
from pathlib import Path

from lxml import etree

SECONDS = 10
#: Address space: libraries and what is mapped but never touched included. What is touched is compared with MEMORY.
SPACE = 3 * 1024**3
MEMORY = 1024**3

TOKENS = (
    b"<", b">", b"</al>", b"<noot>", b"<noot.nr>", b"<table>", b"<li>", b"]]>", b"&#x0;", b"&amp", b"<!ENTITY a 'b'>",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\f", b"\r", b"\xe2\x80\x8b", b"[^1]", b"**", b"| - |", b"endobj",
    b"%PDF-1.4", b"/Kids [1 0 R]", b"/Length 99999999", b"0 0 0 0 re", b"BT", b"999999999999", b"-1", b"PK\x03\x04",
    b"<w:p>", b"<w:footnoteReference w:id='9'/>", b"(" * 50, b"<b>" * 300, b"\n" * 40,
)  # fmt: skip


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """Change a few stretches of bytes."""
    body = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(body) + 1)
        length = min(len(body) - at, int(chance.expovariate(1 / 40)) + 1)
        match chance.randrange(7):
            case 0:
                body[at : at + length] = b""
            case 1:
                body[at:at] = body[at : at + length * 20]
            case 2:
                body[at : at + length] = chance.randbytes(length)
            case 3:
                body[at:at] = chance.choice(TOKENS)
            case 4:
                other = chance.randrange(len(body) + 1)
                body[at:at] = body[other : other + length * 20]
            case 5:
                for index in range(at, min(at + 3, len(body))):
                    body[index] ^= 1 << chance.randrange(8)
            case _:
                if chance.random() < 0.2:
                    del body[at:]
    return bytes(body)


def mutate_parts(raw: bytes, chance: random.Random) -> bytes:
    """Change one part of a zip, so that the change is not all that is seen of it."""
    if chance.random() < 0.2:
        return mutate(raw, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        names = given.namelist()
        parts = [n for n in names if n in ("word/document.xml", "word/footnotes.xml", "word/numbering.xml")] or names
        chosen = chance.choice([*parts, chance.choice(names)])
        for name in names:
            content = given.read(name)
            out.writestr(name, mutate(content, chance) if name == chosen else content)
    return made.getvalue()


def mutate_tree(raw: bytes, chance: random.Random) -> bytes:
    """Change elements, so that the file stays well-formed."""
    if chance.random() < 0.2:
        return mutate(raw, chance)
    root = etree.fromstring(raw)
    for _ in range(chance.choice((1, 2, 4, 16))):
        elements = [e for e in root.iter() if isinstance(e.tag, str) and e is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(7):
            case 0:
                one.getparent().remove(one)
            case 1:
                one.append(copy.deepcopy(other))
            case 2:
                one.tag = other.tag
            case 3:
                one.text = (one.text or "") + (other.text or "") * chance.choice((1, 30))
            case 4:
                one.text = chance.choice(("", "999999999", "-", "1", "\u200b", "Nr. ", "[^1]", "a" * 5000))
            case 5:
                for name in list(one.attrib):
                    one.set(name, chance.choice(("", "x", "2031-99-99", "kst-", "-1")))
            case _:
                inner = copy.deepcopy(other)
                for _ in range(chance.choice((3, 60))):
                    outer = etree.Element(other.tag)
                    outer.append(inner)
                    inner = outer
                one.append(inner)
    return etree.tostring(root)


def main(suffix: str, first: int, count: int, files: list[Path]) -> int:
    """Read the inputs; give the exit code."""
    from beleidsgraaf.errors import SourceError
    from beleidsgraaf.extract.layout import lay_out
    from beleidsgraaf.extract.model import SourceText
    from beleidsgraaf.extract.read import READERS

    resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
    reader = import_module(f"beleidsgraaf.extract.read.{READERS[suffix]}")
    originals = [file.read_bytes() for file in files]
    change = {".docx": mutate_parts, ".xml": mutate_tree}.get(suffix, mutate)
    read = refused = 0
    for number in range(first, first + count):
        chance = random.Random(number)
        raw = change(originals[number % len(originals)], chance)
        print(number, file=sys.stderr, flush=True)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            text, metadata, places = reader.text_of(raw, "input")
            lay_out(SourceText("k", "k", "k", "0" * 64, text, reader.MEDIA_TYPE, "1", metadata, places))
            read += 1
        except SourceError:
            refused += 1
        except BaseException as error:
            print(f"input {number} of {suffix}: {type(error).__name__}: {error}", file=sys.stderr)
            return 1
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(read, refused, taken)
    return 0 if taken < MEMORY else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [Path(name) for name in sys.argv[4:]]))
