"""Two thousand made-up records: every measure and group against DuckDB, which knows only the exported JSON."""

import json
import math

import duckdb
import pytest

from breachcat.catalog import File, read_catalog
from breachcat.delays import MEASURES
from breachcat.groups import GROUPINGS, grouped
from breachcat.summaries import QUANTILES, summary
from conftest import TODAY
from made_up import made_up_records

RECORDS, SEED = 2_000, 4


@pytest.fixture(scope="module")
def incidents():
    files = (File(f"{name}.yaml", text.encode()) for name, text in made_up_records(RECORDS, SEED))
    catalog = read_catalog(files, TODAY)
    assert len(catalog.incidents) == RECORDS
    return catalog.incidents


@pytest.fixture(scope="module")
def base(incidents):
    """Return a database of the events and windows as `show --format json` gives them."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE records (id VARCHAR, record JSON)")
    rows = [(one.id, json.dumps(one.model_dump(mode="json", exclude_none=True))) for one in incidents]
    connection.executemany("INSERT INTO records VALUES (?, ?)", rows)
    connection.execute(TABLES)
    return connection


TABLES = """
CREATE TABLE events AS
SELECT id, number, e->>'event' AS kind, e->>'stage' AS stage, coalesce(e->>'basis', 'stated') AS basis,
       (e->'date'->>'earliest')::DATE AS earliest, (e->'date'->>'latest')::DATE AS latest,
       (e->'date'->>'open')::BOOLEAN AS open
FROM (SELECT id, unnest(range(len(list))) AS number, unnest(list) AS e
      FROM (SELECT id, (record->'events')::JSON[] AS list FROM records));

CREATE TABLE windows AS
SELECT id, number, (w->'period'->'start'->>'earliest')::DATE AS start_earliest,
       (w->'period'->'start'->>'latest')::DATE AS start_latest, (w->'period'->'start'->>'open')::BOOLEAN AS start_open,
       (w->'period'->'end'->>'earliest')::DATE AS end_earliest, (w->'period'->'end'->>'latest')::DATE AS end_latest,
       (w->'period'->'end'->>'open')::BOOLEAN AS end_open
FROM (SELECT id, unnest(range(len(list))) AS number, unnest(list) AS w
      FROM (SELECT id, (record->'exposures')::JSON[] AS list FROM records WHERE (record->'exposures') IS NOT NULL));

-- a moment of each record: of several imprecise dates the interval in which the first or last lies
CREATE TABLE moments AS
SELECT id, kind AS point, min(earliest) AS earliest,
       coalesce(min(latest) FILTER (NOT open), first(latest ORDER BY earliest, latest, number)) AS latest,
       bool_and(open) AS open, true AS bounded, first(basis ORDER BY earliest, latest, number) AS basis
FROM events WHERE kind <> 'investigation_completed' GROUP BY id, kind
UNION ALL
SELECT id, kind, max(earliest), max(latest), bool_or(open), true,
       first(basis ORDER BY latest DESC, earliest DESC, number)
FROM events WHERE kind = 'investigation_completed' GROUP BY id, kind
UNION ALL
SELECT id, 'final_notice', last(earliest ORDER BY earliest, latest, number),
       last(latest ORDER BY earliest, latest, number), last(open ORDER BY earliest, latest, number), true,
       last(basis ORDER BY earliest, latest, number)
FROM events AS e WHERE kind = 'published' AND (stage = 'final' OR (stage IS NULL AND NOT EXISTS (
    SELECT 1 FROM events AS o WHERE o.id = e.id AND o.kind = 'published' AND o.number <> e.number)))
GROUP BY id
UNION ALL
SELECT id, 'exposure_start', min(start_earliest),
       coalesce(min(start_latest) FILTER (NOT start_open),
                first(start_latest ORDER BY start_earliest, start_latest) FILTER (start_earliest IS NOT NULL)),
       bool_and(start_open) FILTER (start_earliest IS NOT NULL), bool_and(start_earliest IS NOT NULL), 'stated'
FROM windows GROUP BY id HAVING count(start_earliest) > 0;
"""
DAYS = """
SELECT s.id, date_diff('day', s.latest, e.earliest) AS low,
       CASE WHEN e.open OR NOT s.bounded THEN 'Infinity'::DOUBLE
            ELSE date_diff('day', s.earliest, e.latest) END AS high,
       s.basis <> 'stated' OR e.basis <> 'stated' AS weak
FROM moments AS s JOIN moments AS e ON s.id = e.id AND s.point = '{start}' AND e.point = '{end}'
WHERE NOT s.open
"""
LENGTHS = """
SELECT id, CASE WHEN start_open THEN 1 ELSE greatest(date_diff('day', start_latest, end_earliest), 0) + 1 END AS low,
       CASE WHEN end_open THEN 'Infinity'::DOUBLE ELSE date_diff('day', start_earliest, end_latest) + 1 END AS high,
       false AS weak
