"""Notices, as conversations: written, approved, sent to many, corrected, taken back."""

from bot.features.notices import moments
from bot.features.notices.actions import (
    Apply,
    Approve,
    Cancel,
    ChangeNotice,
    CheckNotice,
    ChooseLanguage,
    DropLink,
    DropNotice,
    FallBack,
    GoOn,
    KeepOld,
    OpenNotice,
    Pause,
    Preview,
    Queue,
    Recall,
    ShowCorrection,
    ShowNotices,
    ShowText,
    TakeOut,
    TurnKind,
    Undo,
    WriteLink,
    WriteNotice,
    WriteTime,
)
from bot.features.privacy.actions import Erase
from bot.people import consent
from bot.people.audit import readable
from bot.people.person import Person
from bot.people.tables import audit
from bot.segments.actions import Name, NameChoices, ShowAudience
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import press, said

ENGLISH = "Workshop on Saturday\nWe meet at ten. Call 020 7946 0018 for a lift."
ARABIC = "ورشة يوم السبت\nنلتقي في العاشرة."


async def drafted(grace: Talk, text: str = ENGLISH) -> int:
    """Write a notice; return its id."""
    await grace.say("/notice")
    await grace.tap(WriteNotice)
    await grace.say(text)
    return int(grace.data(CheckNotice).split(":")[2])


async def approved(grace: Talk, text: str = ENGLISH) -> int:
    notice = await drafted(grace, text)
    await grace.tap(CheckNotice)
    await grace.tap(Approve)
    return notice


async def sent(grace: Talk, text: str = ENGLISH) -> int:
    """Send a notice to everybody; return its id when it has arrived."""
    notice = await approved(grace, text)
    await grace.tap(Queue)
    await arrive(grace.world, seconds=61)
    return notice


async def arrive(world: World, seconds: float = 10) -> None:
    """Let what is due be put to people, be sent, and be counted."""
    await world.move(seconds=seconds)
    for _ in range(3):
        await world.move(seconds=11)


async def acts(world: World) -> list[str]:
    async with world.app.runtime.store.database.reader() as connection:
        rows = await connection.execute(audit.select().order_by(audit.c.at))
        return [row.act for row in rows]


async def somebody(talk: Talk) -> Person:
    person = await talk.world.app.runtime.store.people.find(talk.phone.user_id)
    assert person
    return person


async def two_languages(grace: Talk) -> tuple[int, str, str]:
    """Write a notice; return its id, and what readers of Arabic and of Ukrainian will see."""
    notice = await drafted(grace)
    assert "Everybody who agreed" in said(grace)
    await grace.tap(ChooseLanguage)
    await grace.tap(ShowText(notice, "ar"))
    assert "not written in this language" in said(grace)
    await grace.tap(WriteNotice)
    assert "020 7946" in said(grace), "the text to go by"
    await grace.say(ARABIC)
    await grace.tap(Preview)
    await press(grace, Preview(notice, "ar"))
    assert "ورشة يوم السبت" in grace.text
    seen = grace.text
    assert cast.reads_right_to_left(seen)
    await press(grace, Preview(notice, "uk"))
    fallen = grace.text
    await grace.tap(ShowText)
    await press(grace, FallBack(notice, "ar"))
    await press(grace, FallBack(notice, "en"))
    return notice, seen, fallen


