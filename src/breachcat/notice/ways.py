"""Patterns out of tables that hold one way of saying a line."""


def either(*ways: str) -> str:
    """Return the pattern of any of the ways to say a thing; the first that fits at a place counts."""
    return f"(?:{'|'.join(ways)})"
