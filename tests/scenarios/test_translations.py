"""A published answer: its source, its languages, and that somebody looks at it again."""

from sqlalchemy import delete

from bot.features.answers.actions import (
    AddSource,
    ConfirmTranslation,
    EditShared,
    OpenAnswer,
    OpenOriginal,
    OpenReview,
    OpenTranslation,
    Publish,
    SaveTranslation,
    ShowAnswers,
    ShowReview,
    ShowTranslations,
    StillRight,
    TakeBack,
    WriteTranslation,
)
from bot.features.answers.tables import translations
from bot.people import safety
from bot.people.tables import suspensions
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows
from tests.scenarios.talk import Talk
from tests.scenarios.test_shared_answers import (
    ANSWERED,
    STEP,
    agreed,
    heard,
    is_nowhere,
    one_of,
    pinned,
    press,
    published,
    said,
)

TITLE, QUESTION = "حافلة المستشفى", "أي حافلة تذهب إلى المستشفى؟"
ANSWER = "خذ الحافلة الزرقاء، أو اتصل على 07700 900123."


async def find(talk: Talk, word: str = "zebrafish") -> Talk:
    await talk.say(word)
    return await talk.tap(OpenAnswer)


async def translate(talk: Talk, number: int, *texts: str) -> Talk:
    await press(talk, ShowTranslations(number))
    await talk.tap(OpenTranslation(number, "ar"))
    for text in texts:
        await talk.say(text)
    return talk


async def test_readers_get_their_language_and_always_know_where_the_words_are_from(
    world: World,
) -> None:
    hiba, daniel, grace = await published(world)
    noor = await cast.mentor(world, "Noor", also_reads=("ar",))
    omar = await cast.medic(world, "Omar", "ar")
    await find(noor)
    assert noor.offers(ShowTranslations)
    assert not (await find(hiba)).offers(ShowTranslations)
    number = key(noor)

    await press(noor, OpenTranslation(number, "uk"))
    assert "no longer here" in said(noor), "she does not read it"
    await translate(noor, number, TITLE, "\u200b")
    assert "empty" in said(noor)
    await noor.say(QUESTION)
    await world.stop()
    await world.start()
    await noor.say(ANSWER)
    assert "900123" not in said(noor)
    assert "Hidden: phone number" in said(noor)
    assert await rows(world, translations) == 0, "nothing before it was seen"
    save = noor.data(SaveTranslation("drafted"))
    await stop(noor, 7)
    await noor.press(save)
    await press(noor, OpenTranslation(number, "ar"))
    assert await rows(world, translations) == 0, "who is stopped writes nothing for everybody"
    await stop(noor, 0)
    await translate(noor, number, TITLE, QUESTION, ANSWER)
    await noor.tap(SaveTranslation("drafted"))

    await press(omar, ShowAnswers(STEP))
    assert any(TITLE in label for label in omar.labels)
    await find(omar, "حافلة المستشفى الزرقاء")
    assert "الحافلة الزرقاء" in said(omar)
    note = (
        "<i>It was written in {language}. A machine translated it, and nobody has checked it "
        "yet.</i>"
    )
    t = world.app.runtime.catalogs.translator("ar")
    assert t.gettext(note).split("{")[0].removeprefix("<i>") in said(omar)
    await omar.tap(OpenOriginal)
    assert ANSWERED in said(omar)
    await find(hiba)
    assert ANSWERED in said(hiba)
    assert not hiba.offers(OpenOriginal)

    await press(grace, OpenTranslation(number, "ar"))
    await grace.tap(ConfirmTranslation)
    assert "✅ العربية" in said(grace)
    await grace.tap(WriteTranslation)
    await press(hiba, TakeBack(number, 1))
    await grace.say("Too late")
    assert "does not wait" in said(grace)
    await press(grace, SaveTranslation("reviewed"))
    assert "does not wait" in said(grace)
    assert await rows(world, translations) == 0
    await is_nowhere(world, omar, daniel, grace, noor)


async def stop(talk: Talk, cause: int) -> None:
    """Stop somebody because of something; 0: let them again."""
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        if cause:
            await safety.suspend(uow.connection, uow.vault, uow.person, cause, uow.now)
        else:
            await uow.connection.execute(delete(suspensions))


def key(talk: Talk) -> int:
    data = talk.data(ShowTranslations)
    return int(data.split(":")[-1])


async def test_an_answer_says_its_source_and_comes_back_after_a_year(world: World) -> None:
    hiba, daniel, grace = await agreed(world)
    await daniel.tap(AddSource)
    await daniel.say("https://name:word@example.org")
    assert "not the address" in said(daniel)
    await daniel.say("https://buses.example.org/blue")
    await grace.tap(OpenReview)
    number = one_of(grace)
    assert "Hidden: phone number" in said(grace), "what the guard hid is said"
    assert "https://buses.example.org/blue" in said(grace)
    await grace.tap(EditShared(number, "answer"))
    await grace.say(ANSWERED + " Or ring 07700 900123.")
    assert "900123" not in heard(grace)
    await grace.tap(EditShared(number, "source"))
    await grace.say("https://buses.example.org/all")
    await pinned(grace)
    await grace.tap(Publish)
    await find(hiba)
    assert "Source: buses.example.org" in said(hiba)
    assert "Checked on 23 November 2026, to be checked again by 23 November 2027" in said(hiba)
    assert "[phone number]" in said(hiba)

    await press(grace, ShowReview())
    assert not grace.offers(OpenReview)
    await world.move(days=366)
    await press(grace, ShowReview())
    assert "is it still right?" in said(grace)
    await grace.tap(OpenReview)
    await grace.tap(StillRight)
    await press(grace, ShowReview())
    assert not grace.offers(OpenReview)
    await press(daniel, AddSource(number))
    assert "no longer here" in said(daniel), "what is published is for coordinators to change"
    await press(grace, TakeBack(number, 1))
    await is_nowhere(world, hiba, grace)


async def test_without_a_source_it_is_what_one_person_has_seen(world: World) -> None:
    hiba, _, _ = await published(world)
    await find(hiba)
    assert "what one person has seen" in said(hiba)
