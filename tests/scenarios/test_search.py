"""Search, as conversations: by the button, and by any text that nobody asked for."""

import dataclasses

import pytest

from bot.content.glossary import Term
from bot.features.directory.actions import FindHelp, OpenEntry
from bot.features.glossary.actions import OpenTerm, ShowGlossary
from bot.features.glossary.domain import key
from bot.features.pathways.actions import AboutRoute, OpenPlanPage, OpenStep, ShowGuides
from bot.features.questions.actions import Ask, Change, ChooseTopic, Send
from bot.features.rights.actions import GoRights
from bot.features.search.actions import AskSearch, TurnFinds
from bot.features.search.catalog import Kind
from bot.features.urgent.actions import OpenUrgentGroup
from bot.message import Action
from bot.screen import Home, UrgentHelp
from handlers.search import OPEN
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

CANARY = "zanzibar"


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def with_term(world: World) -> Term:
    """Give content one more word, as when it is edited while the bot runs."""
    runtime = world.app.runtime
    meaning = "A person who looks after boats."
    term = Term(term="Ferrywarden", meaning=meaning, sources=("gmc-fees",), confidence="high")
    runtime.library = dataclasses.replace(runtime.library, terms=(*runtime.library.terms, term))
    return term


async def test_a_nurse_finds_a_step_an_organisation_and_a_line_by_mistyped_words(
    world: World,
) -> None:
    hiba = await cast.medic(world, language="en", profession="nurse")
    await press(hiba, AskSearch())
    assert "Mistakes in writing are no problem" in hiba.text
    library = world.app.runtime.library
    slug = library.pathways_for("nurse")[0].steps[0].slug
    await hiba.say(library.step(slug).title.replace("e", "", 1))
    assert hiba.offers(OpenStep(slug))
    await hiba.tap(OpenStep(slug))
    assert library.step(slug).title in hiba.text

    organisation = next(iter(library.organisations.values()))
    await hiba.say(organisation.name[:4] + organisation.name[5:])
    await hiba.tap(OpenEntry(organisation.id))
    assert organisation.name in hiba.text

    await hiba.say("samaritens")
    assert hiba.offers(OpenUrgentGroup)