async def test_a_notice_in_two_languages_reaches_readers_of_three_once(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="ar")
    oksana = await cast.medic(world, "Oksana", language="uk")
    james = await cast.medic(world, "James", language="en")
    notice, seen, fallen = await two_languages(grace)
    await press(grace, CheckNotice(notice))
    assert "Fewer than 5 people would get it" in said(grace)
    assert "phone number: 020 7946 0018" in said(grace)
    await grace.twice(Approve)
    assert "It has not been sent" in said(grace)
    assert "Nothing more to do" not in said(grace)
    await world.move(minutes=5)
    assert not any("ورشة" in text for text in hiba.heard), "approved, and not sent"

    await world.stop()
    await world.start()
    await grace.twice(Queue)
    assert "It leaves on" in said(grace)
    assert "this is how it stands now" not in said(grace), "who taps twice has what they want"
    assert (await acts(world))[-2:] == [Approve.prefix, Queue.prefix], "each was done once"
    await world.move(seconds=59)
    await grace.tap(Undo)
    assert "It has not been sent" in said(grace)
    await world.move(minutes=5)
    assert not any("ورشة" in text for text in hiba.heard), "taken back in time"
    await grace.tap(Queue)
    undo, screen = grace.data(Undo), grace.phone.last["message_id"]
    await world.stop()
    await world.start()
    await world.move(seconds=61)
    await grace.press(undo, screen)
    assert not grace.offers(Queue), "too late to undo"
    await arrive(world)
    assert hiba.text == seen, "exactly as in the preview"
    assert oksana.text == fallen
    assert "машинний" not in fallen, "no machine translated what the coordinator wrote"
    assert "Workshop on Saturday" in said(james)
    assert "only in" not in said(james)
    for talk in (hiba, oksana, james):
        assert sum("Saturday" in text or "السبت" in text for text in talk.heard) == 1
    assert "Your notice has been sent" in said(grace)
    await grace.tap(OpenNotice)
    assert "Sent: Fewer than 5 people" in said(grace)
    await press(james, Erase())
    await world.move(days=32)
    await world.move(hours=1)
    assert await cast.rows(world, "notice_recipients") == 0, "only numbers are kept"
    await press(grace, OpenNotice(notice))
    assert "Sent: Fewer than 5 people" in said(grace)
    await world.move(days=340)
    assert await cast.rows(world, "notices") == 0


async def finds_the_correction(grace: Talk, notice: int) -> None:
    """Look at something else, come back to a correction, and approve it."""
    await grace.say("/today")
    assert "📢 Notices that wait: 1" in grace.labels
    await grace.tap(ShowNotices)
    assert grace.labels[0].startswith("⚠️"), "what waits comes first, and is told apart"
    await grace.tap(OpenNotice(notice))
    await grace.tap(ShowCorrection)
    assert "Workshop on Sunday" in said(grace), "it waits, whatever was looked at meanwhile"
    await grace.tap(ChooseLanguage)
    await grace.tap(ShowCorrection)
    await grace.twice(Apply)
    await press(grace, ShowCorrection(notice))
    assert not grace.offers(Apply), "it does not wait any more"
    await grace.say("/today")
    assert "📢 Notices that wait: 1" not in grace.labels


