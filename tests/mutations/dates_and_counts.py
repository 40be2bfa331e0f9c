"""Mutations of dates, periods, counts, addresses and free texts: BC3xx."""

import re
from collections.abc import Iterator
from datetime import date

from mutations.shape_and_words import NO_FREE_TEXT
from mutations.subjects import Entry, Mutant, Subject, day_of

DATES = ("date", "retrieved", "until", "from", "to")

# y, m, d: the date; d1, d2: its weekday and the next one
BAD_DATES = (
    ("BC300", "{y}年{m}月{d}日に、" + "カード会社から連絡を受けました。" * 6, None),
    ("BC301", "someday", None),
    ("BC301", "{y}年{m}月{d}日より順次", None),
    ("BC301", "{y}年{m}月{d}日～{y}年{m}月{d}日", None),
    ("BC301", "{y}年{m}月{d}日まで", None),
    ("BC301", "{y}.{m}", None),
    ("BC301", "{y}年{m}月（月）", None),
    ("BC302", "{y}年2月30日", None),
    ("BC302", "{y}年{m}月32日", None),
    ("BC302", "{y}年13月{d}日", None),
    ("BC302", "{y}-13-01", None),
    ("BC302", "{y}年{m}月{d}日 25時", None),
    ("BC302", "1872年{m}月{d}日", None),
    ("BC303", "平成34年{m}月{d}日", "令和4年{m}月{d}日"),
    ("BC303", "㍻34.{m}.{d}", "㋿4.{m}.{d}"),
    ("BC303", "令和元年4月30日", "平成31年4月30日"),
    ("BC303", "平成31年5月1日", "令和元年5月1日"),
    ("BC303", "昭和64年1月8日", "平成元年1月8日"),
    ("BC304", "{y}年{m}月{d}日（{d2}）", "{y}年{m}月{d}日（{d1}）"),
    ("BC304", "{y}-{m:02}-{d:02} ({d2}曜日)", "{y}-{m:02}-{d:02} ({d1}曜日)"),
    ("BC305", "{m}月{d}日", None),
    ("BC305", "22年{m}月{d}日", None),
    ("BC305", "22/{m}/{d}", None),
    ("BC305", "同日", None),
)
"""Code, what is written in place of a date, and what is suggested."""


def _filled(form: str | None, day: date) -> str | None:
    weekdays = "月火水木金土日月"[day.weekday() : day.weekday() + 2]
    return form and form.format(y=day.year, m=day.month, d=day.day, d1=weekdays[0], d2=weekdays[1])


def bad_dates(subject: Subject) -> Iterator[Mutant]:
    """Every form of a wrong date, at every date."""
    for entry in subject.of(*DATES):
        day = day_of(entry.text) or date(2022, 8, 18)
        for code, written, meant in BAD_DATES:
            cut = subject.replaced(entry, f'"{_filled(written, day)}"')
            yield cut.claims(code, meant=_filled(meant, day))


BAD_ENDS = [row for row in BAD_DATES if re.match(r"BC30[234]", row[0])]
"""What is a wrong date as an end of a window too."""


def bad_ends_of_windows(subject: Subject) -> Iterator[Mutant]:
    """Every wrong date at the first and at the last day of every window."""
    for window in subject.windows():
        for first, last in [subject.ends(window)] if window.text and subject.ends(window) else ():
            for code, wrong, right in BAD_ENDS:
                for form, day in ((f"{{}}～{last}", day_of(first)), (f"{first}～{{}}", day_of(last))):
                    meant = right and form.format(_filled(right, day))
                    yield subject.replaced(window, form.format(_filled(wrong, day))).claims(code, meant=meant)


BAD_PERIODS = (
    ("BC300", "長い" * 51), ("BC301", "2021年1月1日～someday"),
    ("BC305", "1月1日～2022年3月1日"), ("BC305", "21年1月1日～2022年3月1日"), ("BC305", "2021年1月1日～22年3月1日"),
    ("BC311", "always"), ("BC311", "2021年"), ("BC311", "2021年3月"), ("BC311", "～"),
    ("BC312", "2022年1月1日～2021年12月31日"), ("BC312", "2021年12月1日～3月31日"), ("BC312", "2022-02/2022-01"),
)  # fmt: skip


