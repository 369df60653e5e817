"""The ready replies: short, honest, told apart, and never taken for what the guard hides."""

import re

import pytest

from bot.content.replies import Reply
from bot.features.questions.guard import find
from bot.features.questions.ready import blanked, marked, written, written_out
from bot.features.replies.actions import LookAtReady
from bot.i18n.html import BIDI_CONTROLS
from tests import shipped

LIBRARY = shipped.library()
CATALOGS = shipped.catalogs()
ON_A_SCREEN = 400  # characters of a reply, without whom to turn to and its sources
every_reply = pytest.mark.parametrize("reply", LIBRARY.replies, ids=lambda one: one.id)


def test_a_mentor_can_hand_over_whatever_a_volunteer_may_not_answer() -> None:
    handed = {one.id for one in LIBRARY.replies if one.kind == "hand-over"}
    assert handed == {"immigration", "clinical", "employer", "money-law", "hard-times"}
    assert all(not one.professions for one in LIBRARY.replies if one.kind == "hand-over")
    assert all(one.help or one.lines for one in LIBRARY.replies if one.kind == "hand-over")


def test_every_profession_is_told_where_its_rules_stand() -> None:
    question = next(one for one in LIBRARY.intake.questions if one.id == "profession")
    for option in question.options:
        rules = [one.id for one in LIBRARY.replies
                 if one.id.endswith("-rules") and one.is_for(option.id)]  # fmt: skip
        assert len(rules) == 1, option.id


@every_reply
def test_a_reply_is_short_and_its_button_fits(reply: Reply) -> None:
    assert sum(map(len, reply.text)) <= ON_A_SCREEN
    LookAtReady(2**48 - 1, reply.id).body()


@every_reply
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_reply_is_written_with_every_page_behind_it(reply: Reply, language: str) -> None:
    t = CATALOGS.translator(language)
    said = written(t, LIBRARY, reply).translate(BIDI_CONTROLS)
    for source in LIBRARY.sources_of(reply):
        assert source.url in said
    assert all(t.date(one.checked) in said for one in LIBRARY.sources_of(reply))
    links = re.findall(r"https?://\S+", said)
    assert len(links) == len(set(links)), "a link stands there once"
    assert all(link.startswith("https:") for link in links)
    lines = {one.id: one for one in LIBRARY.urgent.lines}
    assert all(str(lines[name].call or lines[name].text_to) in said for name in reply.lines)
    assert all(str(LIBRARY.organisations[name].url) in said for name in reply.help)
    assert "{" not in said


@every_reply
def test_the_guard_and_the_ear_read_nothing_into_a_reply(reply: Reply) -> None:
    text = f"Hello.\n\n{marked(reply)}\n\nYours"
    assert len(blanked(text)) == len(text)
    assert find(blanked(text)) == ()
    assert not LIBRARY.sounds_like_distress(blanked(text))


def test_what_stands_beside_a_reply_is_still_found() -> None:
    text = f"{marked(LIBRARY.replies[0])} 07700 900123 {marked(LIBRARY.replies[0])}"
    (found,) = find(blanked(text))
    assert text[found.start : found.end] == "07700 900123"


def test_a_reply_that_content_no_longer_has_says_so() -> None:
    gone = marked(LIBRARY.replies[0].model_copy(update={"id": "gone"}))
    t = CATALOGS.translator("en")
    assert written_out(t, LIBRARY, f"A {gone} B") == "A [This reply was taken back.] B"


def test_immigration_leads_to_registered_advisers() -> None:
    for reply in LIBRARY.replies:
        assert ("registered adviser" in " ".join(reply.text)) == (
            "immigration-adviser" in reply.help
        )
