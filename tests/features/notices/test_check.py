"""What a coordinator is told before approving, and that nobody can be found by it."""

from bot.features.notices.domain import Kind, Notice, State, Words
from bot.features.notices.service.checking import ALL, DISCREET, LANGUAGE, Check
from bot.features.notices.views import approving
from bot.segments import Counted
from tests.conftest import START
from tests.shipped import catalogs

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


def shown(words: Words, details: tuple[tuple[str, str], ...] = (), **groups: int) -> str:
    names = {name.replace("_", " "): Counted(n, 100) for name, n in groups.items()}
    notice = Notice(1, State.DRAFT, Kind.SERVICE, START, words)
    t = catalogs().translator("en")
    said = approving.check(t, notice, Check(names), ("en", "ar", "uk"), details, 5)
    return said.text.translate(MARKS)


def test_all_that_stands_in_the_way_is_named_with_rounded_numbers() -> None:
    said = shown(
        Words({"en": "x" * 800}, "en"),
        (("phone number", "020 7946 0018"),),
        **{ALL: 60, "night": 20, "full": 10, "paused": 5, "stopped": 5, "away": 15},
        **{DISCREET: 5, f"{LANGUAGE}en": 40, f"{LANGUAGE}uk": 20},
    )
    for line in (
        "About 60 people would get it",
        "Українська: About 20 people",
        "Their night: About 20 people",
        "enough messages for now: About 10 people",
        "paused messages: About 5 people",
        "stopped messages: About 5 people",
        "Cannot be reached: About 15 people",
        "See only “You have a new message” at first: About 5 people",
        "Long: 800 characters in English",
        "phone number: 020 7946 0018",
    ):
        assert line in said


def test_every_language_is_named_and_of_fewer_than_k_readers_no_number_is_said() -> None:
    said = shown(Words({"en": "Hello"}, "en"), **{ALL: 7, "night": 4, f"{LANGUAGE}ar": 4})
    assert "night" not in said
    own, _, missing = said.partition("Not in their language. They get it in English")
    assert "English: Fewer than 5 people" in own
    assert "العربية: Fewer than 5 people" in missing, "4 read it"
    assert "Українська: Fewer than 5 people" in missing, "nobody does: that is not told apart"
    assert missing.index("العربية") < missing.index("Українська"), "in the order of all languages"
    assert "characters" not in said
    assert "Fewer than 5 people" in shown(Words({"en": "Hello"}, "en"), **{ALL: 4})
