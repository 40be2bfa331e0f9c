"""Near misses: what somebody probably meant to write."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from breachcat.japanese import search_key
from breachcat.vocabulary import Word

MOST = 3
FURTHEST = 0.1  # how much less alike than the best one another may be


def nearest(written: str, known: Iterable[str] | Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three of the known words that are nearest to what was written, best first.

    A mapping gives other spellings of a word (a label) and the word they stand for.
    """
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    spellings = known if isinstance(known, Mapping) else {word: word for word in known}
    keys: dict[str, str] = {}
    for spelling, word in spellings.items():
        keys.setdefault(_key(spelling), word)
    wanted = _key(written[:100])
    close = get_close_matches(wanted, keys, n=2 * MOST, cutoff=0.65)
    inside = [key for key in keys if len(wanted) > 1 and (wanted in key or (len(key) > 1 and key in wanted))]
    likeness = {key: SequenceMatcher(None, wanted, key).ratio() for key in close}
    close = [key for key in close if likeness[key] >= likeness[close[0]] - FURTHEST]
    return tuple(dict.fromkeys(keys[key] for key in close or inside))[:MOST]


def spellings(words: Iterable[Word]) -> dict[str, str]:
    """Return every spelling of the words, labels in both languages included."""
    found: dict[str, str] = {}
    for word in words:
        for spelling in (word.value, *word.label, *word.short):
            found.setdefault(spelling, word.value)
    return found


@lru_cache(maxsize=2048)
def _key(text: str) -> str:
    return search_key(text).replace("_", "").replace("-", "")
