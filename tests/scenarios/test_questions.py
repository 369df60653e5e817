"""Questions to mentors, as the people on both sides see them."""

import pytest

from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.privacy.actions import Erase
from bot.features.questions.actions import (
    AskAboutStep,
    AskAfterNotice,
    Cancel,
    Change,
    ChooseTopic,
    Decline,
    FollowUp,
    HandBack,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowEscalated,
    ShowMyQuestions,
    ShowOffer,
    Take,
    TakeEscalated,
    Thank,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.tables import entries, offers, parts, questions
from bot.screen import Home
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

QUESTION = "كيف أستعد لامتحان PLAB 1؟"
ANSWER = "Book a date first, then practise 50 questions a day."
HOME = "🏠"


async def rows(world: World, table: object) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
        return int(found.scalar_one())


# The way from a question to its answer


async def test_a_doctor_asks_in_arabic_and_reads_the_answer_of_a_mentor(world: World) -> None:
    daniel = await cast.mentor(world)
    hiba = await cast.medic(world)
    before = len(hiba.heard)

    ref = await cast.ask(hiba, QUESTION)
    assert daniel.offers(Take)
    assert ref in daniel.text
    assert "العربية" in daniel.text
    await cast.take(daniel)
    assert QUESTION in daniel.text
    await cast.answer(daniel, ANSWER)

    assert ref in hiba.text
    assert ANSWER in hiba.text
    await hiba.tap(Thank)
    assert ref in daniel.text
    ours = [text.replace(ANSWER, "") for text in hiba.heard[before:]]  # a quote keeps its own
    assert all(map(cast.reads_right_to_left, ours))


async def test_keyboards_of_a_question_are_mirrored_for_a_right_to_left_reader(
    world: World,
) -> None:
    hiba, ann = await cast.medic(world), await cast.medic(world, "Ann", "en")
    for talk in (hiba, ann):
        await cast.write(talk, "How?")
    order = [[b.get("callback_data", "")[14:].split(":")[0] for b in row]
             for row in ann.phone.last["reply_markup"]["inline_keyboard"]]  # fmt: skip
    mirrored = [[b.get("callback_data", "")[14:].split(":")[0] for b in row]
                for row in hiba.phone.last["reply_markup"]["inline_keyboard"]]  # fmt: skip
    assert mirrored == [row[::-1] for row in order]
    assert len(order[1]) == 2


async def test_a_question_from_a_step_carries_the_step_to_the_mentor(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    step = world.app.runtime.library.step("plab-1")
    assert step
    await cast.write(ann, "first")
    await ann.tap(Cancel)
    await ann.press(tagged(ann, AskAboutStep("plab-1")))
    await ann.say("I am stuck here.")
    assert step.title in ann.text
    await ann.tap(Send)
    assert step.title in daniel.text


def tagged(talk: Talk, action: object) -> str:
    """Return the data of a button of ours, as if it were on an older message."""
    vault = talk.world.app.runtime.store.vault
    body = action.body()
    return vault.tag(talk.phone.user_id, body) + body


async def test_scope_and_privacy_are_said_before_the_first_question_and_the_notice_once(
    world: World,
) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.say("/ask")
    assert ann.offers(AskAfterNotice)
    await ann.tap(AskAfterNotice)
    assert "immigration" in ann.text
    assert "2 to 3 days" in ann.text
    assert ann.offers(ChooseTopic("work"))
    await ann.say("/ask")
    assert not ann.offers(AskAfterNotice)


async def test_without_consent_asking_leads_to_the_request_for_it(world: World) -> None:
    ann = await cast.newcomer(world, "Ann", "en").start()
    await ann.tap(PickLanguage("en", 1))
    await ann.say("/ask")
    assert ann.offers(Agree)
    assert await rows(world, questions) == 0


async def test_the_preview_is_what_the_mentor_reads(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    text = "Line one\n\n<b>not bold</b> & 5 > 3"
    await cast.write(ann, text)
    shown = quoted(ann)
    await ann.tap(Send)
    await cast.take(daniel)
    assert shown == quoted(daniel)
    assert "<b>not bold</b> & 5 > 3" in shown


def quoted(talk: Talk) -> str:
    """Return the quoted text of the newest message."""
    message = talk.phone.last
    quote = next(e for e in message["entities"] if e["type"] == "blockquote")
    units = message["text"].encode("utf-16-le")
    start, end = quote["offset"] * 2, (quote["offset"] + quote["length"]) * 2
    return units[start:end].decode("utf-16-le")


async def test_several_messages_become_one_question_and_change_begins_anew(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, "First thought.")
    await ann.say("Second thought.")
    assert "First thought." in ann.text
    assert "Second thought." in ann.text
    await ann.tap(Change)
    await ann.say("Only this.")
    await ann.tap(Send)
    await cast.take(daniel)
    assert "Only this." in daniel.text
    assert "thought" not in daniel.text


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u2063 \u200d", "\u3164"])
async def test_an_invisible_text_is_refused_kindly_and_not_kept(world: World, text: str) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, text)
    assert "empty" in ann.text
    assert await rows(world, parts) == 0
    await ann.say("Now in words.")
    assert ann.offers(Send)


async def test_what_was_begun_survives_home_other_commands_and_asking_again(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "Half a question")
    await ann.tap(Home)
    await ann.say("/plan")
    await ann.say("/ask")
    assert "Half a question" in ann.text
    await ann.say("and the other half.")
    assert "Half a question" in ann.text
    assert ann.offers(Send)
    await ann.tap(Cancel)
    assert await rows(world, questions) == await rows(world, parts) == 0
    await ann.say("late words")
    assert not ann.offers(Send)


async def test_a_topic_without_a_text_leaves_nothing_behind(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "x")
    await ann.tap(Cancel)
    for topic in ("work", "money"):
        await ann.say("/ask")
        await ann.tap(ChooseTopic(topic))
    assert await rows(world, questions) == 1
    await world.move(days=8)
    assert await rows(world, questions) == 0


async def test_nobody_can_send_what_is_not_written(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "Words")
    send = ann.data(Send)
    await ann.tap(Change)
    await ann.press(send)
    assert "no text yet" in ann.text


async def test_one_person_has_a_limited_number_of_open_questions(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    for n in range(3):
        await cast.ask(ann, f"Question {n}")
    await ann.say("/ask")
    assert "3 open questions" in ann.text
    assert not ann.offers(ChooseTopic)
    await ann.press(tagged(ann, ShowMyQuestions()))
    await ann.tap(OpenQuestion)
    await ann.tap(Withdraw)
    await ann.tap(Withdraw)
    await ann.say("/ask")
    assert ann.offers(ChooseTopic)


async def test_a_text_of_4096_characters_arrives_whole_in_numbered_parts(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    text = " ".join(f"كلمة{n} word{n}" for n in range(400))[:4096]
    await cast.write(hiba, text)
    await hiba.tap(Send)
    before = len(daniel.heard)
    await cast.take(daniel)
    # The page that edited the offer, and those sent after it.
    pages = [quote(m) for m in daniel.phone.messages if "Part " in m.get("text", "")]
    assert len(daniel.heard) > before
    assert len(pages) > 1
    visible = "".join(pages).translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert visible.replace(" ", "") == text.replace(" ", "")
    assert "Part 1 of 2" in daniel.heard[-2]


def quote(message: dict) -> str:
    found = next(e for e in message["entities"] if e["type"] == "blockquote")
    units = message["text"].encode("utf-16-le")
    return units[found["offset"] * 2 : (found["offset"] + found["length"]) * 2].decode("utf-16-le")


async def test_too_much_at_once_is_refused_and_the_rest_kept(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "a" * 4096)
    await ann.say("b" * 4000)
    await ann.say("c" * 200)
    assert "too long" in ann.text
    await ann.say("/ask")
    assert ann.offers(Send)
    assert "c" * 200 not in "".join(ann.heard[-3:])


HOSTILE = (
    "<b>bold</b> <a href='https://evil.example'>x</a> &lt;i&gt;",
    "tg://user?id=1001 @someone [a](tg://user?id=5)",
    "abc\u202edcba\u202c end \u2066x",
    "z" + "\u0301" * 300 + "algo",
    "{name} {ref} %s \\n",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text(world: World, text: str) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, text)
    await ann.tap(Send)
    await cast.take(daniel)
    for message in (*daniel.phone.messages, *ann.phone.messages):
        if message["from"]["is_bot"]:
            kinds = {entity["type"] for entity in message.get("entities", [])}
            assert not kinds & {"text_link", "text_mention"}
            assert not set("\u202e\u202d\u202c") & set(message["text"])
    assert "\u0301" * 5 not in daniel.text
    if "\u202e" not in text and "\u0301" not in text:
        assert text in daniel.text
    assert world.app.runtime.health.counters["markup_bugs"] == 0


async def test_a_mentioned_person_is_not_linked(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, "Before")
    of = {"id": 777001, "is_bot": False, "first_name": "Somebody"}
    mention = {"type": "text_mention", "offset": 4, "length": 8, "user": of}
    ann.phone.send("Ask Somebody please", entities=[mention])
    await world.settle()
    await ann.tap(Send)
    await cast.take(daniel)
    assert "Ask Somebody please" in daniel.text
    assert all("777001" not in str(call.parameters) for call in world.emulator.calls)


# Nobody is revealed


async def test_neither_side_ever_gets_anything_that_tells_who_the_other_is(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    await hiba.tap(FollowUp)
    await hiba.say("And then?")
    await hiba.tap(Send)
    await daniel.tap(WriteAnswer)
    await cast.answer(daniel, "Then you wait.")
    await hiba.tap(Thank)
    await hiba.say("/home")

    for one, other in ((hiba, daniel), (daniel, hiba)):
        calls = [str(call.parameters) for call in world.emulator.calls
                 if call.chat_id == str(one.phone.user_id)]  # fmt: skip
        assert len(calls) > 10
        assert any(str(one.phone.user_id) in call for call in calls)  # the search finds
        assert any("PLAB 1" in call for call in calls)
        found = [canary for canary in canaries(other) if any(canary in call for call in calls)]
        assert found == []


def canaries(talk: Talk) -> list[str]:
    """Return everything Telegram says about a person that could be passed on."""
    user = talk.phone.user
    fields = ("id", "first_name", "last_name", "username", "language_code")
    return [str(user[field]) for field in fields]


async def test_two_people_know_each_other_by_the_same_names_each_time(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    names = []
    for n in range(2):
        await cast.ask(ann, f"Question {n}")
        await cast.take(daniel)
        names.append(daniel.text.split(" asks")[0].split("\n")[-1])
        await cast.answer(daniel, "Answer")
        names.append(ann.text.split(" answers")[0].split("\n")[-1])
    assert names[:2] == names[2:]
    assert names[0] != names[1]


# Nothing is lost


async def test_an_answer_being_typed_survives_a_restart(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await daniel.say("The first half,")
    await world.stop()
    await world.start()
    await daniel.say("and the second.")
    assert "The first half," in daniel.text
    await world.stop()
    await world.start()
    await daniel.tap(Send)
    assert "The first half," in hiba.text
    assert "and the second." in hiba.text


async def test_every_button_can_be_tapped_twice(world: World) -> None:
    """Each tap of the flow is doubled: one question, one claim, one answer, one follow-up."""
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")

    async def twice(talk: Talk, action: object) -> None:
        data, message_id = talk.data(action), talk.phone.last["message_id"]
        talk.phone.press(data, message_id)
        talk.phone.press(data, message_id)
        await world.settle()

    await ann.say("/ask")
    await twice(ann, AskAfterNotice)
    await twice(ann, ChooseTopic("exams"))
    await ann.say("My question")
    await twice(ann, Send)
    assert await rows(world, questions) == 1
    await twice(daniel, Take)
    await twice(daniel, WriteAnswer)
    await daniel.say("My answer")
    await twice(daniel, Send)
    assert sum("My answer" in text for text in ann.heard) == 1
    await twice(ann, FollowUp)
    await ann.say("More")
    await twice(ann, Send)
    assert sum("follow-up" in text for text in daniel.heard) == 1
    await twice(daniel, HandBack)
    assert "went back" in daniel.text
    await ann.press(tagged(ann, ShowMyQuestions()))
    await twice(ann, OpenQuestion)
    await twice(ann, Withdraw)
    await twice(ann, Withdraw)
    assert "withdrawn" in ann.text
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_buttons_of_a_closed_question_say_so(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    offer = daniel.data(Take), daniel.data(Decline)
    await cast.take(daniel)
    hand_back = daniel.data(HandBack)
    await daniel.say("Answer")
    draft = daniel.data(Send), daniel.data(Change), daniel.data(Cancel)
    await daniel.tap(Send)
    answered = ann.data(FollowUp), ann.data(Thank)
    await ann.tap(Thank)
    for data in (*offer, *draft, hand_back):
        await daniel.press(data)
        assert "Q-" in daniel.text
        assert HOME in "".join(daniel.labels)
    for data in answered:
        await ann.press(data)
        assert "closed" in ann.text
    assert sum("Answer" in text for text in ann.heard) == 1


async def test_a_follow_up_stays_with_the_same_mentor_under_the_same_reference(
    world: World,
) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    await cast.answer(daniel, "Answer")
    quiet = len(joan.heard)
    await ann.tap(FollowUp)
    await ann.say("What about the fee?")
    await ann.tap(Send)
    assert ref in daniel.text
    assert "What about the fee?" in daniel.text
    assert len(joan.heard) == quiet
    await daniel.tap(WriteAnswer)
    assert "Question" in "".join(daniel.heard[-3:])
    await cast.answer(daniel, "It is on the page of the GMC.")
    assert "page of the GMC" in ann.text


async def test_my_questions_say_how_each_stands(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, ShowMyQuestions()))
    assert "not asked anything" in ann.text
    await cast.ask(ann, "Question")

    async def look() -> str:
        await ann.press(tagged(ann, ShowMyQuestions()))
        mark = ann.labels[0][0]
        await ann.tap(OpenQuestion)
        return mark

    assert await look() == "⏳"
    assert "2 to 3 days" in ann.text
    await cast.take(daniel)
    assert await look() == "✍"
    assert "going to answer" in ann.text
    await cast.answer(daniel, "Answer")
    assert await look() == "💬"
    assert "Answer" in ann.text
    await ann.tap(Thank)
    assert await look() == "✅"
    assert "Answer" in ann.text
    assert not ann.offers(Thank)


async def test_buttons_pressed_at_the_wrong_time_show_how_things_stand(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    number = int(daniel.data(HandBack).split(":")[-1])
    for action in (Thank(number), FollowUp(number), Send(number), Change(number), Cancel(number)):
        await ann.press(tagged(ann, action))
        assert "Q-" in ann.text
        assert "closed" not in ann.text
    await daniel.say("Wrong words")
    assert "They asked" in daniel.text
    await daniel.tap(Cancel)
    assert "still with you" in daniel.text
    await daniel.press(tagged(daniel, Send(number)))
    assert "no text yet" in daniel.text
    await cast.answer(await daniel.press(tagged(daniel, WriteAnswer(number, 0))), "Right words")
    for action in (HandBack(number), WriteAnswer(number, 0), Change(number), Cancel(number)):
        await daniel.press(tagged(daniel, action))
        assert "Q-" in daniel.text
    await ann.tap(FollowUp)
    await ann.say("Not sure I want to ask this")
    await ann.tap(Cancel)
    assert "Right words" in ann.text
    await ann.tap(FollowUp)
    await ann.say("Or do I?")
    await ann.tap(Thank(number)) if ann.offers(Thank) else await ann.press(
        tagged(ann, Thank(number))
    )
    await ann.say("Or do I not?")
    assert not ann.offers(Send)
    assert sum("Right words" in text for text in ann.heard) > 1
    assert "Or do I" not in "".join(daniel.heard)


async def test_an_edit_of_any_other_message_is_no_correction(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.say("hello")
    await correct(ann, sent_by(ann, "hello"), "hallo")
    assert "passed on" not in ann.text
    assert ann.labels


async def test_coordinators_do_not_help_themselves(world: World) -> None:
    grace = await cast.coordinator(world)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=1))
    await cast.ask(grace, "My own question")
    assert not grace.offers(ReadEscalated)
    await grace.press(tagged(grace, ShowEscalated()))
    assert not grace.offers(ReadEscalated)


async def test_one_question_that_cannot_be_handled_does_not_stop_the_others(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(3)]
    first, second = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    broken = await cast.ask(first, "Broken")
    whole = await cast.ask(second, "Whole")
    runtime = world.app.runtime
    async with runtime.unit_of_work() as uow:
        of_broken = f"SELECT id FROM questions WHERE ref = '{broken}'"
        await uow.connection.exec_driver_sql(
            "UPDATE question_parts SET text = x'00' WHERE entry_id IN"
            f" (SELECT id FROM question_entries WHERE question_id IN ({of_broken}))"
        )
    assert everybody[0].offers(Take)
    await world.move(hours=49)
    assert runtime.health.counters["job_failures"] == 1
    assert whole in "".join(grace.heard)
    assert broken not in "".join(grace.heard)


# Withdrawing


async def test_a_question_can_be_withdrawn_before_anybody_takes_it(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    heard = len(daniel.heard)
    await withdraw(ann)
    assert len(daniel.heard) == heard
    await daniel.tap(Take)
    assert "is closed" in daniel.text
    assert await rows(world, parts) == await rows(world, entries) == 0


async def withdraw(talk: Talk) -> None:
    await talk.press(tagged(talk, ShowMyQuestions()))
    await talk.tap(OpenQuestion)
    await talk.tap(Withdraw)
    await talk.tap(Withdraw)


async def test_the_mentor_is_told_kindly_when_a_question_is_withdrawn(world: World) -> None:
    daniel, ann = await cast.mentor(world, cap=1), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await withdraw(ann)
    assert "does not need an answer" in daniel.text
    await daniel.say("An answer that comes too late")
    assert "nothing was sent" in daniel.text
    await cast.ask(ann, "Another")  # a withdrawn question does not count for the cap
    assert daniel.offers(Take)


# Clocks


async def test_mentors_are_asked_in_waves_and_then_coordinators_hear(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(7)]
    hiba = await cast.medic(world)
    ref = await cast.ask(hiba, QUESTION)
    assert sum(talk.offers(Take) for talk in everybody) == 3
    await world.move(hours=11)
    assert sum(talk.offers(Take) for talk in everybody) == 3
    await world.stop()
    await world.start()
    await world.move(hours=12)  # 08:00 the next day
    assert sum(talk.offers(Take) for talk in everybody) == 6
    await world.move(hours=1)
    assert sum(talk.offers(Take) for talk in everybody) == 6
    assert not grace.offers(ReadEscalated)
    heard = len(hiba.heard)
    await world.move(hours=24)
    assert grace.offers(ReadEscalated)
    assert ref in grace.text
    assert QUESTION not in grace.text
    assert len(hiba.heard) == heard + 1
    await world.move(minutes=5)
    assert sum(ref in text for text in grace.heard) == 1
    await world.move(hours=48)  # and again, while nobody helps
    assert sum(ref in text for text in grace.heard) == 2
    assert len(hiba.heard) == heard + 1


async def test_without_any_mentor_coordinators_hear_at_once_and_the_asker_is_told(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    await cast.mentor(world, profession="dentist")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    assert "coordinator" in ann.text
    await grace.tap(ReadEscalated)
    assert "Question" in grace.text
    await grace.tap(TakeEscalated)
    await cast.answer(grace, "I asked around: do this.")
    assert ref in ann.text
    assert "I asked around" in ann.text
    for field in ("Grace", "grace_canary"):
        assert field not in "".join(ann.heard)


async def test_coordinators_find_what_waits_and_what_they_have_taken(world: World) -> None:
    grace, ruth = await cast.coordinator(world), await cast.coordinator(world, "Ruth")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await grace.press(tagged(grace, ShowEscalated()))
    await grace.tap(ReadEscalated)
    await ruth.tap(ReadEscalated)
    taken = grace.data(TakeEscalated)
    await grace.tap(TakeEscalated)
    await ruth.tap(TakeEscalated)
    await grace.press(taken)
    assert "already" not in grace.text
    assert f"already answering {ref}" in ruth.text
    await ruth.press(tagged(ruth, ShowEscalated()))
    assert not ruth.offers(ReadEscalated)
    await grace.press(tagged(grace, ShowEscalated()))
    assert grace.offers(WriteAnswer)
    await grace.tap(WriteAnswer)  # the warning before one's first text
    await grace.tap(WriteAnswer)
    await grace.tap(HandBack)
    assert grace.offers(ReadEscalated)


async def test_nobody_is_offered_a_question_at_night(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await world.move(hours=13)  # 22:00
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    assert "coordinator" not in ann.text
    await world.move(hours=9, minutes=59)
    assert not daniel.offers(Take)
    await world.move(minutes=1)
    assert daniel.offers(Take)


async def test_a_claim_is_reminded_once_and_then_goes_to_others(world: World) -> None:
    daniel = await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    joan = await cast.mentor(world, "Joan")
    heard = len(ann.heard)
    await world.move(hours=48)
    assert "still waits" in daniel.text
    await world.move(hours=1)
    assert sum("still waits" in text for text in daniel.heard) == 1
    await daniel.tap(WriteAnswer)
    await daniel.say("I began, but")
    await world.stop()
    await world.start()
    await world.move(hours=23)
    assert "went back" in daniel.text
    assert ref in joan.text
    assert joan.offers(Take)
    assert len(ann.heard) == heard + 1
    assert "coordinator" in ann.text
    await daniel.say("this is too late")
    assert "nothing was sent" in daniel.text
    await cast.take(joan)
    assert "I began" not in "".join(joan.heard)


async def test_a_question_handed_back_goes_to_others_and_the_asker_is_not_bothered(
    world: World,
) -> None:
    daniel = await cast.mentor(world, cap=1)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    joan = await cast.mentor(world, "Joan")
    heard, mine = len(ann.heard), daniel.data(HandBack)
    await daniel.press(mine, daniel.phone.last["message_id"])
    assert joan.offers(Take)
    assert len(ann.heard) == heard
    await daniel.press(mine)
    assert "not with you" in daniel.text
    await daniel.say("/inbox")
    assert "0 of 1" in daniel.text.replace("\u2068", "").replace("\u2069", "")


async def test_when_all_decline_the_next_are_asked_at_once(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(4)]
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    first = [talk for talk in everybody if talk.offers(Take)]
    assert len(first) == 3
    for talk in first:
        await talk.tap(Decline)
    (last,) = [talk for talk in everybody if talk.offers(Take)]
    assert not grace.offers(ReadEscalated)
    await last.tap(Decline)
    assert grace.offers(ReadEscalated)
    assert "coordinator" in ann.text


async def test_who_shares_the_language_is_asked_before_others(world: World) -> None:
    names = [await cast.mentor(world, f"Mentor{n}") for n in range(3)]
    amal = await cast.mentor(world, "Amal", also_reads=("ar",))
    hiba = await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    assert amal.offers(Take)
    assert sum(talk.offers(Take) for talk in names) == 2


async def test_a_mentor_at_the_cap_takes_no_more_and_is_not_asked(world: World) -> None:
    daniel = await cast.mentor(world, cap=1)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "One")
    first = daniel.data(Take)
    await cast.ask(ann, "Two")
    second = daniel.data(Take)
    await daniel.press(first)
    await daniel.press(second)
    assert "your limit" in daniel.text
    await cast.ask(ann, "Three")
    assert not daniel.offers(Take)
    await world.move(days=8)
    await daniel.press(second)
    assert "Two" in "".join(daniel.heard[-1:]) or daniel.offers(WriteAnswer)


async def test_the_wait_is_told_from_own_answers_once_there_are_enough(world: World) -> None:
    daniel = await cast.mentor(world, cap=5)
    for n in range(5):
        talk = await cast.medic(world, f"Medic{n}", "en")
        await cast.ask(talk, "Question")
        await world.move(hours=1 + n % 2)
        await cast.take(daniel)
        await cast.answer(daniel, "Answer")
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "x")
    await ann.tap(Cancel)
    await ann.say("/ask")
    said = ann.text.replace("\u2068", "").replace("\u2069", "")
    assert "between 1 hour and 2 hours" in said


# Edits


async def test_a_corrected_draft_shows_in_the_preview(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My qestion")
    typed = sent_by(ann, "My qestion")
    await ann.say("and more")
    await correct(ann, typed, "My question")
    assert "My question" in ann.text
    assert "and more" in ann.text
    assert "qestion" not in ann.text
    assert ann.offers(Send)


async def test_corrections_are_carried_across_under_the_same_reference(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "My qestion")
    asked = sent_by(ann, "My qestion")
    await correct(ann, asked, "My first question")  # nobody has it yet
    assert "passed on" in ann.text
    await daniel.tap(Take)
    assert "My first question" in await full(daniel)
    await correct(ann, asked, "My real question")
    assert ref in daniel.text
    assert "My real question" in daniel.text
    assert "was corrected" in daniel.text
    await cast.answer(daniel, "My anser")
    await correct(daniel, sent_by(daniel, "My anser"), "My answer")
    assert ref in ann.text
    assert "has corrected the answer" in ann.text
    assert "My answer" in ann.text
    heard = len(daniel.heard)
    await correct(ann, asked, "\u200b")
    assert "empty" in ann.text
    await ann.press(tagged(ann, Thank(number_in(ann, ref))))
    await correct(ann, asked, "Too late")
    assert "not passed on" in ann.text
    assert "Too late" not in "".join(daniel.heard)
    assert len(daniel.heard) == heard + 1  # only the thanks


async def full(talk: Talk) -> str:
    if talk.offers(WriteAnswer):
        await talk.tap(WriteAnswer)
    return talk.text


def sent_by(talk: Talk, text: str) -> int:
    """Return the message in which this person wrote `text`."""
    return next(m["message_id"] for m in talk.phone.messages if m.get("text") == text)


async def correct(talk: Talk, message_id: int, text: str) -> None:
    talk.phone.edit(message_id, text)
    await talk.world.settle()


def number_in(talk: Talk, ref: str) -> int:
    """Return the id of a question, from any button in a message about it."""
    for message in reversed(talk.phone.messages):
        if ref in message.get("text", ""):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    *_, prefix, number = button["callback_data"].split(":")
                    if prefix == FollowUp.prefix:
                        return int(number)
    raise LookupError(ref)


# Leaving


async def test_an_erased_asker_takes_the_question_along_and_the_mentor_is_told(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    await erase(ann)
    assert await rows(world, parts) == await rows(world, entries) == await rows(world, offers) == 0
    await world.move(minutes=1)
    assert ref in daniel.text
    assert "has left" in daniel.text
    assert await rows(world, questions) == 0
    await daniel.say("An answer for nobody")
    assert "nothing was sent" in daniel.text


async def erase(talk: Talk) -> None:
    await talk.press(tagged(talk, Erase()))


async def test_an_erased_mentor_frees_what_they_had_taken(world: World) -> None:
    daniel = await cast.mentor(world)
    ann, bea = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    await cast.ask(bea, "Answered before")
    await cast.take(daniel)
    await cast.answer(daniel, "Done")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await daniel.say("Half an answer")
    joan = await cast.mentor(world, "Joan")
    await erase(daniel)
    await world.move(minutes=1)
    await cast.take(joan)
    await cast.answer(joan, "Whole answer")
    assert "Whole answer" in ann.text
    await bea.tap(FollowUp)
    assert "closed" in bea.text


async def test_who_leaves_before_anybody_took_the_question_leaves_nothing(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await erase(ann)
    for table in (questions, entries, parts, offers):
        assert await rows(world, table) == 0
    await daniel.tap(Take)
    assert "not here any more" in daniel.text


async def test_buttons_about_what_is_gone_say_so(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    for talk, action in (
        (grace, ReadEscalated(1)),
        (grace, TakeEscalated(1)),
        (daniel, ShowOffer(1)),
        (daniel, WriteAnswer(1, 0)),
        (daniel, HandBack(1)),
        (ann, Send(1)),
        (ann, Change(1)),
        (ann, OpenQuestion(1)),
        (ann, Thank(1)),
    ):
        await talk.press(tagged(talk, action))
        assert "not here any more" in talk.text


async def test_only_the_asker_and_the_helper_can_use_a_question(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    eve = await cast.mentor(world, "Eve", profession="nurse")
    await cast.ask(ann, "Secret question")
    await cast.take(daniel)
    number = int(daniel.data(HandBack).split(":")[-1])
    ours = (Take(number), ShowOffer(number), Decline(number), WriteAnswer(number, 0),
            HandBack(number), Send(number), Change(number), Cancel(number),
            OpenQuestion(number), Withdraw(number, 1), Thank(number), FollowUp(number))  # fmt: skip
    for action in ours:
        await eve.press(tagged(eve, action))
        assert "Secret" not in eve.text
    await eve.press(tagged(eve, ReadEscalated(number)))
    await eve.press(daniel.data(HandBack))
    assert "Secret" not in "".join(eve.heard)
    await cast.answer(daniel, "Still mine")
    assert "Still mine" in ann.text
