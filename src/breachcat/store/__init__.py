"""The only part that touches files: find the catalog, read records, write them, ask git for older states."""

from breachcat.store.reading import (
    STANDARD_INPUT,
    VARIABLE,
    Location,
    find_catalog,
    folders_of,
    read_file,
    read_folder,
    read_neighbours,
    read_paths,
    record_ids,
    spelling_of,
)

__all__ = [
    "STANDARD_INPUT",
    "VARIABLE",
    "Location",
    "find_catalog",
    "folders_of",
    "read_file",
    "read_folder",
    "read_neighbours",
    "read_paths",
    "record_ids",
    "spelling_of",
]
