"""Word (`.docx`): paragraphs, headings, lists, tables and footnotes, by way of HTML.

mammoth turns the document into plain HTML with its notes linked; the HTML reader's walk does the rest.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

import mammoth
from lxml import etree, html

from beleidsgraaf.errors import EmptySource, OversizedSource, SourceError
from beleidsgraaf.extract.model import Place
from beleidsgraaf.extract.read.html import of_tree

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Uncompressed size beyond which a Word file is a trap rather than a letter.
UNPACKED_LIMIT: Final = 200 * 1024 * 1024


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give text, metadata and places of a Word document.

    Raises:
        SourceError: no Word file, a truncated or an encrypted one.
        OversizedSource: it unpacks to more than any letter.
        EmptySource: no text in it.
    """
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError(
            f"{shown}: is an old or an encrypted Word document; open it in Word and save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED_LIMIT:
                raise OversizedSource(
                    f"{shown}: unpacks to over {UNPACKED_LIMIT // 1024 // 1024} MB; check that it is a letter"
                )
            if "word/document.xml" not in archive.namelist():
                raise SourceError(f"{shown}: is no Word document; give the .docx file itself")
        page = mammoth.convert_to_html(
            io.BytesIO(raw), convert_image=mammoth.images.img_element(lambda image: {"src": ""})
        ).value
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise SourceError(f"{shown}: the Word file is damaged or cut off; get it again") from error
    except SourceError:
        raise
    except Exception as error:  # mammoth raises what its XML parser raises, of many kinds
        raise SourceError(f"{shown}: the Word file cannot be read ({type(error).__name__}); save it again") from error
    if not page.strip():
        raise EmptySource(f"{shown}: the Word file holds no text; check that it is the letter")
    root = html.document_fromstring(page)
    _fold_notes(root)
    return of_tree(root, shown)


def _fold_notes(root: etree._Element) -> None:
    """Write mammoth's list of notes at the end as paragraphs that start with their number, without the back links."""
    for item in list(root.iter("li")):
        name = item.get("id") or ""
        kind, _, number = name.rpartition("-")
        if kind not in ("footnote", "endnote") or not number.isdigit():
            continue
        for link in list(item.iter("a")):
            if (link.get("href") or "").startswith(f"#{kind}-ref-"):
                link.text = ""
        item.tag = "div"
        first = next(item.iter("p"), None)
        mark = etree.Element("sup")
        mark.text = number
        (first if first is not None else item).insert(0, mark)
        holder = first if first is not None else item
        mark.tail, holder.text = holder.text, None