FROM windows WHERE start_earliest IS NOT NULL AND end_earliest IS NOT NULL
"""
PAIRS = {
    "publication": ("detected", "published"),
    "full_publication": ("detected", "final_notice"),
    "payment_stop": ("detected", "payment_stopped"),
    "investigation": ("detected", "investigation_completed"),
    "ppc": ("detected", "ppc_reported"),
    "police": ("detected", "police_reported"),
    "customers": ("detected", "customers_notified"),
    "report_to_publication": ("investigation_completed", "final_notice"),
    "dwell": ("exposure_start", "detected"),
}
QUERIES = {"exposure": LENGTHS} | {
    name: DAYS.format(start=start, end=end) for name, (start, end) in PAIRS.items()
}


def test_every_measure_is_computed():
    assert set(QUERIES) == set(MEASURES)


@pytest.mark.parametrize("name", MEASURES)
def test_every_value_agrees(base, incidents, name):
    theirs = base.execute(f"SELECT id, low, high, weak FROM ({QUERIES[name]}) ORDER BY ALL").fetchall()
    ours = [
        (one, delay.low, math.inf if delay.high is None else float(delay.high), delay.is_weak)
        for one, delay in summary(MEASURES[name], incidents).used
    ]
    assert sorted(row[:3] for row in ours) == sorted(row[:3] for row in theirs)
    assert len(theirs) > RECORDS // 5
    assert {high == math.inf for _, _, high, _ in theirs} == {True, False}
    single = {one.id for one in incidents if not has_several(one, name)}
    assert sorted(row for row in ours if row[0] in single) == [row for row in theirs if row[0] in single]


def has_several(incident, name):
    """Tell whether several dates may set a moment of a measure, so that any of them may weaken it."""
    kinds = [event.event for event in incident.events]
    points = {name.replace("final_notice", "published") for name in PAIRS.get(name, ())}
    return any(kinds.count(point) > 1 for point in points)


@pytest.mark.parametrize("name", MEASURES)
def test_every_figure_of_the_summary_agrees(base, incidents, name):
    found = summary(MEASURES[name], incidents)
    for figure, share in QUANTILES.items():
        low, high = base.execute(f"""
            SELECT quantile_cont(low, {share}), quantile_cont(least(high, 1e300), {share}) FROM ({QUERIES[name]})
        """).fetchone()
        ours = found.quantities[figure]
        assert ours.low == pytest.approx(low)
        assert ours.high == (None if high > 1e200 else pytest.approx(high))


KEYS = {
    "year": "SELECT id, year(day)::VARCHAR AS key FROM filed WHERE year(day) = year(until) AND NOT open",
    "quarter": """SELECT id, format('{}-Q{}', year(day), quarter(day)) AS key FROM filed
                  WHERE year(day) = year(until) AND quarter(day) = quarter(until) AND NOT open""",
    "detected-by": """SELECT DISTINCT id, e->>'by' AS key FROM (SELECT id, unnest((record->'events')::JSON[]) AS e
                      FROM records) WHERE (e->>'event') = 'detected' AND (e->>'by') IS NOT NULL""",
    "cause": "SELECT DISTINCT id, unnest((record->'cause')::VARCHAR[]) AS key FROM records",
    "data": """SELECT DISTINCT id, unnest((w->'data')::VARCHAR[]) AS key
               FROM (SELECT id, unnest((record->'exposures')::JSON[]) AS w FROM records)""",
    "vendor": "SELECT id, record->'vendor'->>'name' AS key FROM records WHERE (record->'vendor') IS NOT NULL",
    "law": """SELECT id, CASE WHEN earliest >= DATE '2022-04-01' THEN 'since_2022-04' ELSE 'before_2022-04' END AS key
              FROM moments WHERE point = 'detected'
              AND (earliest >= DATE '2022-04-01' OR (latest < DATE '2022-04-01' AND NOT open))""",
}
FILED = """
CREATE OR REPLACE TEMP VIEW filed AS
SELECT id, first(earliest ORDER BY point DESC) AS day, first(latest ORDER BY point DESC) AS until,
       first(open ORDER BY point DESC) AS open
FROM moments WHERE point IN ('published', 'detected') GROUP BY id
"""


@pytest.mark.parametrize("way", KEYS)
@pytest.mark.parametrize("name", MEASURES)
def test_every_group_agrees(base, incidents, name, way):
    base.execute(FILED)
    theirs = base.execute(f"""
        WITH keys AS ({KEYS[way]}), days AS ({QUERIES[name]})
        SELECT key, count(*), quantile_cont(low, 0.5) FROM
        (SELECT records.id, key FROM records LEFT JOIN keys USING (id)) JOIN days USING (id) GROUP BY key
    """).fetchall()
    found = [
        summary(MEASURES[name], group.incidents, key=group.key)
        for group in grouped(incidents, GROUPINGS[way])
    ]
    ours = {one.key and str(one.key): (one.n, one.quantities["median"].low) for one in found if one.n}
    assert ours == {key: (n, pytest.approx(middle)) for key, n, middle in theirs}
