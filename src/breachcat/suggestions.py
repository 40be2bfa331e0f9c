"""Near misses: what somebody probably meant to write."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from breachcat.japanese import search_key
from breachcat.vocabulary import SPELLINGS, Word

MOST = 3
FURTHEST = 0.1  # how much less alike than the best one another may be
SHORTEST = 4  # letters of a word of which one may be wrong and it is still no other


def nearest(written: str, known: Iterable[str] | Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three of the known words that are nearest to what was written, best first.

    A mapping gives other spellings of a word (a label) and the word they stand for.
    """
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    keys: dict[str, str] = {}
    for spelling, word in _spellings(known).items():
        keys.setdefault(spelling_key(spelling), word)
    wanted = spelling_key(written[:100])
    if wanted in keys:
        return (keys[wanted],)
    close = get_close_matches(wanted, keys, n=2 * MOST, cutoff=0.65)
    inside = [key for key in keys if len(wanted) > 1 and (wanted in key or (len(key) > 1 and key in wanted))]
    likeness = {key: SequenceMatcher(None, wanted, key).ratio() for key in close}
    close = [key for key in close if likeness[key] >= likeness[close[0]] - FURTHEST]
    return tuple(dict.fromkeys(keys[key] for key in close or inside))[:MOST]


def _spellings(known: Iterable[str] | Mapping[str, str]) -> Mapping[str, str]:
    return known if isinstance(known, Mapping) else {word: word for word in known}


def surely(written: str, near: Sequence[str], known: Iterable[str] | Mapping[str, str]) -> str | None:
    """Return the word that was surely meant: the only near one, and but a single slip away.

    A slip is one letter added, lost, wrong or swapped with the next, where so short a word could
    not be another; case, width, hyphens and underscores are none. Two slips may turn a word into
    its opposite (unconfirmed, confirmed).
    """
    if len(near) != 1:
        return None
    keys = {spelling_key(spelling) for spelling, word in _spellings(known).items() if word == near[0]}
    wanted = spelling_key(written)
    return near[0] if any(wanted == key or _is_slip(wanted, key) for key in keys) else None


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST:
        return False
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def spellings(words: Iterable[Word]) -> dict[str, str]:
    """Return every spelling of the words, labels in both languages included."""
    found: dict[str, str] = {}
    for word in words:
        others = (spelling for spelling, meant in SPELLINGS.get(type(word), {}).items() if meant is word)
        for spelling in (word.value, *word.label, *word.short, *others):
            found.setdefault(spelling, word.value)
    return found


@lru_cache(maxsize=2048)
def spelling_key(text: str) -> str:
    """Return what is the same for spellings that differ in case, width, hyphens and underscores only."""
    return search_key(text).replace("_", "").replace("-", "")
