"""A year in which every feature fires: the cap holds in every week, and nothing urgent waits."""

import dataclasses
import datetime as dt
import random
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.features.attention.planner import WEEK, Reader, plan
from bot.nudges import Nudge, Planned, Rhythm
from bot.people.quiet import NIGHT, Quiet, is_quiet
from tests.people.test_quiet import YEAR, ZONES

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)

# Kind, how many a year, how long it may be said, whether it is urgent.
FEATURES = (
    ("check-in", 52, 6 * DAY, False),
    ("second try", 20, 6 * DAY, False),
    ("clock runs out", 8, 60 * DAY, False),
    ("exam is near", 6, 7 * DAY, False),
    ("survey", 12, 14 * DAY, False),
    ("survey reminder", 12, 5 * DAY, False),
    ("solved?", 30, 7 * DAY, False),
    ("question is late", 20, DAY, False),
    ("event tomorrow", 40, DAY, False),
    ("call tomorrow", 20, DAY, False),
    ("did the call take place", 20, 7 * DAY, False),
    ("notice", 40, 10 * DAY, False),
    ("rule changed", 15, 30 * DAY, False),
    ("you said, we did", 6, 30 * DAY, False),
    ("event in two hours", 40, 2 * HOUR, True),
    ("call in two hours", 20, 2 * HOUR, True),
    ("answer", 60, 14 * DAY, True),
)


@dataclass
class Year:
    """One person's year, swept every half a minute except while the bot is down."""

    reader: Reader
    rng: random.Random
    outages: list[tuple[dt.datetime, dt.datetime]]
    waiting: dict[int, Planned] = field(default_factory=dict)
    messages: list[tuple[dt.datetime, list[Planned], bool]] = field(default_factory=list)
    dropped: list[tuple[dt.datetime, Planned]] = field(default_factory=list)

    def fill(self) -> None:
        for kind, many, lasts, urgent in FEATURES:
            for n in range(many):
                due = YEAR + self.rng.uniform(0, 364) * DAY
                nudge = Nudge(kind, str(n), due, due + lasts, urgent=urgent)
                number = len(self.waiting)
                self.waiting[number] = Planned(number, nudge, due)

    def looked_at(self, due: dt.datetime) -> dt.datetime:
        """Return when the sweep sees what is due: up to half a minute later, or after an outage."""
        seen = due + dt.timedelta(seconds=self.rng.uniform(0, 30))
        return next((end for begin, end in self.outages if begin <= seen < end), seen)

    def live(self) -> None:
        now = YEAR
        while self.waiting:
            now = max(now, self.looked_at(min(one.due_at for one in self.waiting.values())))
            due = [one for one in self.waiting.values() if one.due_at <= now]
            found = plan(self.reader, due, self.counted(now - WEEK), now)
            assert len(found.send) + len(found.move) + len(found.drop) == len(due)
            for one in (*found.send, *found.drop):
                del self.waiting[one.id]
            for one in found.move:
                assert found.until > now, "it would be looked at for ever"
                self.waiting[one.id] = dataclasses.replace(one, due_at=found.until)
            self.dropped += [(now, one) for one in found.drop]
            if found.send:
                self.messages.append((now, list(found.send), found.silent))

    def counted(self, since: dt.datetime = YEAR) -> list[dt.datetime]:
        """Return when messages went out that count."""
        return [
            at
            for at, things, _ in self.messages
            if at > since and not all(one.nudge.urgent for one in things)
        ]


outages = st.lists(
    st.tuples(st.integers(0, 364 * 24), st.integers(1, 100)).map(
        lambda pair: (YEAR + pair[0] * HOUR, YEAR + sum(pair) * HOUR)
    ),
    max_size=4,
).map(sorted)
rhythms = st.builds(
    Rhythm,
    quiet=st.one_of(st.just(NIGHT), st.builds(Quiet, st.integers(0, 23), st.integers(0, 23))),
    per_week=st.sampled_from([None, 1]),
    paused_until=st.one_of(st.none(), st.just(YEAR + 60 * DAY)),
)


@given(rhythms, st.sampled_from(list(ZONES.values())), outages, st.integers(0, 10**6))
def test_in_a_year_of_everything_the_cap_holds_and_nothing_urgent_waits(
    rhythm: Rhythm, zone: dt.tzinfo, down: list[tuple[dt.datetime, dt.datetime]], seed: int
) -> None:
    year = Year(Reader(rhythm, zone, per_day=1, per_week=3), random.Random(seed), down)
    year.fill()
    everything = dict(year.waiting)
    year.live()
    counted = year.counted()
    most = year.reader.most_a_week
    assert all(later - first >= WEEK for first, later in zip(counted, counted[most:], strict=False))
    days = [at.astimezone(zone).date() for at in counted]
    assert all(one < other for one, other in pairwise(days)), "one a day"
    said: list[Planned] = []
    for at, things, silent in year.messages:
        said += things
        assert silent is is_quiet(at, zone, rhythm.quiet)
        assert not silent or all(one.nudge.urgent for one in things), "nothing that can wait"
        assert all(one.nudge.due_at <= at < one.nudge.expires_at for one in things)
        urgent = [one for one in things if one.nudge.urgent]
        assert all(at <= _seen(one.nudge.due_at, down) for one in urgent), "held back"
    gone = [one for _, one in year.dropped]
    assert sorted(one.id for one in (*said, *gone)) == sorted(everything), "each exactly once"
    assert all(at >= one.nudge.expires_at for at, one in year.dropped), "dropped too early"


def _seen(due: dt.datetime, down: list[tuple[dt.datetime, dt.datetime]]) -> dt.datetime:
    """Return until when a running bot has seen what is due."""
    seen = due + dt.timedelta(seconds=30)
    return max((end for begin, end in down if begin <= seen and due < end), default=seen)


def test_nobody_who_hears_usually_misses_what_may_be_said_for_a_fortnight() -> None:
    year = Year(Reader(Rhythm(), ZONES["Europe/London"], 1, 3), random.Random(1), [])
    year.fill()
    year.live()
    lost = [one for _, one in year.dropped if one.nudge.expires_at - one.nudge.due_at >= 14 * DAY]
    assert lost == []
