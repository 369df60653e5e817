"""A mentor's answer becomes everybody's, and is taken back: as conversations."""

import datetime as dt

import pytest

from bot.features.answers.actions import (
    DeclineShared,
    EditShared,
    FindStep,
    NeedNoMentor,
    OpenAnswer,
    OpenReview,
    PinShared,
    Publish,
    ReadSimilar,
    SayEnough,
    ShareAnswer,
    ShowAnswers,
    ShowReview,
    SpeakShared,
    TakeBack,
)
from bot.features.answers.tables import shared, uses
from bot.features.flags.actions import ShowFlags
from bot.features.pathways.actions import OpenStep
from bot.features.privacy.actions import AskErase, AskWithdraw, Erase, Withdraw
from bot.features.questions.actions import Send, SendHidden, Thank
from bot.features.questions.actions import Withdraw as WithdrawQuestion
from bot.features.questions.tables import questions
from bot.message import TAG_LENGTH, Action
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

ASKED = "Which bus goes to the zebrafish hospital? Call me on 07700 900123."
ANSWERED = "Take the blue bus. Ask the driver for the marmalade stop."
STEP = "first-post"
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


def heard(talk: Talk) -> str:
    return "\n".join(talk.heard).translate(MARKS)


async def solved(world: World, language: str = "en") -> tuple[Talk, Talk]:
    """Return an asker, whose newest message says thanks, and the mentor who helped."""
    daniel, hiba = await cast.mentor(world), await cast.medic(world, language=language)
    await cast.write(hiba, ASKED)
    await hiba.tap(SendHidden)
    await cast.take(daniel)
    await cast.answer(daniel, ANSWERED)
    await hiba.tap(Thank)
    return hiba, daniel


async def agreed(world: World, language: str = "en") -> tuple[Talk, Talk, Talk]:
    """Return asker, mentor and coordinator, who was just told that both sides agree."""
    grace = await cast.coordinator(world)
    hiba, daniel = await solved(world, language)
    await hiba.tap(ShareAnswer)
    await hiba.tap(ShareAnswer)
    await daniel.tap(ShareAnswer)
    return hiba, daniel, grace


async def published(world: World, language: str = "en") -> tuple[Talk, Talk, Talk]:
    hiba, daniel, grace = await agreed(world, language)
    await grace.tap(OpenReview)
    await pinned(grace)
    await grace.tap(Publish)
    return hiba, daniel, grace


async def pinned(grace: Talk) -> None:
    await grace.tap(FindStep)
    await grace.say("first NHS post")
    await grace.tap(PinShared(one_of(grace), STEP))


def one_of(talk: Talk) -> int:
    """Return what the newest message is about."""
    actions = [Action.parse(b["callback_data"][TAG_LENGTH:]) for b in talk.buttons]
    return next(int(a.shared) for a in actions if hasattr(a, "shared"))


async def is_nowhere(world: World, *talks: Talk) -> None:
    """Hold that nobody reads anything of it: at the step, by search, in the store."""
    for talk in talks:
        await press(talk, ShowAnswers(STEP))
        assert "zebrafish" not in talk.text
        assert not any("zebrafish" in label for label in talk.labels)
        await talk.say("zebrafish marmalade")
        assert not talk.offers(OpenAnswer)
    runtime = world.app.runtime
    async with runtime.store.database.reader() as connection:
        for row in await connection.execute(shared.select()):
            for field in ("title", "question", "answer"):
                sealed = getattr(row, field)
                assert runtime.store.vault.open(f"shared_answers.{field}", row.id, sealed) == ""


