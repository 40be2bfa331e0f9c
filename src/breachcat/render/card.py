"""Show one incident whole, in a layout for reading."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from breachcat.delays import MEASURES
from breachcat.language import Language, Text
from breachcat.law import law_context
from breachcat.model import Exposure, Incident, Organization, Site, Source
from breachcat.problems import visible
from breachcat.render.incidents import Step, steps_of
from breachcat.render.steps import about
from breachcat.render.words import (
    NOT_KNOWN,
    say_date,
    say_delay,
    say_outcome,
    say_period,
    say_quantity,
)
from breachcat.vocabulary import FACTS, Word

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = tuple[str, ...]

_HEADINGS = {
    "timeline": Text("Timeline (days since detection)", "経過（発覚からの日数）"),
    "delays": Text("Delays (days)", "所要日数"),
    "law": Text("Report to the regulator: the law, as context", "委員会への報告に関する法令（参考）"),
    "exposures": Text("Exposure", "漏えい期間と内容"),
    "account": Text("As the notice tells it", "告知文による説明"),
    "not_leaked": Text("Not leaked, says the notice", "漏えいしていないとされるもの"),
    "sources": Text("Sources", "出典"),
    "notes": Text("Notes", "補足"),
    "waived": Text("Checks waived until", "免除している検査（期限）"),
}
_WORDS = {
    "organization": Text("organization", "運営会社"),
    "vendor": Text("through", "経由"),
    "sites": Text("sites", "サイト"),
    "industry": Text("industry", "業種"),
    "affected": Text("affected in all", "全体の件数"),
    "window": Text("window", "期間"),
    "period": Text("period", "期間"),
    "scope": Text("who", "対象"),
    "people": Text("affected", "件数・人数"),
    "data": Text("data", "項目"),
    "certainty": Text("leak", "漏えい"),
    "cause": Text("cause", "原因"),
    "misuse": Text("misuse", "不正利用"),
    "delay_reasons": Text("reasons for the delay", "公表が遅れた理由"),
    "not_stated": Text("not stated", "記載なし"),
    "review": Text("review", "確認の状態"),
    "related": Text("related", "関連"),
    "note": Text("note", "補足"),
}
_PARTIAL = Text("only some of them", "その一部")
_FORMERLY = Text("formerly {}", "旧 {}")
_READ = Text("read {}", "閲覧 {}")


def card(incident: Incident, language: Language) -> "list[RenderableType]":
    """Return everything in the record as Rich renderables, section after section."""
    from rich.text import Text as Line

    parts: list[RenderableType] = [Line(incident.id, style="bold"), _grid(_head(incident, language))]
    summaries = [incident.summary, incident.summary_en]
    if summary := next(filter(None, summaries if language is Language.JAPANESE else summaries[::-1]), None):
        parts += [Line(""), Line(visible(summary))]
    for name, rows in _sections(incident, language):
        if rows:
            parts += [Line(""), Line(_HEADINGS[name](language), style="bold"), _grid(rows)]
    return [*parts, Line("")]


def _grid(rows: list[Row]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text as Line

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    for index in range(1, max(map(len, rows), default=1)):
        figure = index == 1 and len(rows[0]) > 2
        grid.add_column(justify="right" if figure else "left", overflow="fold")
    for first, *rest in rows:
        grid.add_row(Line("  " + visible(first)), *(Line(visible(cell)) for cell in rest))
    return grid


def _sections(incident: Incident, language: Language) -> Iterator[tuple[str, list[Row]]]:
    yield "timeline", [_step(step, language) for step in steps_of(incident)]
    yield "delays", list(_delays(incident, language))
    yield "law", list(_law(incident, language))
    yield "exposures", list(_exposures(incident, language))
    yield "account", list(_account(incident, language))
    yield "not_leaked", [(item.strength.label(language), item.what) for item in incident.not_leaked or []]
    yield "sources", list(_sources(incident, language))
    yield "notes", [("-", note) for note in incident.notes or []]
    yield (
        "waived",
        [(item.check, f"{item.reason} ({say_date(item.until, language)})") for item in incident.waive or []],
    )


def _head(incident: Incident, language: Language) -> list[Row]:
    rows: list[Row] = [(_WORDS["organization"](language), _organization(incident.organization))]
    if incident.vendor:
        rows.append((_WORDS["vendor"](language), _organization(incident.vendor)))
    for index, site in enumerate(incident.sites or []):
        rows.append(("" if index else _WORDS["sites"](language), _site(site, language)))
    if incident.industry:
        rows.append((_WORDS["industry"](language), incident.industry))
    if incident.related:
        rows.append((_WORDS["related"](language), ", ".join(incident.related)))
    rows.append((_WORDS["review"](language), incident.review.label(language)))
    return rows


def _organization(organization: Organization) -> str:
    english = f" ({organization.name_en})" if organization.name_en else ""
    return f"{organization.name}{english}"


def _site(site: Site, language: Language) -> str:
    former = _FORMERLY(language).format(site.former_name) if site.former_name else None
    return "  ".join(filter(None, (site.name, former, site.url, site.note)))


def _step(step: Step, language: Language) -> Row:
    days = step.since_detection
    return (
        say_date(step.event.date, language),
        NOT_KNOWN if days is None else say_delay(days, language),
        " · ".join(about(step, language)),
    )


def _delays(incident: Incident, language: Language) -> Iterator[Row]:
    for measure in MEASURES.values():
        yield measure.title(language), say_outcome(measure.of(incident), language), ""


def _law(incident: Incident, language: Language) -> Iterator[Row]:
    if law := law_context(incident):
        yield "", law(language)


def _exposures(incident: Incident, language: Language) -> Iterator[Row]:
    windows = incident.windows()
    for number, window in enumerate(windows, 1):
        if len(windows) > 1:
            yield f"{_WORDS['window'](language)} {number}", ""
        for name, said in _window(window, language):
            yield _WORDS[name](language), said
    if incident.affected:
        yield _WORDS["affected"](language), say_quantity(incident.affected, language)


def _window(window: Exposure, language: Language) -> Iterator[tuple[str, str]]:
    if window.period:
        yield "period", say_period(window.period, language)
    if window.sites:
        yield "sites", ", ".join(window.sites)
    partial = _PARTIAL(language) if window.partial else None
    if window.scope or partial:
        yield (
            "scope",
            f"{window.scope} ({partial})" if window.scope and partial else window.scope or partial or "",
        )
    if window.affected:
        yield "people", say_quantity(window.affected, language)
    if window.data:
        yield "data", _labels(window.data, language)
    if window.certainty:
        yield "certainty", window.certainty.label(language)
    if window.note:
        yield "note", window.note


def _account(incident: Incident, language: Language) -> Iterator[Row]:
    if incident.cause:
        yield _WORDS["cause"](language), _labels(incident.cause, language)
    if incident.misuse:
        yield _WORDS["misuse"](language), incident.misuse.label(language)
    for index, reason in enumerate(incident.delay_reasons or []):
        yield "" if index else _WORDS["delay_reasons"](language), reason.label(language)
    if incident.not_stated:
        yield _WORDS["not_stated"](language), _labels([FACTS[fact] for fact in incident.not_stated], language)


def _labels(words: Sequence[Word], language: Language) -> str:
    joint = "、" if language is Language.JAPANESE else ", "
    return joint.join(word.label(language) for word in words)


def _sources(incident: Incident, language: Language) -> Iterator[Row]:
    for number, source in enumerate(incident.sources, 1):
        yield str(number), " · ".join(_about_source(source, language))


def _about_source(source: Source, language: Language) -> Iterator[str]:
    yield source.kind.label(language)
    for text in (source.title, source.publisher):
        if text:
            yield text
    if source.date:
        yield say_date(source.date, language)
    for text in (source.url, source.archived, source.note):
        if text:
            yield text
    if source.retrieved:
        yield _READ(language).format(say_date(source.retrieved, language))
    if source.sha256:
        yield f"SHA-256 {source.sha256}"
