"""Mutations of what must agree between records: BC5xx."""

from collections.abc import Iterator

from mutations.subjects import SHIPPED, Mutant, Subject


def same_ids(subject: Subject) -> Iterator[Mutant]:
    """A copy under another name, beside the record."""
    (entry,) = subject.of("id")
    yield Mutant("beside its copy", subject.text, "BC501", *entry.place, name="copy.yaml", beside=(subject,))


def same_incidents(subject: Subject) -> Iterator[Mutant]:
    """A copy under another id, beside the record: told at its first window."""
    (entry,) = subject.of("id")
    cut = subject.replaced(entry, "copy")
    for window in subject.windows()[:1]:
        yield Mutant(
            cut.done, cut.text, "BC502", *window.place, alone=True, name="copy.yaml", beside=(subject,)
        )


def unknown_related_ids(subject: Subject) -> Iterator[Mutant]:
    """The id of every other shipped record, misspelt."""
    for known in (name.removesuffix(".yaml") for name in SHIPPED if name != subject.name):
        for near in {f"{known}s", known[1:], known.replace("-", "")} - {known}:
            cut = subject.with_key((), "related", f"[{near}]")
            yield cut.claims("BC503", ahead=1, meant=known, alone=True)
