"""Import what only the extra `ingest` installs."""

from collections.abc import Iterator
from contextlib import contextmanager

from breachcat.language import Text
from breachcat.problems import shortened
from breachcat.refusal import Refused


@contextmanager
def of_the_extra() -> Iterator[None]:
    """Refuse, and name the extra, if an import within fails."""
    try:
        yield
    except ImportError as error:
        raise Refused(_MISSING.filled(module=error.name or shortened(str(error)))) from None


_MISSING = Text(
    'web pages, PDFs and addresses are read with the extra “ingest”, and “{module}” of it is missing: pip install "breachcat[ingest]"; plain text is read without it',
    'Webページ、PDF、アドレスの読み取りには追加機能「ingest」が必要ですが、「{module}」がありません。pip install "breachcat[ingest]" でインストールしてください（テキストファイルはそのまま読めます）',
)
