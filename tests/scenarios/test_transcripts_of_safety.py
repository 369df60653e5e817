"""A report, and an answer that is published and taken back: what each phone shows, in order."""

import re

from bot.features.answers.actions import (
    EditShared,
    OpenAnswer,
    OpenReview,
    Publish,
    ShareAnswer,
    TakeBack,
)
from bot.features.concerns.actions import (
    AskOutcome,
    Claim,
    Close,
    KeepApart,
    OpenConcern,
    PickKind,
    ReadConcern,
    SayMore,
    Suspend,
    WriteNote,
)
from bot.screen import Report
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.chronicle import Chronicle
from tests.scenarios.talk import Talk
from tests.scenarios.test_shared_answers import one_of, pinned, solved

CODE = re.compile(r"(?<=Coordinator )[A-Z2-9]{3}\b")


class Story(Chronicle):
    """A chronicle in which codes of coordinators are masked too: they differ each time."""

    def __str__(self) -> str:
        return CODE.sub("···", super().__str__())


async def report(talk: Talk, kind: str) -> None:
    await talk.tap(Report)
    data = next(b["callback_data"] for b in talk.buttons if b["callback_data"].endswith(kind))
    await talk.press(data, talk.phone.last["message_id"])
    assert talk.offers(SayMore), PickKind.prefix


async def test_transcript_of_a_report(world: World) -> None:
    grace, noor = await cast.coordinator(world), await cast.coordinator(world, "Noor")
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Am I too old to begin again?")
    await cast.take(daniel)
    await cast.answer(daniel, "People like you never pass.")
    told = Story(Ann=ann, Daniel=daniel, Grace=grace, Noor=noor)
    await report(ann, ":rude")
    told.tell("Ann reports the answer")
    await ann.tap(SayMore)
    await ann.say("He wrote like this before.")
    told.tell("Ann says more about it")
    await world.move(minutes=15)
    told.tell("Nobody looks after it for 15 minutes")
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await grace.tap(ReadConcern)
    told.tell("Grace takes it and reads the conversation")
    await grace.tap(OpenConcern)
    await grace.tap(WriteNote)
    await grace.say("I have talked with the mentor.")
    told.tell("Grace writes a note")
    await grace.tap(Suspend)
    await grace.tap(Suspend)
    told.tell("Grace stops Daniel")
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    told.tell("Grace closes it")
    await ann.press(next(
        b["callback_data"] for m in reversed(ann.phone.messages)
        for row in m.get("reply_markup", {}).get("inline_keyboard", ())
        for b in row if Report.prefix + ":" in b.get("callback_data", "")
    ))  # fmt: skip
    await ann.tap(KeepApart)
    await ann.tap(KeepApart)
    told.tell("Ann never wants to be connected with this person again")
    told.hold("report")


async def test_transcript_of_an_answer_published_and_later_withdrawn(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, daniel = await solved(world)
    omar = await cast.medic(world, "Omar", "en")
    told = Story(Hiba=hiba, Daniel=daniel, Grace=grace, Omar=omar)
    await hiba.tap(ShareAnswer)
    await hiba.tap(ShareAnswer)
    told.tell("Hiba, who asked, agrees to share it")
    await daniel.tap(ShareAnswer)
    told.tell("Daniel, who answered, agrees too")
    await grace.tap(OpenReview)
    await grace.tap(EditShared(one_of(grace), "title"))
    await grace.say("Buses to the hospital")
    await pinned(grace)
    told.tell("Grace reads it, writes a title and chooses the step")
    await grace.tap(Publish)
    told.tell("Grace publishes it")
    await omar.say("zebrafish marmalade")
    await omar.tap(OpenAnswer)
    told.tell("Omar searches and finds it")
    await hiba.tap(TakeBack)
    await hiba.tap(TakeBack)
    told.tell("Hiba takes it back")
    await omar.say("zebrafish marmalade")
    assert not omar.offers(OpenAnswer)
    told.tell("Omar searches again")
    told.hold("answer-published-and-withdrawn")
