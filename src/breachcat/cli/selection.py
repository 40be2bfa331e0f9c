"""The incidents that a command is about, and what is said where there are none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from breachcat.cli.session import Session
from breachcat.language import Text, few
from breachcat.refusal import FINE, PROBLEMS

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, Filter
    from breachcat.model import Incident


def fitting(
    session: Session, catalog: "Catalog", wanted: "Filter", ids: Iterable[str] | None = None
) -> "list[Incident]":
    """Return the incidents that fit; say of how many that is not known."""
    selection = wanted(session.chosen(catalog, ids) if ids else catalog.incidents)
    if unknown := selection.unknown:
        names = few([incident.id for incident in unknown])
        session.remark(
            Text(
                f"not shown, because the record lacks the fact asked for: {len(unknown)} ({names})",
                f"条件の事実が記録にないため表示しません: {len(unknown)}件（{names}）",
            )
        )
    return selection.incidents


def found(session: Session, incidents: "list[Incident]") -> int:
    """Return the exit code: 1, and a remark, where there are no incidents."""
    if not incidents:
        session.remark(Text("no record fits", "該当する記録がありません"))
    return FINE if incidents else PROBLEMS
