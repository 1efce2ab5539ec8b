"""The forms in which letters write dates, as one pattern; the words are those of the lists beside this module."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from beleidsgraaf.extract.components.values.calendar import MONTHS, WORDS
from beleidsgraaf.extract.openings import Opening, opening

#: White space inside an expression: never the blank line between two blocks.
S = r"[ \u00a0\t]+"
YEAR4 = r"(?:19[4-9]\d|20\d\d|2100)"
YEAR = YEAR4 + r"(?![\w%]|[.,–/-]\d)"


def _any(words: list[str]) -> str:
    """Give an alternation, longest first; a first capital is allowed."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in ordered) + ")"


def kind(name: str) -> list[str]:
    """Give the words of `periods.csv` of a kind."""
    return [word for word, entry in WORDS.items() if entry.kind == name]


FULL_MONTHS = [word for word in MONTHS if len(word) > 4 or word in ("mei", "juni", "juli")]
MONTH = _any(FULL_MONTHS)
SHORT_MONTH = _any([word for word in MONTHS if word not in FULL_MONTHS]) + r"\b\.?"
ANY_MONTH = f"(?:{MONTH}|{SHORT_MONTH})"
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
WEEKDAY = _any(WEEKDAYS)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:e|ste|de)?"
PART = _any(kind("part"))
SEASON = _any(kind("season"))
RECESS = _any(kind("recess"))
SPAN = _any(kind("span"))
ORDINAL = r"(?:[Ee]erste|[Tt]weede|[Dd]erde|[Vv]ierde|[Ll]aatste|[1-4](?:e|ste|de))"
SHIFT = r"(?:[Dd]it|[Dd]eze|[Vv]orige?|[Vv]olgende?|[Kk]omende?|[Aa]ankomende?|[Aa]fgelopen|[Aa]anstaande)"
THIS_YEAR = (
    r"(?:[Dd]it|[Vv]orig|[Vv]olgend|[Kk]omend|[Aa]ankomend|[Aa]fgelopen)" + S + r"(?:kalender|begrotings)?jaar\b"
)
ANY_YEAR = f"(?:{YEAR}|{THIS_YEAR}|het{S}(?:(?:volgende|lopende|huidige){S})?(?:kalender)?jaar\\b)"
OF = f"(?:{S}(?:van|in)?{S}?|{S})"
OF_YEAR = f"(?:{S}(?:(?:van|in){S})?(?P<@>{ANY_YEAR}))"
RANGE = r"(?:[ \u00a0]?[–-][ \u00a0]?|" + f"{S}(?:t/m|tot{S}en{S}met|tot|en){S}|,{S})"
PREPOSITION = r"(?:[Vv]oor|[Vv]óór|[Nn]a|[Rr]ondom|[Rr]ond)"

