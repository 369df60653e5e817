"""Every screen of the plan, for the shipped content, in English and in pretended languages."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.content import Library, StepStatus
from bot.content.figures import Figure
from bot.content.pathways import Track
from bot.content.walk import texts, walk
from bot.features.pathways import views
from bot.features.pathways.actions import code
from bot.features.pathways.domain import Fault, Plan, Route, Told, clocks, make_plan, routes
from bot.features.pathways.service import Offer, Opened
from bot.features.pathways.service.results import Result
from bot.features.pathways.views.parts import Part
from bot.i18n import Catalogs, Translator
from bot.i18n.faults import TAG
from bot.i18n.split import units
from bot.message import Button, Message
from bot.messages import pseudo
from bot.screen import Home
from tests import shipped

pytestmark = pytest.mark.figure  # every screen of every step, three times

ROOT = Path(__file__).parents[3]
LIBRARY = shipped.library()
PLAB = next(pathway for pathway in LIBRARY.pathways if pathway.slug == "doctor-plab")
TODAY = dt.date(2026, 11, 21)
HOME = Button("Home", Home())
MORE = ((HOME, HOME), (HOME,))
"""Rows that other features put on a screen."""
DATES = {
    clock.id: TODAY - dt.timedelta(days=200 * place) for place, clock in enumerate(LIBRARY.clocks)
}
PHONE_FULL = 1500  # characters; a translation may be longer than the 700 we aim at in English
PARTS = {Part.COST: ("costs", "time"), Part.DOCUMENTS: ("documents",), Part.KNOW: ("facts",)}


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Catalogs:
    folder = tmp_path_factory.mktemp("locales")
    for language in ("ar", "uk"):
        pseudo(ROOT, language, folder)
    return Catalogs.load(folder)


@pytest.fixture(scope="module", params=["en", "uk", "ar"])
def every_screen(request: pytest.FixtureRequest, catalogs: Catalogs) -> list[Message]:
    return [*screens(catalogs.translator(request.param), LIBRARY)]


@pytest.fixture(scope="module")
def arabic_screens(catalogs: Catalogs) -> list[Message]:
    return [*screens(catalogs.translator("ar"), LIBRARY)]


@pytest.fixture
def english(catalogs: Catalogs) -> Translator:
    return catalogs.translator("en")


def everybody(track: Track) -> Iterator[Plan]:
    """Yield a newcomer's plan, one in the middle with every status, and a finished one."""
    yield of(track, {}, {})
    yield middle(track)
    known = LIBRARY.facts({"stage": "student", "english": "expired"}).answers
    yield of(track, known, {step.slug: Told(StepStatus.STUCK) for step in track.steps})
    yield of(track, {}, {step.slug: Told(StepStatus.DONE) for step in track.steps})


def middle(track: Track) -> Plan:
    known = LIBRARY.facts({"stage": "no-internship", "english": "expired", "region": "wales"})
    mixed = dict(zip((step.slug for step in track.steps), StepStatus, strict=False))
    plan = of(track, known.answers, {slug: Told(said) for slug, said in mixed.items()})
    return replace(plan, clocks=clocks(LIBRARY, DATES, TODAY))


def of(track: Track, answers: Mapping[Any, str], told: Mapping[str, Told]) -> Plan:
    made = make_plan(track, answers, told, LIBRARY.steps.values())
    return replace(made, code=code(track.slug))


def screens(t: Translator, library: Library) -> Iterator[Message]:
    """Yield every screen there is."""
    for track in library.tracks.values():
        for plan in everybody(track):
            for page in range(4):
                yield views.plan(t, library, plan, page, kept=bool(page % 2), more=(HOME, HOME))
                yield views.about(t, library, plan, page)
            yield from until_the_last(lambda page, plan=plan: views.money(t, library, plan, page))
    for number, slug in enumerate(library.steps):
        plan = middle(library.tracks_with(slug)[0])
        change = list(StepStatus)[number % len(StepStatus)]
        yield from step_screens(t, library, Opened(plan, plan.at(slug)), change)
    yield views.gone(t, "It is gone.")
    yield from until_the_last(lambda page: views.guides(t, library, library.guides, (HOME,), page))
    yield views.guides(t, library, (), (HOME,))
    yield from route_screens(t, library)
    yield from result_screens(t, library)


