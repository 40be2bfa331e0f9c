"""The types of a record's fields: text goes in as a notice writes it, a normalized value comes out."""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from breachcat.checks import CHECKS
from breachcat.japanese import (
    Count,
    Date,
    Period,
    Unreadable,
    make_period,
    read_count,
    read_date,
    read_period,
)
from breachcat.vocabulary import FACTS

LONGEST_TEXT = 500
SUMMARY_SENTENCES = 2
_T = TypeVar("_T")


def fault(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that record.py turns into the problem `code`."""
    return PydanticCustomError("breachcat", "{code}", {"code": code, **values})


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise fault("BC204", wanted="text")


def _reader(read: Callable[[str], _T]) -> PlainValidator:
    def validate(value: Any) -> _T:
        if isinstance(value, (Date, Period, Count)):
            return value  # type: ignore[return-value]  # an already normalized value
        try:
            return read(_text(value))
        except Unreadable as refusal:
            raise _refused(refusal, value) from None

    return PlainValidator(validate)


def _refused(refusal: Unreadable, value: Any) -> PydanticCustomError:
    return fault(
        refusal.code, found=value, reason=refusal.reason, suggestion=refusal.suggestion, key=refusal.key
    )


def _period(value: Any) -> Period:
    if not isinstance(value, dict):
        return read_period(_text(value))
    if unknown := sorted(set(value) - {"from", "to"}):
        raise fault("BC201", found=unknown[0], known=["from", "to"])
    sides: dict[str, Date | None] = {}
    for key in ("from", "to"):
        try:
            sides[key] = read_date(_text(value[key])) if key in value else None
        except Unreadable as refusal:
            refusal.key = key
            raise _refused(refusal, value[key]) from None
    text = "～".join(side.text if side else "" for side in sides.values())
    return make_period(text, sides["from"], sides["to"])


def _period_validator(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    try:
        return _period(value)
    except Unreadable as refusal:
        found = value if isinstance(value, str) else "～".join(map(str, value.values()))
        raise _refused(refusal, found) from None


def _matching(code: str, pattern: str) -> AfterValidator:
    def validate(value: str) -> str:
        if re.fullmatch(pattern, value):
            return value
        raise fault(code, found=value)

    return AfterValidator(validate)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise fault("BC207", found=value)


def _source_number(value: Any) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,2}", value):
        return int(value)
    raise fault("BC208", found=value)


def _not_too_long(value: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise fault("BC209", length=("characters", len(value)), limit=("characters", LONGEST_TEXT))
    return value


def _few_sentences(value: str) -> str:
    sentences = len(re.findall(r"[。！？]|[.!?](?:\s|$)", value.strip()))
    if sentences > SUMMARY_SENTENCES:
        raise fault("BC209", length=("sentences", sentences), limit=("sentences", SUMMARY_SENTENCES))
    return value


def without_repeats(values: list[_T]) -> list[_T]:
    """Return a list in which nothing stands twice; raise at the second of two equal items."""
    for index, value in enumerate(values):
        if value in values[:index]:
            found = value if isinstance(value, str) else getattr(value, "text", f"[{index + 1}]")
            raise fault("BC210", found=found, index=index)
    return values


def _check_code(value: Any) -> str:
    if isinstance(value, str) and value in CHECKS:
        return value
    raise fault("BC203", found=value, vocabulary="checks")


def _fact(value: Any) -> str:
    if isinstance(value, str) and value in FACTS:
        return value
    raise fault("BC203", found=value, vocabulary="facts")


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_URL = r"https?://[^\s/$.?#]\S*"
_SHA256 = r"[0-9a-f]{64}"
_SIDE = {"type": "string", "examples": ["2020年4月27日"]}

Line = Annotated[
    str,
    PlainValidator(_text),
    AfterValidator(_not_too_long),
    _schema(type="string", minLength=1, maxLength=LONGEST_TEXT),
]
Summary = Annotated[Line, AfterValidator(_few_sentences)]
Id = Annotated[
    str,
    PlainValidator(_text),
    _matching("BC206", rf"(?=.{{1,64}}$){_ID}"),
    _schema(type="string", pattern=f"^{_ID}$", maxLength=64),
]
Url = Annotated[
    str,
    PlainValidator(_text),
    _matching("BC331", _URL),
    _schema(type="string", pattern=f"^{_URL}$"),
]
Sha256 = Annotated[
    str,
    PlainValidator(_text),
    _matching("BC332", _SHA256),
    _schema(type="string", pattern=f"^{_SHA256}$"),
]
DateText = Annotated[
    Date,
    _reader(read_date),
    PlainSerializer(Date.as_json),
    _schema(type="string", examples=["2022年8月18日", "令和4年8月18日", "2022-08-18", "2022年8月下旬"]),
]
PeriodText = Annotated[
    Period,
    PlainValidator(_period_validator),
    PlainSerializer(Period.as_json),
    _schema(
        oneOf=[
            {"type": "string", "examples": ["2020年4月27日～2021年12月22日"]},
            {
                "type": "object",
                "properties": {"from": _SIDE, "to": _SIDE},
                "minProperties": 1,
                "additionalProperties": False,
            },
        ]
    ),
]
CountText = Annotated[
    Count,
    _reader(read_count),
    PlainSerializer(Count.as_json),
    _schema(type="string", examples=["18,136件", "約1万2千名", "不明"]),
]
Flag = Annotated[bool, PlainValidator(_flag), _schema(type="boolean")]
SourceNumber = Annotated[int, PlainValidator(_source_number), _schema(type="integer", minimum=1)]
Fact = Annotated[str, PlainValidator(_fact), _schema(enum=list(FACTS))]
CheckCode = Annotated[str, PlainValidator(_check_code), _schema(enum=list(CHECKS))]
