"""A call as it changes: every change counts, and nothing written stays when it ends."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.domain import LENGTH, Meeting, Side, State, Suits, Topic, Way, Wish

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
WISH = Wish(Topic.EXAM, Way.VIDEO, Suits.EVENINGS, "My words")
NEW = Meeting(1, "M-AAAA", 2, WISH, State.ASKED, NOW, NOW)
CHANGES = {
    "asked": lambda m, at: m.asked_again(at, helper_id=3),
    "offered": lambda m, at: m.offered(at, 3, place="A link", calls=False),
    "agreed": lambda m, at: m.agreed(at, at + dt.timedelta(days=1)),
    "happened": lambda m, at: m.ended(at, State.HAPPENED),
    "closed": lambda m, at: m.ended(at, State.CLOSED),
    "gone": lambda m, at: m.left(at, Side.ASKER),
    "left": lambda m, at: m.left(at, Side.HELPER),
}


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=12))
def test_every_change_counts_and_times_are_kept_only_while_they_hold(names: list[str]) -> None:
    meeting, at = NEW, NOW
    for name in names:
        at += dt.timedelta(hours=1)
        before, meeting = meeting, CHANGES[name](meeting, at)
        assert meeting.sequence == before.sequence + 1
        assert meeting.since == at
        if meeting.state in (State.ASKED, State.OFFERED, State.CLOSED):
            assert meeting.starts_at is None
        if not meeting.is_open:
            assert meeting.place == ""
        if meeting.state in (State.HAPPENED, State.CLOSED):
            assert meeting.wish.text == ""


def test_each_side_is_known_and_nobody_else() -> None:
    meeting = NEW.offered(NOW, 3, place="A link", calls=False)
    assert [meeting.side_of(person) for person in (2, 3, 4)] == [Side.ASKER, Side.HELPER, None]
    assert meeting.person_on(Side.ASKER) == 2
    assert meeting.left(NOW, Side.ASKER).person_on(Side.ASKER) is None
    assert meeting.left(NOW, Side.HELPER).person_on(Side.HELPER) is None
    assert meeting.left(NOW, Side.ASKER).wish.text == ""


def test_a_call_is_over_when_it_has_ended() -> None:
    agreed = NEW.agreed(NOW, NOW)
    assert not agreed.is_over(NOW + LENGTH - dt.timedelta(seconds=1))
    assert agreed.is_over(NOW + LENGTH)
    assert not NEW.is_over(NOW + LENGTH)
