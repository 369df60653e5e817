"""Questions to mentors, as the people on both sides see them: the way to an answer."""

import pytest

from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.questions.actions import (
    AskAboutStep,
    AskAfterNotice,
    Cancel,
    Change,
    ChooseTopic,
    FollowUp,
    OpenQuestion,
    Send,
    SendHidden,
    ShowMyQuestions,
    Take,
    Thank,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.guard import find, masked, worded
from bot.features.questions.tables import parts, questions
from bot.screen import Home
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import ANSWER, QUESTION, rows, tagged
from tests.scenarios.talk import Talk

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
    await ann.tap(SendHidden if ann.offers(SendHidden) else Send)
    await cast.take(daniel)
    for message in (*daniel.phone.messages, *ann.phone.messages):
        if message["from"]["is_bot"]:
            kinds = {entity["type"] for entity in message.get("entities", [])}
            assert not kinds & {"text_link", "text_mention"}
            assert not set("\u202e\u202d\u202c") & set(message["text"])
    assert "\u0301" * 5 not in daniel.text
    if "\u202e" not in text and "\u0301" not in text:
        english = world.app.runtime.catalogs.translator("en")
        assert worded(english, masked(text, find(text))) in daniel.text
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