async def test_an_answer_is_shared_reviewed_published_and_taken_back_by_the_asker(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba, daniel = await solved(world)
    omar = await cast.medic(world, "Omar", "en")

    await hiba.tap(ShareAnswer)
    assert "without any name" in said(hiba)
    assert await rows(world, shared) == 0, "nothing before the yes"
    await hiba.tap(ShareAnswer)
    assert "Now we ask the other person too" in said(hiba)
    assert "may help others" in said(daniel)
    await daniel.tap(ShareAnswer)
    assert "Both of you agree" in said(daniel)

    assert "Both sides agree" in said(grace)
    await grace.tap(OpenReview)
    assert "Which bus goes to the zebrafish hospital? Call me on [phone number]." in said(grace)
    assert "900123" not in heard(grace), "hidden before a coordinator reads it"
    assert ANSWERED in said(grace)
    assert "not chosen yet" in said(grace)
    await grace.tap(Publish)
    assert "choose the step first" in said(grace)
    await press(grace, ShowReview())
    await grace.tap(OpenReview)
    await grace.tap(EditShared(one_of(grace), "question"))
    await grace.say("Which bus goes to the zebrafish hospital?")
    await grace.tap(EditShared(one_of(grace), "title"))
    await grace.say("The zebrafish\nbus")
    assert "Title: The zebrafish bus" in said(grace)
    await pinned(grace)
    assert "Step: Find your first NHS post" in said(grace)
    await is_nowhere_yet(omar)
    await grace.tap(Publish)

    for side in (hiba, daniel):
        assert "“The zebrafish bus” is published" in said(side)
        assert side.offers(TakeBack)
    await press(omar, OpenStep(STEP))
    await omar.tap(ShowAnswers)
    assert "💬 The zebrafish bus" in [label.translate(MARKS) for label in omar.labels]
    await omar.say("zebrafish")
    await omar.tap(OpenAnswer)
    assert ANSWERED in said(omar)
    assert "phone number" not in said(omar)
    assert "volunteer mentor wrote this from experience" in said(omar)
    assert not omar.offers(TakeBack)
    kept = omar.data(SayEnough)
    await omar.tap(SayEnough)

    await hiba.tap(TakeBack)
    await hiba.tap(TakeBack)
    assert "deleted everywhere" in said(hiba)
    await is_nowhere(world, omar, hiba, grace)
    await omar.press(kept, omar.phone.last["message_id"])
    assert "no longer here" in said(omar)


async def is_nowhere_yet(talk: Talk) -> None:
    await talk.say("zebrafish")
    assert not talk.offers(OpenAnswer)


async def test_the_mentor_takes_it_back_too_and_so_does_a_coordinator(world: World) -> None:
    for who in (1, 2):
        sides = await published(world)
        talk = sides[who]
        await talk.say("zebrafish")
        await talk.tap(OpenAnswer)
        await talk.tap(TakeBack)
        await talk.tap(TakeBack)
        await is_nowhere(world, *sides)


async def test_it_is_offered_before_another_asks_the_same(world: World) -> None:
    await published(world)
    omar = await cast.medic(world, "Omar", "en")
    await cast.write(omar, "Hello, which bus do I take to the zebrafish hospital, please?")
    await omar.tap(Send)
    await omar.tap(ReadSimilar)
    assert ANSWERED in said(omar)


async def test_the_mentor_may_say_no_and_is_not_asked_again(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, daniel = await solved(world)
    await hiba.tap(ShareAnswer)
    again = hiba.data(ShareAnswer)
    await hiba.tap(ShareAnswer)
    yes = daniel.data(ShareAnswer)
    await daniel.tap(TakeBack)
    assert "not shared" in said(daniel)
    before = len(daniel.heard)
    await hiba.press(again, hiba.phone.last["message_id"])
    assert "not shared" in said(hiba)
    assert len(daniel.heard) == before
    await daniel.press(yes, daniel.phone.last["message_id"])
    assert "not shared" in said(daniel)
    assert not grace.offers(OpenReview)


async def test_double_taps_ask_once(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, daniel = await solved(world)
    await hiba.tap(ShareAnswer)
    yes, before = hiba.data(ShareAnswer), len(daniel.heard)
    for _ in range(2):
        await hiba.press(yes, hiba.phone.last["message_id"])
    assert len(daniel.heard) == before + 1
    yes, before = daniel.data(ShareAnswer), len(grace.heard)
    for _ in range(2):
        await daniel.press(yes, daniel.phone.last["message_id"])
    assert len(grace.heard) == before + 1
    assert await rows(world, shared) == 1


async def test_a_coordinator_declines_and_both_are_told(world: World) -> None:
    hiba, daniel, grace = await agreed(world)
    await grace.tap(OpenReview)
    old = grace.data(Publish)
    await grace.tap(DeclineShared)
    assert "not published" in said(grace)
    for side in (hiba, daniel):
        assert "This time it is not published" in said(side)
    await is_nowhere(world, hiba, grace)
    await grace.press(old, grace.phone.last["message_id"])
    assert "no longer here" in said(grace)


async def test_taken_back_before_the_review_it_never_reaches_readers(world: World) -> None:
    hiba, _, grace = await agreed(world)
    await grace.tap(OpenReview)
    number = one_of(grace)
    await grace.tap(EditShared(number, "answer"))
    await press(hiba, TakeBack(number, 1))
    await grace.say("New words")
    assert "does not wait to be published" in said(grace)
    await is_nowhere(world, hiba, grace)
    await press(grace, ShowReview())
    assert "Nothing waits" in said(grace)


async def test_texts_of_a_coordinator_are_checked_and_survive_a_restart(world: World) -> None:
    _, _, grace = await agreed(world)
    await grace.tap(OpenReview)
    await grace.tap(EditShared(one_of(grace), "title"))
    await world.stop()
    await world.start()
    await grace.say("x" * 41)
    assert "at most 40 characters" in said(grace)
    await grace.say("\u200b")
    assert "empty" in said(grace)
    await grace.say("A <b>title</b> {with} braces")
    assert "Title: A <b>title</b> {with} braces" in said(grace)
    await grace.tap(FindStep)
    await grace.say("qqqqxyzzy")
    assert "no step" in said(grace)
    await grace.say("first NHS post")
    await grace.tap(PinShared(one_of(grace), STEP))
    await grace.tap(Publish)
    await grace.say("zebrafish")
    await grace.tap(OpenAnswer)
    assert "A <b>title</b> {with} braces" in said(grace)


async def test_a_reader_of_another_language_is_told_that_it_is_not_translated(
    world: World,
) -> None:
    hiba, _, grace = await published(world)
    omar = await cast.medic(world, "Omar", "ar")
    await omar.say("zebrafish")
    await omar.tap(OpenAnswer)
    note = "It is written in {language}, and not translated yet."
    t = world.app.runtime.catalogs.translator("ar")
    expected = t.gettext(f"<i>{note}</i>").split("{")[0].removeprefix("<i>")
    assert expected in said(omar)
    await hiba.say("zebrafish")
    await hiba.tap(OpenAnswer)
    assert "not translated yet" not in said(hiba)
    assert grace


async def test_a_coordinator_says_in_which_language_it_is(world: World) -> None:
    _, _, grace = await agreed(world)
    await grace.tap(OpenReview)
    assert "🔘 English" in [label.translate(MARKS) for label in grace.labels]
    await grace.tap(SpeakShared(one_of(grace), "uk"))
    assert "🔘 Українська" in [label.translate(MARKS) for label in grace.labels]


async def test_only_the_two_sides_and_coordinators_get_anywhere(world: World) -> None:
    hiba, daniel, grace = await agreed(world)
    await grace.tap(OpenReview)
    number = one_of(grace)
    omar, olga = await cast.medic(world, "Omar", "en"), await cast.mentor(world, "Olga")
    async with world.app.runtime.store.database.reader() as connection:
        row = (await connection.execute(shared.select())).one()
    for talk in (omar, olga):
        for action in (TakeBack(number, 1), TakeBack(number, 0), ShareAnswer(row.question_id, 1),
                       OpenAnswer(f"{number:08x}")):  # fmt: skip
            await press(talk, action)
            assert "no longer" in said(talk) or "not here" in said(talk), action
    for talk in (omar, olga, hiba, daniel):
        for action in (ShowReview(), OpenReview(number), EditShared(number, "title"),
                       FindStep(number), PinShared(number, STEP), SpeakShared(number, "ar"),
                       Publish(number), DeclineShared(number)):  # fmt: skip
            await press(talk, action)
            assert "no longer valid" in said(talk), action
    await press(grace, OpenReview(number))
    assert ANSWERED in said(grace), "nothing has changed"
    for action in (EditShared(number, "state"), PinShared(number, "gone"), OpenReview(1)):
        await press(grace, action)
        assert "no longer here" in said(grace)


async def test_who_is_no_coordinator_any_more_edits_nothing(world: World) -> None:
    _, _, grace = await agreed(world)
    await grace.tap(OpenReview)
    await grace.tap(EditShared(one_of(grace), "answer"))
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("Words of somebody without a role")
    assert "was not waited for" in said(grace)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.COORDINATOR})))
    await press(grace, ShowReview())
    await grace.tap(OpenReview)
    assert ANSWERED in said(grace)


