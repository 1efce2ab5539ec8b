"""The Tweede Kamer's open data (OData v4): documents, and the register of commitments (`Toezegging`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from beleidsgraaf.errors import FetchError
from beleidsgraaf.extract.fetch.addresses import Addresses
from beleidsgraaf.extract.fetch.courier import Courier
from beleidsgraaf.extract.fetch.item import File, Item, form_of
from beleidsgraaf.extract.read.commitments import LINKS

PAGE: Final = 250

#: What comes along with an entry of the register: its debate, to whom, and the entries that it follows or repeats.
_WITH: Final = ",".join(
    (
        "Activiteit($select=Nummer,Soort,Onderwerp,Datum)",
        "ToegezegdAanPersoon($select=Initialen,Tussenvoegsel,Achternaam)",
        "ToegezegdAanFractie($select=Afkorting)",
        *(f"{link}($select=Nummer)" for link in LINKS),
    )
)


def documents(courier: Courier, addresses: Addresses, number: str) -> Iterator[Item]:
    """Give the documents with a number of the Chamber (`2023D01234`, `2023Z01234`)."""
    field = "DocumentNummer" if "D" in number else "Zaak/any(z:z/Nummer"
    test = f"{field} eq {_quoted(number)}" if field == "DocumentNummer" else f"{field} eq {_quoted(number)})"
    for row in rows(courier, addresses, "Document", f"Verwijderd eq false and {test}"):
        form = form_of("", row.get("ContentType") or "")
        address = f"{addresses.chamber}/Document({row['Id']})/resource"
        yield Item(
            identifier=row.get("DocumentNummer") or number,
            catalogue="chamber",
            files=(File(address, form, f"{row.get('DocumentNummer') or number}.{form}"),) if form else (),
            title=row.get("Onderwerp") or "",
            date=(row.get("Datum") or "")[:10],
        )


def commitments(
    courier: Courier, addresses: Addresses, since: str = "", limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Give entries of the register of commitments with their debates, changed since a day (ISO 8601)."""
    test = "Verwijderd eq false" + (f" and GewijzigdOp ge {since}T00:00:00Z" if since else "")
    yield from rows(courier, addresses, "Toezegging", test, limit, _WITH)


def rows(
    courier: Courier, addresses: Addresses, entity: str, test: str, limit: int | None = None, along: str = ""
) -> Iterator[dict[str, Any]]:
    """Give the rows of an entity that pass a test, page by page, with what `along` ($expand) brings along.

    Raises:
        FetchError: the service does not answer, or not in OData.
    """
    given = 0
    while limit is None or given < limit:
        wanted = PAGE if limit is None else min(PAGE, limit - given)
        parameters = {"$filter": test, "$orderby": "Id", "$top": str(wanted), "$skip": str(given)}
        if along:
            parameters["$expand"] = along
        answer = courier.get(f"{addresses.chamber}/{entity}", parameters)
        try:
            page = json.loads(answer.content)["value"]
        except (ValueError, KeyError, TypeError) as error:
            raise FetchError(f"{addresses.chamber}/{entity}: the answer is no OData; check the address") from error
        yield from page
        given += len(page)
        if len(page) < wanted:
            return


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
