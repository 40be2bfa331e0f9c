"""What happens in made-up incidents: which events, in which stages, on which true days."""

from datetime import date, timedelta
from typing import NamedTuple

from breachcat.order import ORDERS
from breachcat.vocabulary import EventKind, Stage
from made_up_writing import Chance

E, S = EventKind, Stage
FIRST_DAY, LAST_DAY = date(2013, 1, 1), date(2026, 11, 20)

ONCE: tuple[tuple[Stage | None, ...], ...] = ((None,),)
TWICE = ((None, None),)
PLOT = (
    (E.DETECTED, 0.92, E.DETECTED, (0, 0), (*ONCE * 15, *TWICE)),
    (E.MALWARE_REMOVED, 0.2, E.DETECTED, (-5, 40), ONCE),
    (E.PAYMENT_STOPPED, 0.8, E.DETECTED, (-10, 30), (*ONCE * 6, (S.DECIDED,), (S.DECIDED, S.EFFECTIVE))),
    (E.SITE_STOPPED, 0.35, E.DETECTED, (-10, 60), ONCE),
    (E.INVESTIGATION_STARTED, 0.5, E.DETECTED, (0, 14), ONCE),
    (E.INVESTIGATION_INTERIM, 0.12, E.INVESTIGATION_STARTED, (5, 60), (*ONCE * 3, *TWICE)),
    (E.INVESTIGATION_COMPLETED, 0.75, E.INVESTIGATION_STARTED, (20, 220), (*ONCE * 8, *TWICE)),
    (E.PPC_REPORTED, 0.7, E.DETECTED, (0, 200), (*ONCE * 4, (S.PRELIMINARY,), (S.PRELIMINARY, S.FINAL), *TWICE)),
    (E.POLICE_REPORTED, 0.7, E.DETECTED, (0, 150), (*ONCE * 6, *TWICE)),
    (E.CUSTOMERS_NOTIFIED, 0.65, E.DETECTED, (0, 380), (*ONCE * 4, (S.EARLY_WARNING, S.FORMAL), (S.FORMAL,), *TWICE)),
    (E.PUBLISHED, 0.93, E.DETECTED, (0, 380), (
        *ONCE * 12, (S.FINAL,), (S.PRELIMINARY, S.FINAL), (S.PRELIMINARY, S.INTERIM, S.FINAL), (S.PRELIMINARY,),
        (S.PRELIMINARY, None), *TWICE, (S.INTERIM, S.FINAL), (S.FINAL, S.FINAL), (S.PRELIMINARY, S.INTERIM),
    )),
    (E.UPDATED, 0.25, E.PUBLISHED, (0, 200), (*ONCE * 3, *TWICE, (None,) * 3)),
    (E.PAYMENT_RESUMED, 0.15, E.PAYMENT_STOPPED, (10, 400), ONCE),
    (E.SITE_REOPENED, 0.2, E.SITE_STOPPED, (10, 400), ONCE),
    (E.OPERATOR_CHANGED, 0.05, E.DETECTED, (-1500, 300), ONCE),
)  # fmt: skip
"""The event, its share of records, which event it follows and after how many days, the stages of several."""
NOTICES = {E.PUBLISHED, E.UPDATED}
STOPS = {E.PAYMENT_STOPPED, E.SITE_STOPPED}
LATER = NOTICES | {E.CUSTOMERS_NOTIFIED, E.PAYMENT_RESUMED, E.SITE_REOPENED, E.OPERATOR_CHANGED}
"""What may come after the last notice that a record has."""
HAZY = (E.DETECTED, E.PUBLISHED)
IN_ORDER = {frozenset(pair) for pair in ORDERS}


class Step(NamedTuple):
    """Something that happened on a day."""

    kind: EventKind
    stage: Stage | None
    day: date


class Story(NamedTuple):
    """The days of an incident. A hazy one is told by its months, so that the order is not sure."""

    detected: date
    exposed: date
    steps: list[Step]
    hazy: bool

    @property
    def last_notice(self) -> date:
        """The day after which nothing can be told."""
        return max((step.day for step in self.steps if step.kind in NOTICES), default=LAST_DAY)

    def rivals(self, step: Step) -> list[date]:
        """Return the days that must not lie within the words for this one, or their order is not sure."""
        return [
            other.day
            for other in self.steps
            if other is not step
            and (
                {step.kind, other.kind} in IN_ORDER
                or (step.kind is other.kind and step.stage and other.stage)
            )
        ]


def story(chance: Chance) -> Story:
    """Return what happens in an incident, in true days."""
    detected = date(2013, 7, 1) + timedelta(chance.between(0, 4870))
    exposed = detected - timedelta(int((detected - FIRST_DAY).days * chance.share() ** 3))
    hazy = chance.happens(0.04)
    days = {E.DETECTED: detected}
    steps: list[Step] = []
    for kind, share, follows, (low, high), sequences in PLOT:
        day = days[kind] = days[follows] + timedelta(chance.between(low, high))
        stages, told = chance.one(sequences), chance.happens(share) or (kind is E.PUBLISHED and not steps)
        if hazy and kind in HAZY:
            stages, told, day = (None,), True, max(detected, min(day, detected.replace(day=28)))
        for stage in stages if told else ():
            steps.append(Step(kind, stage, min(max(day, FIRST_DAY), LAST_DAY)))
            day += timedelta(chance.between(0, 60))
    whole = Story(detected, exposed, steps, hazy)
    limited = [_limited(step, exposed, whole.last_notice) for step in steps]
    return whole._replace(
        steps=limited if chance.happens(0.1) else sorted(limited, key=lambda step: step.day)
    )


def _limited(step: Step, exposed: date, last_notice: date) -> Step:
    day = max(step.day, exposed) if step.kind in STOPS else step.day
    return step._replace(day=day if step.kind in LATER else min(day, last_notice))