@pytest.mark.parametrize(("first", "then"), [(AskErase, Erase), (AskWithdraw, Withdraw)])
async def test_it_goes_with_the_asker_and_with_the_agreement(
    world: World, first: type[Action], then: type[Action]
) -> None:
    hiba, daniel, grace = await published(world)
    await (await (await hiba.say("/privacy")).tap(first)).tap(then)
    assert await rows(world, shared) == 0
    await is_nowhere(world, daniel, grace)


async def test_it_goes_with_the_mentor(world: World) -> None:
    hiba, daniel, grace = await published(world)
    await (await (await daniel.say("/privacy")).tap(AskErase)).tap(Erase)
    await is_nowhere(world, hiba, grace)


async def test_a_question_that_is_withdrawn_takes_it_along(world: World) -> None:
    hiba, daniel, grace = await published(world)
    async with world.app.runtime.store.database.reader() as connection:
        row = (await connection.execute(shared.select())).one()
    await press(hiba, WithdrawQuestion(row.question_id, 1))
    await is_nowhere(world, hiba, daniel, grace)


async def test_coordinators_find_the_list_and_how_many_needed_no_mentor(world: World) -> None:
    _, _, grace = await agreed(world)
    await press(grace, ShowFlags())
    await grace.tap(ShowReview)
    assert grace.offers(OpenReview)
    assert "no mentor was needed" not in said(grace)
    world.clock.advance(dt.timedelta(minutes=1))
    omar = await cast.medic(world, "Omar", "en")
    await cast.write(omar, "Does a clinical attachment count for the GMC and for CREST?")
    await omar.tap(Send)
    await omar.tap(NeedNoMentor)
    await press(grace, ShowReview())
    assert "1 question was answered by what is published" in said(grace)
    assert await rows(world, uses) == 1


