"""The names of a record beside the notice: who operates, which sites, what the sources are called."""

from collections.abc import Iterator

from breachcat.evidence.steps import is_elsewhere
from breachcat.evidence.value import Value
from breachcat.evidence.wording import Wording, bounds
from breachcat.japanese import search_key
from breachcat.language import Text
from breachcat.model import Incident, Source
from breachcat.nodes import Path
from breachcat.notice import Surety

_ORGANIZATION = Text("organization", "運営会社")
_VENDOR = Text("vendor", "委託先")
_SITE = Text("site", "サイト")
_FORMER = Text("former name", "旧名称")
_TITLE = Text("title", "表題")
_PUBLISHER = Text("publisher", "発行者")
_ARTICLE = Text("date of the article", "記事の日付")
_ANOTHER = Text("the notice names “{name}”", "告知文では「{name}」です")


def name_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield the names of the organization, the sites and the vendor."""
    if incident.organization:
        value = Value(("organization", "name"), _ORGANIZATION, incident.organization.name)
        yield _operator(value, wording)
    for index, site in enumerate(incident.sites or []):
        yield _named(Value(("sites", index, "name"), _SITE, site.name), wording)
        if site.former_name:
            yield _named(Value(("sites", index, "former_name"), _FORMER, site.former_name), wording)
    if incident.vendor:
        yield _named(Value(("vendor", "name"), _VENDOR, incident.vendor.name), wording)


def source_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield title, publisher and date of each source; those of another text only say so."""
    for index, source in enumerate(incident.sources):
        elsewhere = is_elsewhere(incident, index + 1)
        for value in _of_source(("sources", index), source, wording):
            yield value.or_elsewhere() if elsewhere else value


def _of_source(path: Path, source: Source, wording: Wording) -> Iterator[Value]:
    if source.title:
        yield _named(Value((*path, "title"), _TITLE, source.title), wording)
    if source.publisher:
        yield _named(Value((*path, "publisher"), _PUBLISHER, source.publisher), wording)
    if source.date:
        mention = next(iter(wording.on(bounds(source.date))), None)
        place = mention.place if mention else wording.stands(source.date.text)
        yield Value((*path, "date"), _ARTICLE, source.date.text).found(place)


def _named(value: Value, wording: Wording) -> Value:
    """Return the value of a name; a place where it was read as one is shown before any other."""
    key = search_key(value.written)
    read = (fact.place for fact in wording.of(str(value.path[0])) if search_key(fact.written) == key)
    return value.found(next(read, None) or wording.names(value.written))


def _operator(value: Value, wording: Wording) -> Value:
    """Return the value of the operator's name, which is another than that of whoever else is named."""
    sure = [fact for fact in wording.of("organization") if fact.certainty is Surety.SURE]
    named = _named(value, wording)
    if not sure or search_key(value.written) in (
        search_key(fact.written) for fact in wording.of("organization")
    ):
        return named
    if named.place:
        return value.doubted(named.place)
    return value.against(sure[0].place, _ANOTHER.filled(name=sure[0].written))
