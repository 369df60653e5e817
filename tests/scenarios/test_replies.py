"""Saved replies: ready ones that reach each asker in their language, and a mentor's own."""

from bot.features.concerns.actions import OpenConcern, PickKind, ReadConcern
from bot.features.mentors import repository
from bot.features.privacy.actions import AskErase, Erase
from bot.features.questions.actions import Change, PickReply, Send, SendHidden, WriteAnswer
from bot.features.replies.actions import (
    AddReady,
    AddSaved,
    Delete,
    KeepAsItIs,
    KeepHidden,
    LookAtReady,
    LookAtSaved,
    NewSaved,
    OpenSaved,
    Rename,
    Rewrite,
    ShowSaved,
)
from bot.features.replies.domain import MOST
from bot.i18n.html import BIDI_CONTROLS
from bot.people.person import Role
from bot.screen import Report
from bot.unit_of_work import UnitOfWork
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

ADVISER = "https://www.gov.uk/find-an-immigration-adviser"


def plain(talk: Talk) -> str:
    return talk.text.translate(BIDI_CONTROLS)


async def lose_role(talk: Talk) -> None:
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=uow.person.roles - {Role.MENTOR}))


async def write_reply(talk: Talk, title: str, text: str) -> Talk:
    await talk.press(tagged(talk, NewSaved()))
    await talk.say(title)
    return await talk.say(text)


# Ready ones