def route_screens(t: Translator, library: Library) -> Iterator[Message]:
    found = routes(library.pathways, library.facts({"stage": "student"}))
    for unasked, missing in ((True, False), (False, True), (False, False)):
        offer = Offer(found, unasked, missing, "doctor-plab")
        for page in range(3):
            yield views.routes(t, library, offer, page, introduce=Home(), ask=Home())
            yield views.choose_to_compare(t, library, offer, code("doctor-plab"), page)
        yield views.choose_to_compare(t, library, offer, "")
    for pathway in library.pathways:
        yield views.not_yet(t, library, Route(pathway, pathway.closed), ask=Home())
        yield views.not_yet(t, library, Route(pathway, ()), ask=Home())
    for one, other in pairwise(library.pathways):
        both = (middle(one), of(other, {"stage": "student"}, {}))
        yield from until_the_last(lambda page, both=both: views.compare(t, library, both, page))


def result_screens(t: Translator, library: Library) -> Iterator[Message]:
    dated = {one.clock.id: Result(one.clock, one) for one in clocks(library, DATES, TODAY)}
    every = [*dated.values(), *(Result(one) for one in library.clocks)]
    yield from until_the_last(lambda page: views.results(t, library, every, page))
    yield views.results(t, library, ())
    for one in every:
        yield views.result(t, library, one)
    for fault in Fault:
        yield views.result(t, library, Result(library.clocks[0], fault=fault))


def step_screens(
    t: Translator, library: Library, opened: Opened, change: StepStatus
) -> Iterator[Message]:
    yield views.step(t, library, opened, ask=Home(), more=MORE)
    for said in (None, change):
        told = Opened(opened.plan, opened.step, said)
        yield views.marked(t, library, told, ask=Home(), consent=Home(), more=MORE)
    for part in Part:
        yield from pages_of(t, library, opened, part)


def until_the_last(page_of: Callable[[int], Message]) -> Iterator[Message]:
    """Yield each page once; a page beyond the last one is the last one again."""
    seen = set[Message]()
    for page in count():
        message = page_of(page)
        if message in seen:
            return
        seen.add(message)
        yield message


def pages_of(t: Translator, library: Library, opened: Opened, part: Part) -> Iterator[Message]:
    yield from until_the_last(lambda page: views.part(t, library, opened, part, page))


def test_every_screen_fits_telegram_and_a_phone(every_screen: list[Message]) -> None:
    for message in every_screen:
        assert units(TAG.sub("", message.text)) <= PHONE_FULL, message.text
        assert units(message.text) <= 4 * 4096
        assert len(message.rows) <= 13
        message.to_json()  # every button fits its 64 bytes


def test_every_screen_leads_back(every_screen: list[Message]) -> None:
    for message in every_screen:
        assert any(button.action == Home() for button in message.rows[-1])


def test_no_placeholder_is_left_over(every_screen: list[Message]) -> None:
    for message in every_screen:
        labels = [button.label for row in message.rows for button in row]
        assert not re.search(r"\{\w+\}", "\n".join([message.text, *labels]))


def test_every_line_runs_from_the_right_for_who_reads_so(
    arabic_screens: list[Message],
) -> None:
    for message in arabic_screens:
        for line in unescape(TAG.sub("", message.text)).split("\n"):
            assert not line.strip() or first_strong(line) in ("R", "AL"), line
        for row in message.rows:
            for button in row:
                assert first_strong(button.label) in ("R", "AL"), button.label


def test_every_text_can_be_translated(catalogs: Catalogs) -> None:
    t = catalogs.translator("ar")
    for message in screens(t, LIBRARY):
        assert not t._missing, message.text


def labels_of(message: Message) -> list[str]:
    return [button.label for row in message.rows for button in row]


