"""Read Japanese dates, periods and counts as notices write them: pure, strict, no guessing."""

from breachcat.japanese.counts import Count, Qualifier, Unit, find_counts, read_count
from breachcat.japanese.dates import Date, Precision, read_date
from breachcat.japanese.eras import japanese_date
from breachcat.japanese.folding import fold, search_key
from breachcat.japanese.periods import Period, find_periods, make_period, read_period
from breachcat.japanese.reading import Unreadable
from breachcat.japanese.values import read_value

__all__ = [
    "Count",
    "Date",
    "Period",
    "Precision",
    "Qualifier",
    "Unit",
    "Unreadable",
    "find_counts",
    "find_periods",
    "fold",
    "japanese_date",
    "make_period",
    "read_count",
    "read_date",
    "read_period",
    "read_value",
    "search_key",
]
