"""Compare what is read from notices with what their records say.

Run: python benchmarks/accuracy.py NOTICES FACTS [--least FILE] [--update FILE]. For each notice of
NOTICES with a record or an answer sheet of the same name in FACTS, prints precision, recall and F1
of each field, then every miss and every invention. `--update` writes the scores to a file;
`--least` fails if a field scores lower than the file says.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from breachcat.japanese import Count, Date, Period, Unreadable, read_count, read_date, read_period, search_key
from breachcat.notice import assembled, find_facts

EVENTS = {
    "reported_to_ppc": "ppc_reported",
    "reported_to_police": "police_reported",
    "individuals_notified": "customers_notified",
    "malicious_program_removed": "malware_removed",
}
DATA = {
    "cardholder_name": "card_holder",
    "expiry_date": "card_expiry",
    "postal_address": "address",
    "email_address": "email",
    "phone_number": "phone",
    "fax_number": "fax",
}
REASONS = {
    "avoid_confusion_from_uncertain_information": "avoid_confusion",
    "wait_for_investigation_result": "await_investigation",
    "coordination_with_card_companies": "coordinate_with_card_companies",
    "discussion_with_card_companies": "coordinate_with_card_companies",
    "confirmation_with_card_companies_and_payment_service_provider": "coordinate_with_card_companies",
    "advice_from_payment_service_provider": "advice_of_card_company_or_processor",
    "advice_from_card_company_and_related_companies": "advice_of_card_company_or_processor",
    "prepare_support_first": "prepare_support",
    "insufficient_capacity_to_respond": "limited_capacity",
}
Statement = tuple[str, str]


def main() -> int:
    """Print the scores of a folder of notices; return 1 where a field scores lower than before."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notices", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--least", type=Path)
    parser.add_argument("--update", type=Path)
    options = parser.parse_args()
    scores, faults = measured(options.notices, options.facts)
    print(table(scores))
    print("\n".join(faults))
    reached = {field: round(f1(score), 4) for field, score in scores.items()}
    if options.update:
        options.update.write_text(json.dumps(reached, indent=1) + "\n", encoding="utf-8")
    worse = lower(reached, json.loads(options.least.read_text(encoding="utf-8"))) if options.least else []
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


def measured(notices: Path, facts: Path) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return hits, misses and inventions of each field, and a line for each fault."""
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    faults = []
    for answer in sorted(facts.glob("*.yaml")):
        path = next(
            (p for p in sorted(notices.glob(f"{answer.stem}.*")) if p.suffix in (".txt", ".html", ".pdf")),
            None,
        )
        if path is None:
            continue
        wanted, optional = statements_of(YAML(typ="safe", pure=True).load(answer.read_text(encoding="utf-8")))
        found = set(record_statements(assembled(find_facts(text_of(path)))))
        for field, words in sorted(wanted | found):
            statement = (field, words)
            if statement in wanted and statement in found:
                scores[field]["hit"] += 1
            elif statement in wanted:
                scores[field]["miss"] += 1
                faults.append(f"{answer.stem}: missed   {field}: {words}")
            elif statement not in optional:
                scores[field]["invention"] += 1
                faults.append(f"{answer.stem}: invented {field}: {words}")
    return dict(sorted(scores.items())), faults


def text_of(path: Path) -> str:
    """Return the text of a notice."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    from breachcat.notice.formats import text_of as read  # the parsers of HTML and PDF are an extra

    return read(path.read_bytes()).text


def precision(score: Counter[str]) -> float:
    """Return the share of what was found that is right."""
    found = score["hit"] + score["invention"]
    return score["hit"] / found if found else 1.0


def recall(score: Counter[str]) -> float:
    """Return the share of what there is that was found."""
    there = score["hit"] + score["miss"]
    return score["hit"] / there if there else 1.0


