"""What happened when, as SVG: one incident step by step, several row by row, many by kind of step."""

from collections.abc import Iterator, Sequence

from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.problems import visible
from breachcat.render.pictures import captions
from breachcat.render.pictures.captions import Origin
from breachcat.render.pictures.kinds import figures_of, kinds_of
from breachcat.render.pictures.lanes import draw_lanes, told
from breachcat.render.pictures.marks import keys_of
from breachcat.render.pictures.overview import draw_overview, overview_keys
from breachcat.render.pictures.steps import draw_steps, rows_of
from breachcat.render.pictures.svg import GREY, SMALL, Block, Key, legend, paragraph, sheet
from breachcat.render.pictures.tracks import Chart, aligned, alone, on_calendar

MOST_ROWS = 100
_TITLE = Text("What happened when", "いつ何が起きたか")
_SINCE = Text("What happened when, in days since detection", "発覚から何日後に何が起きたか")
_N = Text("incidents: n = {n:,}", "事案数 n = {n:,}")
_ONE = Text(
    "events: n = {events} · windows of exposure: {windows}", "出来事 n = {events}・漏えい期間 {windows}"
)
_LEFT_OUT = Text(
    "not drawn, because the day of detection is not known: {n:,}", "発覚日が不明で図示していない: {n:,}"
)
_ZERO = Text(
    "Day 0 is the day on which the operator was first told of, or noticed, the possible leak.",
    "0日は、運営会社が漏えいの可能性を最初に知らされた、または気づいた日。",
)
_OF_NOTICES = Text(
    "Dates are those that the notices give; what they do not say is not drawn.",
    "日付は告知文によるもの。記載のない事項は示していない。",
)
_MIDDLE = Text(
    "Dates that are not known to the day are counted in the middle of their range.",
    "日まで分からない日付は、その範囲の中央で数えた。",
)
NOTHING = Text("There is no incident to draw.", "図示できる事案がありません。")


def charts_of(incidents: Sequence[Incident], *, is_aligned: bool | None, detail: bool = False) -> list[Chart]:
    """Return the charts of incidents: one for all, or in detail one for each; none where nothing can be drawn.

    Unless told otherwise, several are aligned at detection, and one is not.
    """
    if detail and len(incidents) > 1:
        return [chart for one in incidents for chart in charts_of([one], is_aligned=is_aligned)]
    if is_aligned or (is_aligned is None and len(incidents) > 1):
        chart = aligned(incidents)
        return [chart] if chart.tracks else []
    if not incidents:
        return []
    return [alone(incidents[0]) if len(incidents) == 1 else on_calendar(incidents)]


def picture(
    incidents: Sequence[Incident],
    origin: Origin,
    language: Language,
    *,
    is_aligned: bool | None = None,
    detail: bool = False,
) -> str:
    """Return a picture of the incidents as SVG: title, n, legend, rows, notes, source."""
    charts = charts_of(incidents, is_aligned=is_aligned, detail=detail)
    title = title_of(incidents, charts, language)
    blocks = [paragraph(title, size=20, bold=True), paragraph(n_of(incidents, charts, language), fill=GREY)]
    blocks += [legend(_keys(charts), language)] if charts else [paragraph(NOTHING(language), before=16)]
    for chart in charts:
        if len(charts) > 1:
            blocks.append(paragraph(name_of(chart.tracks[0].incident), size=15, bold=True, before=22))
        blocks.append(_drawn(chart, language))
    for number, remark in enumerate([*_remarks(charts, language), captions.source(origin, language)]):
        blocks.append(paragraph(remark, size=SMALL, fill=GREY, before=0 if number else 12))
    described = "\n".join(line for chart in charts for line in _described(chart, language))
    return sheet(blocks, title, described or NOTHING(language), language)


def name_of(incident: Incident) -> str:
    """Return the id of an incident and who operates the site."""
    return f"{incident.id} – {visible(incident.organization.name)}"


def title_of(incidents: Sequence[Incident], charts: Sequence[Chart], language: Language) -> str:
    """Return the title: the name of the only incident, or what the axis counts from."""
    if len(incidents) == 1:
        return name_of(incidents[0])
    is_calendar = all(chart.zero for chart in charts)
    return (_TITLE if charts and is_calendar else _SINCE)(language)


def n_of(incidents: Sequence[Incident], charts: Sequence[Chart], language: Language) -> str:
    """Return how many incidents are drawn, and how many are not; of one, how many events and windows."""
    tracks = [track for chart in charts for track in chart.tracks]
    if len(incidents) == len(tracks) == 1:
        return _ONE(language, events=len(tracks[0].marks), windows=len(tracks[0].windows))
    left_out = len(incidents) - len(tracks)
    n = _N(language, n=len(tracks))
    return f"{n} · {_LEFT_OUT(language, n=left_out)}" if left_out else n


def is_overview(chart: Chart) -> bool:
    """Tell whether there are too many incidents for a row each."""
    return len(chart.tracks) > MOST_ROWS


def _keys(charts: Sequence[Chart]) -> list[Key]:
    """Return the legend of all charts."""
    if is_overview(charts[0]):
        return overview_keys(kinds_of(charts[0]))
    tracks = [track for chart in charts for track in chart.tracks]
    bars = [bar for track in tracks for bar in (*track.windows, track.investigation) if bar]
    return keys_of(bars, [mark for track in tracks for mark in track.marks])


def _drawn(chart: Chart, language: Language) -> Block:
    if is_overview(chart):
        return draw_overview(chart, language)
    return draw_steps(chart, language) if len(chart.tracks) == 1 else draw_lanes(chart, language)


def _remarks(charts: Sequence[Chart], language: Language) -> list[str]:
    remarks = [_ZERO] if any(chart.zero is None for chart in charts) else []
    remarks += [_MIDDLE] if any(map(is_overview, charts)) else []
    return [remark(language) for remark in (*remarks, *([_OF_NOTICES] if charts else []))]


def _described(chart: Chart, language: Language) -> Iterator[str]:
    """Yield the picture in words, for those who do not see it."""
    if is_overview(chart):
        yield from (
            f"{kind.label(language)}: {figures_of(kind, chart, language)}" for kind in kinds_of(chart)
        )
    elif len(chart.tracks) == 1:
        rows = rows_of(chart.tracks[0], language)
        yield from (f"{row.label}: {row.when} {row.days}".rstrip() for row in rows)
    else:
        yield from (told(track, mark, language) for track in chart.tracks for mark in track.marks)
