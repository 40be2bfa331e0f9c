"""Lay records out in one form: order of keys, brackets, quotes, blanks; never what they say."""

from breachcat.layout.printing import formatted
from breachcat.layout.proof import obstacles, proved

__all__ = ["formatted", "obstacles", "proved"]