async def test_what_is_found_opens_whatever_it_is(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    term, library = with_term(world), world.app.runtime.library
    assert OPEN.keys() == set(Kind)
    for words, action in (
        ("ferywarden", OpenTerm(key(term.term))),
        (library.rights[0].ends[0].title, GoRights(library.rights[0].ends[0].id)),
        (library.pathways[0].title, AboutRoute(library.pathways[0].slug)),
        (library.guides[0].title, OpenPlanPage(library.guides[0].slug)),
    ):
        await hiba.say(words)
        await hiba.tap(action)
        assert hiba.offers(UrgentHelp)
        assert "no longer" not in hiba.text


async def test_steps_of_one_title_say_on_which_route_they_are_ones_own_first(world: World) -> None:
    hiba = await cast.medic(world, language="en", profession="pharmacist")
    await hiba.say("Pass OET or IELTS")
    first, second = hiba.labels[:2]
    assert first.startswith("📋 Pass OET or IELTS · Pharmacist")
    assert second.startswith("📋 Pass OET or IELTS · ")


@pytest.mark.parametrize("language", ["ar", "fa"])
async def test_the_words_of_the_reader_and_english_ones_find_the_same(
    world: World, language: str
) -> None:
    hiba = await cast.medic(world, language=language)
    t, library = world.app.runtime.catalogs.translator(language), world.app.runtime.library
    title = t.content(library.step("plab-1").title)
    await hiba.say(title.replace("ي", "ی"))
    assert hiba.offers(OpenStep("plab-1"))
    assert cast.reads_right_to_left(hiba.text)
    await hiba.say("PLAB \u06f1")  # a Persian one
    assert hiba.offers(OpenStep("plab-1"))
    assert hiba.labels[-3].strip("\u200f").startswith("🆘"), "the last row is mirrored"


async def test_more_finds_are_a_page_further_and_the_words_are_in_no_button(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await hiba.say(f"exam {CANARY}")
    first = hiba.labels
    assert not any(CANARY in button.get("callback_data", "") for button in hiba.buttons)
    await world.stop()
    await world.start()
    await hiba.tap(TurnFinds)
    assert hiba.labels != first
    await hiba.tap(TurnFinds)
    assert hiba.labels == first


async def test_pages_of_other_content_are_not_mixed_up(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await hiba.say("exam")
    old = hiba.data(TurnFinds)
    with_term(world)
    await hiba.press(old, hiba.phone.last["message_id"])
    assert "has changed since" in hiba.text
    await hiba.say("exam")
    action = TurnFinds(0, hiba.data(TurnFinds).split(":")[3], "__")
    await press(hiba, action)
    assert "has changed since" in hiba.text, "a number beyond the last"


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_who_finds_nothing_is_shown_where_to_go_on(world: World, language: str) -> None:
    hiba = await cast.medic(world, language=language)
    for nothing in ("qqqqqqqqqq", "🙂", "?!", "ж" * 4000):
        await hiba.say(nothing)
        for action in (Ask, ShowGuides, FindHelp, ShowGlossary, AskSearch, Home, UrgentHelp):
            assert hiba.offers(action), nothing
    await hiba.say("CM1 1ZZZ")
    assert hiba.offers(FindHelp)
    assert not hiba.offers(ShowGuides), "a mistyped postcode finds no steps"
    await hiba.press(tagged(hiba, Ask()))
    assert not hiba.offers(TurnFinds)


async def test_nothing_typed_is_kept_or_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, AskSearch())
    await hiba.say(f"{CANARY} exam")
    await hiba.say(f"nothing but {CANARY}")
    async with world.app.runtime.store.database.reader() as connection:
        for table in ("inbox WHERE payload <> x''", "outbox WHERE payload <> x''", "prompts"):
            kept = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert kept.scalar_one() == 0, table
    assert CANARY not in "".join(hiba.heard)
    assert CANARY not in caplog.text


async def test_an_answer_that_is_waited_for_is_not_searched(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await cast.write(hiba, "PLAB exam")
    assert not hiba.offers(TurnFinds)
    assert "PLAB exam" in hiba.text


async def test_who_goes_home_from_search_is_not_said_to_be_writing(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, AskSearch())
    await hiba.tap(Home)
    assert "We wait for a text" not in hiba.text


async def test_who_was_writing_and_looks_for_something_finds_it_also_after_a_restart(
    world: World,
) -> None:
    hiba = await cast.medic(world, language="en")
    await cast.write(hiba, "Which exam first?")
    await hiba.tap(Change)
    await press(hiba, AskSearch())
    await world.stop()
    await world.start()
    await hiba.say("plab")
    assert hiba.offers(OpenStep)
    assert not hiba.offers(Send)
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        assert await uow.prompt() is None


async def test_a_command_is_no_search_and_another_topic_is_still_asked(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await hiba.say("/nonsense")
    assert "I do not know this command" in hiba.text
    await hiba.say("plab")
    await hiba.tap(Ask)
    assert hiba.text
    assert not hiba.offers(ChooseTopic), "the warning comes first"


async def test_who_searches_in_distress_is_offered_help_first_and_still_finds(
    world: World,
) -> None:
    hiba = await cast.medic(world, language="en", profession="nurse")
    await hiba.say("plab 2 i dont want to live anymore")
    assert hiba.text.startswith("This sounds very hard.")
    assert hiba.labels[0] == "🆘 Get help now"
    assert hiba.offers(AskSearch())
    await hiba.tap(UrgentHelp())
    assert "116 123" in hiba.text

    omar = await cast.medic(world, language="ar", profession="doctor")
    await omar.say("ما عاد بدي عيش")
    assert omar.offers(UrgentHelp())
    assert cast.reads_right_to_left(omar.text)
    await omar.say("GMC")
    assert omar.labels[0] != "🆘 Get help now"