async def test_only_what_is_solved_and_still_there_can_be_shared(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world, language="en")
    await cast.ask(hiba, "Which bus goes to the zebrafish hospital?")
    await cast.take(daniel)
    await cast.answer(daniel, ANSWERED)
    async with world.app.runtime.store.database.reader() as connection:
        question = (await connection.execute(questions.select())).one().id
    await press(hiba, ShareAnswer(question, 1))
    assert "is not here any more" in said(hiba), "not closed yet"
    await press(hiba, Thank(question))
    await press(hiba, WithdrawQuestion(question, 1))
    for action in (ShareAnswer(question, 0), ShareAnswer(question, 1), ShareAnswer(1, 1)):
        await press(hiba, action)
        assert "is not here any more" in said(hiba), "its texts are gone"
    assert await rows(world, shared) == 0


async def test_a_word_for_a_step_that_comes_too_late_changes_nothing(world: World) -> None:
    hiba, _, grace = await agreed(world)
    await grace.tap(OpenReview)
    number = one_of(grace)
    await grace.tap(FindStep)
    await press(hiba, TakeBack(number, 1))
    await grace.say("first NHS post")
    assert "does not wait" in said(grace)


async def test_what_is_stored_is_sealed(world: World) -> None:
    await published(world)
    async with world.app.runtime.store.database.reader() as connection:
        row = (await connection.execute(shared.select())).one()
    for sealed in (row.title, row.question, row.answer):
        assert b"zebrafish" not in sealed
        assert b"marmalade" not in sealed


async def test_in_arabic_sharing_reads_from_the_right(world: World) -> None:
    hiba, daniel = await solved(world, "ar")
    await hiba.tap(ShareAnswer)
    await hiba.tap(ShareAnswer)
    assert daniel.offers(ShareAnswer)
    if not world.app.runtime.catalogs.translator("ar").is_missing("↩️ Take it back"):
        assert cast.reads_right_to_left(hiba.text)
