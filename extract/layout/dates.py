"""Dutch dates in letterheads and datelines."""

from __future__ import annotations

import re
from datetime import date as Day
from typing import Final

from beleidsgraaf.extract.layout.words import WORDS

_MONTHS: Final = WORDS["months"]
MONTH: Final = "(?:" + "|".join(_MONTHS) + ")"

#: A full date, a month with its year, or digits in Dutch order.
DATE: Final = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)\s*)?(?P<month>{MONTH})\s*(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>[0-3]?\d)[-/.](?P<m>[01]?\d)[-/.](?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def iso(match: re.Match[str]) -> str | None:
    """Give a match of `DATE` in ISO 8601 (`2023-01-18`, or `2023-01` for a month), None when there is no such day."""
    if match["month"]:
        month = _MONTHS.index(match["month"].lower()) + 1
        year, day = match["year"], int(match["day"]) if match["day"] else None
    else:
        month, year, day = int(match["m"]), match["y"], int(match["d"])
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def session_of(date: str) -> str:
    """Give the parliamentary session (`20242025`) of a date.

    A session starts on the third Tuesday of September (Grondwet, article 65).
    """
    year, month = int(date[:4]), int(date[5:7])
    day = int(date[8:10]) if len(date) > 7 else 30
    third_tuesday = 15 + (1 - Day(year, 9, 1).weekday()) % 7
    starts = (month, day) >= (9, third_tuesday)
    return f"{year}{year + 1}" if starts else f"{year - 1}{year}"
