"""The types of a record's fields: text goes in as a notice writes it, a normalized value comes out."""

import re
from collections.abc import Callable, Hashable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from breachcat.checks import WAIVABLE
from breachcat.japanese import (
    Count,
    Date,
    Period,
    Unreadable,
    fold,
    make_period,
    read_count,
    read_date,
    read_period,
)
from breachcat.vocabulary import FACTS

LONGEST_TEXT = 500
LONGEST_URL = 2000
SUMMARY_SENTENCES = 2
_T = TypeVar("_T")


def fault(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that record.py turns into the problem `code`."""
    return PydanticCustomError("breachcat", "{code}", {"code": code, **values})


def _text(value: Any, wanted: str = "text") -> str:
    if isinstance(value, str):
        return value
    raise fault("BC204", wanted=wanted)


def _reader(read: Callable[[str], _T]) -> PlainValidator:
    def validate(value: Any) -> _T:
        if isinstance(value, (Date, Count)):
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
    sides: dict[str, Date | None] = dict.fromkeys(_SIDES)
    faults = []
    for key, written in value.items():
        try:
            sides[key] = _side(key, written)
        except PydanticCustomError as error:
            faults.append(error.context or {})
    if faults:
        raise fault(**faults[0], further=faults[1:])
    text = "～".join(side.text if side else "" for side in sides.values())
    return make_period(text, sides["from"], sides["to"])


_SIDES = ("from", "to")


def _side(key: str, written: Any) -> Date:
    """Return the date of one side; raise a fault that names the key."""
    if key not in _SIDES:
        raise fault("BC201", found=key, known=list(_SIDES))
    if not isinstance(written, str):
        raise fault("BC204", wanted="text", key=key, value=written)
    try:
        return read_date(written)
    except Unreadable as refusal:
        refusal.key = key
        raise _refused(refusal, written) from None


def _period_validator(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    try:
        return _period(value)
    except Unreadable as refusal:
        found = value if isinstance(value, str) else "～".join(value.get(key, "") for key in _SIDES)
        raise _refused(refusal, found) from None


def _matching(code: str, pattern: str, mend: Callable[[str], str]) -> AfterValidator:
    """Return what refuses a text without the pattern, and suggests the mended one if that has it.

    It is surely what was meant where only width, case and blanks differ.
    """

    def validate(value: str) -> str:
        if re.fullmatch(pattern, value):
            return value
        folded = fold(value).strip() if len(value) <= LONGEST_URL else ""
        mended = mend(folded)
        suggestion = mended if re.fullmatch(pattern, mended) else None
        raise fault(code, found=value, suggestion=suggestion, sure=mended.lower() == folded.lower())

    return AfterValidator(validate)


def _as_id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") if text.isascii() else ""


def _as_url(text: str) -> str:
    return text if "://" in text else f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+", text) else ""


_FLAGS = {"true": True, "false": False}
_LIKE_FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "1", "はい"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "いいえ"), "false"),
}


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if (written := _text(value, "flag")) in _FLAGS:
        return _FLAGS[written]
    like = fold(written).strip().lower()
    raise fault("BC207", found=value, suggestion=like if like in _FLAGS else _LIKE_FLAGS.get(like), sure=True)


def _source_number(value: Any) -> int:
    if isinstance(value, int):
        return value
    if re.fullmatch(r"[1-9][0-9]{0,2}", _text(value, "number")):
        return int(value)
    raise fault("BC208", found=value)


def _not_too_long(value: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise fault("BC209", length=("characters", len(value)), limit=("characters", LONGEST_TEXT))
    return value


# A capital must follow an English full stop, so that “Co., Ltd. told …” is no end.
_SENTENCE_END = re.compile(r"[。！？]+|[.?]+(?=\s+[A-Z“\"(]|\s*$)")


def _few_sentences(value: str) -> str:
    sentences = sum(bool(part.strip()) for part in _SENTENCE_END.split(value))
    if sentences > SUMMARY_SENTENCES:
        raise fault("BC209", length=("sentences", sentences), limit=("sentences", SUMMARY_SENTENCES))
    return value


def without_repeats(values: list[_T]) -> list[_T]:
    """Return a list in which nothing stands twice; raise with the index of each item that does."""
    if len(values) < 2:
        return values
    firsts: set[Hashable] = set()
    repeats = []
    for index, value in enumerate(values):
        if (whole := _whole(value)) in firsts:
            repeats.append((index, _shown(value) or f"[{index + 1}]"))
        firsts.add(whole)
    if repeats:
        raise fault("BC210", repeats=repeats)
    return values


def _whole(value: Any) -> Hashable:
    """Return what is the same for equal items: the item, or its words where it holds lists."""
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value  # type: ignore[no-any-return]


def _shown(value: Any) -> str:
    """Return the words by which people know an item: itself, or what it is called and when it was."""
    if isinstance(value, (str, Count)):
        return value if isinstance(value, str) else value.text
    parts = (
        getattr(value, name, None) for name in ("event", "date", "period", "name", "what", "title", "url")
    )
    return " ".join(str(getattr(part, "text", part)) for part in parts if part)


def _check_code(value: Any) -> str:
    if isinstance(value, str) and value in WAIVABLE:
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
    _matching("BC206", rf"(?=.{{1,64}}$){_ID}", _as_id),
    _schema(type="string", pattern=f"^{_ID}$", maxLength=64),
]
Url = Annotated[
    str,
    PlainValidator(_text),
    _matching("BC331", rf"(?=.{{1,{LONGEST_URL}}}$){_URL}", _as_url),
    _schema(type="string", pattern=f"^{_URL}$", maxLength=LONGEST_URL),
]
Sha256 = Annotated[
    str,
    PlainValidator(_text),
    _matching("BC332", _SHA256, str.lower),
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
CheckCode = Annotated[str, PlainValidator(_check_code), _schema(enum=list(WAIVABLE))]
