"""Mend a record's file by its safe repairs, and prove that nothing was lost."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from breachcat.catalog import File, checked
from breachcat.checks import CHECKS, Check, Severity
from breachcat.nodes import Mapping, Node, Scalar
from breachcat.problems import Problem
from breachcat.record import Record
from breachcat.repairs import applied


class Mended(NamedTuple):
    """What safe repairs made of a file: its bytes, how many repairs there were, and its record."""

    data: bytes
    number: int
    record: Record


def mended(file: File, today: date, wanted: Callable[[Check], bool]) -> Mended:
    """Return a file after the safe repairs of the wanted checks.

    A repair may bring other faults to light, so that there are several rounds; bytes and syntax
    come first, for what is read before may be misread. A round that makes it worse is not kept.
    """
    done = Mended(file.data, 0, checked(file, today))
    for _ in range(MOST_ROUNDS if file.problem is None else 0):
        mendable = [found for found in done.record.problems if found.edits and wanted(found.check)]
        mendable = [found for found in mendable if found.check.hundred == 1] or mendable
        if not mendable:
            break
        data = applied(done.data, chain.from_iterable(found.edits for found in mendable))
        record = checked(File(file.name, data), today)
        if _is_worse(done.record, record, mendable):
            break
        done = Mended(data, done.number + len(mendable), record)
    return done


MOST_ROUNDS = 10


def _is_worse(before: Record, after: Record, repaired: Sequence[Problem]) -> bool:
    """Tell whether repairs lost a value, broke what could be read, or brought more errors than they mended."""
    codes = [found.check.code for found in repaired]
    if _values(after.document.root) + codes.count(_REPEATED) < _values(before.document.root):
        return True
    olds, news = map(_errors, (before, after))
    is_broken = any(CHECKS[code].hundred == 1 for code in news - olds)
    # bytes, syntax and unknown keys keep other faults from being seen
    has_hidden = any(CHECKS[code].hundred == 1 or code == _UNKNOWN_KEY for code in codes)
    return (before.document.complete and is_broken) or (not has_hidden and news.total() > olds.total())


_REPEATED = "BC210"  # its repair takes a value out
_UNKNOWN_KEY = "BC201"


def _values(node: Node | None) -> int:
    """Return how many values stand in a node."""
    if node is None or isinstance(node, Scalar):
        return int(node is not None and not node.is_empty)
    items = [value for _, value in node.items.values()] if isinstance(node, Mapping) else node.items
    return sum(map(_values, items))


def _errors(record: Record) -> Counter[str]:
    """Return the errors in what a record says, by their codes; the order of it is judged only where all is sound."""
    checks = [found.check for found in record.problems]
    return Counter(check.code for check in checks if check.severity is Severity.ERROR and check.hundred <= 3)