async def test_a_sent_notice_is_corrected_and_taken_back_in_every_chat(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    james = await cast.medic(world, "James", language="en")
    amal = await cast.medic(world, "Amal", language="en")
    amal.phone.block()
    first = await approved(grace, "First news\nIt is small.")
    await grace.tap(Queue)
    second = await approved(grace)
    await grace.tap(Queue)
    await arrive(world, seconds=61)
    assert "A few things for you" in said(hiba), "both came together"
    await press(grace, OpenNotice(second))
    await grace.tap(ChooseLanguage)
    await grace.tap(ShowText(second, "en"))
    await grace.tap(WriteNotice)
    await grace.say("Workshop on Sunday\nWe meet at ten.")
    assert "Is this right?" in said(grace)
    await world.move(minutes=1)
    assert "Saturday" in said(hiba), "until it is approved the old text stays"
    await grace.tap(KeepOld)
    await press(grace, WriteNotice(second, "en"))
    await grace.say("Workshop on Sunday\nWe meet at ten.")
    await finds_the_correction(grace, second)
    await arrive(world)
    for talk in (hiba, james):
        assert "Sunday" in said(talk)
        assert not any("Saturday" in text for text in talk.heard)

    amal.phone.unblock()
    await amal.say("/home")
    await arrive(world, seconds=601)
    assert "Sunday" in said(amal), "gets it on coming back, as it is now"

    await press(grace, Recall(second))
    await grace.twice(Recall)
    await arrive(world)
    assert "First news" in said(hiba)
    assert not any("Sunday" in text for text in hiba.heard)
    await press(grace, OpenNotice(second))
    assert "Taken back: Fewer than 5 people" in said(grace)
    assert f"In the audit log: {readable(str(second))}" in said(grace)
    await press(grace, Apply(second, 9))
    await press(grace, GoOn(second))
    assert "this is how it stands now" in said(grace)
    await press(grace, Recall(first, 1))
    await arrive(world)
    assert not any("First news" in text for text in hiba.heard), "with nothing left it is deleted"


async def times_amiss(ines: Talk) -> None:
    """Type times at which nothing can leave."""
    await ines.tap(WriteTime)
    for typed, answer in (
        ("soon", "cannot read a time"),
        ("31.2. 10:00", "no such time"),
        ("1.1.2020 10:00", "is past"),
        ("1.1.2030 10:00", "too far away"),
    ):
        await ines.say(typed)
        assert answer in said(ines)


async def both_write(grace: Talk, ines: Talk, notice: int) -> None:
    """Let two write one text; who comes second sees the other's before replacing it."""
    for talk in (grace, ines):
        await press(talk, WriteNotice(notice, "en"))
    await grace.say("Workshop on Tuesday")
    await ines.say("Workshop on Wednesday")
    assert "Somebody else changed this notice" in said(ines)
    assert "Workshop on Tuesday" in said(ines)
    await ines.say("Workshop on Monday")
    assert "Workshop on Monday" in said(ines)
    assert ines.offers(CheckNotice)


async def loses_the_role(grace: Talk) -> None:
    """Let somebody be no coordinator any more while they write a notice."""
    await press(grace, WriteNotice())
    async with grace.world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("Workshop never")
    assert "not waited for" in said(grace)
    assert await cast.rows(grace.world, "notices") == 1


async def test_a_notice_waits_for_its_time_is_paused_and_stopped(world: World) -> None:
    grace = await cast.coordinator(world)
    ines = await cast.coordinator(world, "Ines")
    hiba = await cast.medic(world, language="en")
    notice = await approved(grace)
    await press(ines, OpenNotice(notice))
    send = ines.data(Queue)
    await press(ines, WriteNotice(notice, "en"))
    await ines.say("Workshop on Monday")
    assert "must be approved again" not in said(ines)
    await grace.tap(Queue)
    assert "this is how it stands now" in said(grace), "somebody else has changed it"
    await both_write(grace, ines, notice)
    await press(ines, CheckNotice(notice))
    await ines.tap(Approve)
    await ines.press(send, ines.phone.last["message_id"])
    assert "this is how it stands now" in said(ines), "another text was approved"
    await times_amiss(ines)
    await ines.say("٢٤.١١.٢٠٢٦ ١٤:٣٠")  # noqa: RUF001 -- digits of Arabic
    assert "24 November 2026, 14:30 UK time" in said(ines).replace("at ", "")
    await ines.tap(CheckNotice)
    assert not ines.offers(Approve)
    await press(ines, WriteNotice(notice, "en"))
    await ines.say("Workshop on Friday")
    assert "on its way" in said(ines), "what waits for its time is not edited"
    await press(ines, OpenNotice(notice))
    await world.move(hours=12)
    await world.move(hours=17, minutes=29)
    assert "Monday" not in said(hiba)
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        await uow.save(uow.person.but(zone="Asia/Tokyo"))
    await arrive(world, seconds=61)
    assert "Monday" not in said(hiba), "it is night there"
    await press(ines, Pause(notice))
    await world.move(hours=10)
    assert "Monday" not in said(hiba), "paused"
    await press(ines, GoOn(notice))
    await press(ines, Cancel(notice))
    await ines.tap(GoOn) if ines.offers(GoOn) else await press(ines, OpenNotice(notice))
    await world.move(minutes=1)
    assert "Monday" in said(hiba), "their morning"
    await press(ines, Cancel(notice, 1))
    await press(grace, ChangeNotice(notice))
    assert "nobody else gets it" in said(grace), "what was sent is not edited"
    await loses_the_role(grace)
    await press(grace, Recall(notice, 1))
    assert "Monday" in said(hiba), "who has lost the role does nothing"
    await press(grace, OpenNotice(notice))
    assert "Monday" not in said(grace)


async def goes_back(grace: Talk, notice: int) -> None:
    """Think better of writing, and search for something."""
    for ask, back in (
        (WriteNotice(notice, "en"), ChooseLanguage),
        (WriteLink(notice), ChangeNotice),
        (WriteNotice(), ShowNotices),
    ):
        await press(grace, ask)
        await grace.tap(back)
        await grace.say("PLAB 1")
        assert "Search" in said(grace)
        assert not grace.offers(CheckNotice), "these words are no notice"
    assert await cast.rows(grace.world, "notices") == 1
    await press(grace, Preview(notice, "en"))
    assert "Workshop on Saturday" in said(grace)


async def texts_and_link(grace: Talk, notice: int) -> None:
    """Type what is amiss, and what is not."""
    await grace.tap(WriteLink)
    await grace.say("http://example.org/a b")
    assert "begins with https://" in said(grace)
    await grace.say("https://example.org/course")
    assert "example.org/course" in said(grace)
    await press(grace, DropLink(notice))
    assert "example.org" not in said(grace)
    await grace.tap(WriteLink)
    await grace.say("https://example.org/course")
    await goes_back(grace, notice)
    await press(grace, WriteNotice(notice, "ar"))
    await grace.say(" \u200b ")
    assert "empty" in said(grace)
    await grace.say("x" * 2600)
    assert "too long" in said(grace)
    await grace.say(ARABIC)
    await press(grace, TakeOut(notice, "ar"))


async def test_a_draft_is_changed_in_every_way_and_promotion_reaches_who_said_yes(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    james = await cast.medic(world, "James", language="en")
    async with world.app.runtime.unit_of_work(james.phone.user_id) as uow:
        await uow.save(consent.promoting(uow.person, on=True))
    notice = await drafted(grace)
    await texts_and_link(grace, notice)
    await press(grace, ShowText(notice, "en"))
    assert not grace.offers(TakeOut), "one language must stay"
    await press(grace, ChangeNotice(notice))
    await grace.tap(ShowAudience)
    await grace.tap(NameChoices)
    await grace.tap(Name)
    await press(grace, ChangeNotice(notice))
    assert "Everybody who agreed" not in said(grace)
    await press(grace, ShowAudience("note", notice))
    await grace.tap(NameChoices)
    await press(grace, Name("note", notice, "r", 0, "", 0))
    assert (await acts(world)).count(Name.prefix) == 2
    await press(grace, TurnKind(notice, "promotion"))
    assert "Only who said yes" in said(grace)
    await press(grace, CheckNotice(notice))
    await grace.tap(Approve)
    await press(grace, ChangeNotice(notice))
    assert "must be approved again" in said(grace)
    await press(grace, OpenNotice(notice))
    await press(grace, Queue(notice, 1, moments.NOW))
    assert "this is how it stands now" in said(grace), "an older edition"
    await grace.tap(Queue)
    await arrive(world, seconds=61)
    assert "Workshop" in said(james)
    assert james.buttons[0]["url"] == "https://example.org/course"
    assert "Workshop" not in said(hiba)
    await press(grace, DropNotice(notice, 1))
    assert "this is how it stands now" in said(grace), "what people got is not deleted"
    other = await drafted(grace, "Never mind")
    await grace.tap(DropNotice)
    await grace.twice(DropNotice(other, 1))
    assert "Nobody got it" in said(grace)
    assert (await acts(grace.world)).count(DropNotice.prefix) == 1
    await press(grace, OpenNotice(other))
    assert "not here any more" in said(grace)
    await press(grace, ShowNotices(3))
    assert grace.offers(OpenNotice(notice))