def first_strong(line: str) -> str:
    """Return the class of the first strong character that stands in no isolate."""
    depth = 0
    for character in line:
        kind = unicodedata.bidirectional(character)
        depth += (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI")
        if kind in ("L", "R", "AL") and not depth:
            return kind
    return ""


def test_the_buttons_of_a_row_are_mirrored(catalogs: Catalogs, english: Translator) -> None:
    plan = make_plan(PLAB, {}, {})
    opened = Opened(plan, plan.steps[0])
    here = views.step(english, LIBRARY, opened, ask=Home())
    there = views.step(catalogs.translator("ar"), LIBRARY, opened, ask=Home())

    actions = [[button.action for button in row] for row in here.rows]
    assert [[button.action for button in reversed(row)] for row in there.rows] == actions


@pytest.mark.parametrize("slug", list(LIBRARY.steps))
def test_every_figure_shows_its_date_and_its_sources(english: Translator, slug: str) -> None:
    step = LIBRARY.step(slug)
    assert step
    plan = make_plan(LIBRARY.tracks_with(step.slug)[0], {}, {})
    opened = Opened(plan, plan.at(slug))
    known = [fact for fact in step.facts if fact.when is None]
    shown = step.model_copy(update={"facts": tuple(known)})
    for part, fields in PARTS.items():
        text = "".join(message.text for message in pages_of(english, LIBRARY, opened, part))
        for figure in figures_of(shown, fields):
            assert_cited(english, text, figure)
    text = views.step(english, LIBRARY, opened, ask=Home()).text
    for figure in figures_of(shown, ("what", "why", "do")):
        assert_cited(english, text, figure)


def figures_of(step: object, fields: tuple[str, ...]) -> Iterator[Figure]:
    found = [one for one in walk(step) if one.place[0] in fields]
    for _, text, _ in texts(found):
        yield from LIBRARY.figures_in(text).values()
    for one in found:
        if one.field == "amount" and one.value in LIBRARY.figures:
            yield LIBRARY.figure(str(one.value))


def assert_cited(t: Translator, text: str, figure: Figure) -> None:
    assert t.date(figure.checked) in text
    for name in (*figure.sources, *([figure.check_at] if figure.uncertain else [])):
        assert unescape(text).count(LIBRARY.sources[name].url), figure.id
    assert not figure.uncertain or "Not certain" in text


def test_long_parts_go_on_on_the_next_page_and_nothing_is_lost(english: Translator) -> None:
    plan = make_plan(PLAB, {}, {})
    counts = []
    for one in plan.every:
        pages = [*pages_of(english, LIBRARY, Opened(plan, one), Part.SOURCES)]
        counts.append(len(pages))
        text = unescape("".join(page.text for page in pages))
        assert ("⬇️ More" in labels_of(pages[0])) == (len(pages) > 1)
        assert ("⬆️ Earlier" in labels_of(pages[-1])) == (len(pages) > 1)
        for source in LIBRARY.sources_of(one.step):
            assert source.url in text
            assert english.date(source.review_by) in text
    assert max(counts) > 1


def test_a_fact_is_shown_to_whom_it_concerns(english: Translator) -> None:

    def known(region: str) -> str:
        plan = make_plan(PLAB, LIBRARY.facts({"region": region}).answers, {})
        opened = Opened(plan, plan.at("refugee-programme"))
        return "".join(page.text for page in pages_of(english, LIBRARY, opened, Part.KNOW))

    assert "WARD" in known("wales")
    assert "WARD" not in known("east")


def test_an_unknown_part_or_page_of_an_old_button_leads_somewhere(english: Translator) -> None:
    plan = make_plan(PLAB, {}, {})
    opened = Opened(plan, plan.steps[0])

    assert "Sources" in views.part(english, LIBRARY, opened, "gone", 0).text
    assert "Cost" in views.part(english, LIBRARY, opened, "cost", 99).text


def test_a_part_that_a_step_lost_says_that_it_is_empty(english: Translator) -> None:
    bare = PLAB.steps[0].model_copy(update={"documents": (), "facts": ()})
    plan = make_plan(PLAB.model_copy(update={"listed": (bare,)}), {}, {})
    opened = Opened(plan, plan.steps[0])

    assert "nothing here" in views.part(english, LIBRARY, opened, "know", 0).text
    labels = labels_of(views.step(english, LIBRARY, opened, ask=Home()))
    assert "📄 Documents" not in labels
    assert "💡 Good to know" not in labels


def test_no_step_is_done_by_what_a_person_did_not_say() -> None:
    """One more answer would lose progress (test_domain_properties): content must not say so."""
    for step in LIBRARY.steps.values():
        for part in step.done_when.parts() if step.done_when else ():
            assert part.not_ is None, step.slug
            settled = {StepStatus.DONE, StepStatus.NOT_FOR_ME}
            assert all(set(said) <= settled for said in (part.steps or {}).values()), step.slug
