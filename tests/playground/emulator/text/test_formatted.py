import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.emulator.errors import ApiError
from bot.playground.emulator.text.formatted import read_formatted
from bot.playground.emulator.text.units import utf16_length, utf16_slice
from bot.playground.emulator.wire import Json

unhurried = settings(deadline=None)  # a busy machine is no failure

AMAL = {"id": 5, "is_bot": False, "first_name": "Amal"}


ENDS_AFTER = (
    "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"
)


def user(user_id: int) -> Json | None:
    return AMAL if user_id == AMAL["id"] else None


def html(source: str) -> tuple[str, list[Json]]:
    return read_formatted(source, "html", None, user)


def plain(text: str, *entities: object) -> tuple[str, list[Json]]:
    return read_formatted(text, "", list(entities), user)


def entity(kind: str, offset: int, length: int, **more: object) -> Json:
    return {"offset": offset, "length": length, "type": kind, **more}


def test_blanks_around_the_text_are_trimmed_and_entities_move_along() -> None:
    assert html(" \n a<b>b</b> \n") == ("ab", [entity("bold", 1, 1)])
    assert html("<b>b \n</b> ") == ("b", [entity("bold", 0, 1)])


def test_blanks_at_the_beginning_of_a_style_fall_out_of_it() -> None:
    assert html("  <b> b</b>") == ("b", [entity("bold", 0, 1)])
    assert html("a<b> b</b>") == ("a b", [entity("bold", 2, 1)])


def test_an_entity_over_blanks_alone_is_dropped_unless_it_is_a_link() -> None:
    assert html("a<b> </b>b") == ("a b", [])
    link = entity("text_link", 1, 1, url="http://x.org/")
    assert html("a<a href='x.org'> </a>b") == ("a b", [link])


def test_control_characters_become_spaces_and_bidi_overrides_vanish() -> None:
    assert plain("a\x07b\tc\r\nd") == ("a b c\nd", [])
    assert html("\u202ea\u202c<b>\u2028b</b>\u0333c") == ("abc", [entity("bold", 1, 1)])


def test_isolates_and_joiners_stay() -> None:
    text = "\u2067می\u200cشود\u2069\u200f"
    assert plain(text) == (text, [])


def test_styles_nest_and_quotes_hold_everything() -> None:
    assert html("<blockquote><b>a<i>b</i></b> <code>c</code></blockquote>") == (
        "ab c",
        [
            entity("blockquote", 0, 4),
            entity("bold", 0, 2),
            entity("italic", 1, 1),
            entity("code", 3, 1),
        ],
    )


def test_a_style_is_cut_where_telegram_finds_a_link() -> None:
    assert html("<b>see gov.uk now</b>") == (
        "see gov.uk now",
        [
            entity("bold", 0, 4),
            entity("url", 4, 6),
            entity("bold", 4, 6),
            entity("bold", 10, 4),
        ],
    )


def test_a_hundred_entities_are_kept_and_styles_go_first() -> None:
    source = "".join(f"<b>{n}</b> " for n in range(90)) + "<code>x</code> " * 20
    kinds = [found["type"] for found in html(source)[1]]
    assert (kinds.count("bold"), kinds.count("code")) == (80, 20)


def test_code_holds_nothing() -> None:
    assert html("<b>a<code>b @mention</code>c</b>") == (
        "ab @mentionc",
        [entity("bold", 0, 1), entity("code", 1, 10), entity("bold", 11, 1)],
    )


def test_touching_pieces_of_a_style_are_joined() -> None:
    assert html("<b>a</b><b>b</b>") == ("ab", [entity("bold", 0, 2)])


def test_links_do_not_overlap_and_the_bots_own_win() -> None:
    _text, entities = html("<a href='x.org'>gov.uk</a>")
    assert entities == [entity("text_link", 0, 6, url="http://x.org/")]
    crossing = (entity("code", 0, 2), entity("text_link", 1, 2, url="x.org"))
    assert plain("abc", *crossing)[1] == [entity("code", 0, 2)]