def f1(score: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall."""
    one, other = precision(score), recall(score)
    return 2 * one * other / (one + other) if one + other else 0.0


def table(scores: dict[str, Counter[str]]) -> str:
    """Return the scores of each field and of all, one a line."""
    total: Counter[str] = sum(scores.values(), Counter())
    rows = [f"{'field':26}{'facts':>6}{'precision':>11}{'recall':>8}{'F1':>7}"]
    for field, score in [*scores.items(), ("all", total)]:
        rows.append(
            f"{field:26}{score['hit'] + score['miss']:6}{precision(score):11.3f}{recall(score):8.3f}{f1(score):7.3f}"
        )
    return "\n".join(rows)


def lower(reached: dict[str, float], before: dict[str, float]) -> list[str]:
    """Return a line for each field that scores lower than before."""
    return [
        f"{field}: {reached.get(field, 0.0):.4f} is lower than {least:.4f}"
        for field, least in before.items()
        if reached.get(field, 0.0) < least - 0.0001
    ]


def statements_of(document: dict[str, Any]) -> tuple[set[Statement], set[Statement]]:
    """Return what a record or an answer sheet states, and what may be found besides."""
    if "slug" in document:
        return _sheet(document)
    return set(record_statements(document)), set()


def record_statements(record: dict[str, Any]) -> Iterator[Statement]:
    """Yield what a record states, each as field and normalized words."""
    for name in _names(record.get("organization")):
        yield "organization", name
    for site in record.get("sites") or []:
        yield from (("sites", name) for name in _names(site))
    for event in record.get("events") or []:
        yield event["event"], _day(event["date"])
        if "by" in event:
            yield "detected_by", event["by"]
    yield from _exposures(record)
    for field in ("cause", "delay_reasons"):
        yield from ((field, word) for word in record.get(field) or [])
    if "misuse" in record:
        yield "misuse", record["misuse"]
    strengths = Counter(denied["strength"] for denied in record.get("not_leaked") or [])
    yield from (
        ("not_leaked", f"{word} {number}")
        for word, many in strengths.items()
        for number in range(1, many + 1)
    )


def _names(value: Any) -> list[str]:
    if not value:
        return []
    return [search_key(value if isinstance(value, str) else value["name"])]


def _exposures(record: dict[str, Any]) -> Iterator[Statement]:
    windows = record.get("exposures") or []
    several = len({_period(window["period"]) for window in windows if "period" in window}) > 1
    for window in windows:
        period = _period(window["period"]) if "period" in window else ""
        if period:
            yield "exposure periods", period
        held = [("counts", _count(text)) for text in window.get("affected") or []]
        held += [("data", item) for item in window.get("data") or []]
        yield from held
        if period and several:
            yield from ((f"{field} of windows", f"{words} of {period}") for field, words in held)
    yield from (("counts", _count(text)) for text in record.get("affected") or [])


def _read(reader: Any, text: Any) -> Any:
    try:
        return reader(str(text))
    except Unreadable:
        return None


def _day(text: Any) -> str:
    value: Date | None = _read(read_date, text)
    return f"{value.earliest}/{value.latest}" if value else str(text)


def _period(text: Any) -> str:
    if isinstance(text, dict):
        return "/".join(
            _day(text[side]).split("/")[end] if side in text else ".."
            for end, side in enumerate(("from", "to"))
        )
    value: Period | None = _read(read_period, text)
    if value is None:
        return str(text)
    return f"{value.start.earliest if value.start else '..'}/{value.end.latest if value.end else '..'}"


def _count(text: Any) -> str:
    value: Count | None = _read(read_count, text)
    return f"{value.value} {value.unit}" if value else str(text)


def _sheet(sheet: dict[str, Any]) -> tuple[set[Statement], set[Statement]]:
    record: dict[str, Any] = {
        "organization": sheet["operator"]["name"],
        "sites": [site["name"] for site in sheet["sites"]],
        "events": [],
        "cause": [],
        "misuse": sheet["misuse"]["status"],
        "delay_reasons": list(dict.fromkeys(_reasons(sheet))),
        "not_leaked": [{"strength": _strength(denied)} for denied in sheet["not_leaked"]],
    }
    optional = set()
    for event in sheet["events"]:
        if event["date"] is None:
            continue
        found = {"event": EVENTS.get(event["type"], event["type"]), "date": str(event["date"])} | (
            {"by": event["by"]} if "by" in event else {}
        )
        if event.get("stage") == "requested":
            optional.add((found["event"], _day(found["date"])))
        else:
            record["events"].append(found)
    record["events"] += [
        {"event": "operator_changed", "date": str(c["date"])} for c in sheet.get("operator_changes", [])
    ]
    if sheet["cause"].get("vulnerability_exploited"):
        record["cause"].append("system_vulnerability")
    if sheet["cause"].get("payment_app_tampering") == "stated":
        record["cause"].append("payment_page_tampering")
    if record["misuse"] == "not_stated":
        del record["misuse"]
    record |= _sheet_windows(sheet)
    return set(record_statements(record)), optional


def _reasons(sheet: dict[str, Any]) -> Iterator[str]:
    for reason in sheet["delay_reason"].get("reasons", []):
        yield REASONS.get(reason, reason)


def _strength(denied: dict[str, Any]) -> str:
    if "指摘されて" in denied["quote"]:
        return "not_pointed_out"
    return "not_confirmed" if "確認されて" in denied["quote"] else "none"


def _sheet_windows(sheet: dict[str, Any]) -> dict[str, Any]:
    windows, total = [], []
    for window in sheet["exposure_windows"]:
        data = [
            DATA.get(item, item)
            for name, items in sheet["leaked_fields"].items()
            if name.startswith(window["data_set"]) or (name == "credentials" and window["data_set"] == "card")
            for item in items
        ]
        counts = [count["raw"] for count in sheet["counts"] if count["window"] == window["id"]]
        windows.append({"period": f"{window['start']}/{window['end']}", "data": data, "affected": counts})
    total = [count["raw"] for count in sheet["counts"] if isinstance(count["window"], list)]
    return {"exposures": windows, "affected": total}


if __name__ == "__main__":
    sys.exit(main())
