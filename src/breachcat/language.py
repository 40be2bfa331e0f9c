"""The two languages of the tool, and text that exists in both."""

from enum import StrEnum
from typing import Any, NamedTuple


class Language(StrEnum):
    """A language that people read breachcat in."""

    ENGLISH = "en"
    JAPANESE = "ja"


class Text(NamedTuple):
    """One thing to say, in English and in Japanese."""

    en: str
    ja: str

    def __call__(self, language: Language, **values: Any) -> str:
        """Return the text in `language`, with `values` put into its braces; texts among them in it too."""
        words = self.ja if language is Language.JAPANESE else self.en
        if not values:
            return words
        said = {name: value(language) if isinstance(value, Text) else value for name, value in values.items()}
        return words.format(**said)

    def filled(self, **values: Any) -> "Text":
        """Return the text with `values` put into its braces, in both languages."""
        return Text(self(Language.ENGLISH, **values), self(Language.JAPANESE, **values))


def from_environment(environment: dict[str, str]) -> Language:
    """Return the language that POSIX locale variables ask for; English where none does."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return Language.JAPANESE if value.lower().startswith("ja") else Language.ENGLISH
    return Language.ENGLISH


def few(names: list[str]) -> str:
    """Return the first three names."""
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
