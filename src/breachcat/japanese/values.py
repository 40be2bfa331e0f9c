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
_OF_ANOTHER_KIND = ("BC301", "BC311", "BC321")
_NOTHING = Text(
    "it is neither a date (2022年8月18日), a period (2020年4月27日～2021年12月22日) nor a count (18,136件)",
    "日付（2022年8月18日）、期間（2020年4月27日～2021年12月22日）、件数（18,136件）のいずれとしても読めません",
)


def read_value(text: str) -> tuple[str, Date | Period | Count]:
    """Return kind (date, period, count) and value; raise Unreadable with the most telling reason.

    An impossible value tells more than a text of another kind; of equals, the first reader tells.
    """
    refusals = []
    for kind, reader in READERS.items():
        try:
            return kind, reader(text)
        except Unreadable as refusal:
            refusals.append(refusal)
    telling = [refusal for refusal in refusals if refusal.recognized]
    if not telling:
        raise Unreadable("BC300", _NOTHING, recognized=False)
    raise next((refusal for refusal in telling if refusal.code not in _OF_ANOTHER_KIND), telling[0])
