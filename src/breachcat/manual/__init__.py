"""The manual of the checks: why each is there, and a sample that fails and one that passes.

It is not part of checks.py, so that a start of the program does not load it.
"""

from breachcat.language import Text
from breachcat.manual.against_the_notice import AGAINST_THE_NOTICE
from breachcat.manual.between_records import BETWEEN_RECORDS
from breachcat.manual.bytes_and_syntax import BYTES_AND_SYNTAX
from breachcat.manual.dates_and_counts import DATES_AND_COUNTS
from breachcat.manual.order_of_events import ORDER_OF_EVENTS
from breachcat.manual.samples import BASE, FOLDER, Entry, Sample, files_of, fragment
from breachcat.manual.shape_and_words import SHAPE_AND_WORDS

__all__ = ["BASE", "FOLDER", "HUNDREDS", "MANUAL", "Entry", "Sample", "files_of", "fragment"]

MANUAL = (
    BYTES_AND_SYNTAX
    | SHAPE_AND_WORDS
    | DATES_AND_COUNTS
    | ORDER_OF_EVENTS
    | BETWEEN_RECORDS
    | AGAINST_THE_NOTICE
)
"""What the manual says of every check, by its code."""

HUNDREDS = {
    1: Text("files, bytes and syntax", "ファイル・文字コード・構文"),
    2: Text("shape and words", "項目と語"),
    3: Text("dates, counts and addresses", "日付・件数・URL"),
    4: Text("agreement within a record", "記録の中の整合"),
    5: Text("agreement between records", "記録どうしの整合"),
    6: Text("agreement with the notice (verify)", "告知文との照合（verify）"),
}
"""What the checks of a hundred are about, by the first figure of their codes."""
