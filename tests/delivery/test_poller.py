"""The poller, answer by answer: what it waits, what it confirms, what it never does."""

import pytest

from bot.delivery.health import Health
from bot.delivery.poller import Poller
from bot.delivery.transport import Answer, NotSentError, UnknownOutcomeError


class Scripted:
    """A transport that answers from a list, and remembers what it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    async def call(self, method, params, **_):
        self.asked.append((method, params))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def updates(*ids):
    return Answer(200, ok=True, result=[{"update_id": n, "message": {}} for n in ids])


@pytest.fixture
def poller(store):
    def make(*answers):
        transport = Scripted(*answers)
        return Poller(store, transport, Health(), lambda: None), transport

    return make


async def test_the_offset_confirms_what_is_stored_and_is_used_once(poller):
    made, transport = poller(updates(7, 9), updates(), updates(3))
    for _ in range(3):
        assert await made._once() == 0.0
    offsets = [params.get("offset") for _, params in transport.asked]
    assert offsets == [None, 10, None], "ids may begin anew: no standing offset"


async def test_a_batch_without_ids_is_stepped_over_after_three_sights(poller):
    nameless = Answer(200, ok=True, result=[{"message": {}}])
    made, transport = poller(*[nameless] * 4)
    for _ in range(4):
        await made._once()
    offsets = [params.get("offset") for _, params in transport.asked]
    assert offsets[:3] == [None, None, None]
    assert offsets[3] is not None


@pytest.mark.parametrize(("said", "waits"), [(None, 1.0), (0, 1.0), (7, 7.0), (10**6, 3600.0)])
async def test_a_flood_pause_is_kept_and_bounded(poller, said, waits):
    made, _ = poller(Answer(429, ok=False, retry_after=said))
    assert await made._once() == waits


async def test_waiting_grows_with_each_failure_and_ends_with_success(poller):
    failures = [UnknownOutcomeError("x"), NotSentError("x"), Answer(500, ok=False)]
    made, _ = poller(*failures, *[Answer(502, ok=False)] * 9, updates(), NotSentError("x"))
    waits = [await made._once() for _ in range(14)]
    assert waits[:3] == [0.5, 1.0, 2.0]
    assert max(waits) == 30.0
    assert waits[12:] == [0.0, 0.5]


async def test_a_webhook_of_before_is_ended_without_losing_what_waits(poller):
    made, transport = poller(NotSentError("x"), Answer(200, ok=True, result=True))
    assert await made._take_over() == 0.5
    assert await made._take_over() == 0.0
    assert transport.asked[0] == ("deleteWebhook", {"drop_pending_updates": False})
