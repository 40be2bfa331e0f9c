"""The eras of Japan, and days written in them."""

from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1873, 2100  # Japan took the Gregorian calendar on 1873-01-01
_MEIJI_YEAR_ONE = 1868


class Era(NamedTuple):
    """An era: its names as written, its first and its last day."""

    names: tuple[str, ...]
    first: date
    last: date

    @property
    def year_one(self) -> int:
        """The Western year in which the era begins."""
        return _MEIJI_YEAR_ONE if "明治" in self.names else self.first.year

    def year(self, name: str, western: int) -> str:
        """Return a Western year in this era, written like `name`: letters count from 1, words from 元."""
        value = western - self.year_one + 1
        return "元" if value == 1 and not name.isascii() else str(value)


# Changes of era by the orders that proclaimed them; the day of a change belongs to both eras
# until 1926. From 平成 on: 昭和64年政令第1号, 平成31年政令第143号.
ERAS = (
    Era(("令和", "㋿", "R"), date(2019, 5, 1), date(LAST_YEAR, 12, 31)),
    Era(("平成", "㍻", "H"), date(1989, 1, 8), date(2019, 4, 30)),
    Era(("昭和", "㍼", "S"), date(1926, 12, 25), date(1989, 1, 7)),
    Era(("大正", "㍽", "T"), date(1912, 7, 30), date(1926, 12, 25)),
    Era(("明治", "㍾", "M"), date(FIRST_YEAR, 1, 1), date(1912, 7, 30)),
)
ERA_OF_NAME = {name: era for era in ERAS for name in era.names}


def era_on(day: date) -> Era:
    """Return the era of a day, the later one on the day of a change; raise ValueError outside of all."""
    for era in ERAS:
        if era.first <= day <= era.last:
            return era
    raise ValueError(f"{day} is not between {FIRST_YEAR} and {LAST_YEAR}")


def japanese_date(day: date) -> str:
    """Return a day in the words of its era: 令和4年8月18日."""
    era = era_on(day)
    name = era.names[0]
    return f"{name}{era.year(name, day.year)}年{day.month}月{day.day}日"


def in_era_of(day: date, name: str) -> str:
    """Return era and year of a day, the era named as `name` names its own: 令和元, ㋿元, R1."""
    right = era_on(day)
    renamed = right.names[ERA_OF_NAME[name].names.index(name)]
    return renamed + right.year(name, day.year)
