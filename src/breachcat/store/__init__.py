"""The only part that touches files: find the catalog, read records, write them, ask git for older states."""

from breachcat.store.reading import (
    STANDARD_INPUT,
    VARIABLE,
    Location,
    find_catalog,
    neighbours,
    read_file,
    read_folder,
    read_paths,
    record_ids,
)

__all__ = [
    "STANDARD_INPUT",
    "VARIABLE",
    "Location",
    "find_catalog",
    "neighbours",
    "read_file",
    "read_folder",
    "read_paths",
    "record_ids",
]