def test_what_crosses_the_border_of_a_quote_is_dropped() -> None:
    crossing = (entity("blockquote", 0, 2), entity("code", 1, 2), entity("bold", 1, 2))
    assert plain("abc", *crossing)[1] == [
        entity("blockquote", 0, 2),
        entity("bold", 1, 1),
        entity("bold", 2, 1),
    ]


def test_entities_may_be_given_instead_of_markup() -> None:
    user_link = entity("text_link", 0, 1, url="tg://user?id=5")
    mention = {**entity("text_mention", 1, 1), "user": {"id": 5}}
    code = entity("pre", 2, 1, language="py")
    emoji = entity("custom_emoji", 3, 2, custom_emoji_id="12")
    found_anyway = entity("bot_command", 0, 1)
    assert plain("abc🙂", user_link, mention, code, emoji, found_anyway)[1] == [
        entity("text_mention", 0, 1, user=AMAL),
        entity("text_mention", 1, 1, user=AMAL),
        code,
        emoji,
    ]


@pytest.mark.parametrize(
    ("given_entity", "problem"),
    [
        ("bold", "can't parse MessageEntity: expected an Object"),
        ({"offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"type\""),
        (entity("shiny", 0, 1), "can't parse MessageEntity: Unsupported type specified"),
        (entity("bold", -1, 1), "receive an entity with incorrect offset -1"),
        (entity("bold", 0, -1), "receive an entity with incorrect length -1"),
        (entity("bold", 100, 1), "entity begins after the end of the text at UTF-16 offset 100"),
        (
            entity("bold", 0, 100),
            ENDS_AFTER,
        ),
        (entity("bold", 1, 1), "entity begins in a middle of a UTF-16 symbol"),
        (
            entity("bold", 0, 1),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol",
        ),
        (entity("text_link", 0, 2), "can't parse MessageEntity: Can't find field \"url\""),
        (entity("text_link", 0, 2, url=""), "entity URL '' is invalid: URL host is empty"),
        (entity("text_link", 0, 2, url="no-url"), "entity URL 'no-url' is invalid: Wrong HTTP URL"),
        (
            entity("text_link", 0, 2, url="ftp://x.org"),
            "entity URL 'ftp://x.org' is invalid: Unsupported URL protocol",
        ),
        (entity("text_mention", 0, 2), "can't parse MessageEntity: Can't find field \"user\""),
        (entity("text_mention", 0, 2, user={"id": 6}), "user not found"),
        (
            entity("custom_emoji", 0, 2),
            "can't parse MessageEntity: Can't find field \"custom_emoji_id\"",
        ),
    ],
)
def test_wrong_entities_are_refused_in_telegrams_words(given_entity: object, problem: str) -> None:
    with pytest.raises(ApiError) as caught:
        plain("🙂x", given_entity)
    assert caught.value.description == f"Bad Request: {problem}"


def test_markdown_is_refused_clearly_and_other_modes_as_telegram_does() -> None:
    for mode, code, words in (
        ("MarkdownV2", 501, "Not Implemented: the emulator reads HTML, not MarkdownV2"),
        ("XML", 400, "Bad Request: unsupported parse_mode"),
    ):
        with pytest.raises(ApiError) as caught:
            read_formatted("x", mode, None, user)
        assert (caught.value.code, caught.value.description) == (code, words)


STYLED = st.sampled_from(["bold", "italic", "code", "pre", "blockquote", "spoiler", "underline"])


@unhurried
@given(
    st.text(st.sampled_from("ab \nم🙂\u202e\r@.uk"), min_size=1, max_size=30),
    st.lists(st.tuples(STYLED, st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_whatever_was_given_the_result_is_sorted_inside_the_text_and_visible(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    given_entities = [entity(kind, offset, length) for kind, offset, length in marks]
    try:
        shown, entities = plain(text, *given_entities)
    except ApiError:
        return
    assert shown == shown.rstrip(" \n")
    assert entities == sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    for found in entities:
        start, end = found["offset"], found["offset"] + found["length"]
        assert 0 <= start < end <= utf16_length(shown)
        assert utf16_slice(shown, start, end).strip(" \n")
