"""PDF with a text layer: lines in reading order, page by page.

The text keeps the lines and the page breaks (form feeds) of the original, as the layout expects them; each page is a
place, so that evidence can be cited by page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from beleidsgraaf.errors import EmptySource, OversizedSource, SourceError
from beleidsgraaf.extract.model import Place
from beleidsgraaf.extract.read.page import Glyph, Space, text_of_page

MEDIA_TYPE: Final = "application/pdf"

#: More than any letter or memorandum; also bounds the time that a made-up file can take.
PAGES: Final = 3000
#: Characters on one page beyond which it is no page of text.
CHARACTERS: Final = 60_000

_HYPHEN: Final = "\x02"  #: what PDFium gives for a hyphen that it takes for a soft one


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give text, metadata and pages of a PDF.

    Raises:
        SourceError: damaged, or protected by a password.
        OversizedSource: more pages or characters than any letter.
        EmptySource: a PDF of images only.
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise SourceError(f"{shown}: is protected by a password; save it without one") from error
        raise SourceError(f"{shown}: is no PDF or a damaged one; get it again") from error
    try:
        if len(document) > PAGES:
            raise OversizedSource(f"{shown}: {len(document)} pages, and the limit is {PAGES}; split the file")
        pages = [_page(document, index, shown) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"{shown}: a page of the PDF is damaged; get the file again") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise EmptySource(
            f"{shown}: holds no text, only images of pages; recognise its text first (--ocr does so where ocrmypdf "
            "with Dutch is installed)"
        )
    places, at = [], 0
    for number, page in enumerate(pages, start=1):
        places.append(Place(at, at + len(page), "page", str(number)))
        at += len(page) + 1
    return "\f".join(pages), {}, tuple(places)


def _page(document: pypdfium2.PdfDocument, index: int, shown: str) -> str:
    page = document[index]
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > CHARACTERS:
            raise OversizedSource(f"{shown}: page {index + 1} holds {count} characters; check that it is a letter")
        lines = text_of_page(list(_glyphs(textpage.raw, count)))
    finally:
        textpage.close()
        page.close()
    return f"{lines}\n" if lines else ""


def _glyphs(textpage: object, count: int) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    space = Space.NONE
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        char = "-" if chr(code) == _HYPHEN else chr(code)
        if not char.strip():
            drawn = not pdfium.FPDFText_IsGenerated(textpage, index)
            space = Space.DRAWN if drawn or space is Space.DRAWN else Space.GUESSED
            continue
        if char < " " or char == "\ufffe" or "\ud800" <= char < "\ue000":
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
        size = box.top - box.bottom
        if size > 0:
            yield Glyph(char, box.left, box.right, y.value, size, space)
            space = Space.NONE