def bad_windows(subject: Subject) -> Iterator[Mutant]:
    for window in subject.windows():
        for code, written in BAD_PERIODS:
            yield subject.replaced(window, written).claims(code)


def reversed_windows(subject: Subject) -> Iterator[Mutant]:
    """First and last day of every window swapped."""
    for window in subject.windows():
        if ends := subject.ends(window):
            yield subject.with_window(window, *reversed(ends))[0].claims("BC312", alone=True)


# n: the figure, u: its unit
BAD_COUNTS = (
    ("BC300", "{n}{u}" + "、重複を含む" * 20), ("BC321", "{n}"), ("BC321", "{n}円"), ("BC321", "{n}通"), ("BC321", "{n}社"), ("BC321", "many"),
    ("BC321", "{n}{u}、{n}枚"), ("BC321", "最大{n}{u}以上"), ("BC321", "{n}{u}（重複あり）"), ("BC322", "{n}.5{u}"), ("BC322", "1,23{u}"),
    ("BC322", "12,34{u}"), ("BC322", "1,2345{u}"), ("BC322", "１，２３{u}"), ("BC322", "{n},{u}"), ("BC322", "0{n}{u}"), ("BC322", "1 234{u}"),
    ("BC322", "1.23456万{u}"), ("BC322", "1000億{u}"), ("BC323", "数千{u}"), ("BC323", "多数"), ("BC323", "十数{u}"),
)  # fmt: skip


def bad_counts(subject: Subject) -> Iterator[Mutant]:
    """Every form of a wrong count, at every count."""
    for entry in subject.of("affected"):
        number, unit = figure(entry) or ("1,234", "件")
        for code, form in BAD_COUNTS:
            yield subject.replaced(entry, f'"{form.format(n=number, u=unit)}"').claims(code)


def figure(entry: Entry) -> tuple[str, str] | None:
    """Return number and unit of a count that is written with nothing else."""
    match = re.fullmatch(r"([1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*)\s?([件名人枚])", entry.text)
    return match and match.groups()


def counts_without_quotes(subject: Subject) -> Iterator[Mutant]:
    """Every count in brackets, with the quotes that mend it; and as many as a million."""
    for entry in subject.of("affected"):
        number, unit = figure(entry) or ("1,234", "件")
        for bare in (f"{number}{unit}", f"1,000,000{unit}") if entry.in_flow and "," in number else ():
            yield subject.replaced(entry, bare).claims("BC116", meant=f'"{bare}"')


BAD_URLS = (("www.example.com/a", "https://www.example.com/a"), ("ftp://example.com", None), ("https://", None), ("https://a b.jp", None),
            ("ｈｔｔｐｓ：／／example.com", "https://example.com"), ("トップページ", None), (f"https://x.jp/{'a' * 2000}", None))  # fmt: skip
BAD_SUMS = (("9F86D081" * 8, ("9f86d081" * 8)), ("9f86d081", None), ("g" * 64, None), ("0" * 65, None))


def bad_addresses(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("url", "archived"):
        for bad, meant in BAD_URLS:
            yield subject.replaced(entry, f'"{bad}"').claims("BC331", meant=meant)


def bad_checksums(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("sha256"):
        for bad, meant in BAD_SUMS:
            yield subject.replaced(entry, bad).claims("BC332", meant=meant)


PERSONAL = (
    ("03-1234-5678", "０１２０－１２３－４５６", "090 1234 5678", "+81-3-1234-5678"),
    ("info@example.com", "ｉｎｆｏ＠example.co.jp"),
    ("代表取締役 山田太郎", "担当者：鈴木 一郎"),
)
"""Telephone numbers, mail addresses, names of persons."""


def personal_data(subject: Subject) -> Iterator[Mutant]:
    """A telephone number, a mail address and a name in every free text, and a mail address in every URL."""
    for turn, entry in enumerate(subject.scalars):
        if entry.field in ("url", "archived"):
            cut = subject.replaced(entry, f'"{entry.text}?to=info@example.com"')
            yield cut.claims("BC341", ahead=len(f'"{entry.text}?to='))
        before = "'" + entry.text.replace("'", "''") + "、"
        for kind in PERSONAL if entry.field not in NO_FREE_TEXT else ():
            cut = subject.replaced(entry, f"{before}{kind[turn % len(kind)]}'")
            yield cut.claims("BC341", ahead=len(before))