#: Each form by name; `@` in a group stands for the form's name.
FORMS: dict[str, str] = {
    "iso": r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])",
    "numeric": r"(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![\w-])",
    "days": f"(?:{WEEKDAY}{S})?{DAY}(?:{RANGE}(?:{WEEKDAY}{S})?{DAY})*{S}{ANY_MONTH}"
    f"(?:[ \u00a0\t]*{YEAR}(?!\\w)|[ \u00a0\t]*{YEAR4}(?=\\d{{1,2}}(?!\\w))|(?!\\w))",  # `2024¹` may come as 20241
    "half": f"(?P<@ord>[Ee]erste|[Tt]weede){S}(?:helft|halfjaar|half{S}jaar)(?:{OF_YEAR})",
    "quarter": f"(?:(?P<@part>{PART}){S}(?:van{S})?(?:het{S})?)?(?P<@ord>{ORDINAL}){S}kwartaal(?:{OF_YEAR})?",
    "q": f"(?:(?P<@part>{PART}){S}(?:van{S})?)?"
    f"(?:Q(?P<@ord>[1-4])(?:[ \\u00a0-]*(?P<@year>{YEAR})|{S}van{S}(?P<@of>{ANY_YEAR}))?"
    f"|(?P<@before>{YEAR4})[- ]?Q(?P<@late>[1-4]))(?!\\w)",
    "part": f"(?P<@part>{PART}){S}(?:van{S})?(?P<@year>{ANY_YEAR})",
    "partmonth": f"(?:{PART}|[Hh]alf){S}(?:van{S})?(?P<@month>{MONTH})(?!\\w)(?:{S}(?:van{S})?(?P<@year>{ANY_YEAR}))?",
    "season": f"(?:(?P<@prep>{PREPOSITION}|[Ii]n){S}(?P<@the>de|het){S}|(?P<@shift>{SHIFT}){S})?"
    f"(?:(?P<@part>{PART}){S}(?:van{S})?(?:de{S}|het{S})?)?(?P<@word>{SEASON})(?![\\w-])(?:{OF_YEAR})?",
    "recess": f"(?:(?P<@prep>{PREPOSITION}){S}(?:aan{S})?(?:het|dit){S})?(?P<@word>{RECESS})(?![\\w-])(?:{OF_YEAR})?",
    "feast": f"(?:(?P<@prep>[Vv]oor|[Vv]óór){S}(?:de{S})?(?P<@word>[Kk]erst)|(?P<@feast>[Jj]aarwisseling|[Jj]aareinde))"
    f"(?![\\w-])"
    f"(?:{OF_YEAR})?",
    "prinsjesdag": f"[Pp]rinsjesdag(?![\\w-])(?:{OF_YEAR})?",
    "months": f"(?P<@first>{MONTH})(?:[ \u00a0]?[–-][ \u00a0]?|{S}(?:t/m|tot{S}en{S}met){S})"
    f"(?P<@last>{MONTH}){S}(?P<@year>{YEAR})",
    "month": f"(?:(?P<@shift>[Aa]fgelopen|[Kk]omende|[Vv]orige|[Vv]olgende|[Aa]anstaande){S})?"
    f"(?P<@month>{MONTH})(?!\\w)"
    f"(?:{S}(?:van{S})?(?P<@year>{ANY_YEAR}))?",
    "span": f"{SPAN}{S}(?P<@year>20\\d\\d|19\\d\\d)[ ]?[–/-][ ]?(?:20)?\\d\\d(?!\\d)",
    "years": r"(?P<@first>19[4-9]\d|20\d\d)[ ]?[–-][ ]?(?P<@last>19[4-9]\d|20\d\d)(?![\w–/-])",
    "unit": f"(?P<@shift>{SHIFT}){S}(?P<@unit>(?:kalender|begrotings)?jaar|maand|week)(?!\\w)",
    "ahead": f"[Kk]omende{S}(?P<@number>twee{S}|drie{S}|vier{S}|zes{S})?(?P<@unit>maanden|weken)(?!\\w)",
    "year": YEAR,
}


def _compile() -> Opening:
    alternatives = []
    for name, form in FORMS.items():
        form = form.replace("(?P<@", f"(?P<{name}_").replace("_>", "_year>")
        if name == "numeric":
            form = form.replace("([-/.])", "(?P<sep>[-/.])").replace("\\1", "(?P=sep)")
        alternatives.append(f"(?P<{name}>{form})")
    return opening(r"(?<![\w/.,:€$–-])(?:" + "|".join(alternatives) + ")")


DATE = _compile()

#: What is split off a list of days.
DAY_PART = re.compile(rf"(?:(?P<weekday>{WEEKDAY}){S})?(?P<day>\d{{1,2}})(?:e|ste|de)?")
DAY_LIST = re.compile(rf"{DAY_PART.pattern}(?P<rest>.*?){S}(?P<month>{ANY_MONTH})(?:[ \u00a0\t]*(?P<year>\d{{4}}))?$")
#: After a date without a year: the date that shares its year.
SHARES_YEAR = re.compile(rf"{RANGE}(?:{WEEKDAY}{S})?{DAY}{S}(?P<month>{ANY_MONTH}){S}(?P<year>{YEAR})")
MONTH_SHARES_YEAR = re.compile(rf"{RANGE}(?P<month>{MONTH}){S}(?P<year>{YEAR})")

_TENSE = tomllib.loads((files(__package__) / "tense.toml").read_text(encoding="utf-8"))
AHEAD = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _TENSE["ahead"])) + r")(?!\w)", re.IGNORECASE)
BEHIND = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _TENSE["behind"])) + r")(?!\w)", re.IGNORECASE)
