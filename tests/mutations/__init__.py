"""Every way in which a record is broken, each with the claim of what is told, and where."""

from collections.abc import Callable, Iterator

from mutations import between_records, bytes_and_syntax, dates_and_counts, order_of_events, shape_and_words
from mutations.subjects import MADE_UP, SHIPPED, SUBJECTS, Mutant, Subject

__all__ = ["KINDS", "MADE_UP", "NOT_CLAIMED", "SHIPPED", "SUBJECTS", "Mutant", "Subject", "mutants"]

_MODULES = (bytes_and_syntax, shape_and_words, dates_and_counts, order_of_events, between_records)
KINDS: dict[str, Callable[[Subject], Iterator[Mutant]]] = {
    name.replace("_", " "): generator
    for module in _MODULES
    for name, generator in vars(module).items()
    if getattr(generator, "__annotations__", {}).get("return") == Iterator[Mutant]
}
"""Every kind of mutation by its name: all functions of these modules that yield mutants."""

NOT_CLAIMED = {
    "BC101": "of a path, not of what a record holds",
    "BC102": "of a file that cannot be read",
    "BC118": "of a folder without records",
    "BC215": "of the name of a file",
    "BC504": "between two states of the catalog",
    "BC505": "between two states of the catalog",
    **{f"BC60{number}": "against a notice: see falsifications" for number in range(1, 8)},
}
"""The checks that no mutation of a record can claim, with the reason."""


def mutants(kind: str, subject: Subject) -> list[Mutant]:
    """Return the mutants of one kind of one record, but those of which the record waives the check."""
    return [mutant for mutant in KINDS[kind](subject) if mutant.code not in subject.waived]
