"""Read a text as whatever value it is."""

from collections.abc import Callable

from breachcat.japanese.counts import Count, read_count
from breachcat.japanese.dates import Date, read_date
from breachcat.japanese.periods import Period, read_period
from breachcat.japanese.reading import Unreadable
from breachcat.language import Text

READERS: dict[str, Callable[[str], Date | Period | Count]] = {
    "date": read_date,
    "period": read_period,
    "count": read_count,
}


def read_value(text: str) -> tuple[str, Date | Period | Count]:
    """Return kind (date, period, count) and value; raise Unreadable with the most telling reason."""
    refusals = []
    for kind, reader in READERS.items():
        try:
            return kind, reader(text)
        except Unreadable as refusal:
            refusals.append(refusal)
    telling = [refusal for refusal in refusals if refusal.recognized]
    raise telling[0] if telling else _NOTHING


_NOTHING = Unreadable(
    "BC300",
    Text(
        "it is neither a date (2022年8月18日), a period (2020年4月27日～2021年12月22日) nor a count (18,136件)",
        "日付（2022年8月18日）、期間（2020年4月27日～2021年12月22日）、件数（18,136件）のいずれとしても読めません",
    ),
    recognized=False,
)
