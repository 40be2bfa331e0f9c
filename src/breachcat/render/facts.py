"""Say a changed fact: what it is of, what it was and what it is, for people and for programs."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from breachcat.comparison import Fact
from breachcat.japanese import Count, Date, Period
from breachcat.language import Language, Text
from breachcat.model import Event, Exposure, NotLeaked, Part, Site, Source, Waiver
from breachcat.problems import visible
from breachcat.render.listing import plain
from breachcat.render.words import NOT_KNOWN, say_date, say_period, say_quantity
from breachcat.vocabulary import FACTS, Word

ADDED, REMOVED = "+ ", "− "
JOINT = Text(", ", "、")

FIELDS = {
    "id": Text("id", "ID"),
    "organization": Text("organization", "運営会社"),
    "sites": Text("sites", "サイト"),
    "vendor": Text("through", "経由"),
    "industry": Text("industry", "業種"),
    "sources": Text("sources", "出典"),
    "events": Text("events", "出来事"),
    "exposures": Text("exposure", "漏えい期間"),
    "affected": Text("affected", "件数・人数"),
    "cause": Text("cause", "原因"),
    "misuse": Text("misuse", "不正利用"),
    "delay_reasons": Text("reasons for the delay", "公表が遅れた理由"),
    "not_leaked": Text("not leaked", "漏えいしていないもの"),
    "not_stated": Text("not stated", "記載なし"),
    "summary": Text("summary", "概要"),
    "summary_en": Text("summary in English", "概要（英語）"),
    "related": Text("related", "関連"),
    "notes": Text("notes", "補足"),
    "review": Text("review", "確認の状態"),
    "todo": Text("open questions", "未解決事項"),
    "waive": Text("waived", "免除"),
    "withdrawn": Text("withdrawn", "取り下げ"),
    "delays": Text("delays", "所要日数"),
    "name": Text("name", "名称"),
    "name_en": Text("name in English", "英語名"),
    "url": Text("address", "URL"),
    "former_name": Text("former name", "旧名称"),
    "note": Text("note", "補足"),
    "kind": Text("kind", "種類"),
    "title": Text("title", "表題"),
    "archived": Text("archived", "保存版"),
    "publisher": Text("publisher", "発行者"),
    "date": Text("date", "日付"),
    "retrieved": Text("read", "閲覧日"),
    "sha256": Text("SHA-256", "SHA-256"),
    "event": Text("event", "出来事"),
    "by": Text("by", "指摘者"),
    "party": Text("party", "相手方"),
    "basis": Text("basis of the date", "日付の根拠"),
    "text": Text("as written", "元の表現"),
    "open": Text("starting that day", "この日から順次"),
    "stage": Text("stage", "段階"),
    "act": Text("act", "届出の種類"),
    "source": Text("source", "出典"),
    "period": Text("period", "期間"),
    "scope": Text("who", "対象"),
    "certainty": Text("leak", "漏えい"),
    "partial": Text("only some of them", "対象者の一部のみ"),
    "data": Text("data", "項目"),
    "what": Text("what", "対象"),
    "strength": Text("how it is denied", "否定の強さ"),
    "check": Text("check", "検査"),
    "reason": Text("reason", "理由"),
    "until": Text("until", "期限"),
    "replaced_by": Text("replaced by", "代わりの記録"),
}
"""What people call the fields of a record and of its parts."""

_SOURCE = Text("source {}", "出典{}")
_FIRST_SOURCE = Text("first source, which the record stands for", "最初の出典（記録の対象）")
_YES_OR_NO = {True: Text("yes", "はい"), False: Text("no", "いいえ")}
_AS_WRITTEN = Text("{} “{}”", "{}「{}」")


def fact_label(fact: Fact, language: Language) -> str:
    """Return what a fact is of, from the record inwards: exposure: 2020-04-27 – 2021-12-22: data."""
    if fact.path == ("sources",):
        return _FIRST_SOURCE(language)
    head, *_, last = fact.path if len(fact.path) > 1 else (*fact.path, "")
    names = [FIELDS[str(head)](language)]
    if isinstance(fact.part, Source):
        names = [_SOURCE(language).format(int(fact.path[1]) + 1)]
    elif name := _item(fact.part, str(last), language):
        names.append(name)
    if last in FIELDS and not (isinstance(fact.part, Event) and last == "date"):
        names.append(FIELDS[str(last)](language))
    return visible(": ".join(names))


def _item(part: Part | None, field: str, language: Language) -> str | None:
    """Return what people call an item of a list; nothing where the fact itself tells."""
    if isinstance(part, Event):
        words = [word.label(language) for word in (part.stage, part.act) if word and field != "stage"]
        day = [say_date(part.date, language)] if field in FIELDS and field != "date" else []
        details = ", ".join(words + day)
        label = part.event.label(language)
        return f"{label} ({details})" if details else label
    if isinstance(part, Exposure) and field in FIELDS and field != "period":
        return say_period(part.period, language) if part.period else part.scope
    name = _NAMED_BY.get(type(part)) if field in FIELDS else None
    return name and getattr(part, name)


_NAMED_BY: dict[type, str] = {Site: "name", NotLeaked: "what", Waiver: "check"}


def fact_sides(fact: Fact, language: Language) -> tuple[str, str]:
    """Return what a fact was and what it is; of lists of words, only what is gone and what is new."""
    if fact.is_wording:
        return _words(fact.before), _words(fact.after)
    if fact.path == ("sources",):
        return _source_name(fact.before, language), _source_name(fact.after, language)
    name = str(fact.path[-1])
    if fact.added or fact.removed:
        return (
            JOINT(language).join(REMOVED + _word(word, name, language) for word in fact.removed),
            JOINT(language).join(ADDED + _word(word, name, language) for word in fact.added),
        )
    return _said(fact.before, name, language), _said(fact.after, name, language)


def _source_name(source: Source, language: Language) -> str:
    """Return the shortest by which people know a source."""
    return visible(source.title or source.url or source.publisher or source.kind.label(language))


def _words(value: Any) -> str:
    """Return a value as the record writes it."""
    return ", ".join(visible(item.text) for item in (value if isinstance(value, list) else [value]))


def _word(word: str, field: str, language: Language) -> str:
    known = FACTS.get(word) if field == "not_stated" else word
    return known.label(language) if isinstance(known, Word) else visible(word)


def _said(value: Any, field: str, language: Language) -> str:
    """Return a value of a field for people."""
    if value is None:
        return NOT_KNOWN
    for kind, sayer in _SAYERS:
        if isinstance(value, kind):
            return sayer(value, field, language)
    return _word(value, field, language)


def _say_part(part: Part, _field: str, language: Language) -> str:
    return "; ".join(_described(part, language))


def _say_list(items: list[Any], field: str, language: Language) -> str:
    if isinstance(items[0], Count):
        return _quoted(say_quantity(items, language), items, language)
    return JOINT(language).join(_word(word, field, language) for word in items)


def _say_date(day: Date, _field: str, language: Language) -> str:
    return _quoted(say_date(day, language), [day], language)


def _say_period(period: Period, _field: str, language: Language) -> str:
    sides = [side for side in (period.start, period.end) if side]
    return _quoted(say_period(period, language), sides, language, period.text)


_SAYERS: tuple[tuple[type, Callable[[Any, str, Language], str]], ...] = (
    (Part, _say_part),
    (bool, lambda flag, _field, language: _YES_OR_NO[flag](language)),
    (list, _say_list),
    (Date, _say_date),
    (Period, _say_period),
    (int, lambda number, _field, _language: str(number)),
)
_PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日|[\d,]+[件名人枚]", re.ASCII)
"""Dates and counts of which the words tell no more than the value."""


def _quoted(said: str, values: list[Any], language: Language, text: str = "") -> str:
    """Return what is said of a value, with the words of the record where these are out of the ordinary."""
    if all(_PLAIN.fullmatch(value.text) for value in values):
        return said
    return _AS_WRITTEN(language).format(said, visible(text) or _words(values))


def _described(part: Part, language: Language) -> Iterator[str]:
    """Yield what is known of a part: first what it is, then its other fields, but for what its label tells."""
    told = ("event", "stage", "act") if isinstance(part, Event) else ()
    lead = next(name for name in ("kind", "date", "period", "name", "what", "check") if hasattr(part, name))
    for name in (lead, *(name for name in type(part).model_fields if name != lead)):
        value = getattr(part, name)
        if value != type(part).model_fields[name].default and name not in told:
            said = _said(value, name, language)
            yield said if name == lead else f"{FIELDS[name](language)}: {said}"


def fact_json(fact: Fact, language: Language) -> dict[str, Any]:
    """Return the JSON form: the path as programs write it, normalized values, null where absent."""
    return {
        "path": _dotted(fact),
        "label": fact_label(fact, language),
        "before": _plain(fact.before),
        "after": _plain(fact.after),
        "added": plain(fact.added),
        "removed": plain(fact.removed),
        "only_wording": fact.is_wording,
    }


def _dotted(fact: Fact) -> str:
    """Return the path of a fact: events[3].date."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fact.path)[1:]


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json", exclude_none=True) if isinstance(value, Part) else plain(value)
