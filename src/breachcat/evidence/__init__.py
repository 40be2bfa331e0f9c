"""Compare a record with its notice: which of its values stand there, and what the notice says besides."""

from breachcat.evidence.judgement import Evidence, compared, values_of, without_notice
from breachcat.evidence.unused import unused
from breachcat.evidence.value import Status, Unused, Value
from breachcat.evidence.wording import Wording

__all__ = [
    "Evidence",
    "Status",
    "Unused",
    "Value",
    "Wording",
    "compared",
    "unused",
    "values_of",
    "without_notice",
]