async def test_a_ready_reply_reaches_an_asker_in_arabic_with_its_link(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    await daniel.tap(PickReply)
    question = int(daniel.data(LookAtReady).split(":")[2])
    assert any("Immigration" in label for label in daniel.labels)
    await daniel.tap(LookAtReady(question, "immigration"))
    assert "العربية" in daniel.text
    assert ADVISER in daniel.text
    assert "registered adviser" in daniel.text  # the mentor reads it too
    add = daniel.data(AddReady)
    await daniel.tap(AddReady)
    assert "Please check your text" in daniel.text
    assert ADVISER in daniel.text
    assert "link" not in daniel.text.replace(ADVISER, "")  # the guard finds nothing in it
    await daniel.press(add)  # a second tap adds it once
    assert daniel.text.count(ADVISER) == 1, "once, though it is also a source"
    await daniel.say("I can help with your CV.")
    await daniel.tap(Send)
    assert ADVISER in hiba.text
    assert "I can help with your CV." in hiba.text
    links = [e for e in hiba.phone.last["entities"] if e["type"] == "url"]
    assert links, "the address can be tapped"
    await daniel.press(add)  # the button is old now
    assert "it is answered" in daniel.text
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_each_asker_is_offered_what_fits_and_reads_it_in_their_language(world: World) -> None:
    daniel = await cast.mentor(world, also_reads=("uk",))
    olena = await cast.medic(world, "Olena", "uk")
    ann = await cast.medic(world, "Ann", "en", profession="other")
    for asker in (olena, ann):
        async with world.app.runtime.unit_of_work(daniel.phone.user_id) as uow:
            profession = "doctor" if asker is olena else "other"
            await _answers_for(uow, profession)
        await cast.ask(asker, "Where do I look?")
        await cast.take(daniel)
        await daniel.tap(PickReply)
        labels = " ".join(daniel.labels)
        await daniel.tap(PickReply(cast.shown_question(daniel, PickReply), 1))
        labels += " ".join(daniel.labels)
        assert ("GMC rule" in labels) is (asker is olena)
        assert ("HCPC rule" in labels) is (asker is ann)
        reply = "gmc-rules" if asker is olena else "hcpc-rules"
        question = int(daniel.data(LookAtReady).split(":")[2])
        await daniel.press(
            tagged(daniel, LookAtReady(question, reply)), daniel.phone.last["message_id"]
        )
        assert ("In your language" in daniel.text) is (asker is olena)
        await daniel.tap(AddReady)
        await daniel.tap(Send)
        url = world.app.runtime.library.sources_of(world.app.runtime.library.reply(reply))[0].url
        assert url in asker.text
        assert "2026" in asker.text  # the day on which it was checked


async def _answers_for(uow: UnitOfWork, profession: str) -> None:
    mentor = await repository.get(uow, uow.person)
    await repository.save(uow, mentor.but(professions=frozenset({profession})))


async def test_a_reply_can_be_added_changed_and_reported_like_any_text(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    hiba = await cast.medic(world)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    await daniel.tap(PickReply)
    question = int(daniel.data(LookAtReady).split(":")[2])
    await daniel.tap(LookAtReady(question, "hard-times"))
    await daniel.tap(AddReady)
    assert "116 123" in daniel.text
    await daniel.tap(Change)
    assert "116 123" not in daniel.text  # the draft is thrown away, and is written anew
    await daniel.tap(PickReply)
    await daniel.tap(LookAtReady(question, "hard-times"))
    await daniel.tap(AddReady)
    await daniel.say("My number is 07700 900123.")
    assert "This could show who somebody is" in daniel.text
    await daniel.tap(SendHidden)
    assert "116 123" in hiba.text  # the programme's numbers arrive, a person's do not
    assert "900123" not in hiba.text
    await hiba.tap(Report)
    await hiba.tap(PickKind)
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert "[ready reply of the programme]" in " ".join(grace.heard[-3:])


# One's own


async def test_a_mentors_own_reply_is_written_used_changed_and_deleted(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.say("/inbox")
    await daniel.tap(ShowSaved)
    assert "You have 0 of 20" in plain(daniel)
    await daniel.tap(NewSaved)
    await daniel.say("My way to study for the exam, and more")
    assert "too long" in daniel.text
    await daniel.say("PLAB plan")
    await world.stop()
    await world.start()
    await daniel.say("Do 50 questions\na day.")
    assert "Do 50 questions\na day." in daniel.text
    await daniel.tap(Rename)
    await daniel.say("My plan")
    await daniel.tap(Rewrite)
    await daniel.say("Do 40 questions a day.")
    assert "My plan" in daniel.text
    opened = tagged(daniel, OpenSaved(cast_reply(daniel)))
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await daniel.tap(PickReply)
    assert "⭐ My plan" in daniel.labels[0]
    await daniel.tap(LookAtSaved)
    add = daniel.data(AddSaved)
    await daniel.tap(AddSaved)
    await daniel.press(add)
    assert daniel.text.count("Do 40 questions a day.") == 1
    await daniel.say("Good luck!")
    await daniel.tap(Send)
    assert "Do 40 questions a day.\n\nGood luck!" in ann.text
    await daniel.press(opened)
    await daniel.tap(Delete)
    await daniel.tap(Delete)
    assert "You have 0 of 20" in plain(daniel)
    for old in (opened, add):
        await daniel.press(old)
        assert "not here any more" in daniel.text
    assert "Do 40" in ann.text
    assert world.app.runtime.health.counters["update_failures"] == 0


def cast_reply(talk: Talk) -> int:
    return int(talk.data(Rename).split(":")[2])


async def test_what_is_too_long_or_gone_is_not_added_and_says_so(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await write_reply(daniel, "Long", "x" * 2000)
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    for _ in range(2):
        await daniel.say("y" * 3500)
    question = cast.shown_question(daniel, PickReply)
    await daniel.tap(PickReply)
    await daniel.tap(LookAtSaved)
    await daniel.tap(AddSaved)
    assert "too long together" in daniel.text
    for old in (LookAtReady(question, "gone"), AddReady(question, "gone")):
        await daniel.press(tagged(daniel, old))
        assert "saved reply is not here any more" in daniel.text
    await daniel.press(tagged(daniel, WriteAnswer(question, 0)))
    await daniel.tap(Send)
    assert "yyy" in ann.text


async def test_the_guard_looks_at_what_is_saved(world: World) -> None:
    daniel = await cast.mentor(world)
    await write_reply(daniel, "Contact", "Write to me: daniel@example.org")
    assert "e-mail address" in daniel.text
    assert not daniel.offers(KeepAsItIs)  # never passed on, so never kept
    await daniel.press(tagged(daniel, KeepAsItIs(1)))
    assert await rows(world, "saved_replies") == 0
    hide = daniel.data(KeepHidden)
    await daniel.tap(KeepHidden)
    assert "[e-mail address]" in daniel.text
    await daniel.press(hide)
    assert "not here any more" in daniel.text
    assert await rows(world, "saved_replies") == 1
    await write_reply(daniel, "Place", "The office is in CB1 1PT, go there.")
    await daniel.say("The office is in CB1 1PT.")  # written again instead
    await daniel.tap(KeepAsItIs)
    assert "CB1 1PT" in daniel.text
    assert await rows(world, "saved_replies") == 2


async def test_there_is_an_end_to_saved_replies_and_erasing_takes_them_all(world: World) -> None:
    daniel = await cast.mentor(world)
    for n in range(MOST):
        await write_reply(daniel, f"Reply {n}", "\u0645\u0631\u062d\u0628\u0627 " * (n + 1))
    await daniel.say("/inbox")
    await daniel.tap(ShowSaved)
    assert not daniel.offers(NewSaved)
    assert sum("⭐" in label for label in daniel.labels) == 6
    await daniel.tap(ShowSaved(1))
    await daniel.tap(ShowSaved(2))
    await daniel.tap(ShowSaved(3))
    assert sum("⭐" in label for label in daniel.labels) == 2
    await daniel.press(tagged(daniel, NewSaved()))
    assert "Delete one first" in daniel.text
    await daniel.say("/privacy")
    await daniel.tap(AskErase)
    await daniel.tap(Erase)
    assert await rows(world, "saved_replies") == await rows(world, "prompts") == 0


async def test_who_is_no_mentor_any_more_keeps_no_door_open(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    await write_reply(daniel, "Mine", "Only mine.")
    mine = cast_reply(daniel)
    await joan.press(tagged(joan, OpenSaved(mine)))
    assert "not here any more" in joan.text
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await daniel.tap(PickReply)
    pick = tagged(daniel, PickReply(int(daniel.data(LookAtReady).split(":")[2])))
    add = tagged(daniel, AddReady(int(daniel.data(LookAtReady).split(":")[2]), "clinical"))
    await daniel.press(tagged(daniel, NewSaved()))
    await lose_role(daniel)
    await daniel.say("A title")
    assert "was not waited for" in daniel.text
    for old in (tagged(daniel, OpenSaved(mine)), tagged(daniel, NewSaved())):
        await daniel.press(old)
        assert "no longer valid" in daniel.text
    for old in (pick, add):
        await daniel.press(old)
        assert "not with you any more" in daniel.text
    await ann.press(tagged(ann, PickReply(5)))
    assert "not here any more" in ann.text
    await joan.press(tagged(joan, WriteAnswer(5, 0)))
    assert world.app.runtime.health.counters["update_failures"] == 0
