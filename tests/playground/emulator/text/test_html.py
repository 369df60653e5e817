import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.emulator.text.html import parse_html
from bot.playground.emulator.text.tags import MarkupError
from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.wire import Json

unhurried = settings(deadline=None)  # a busy machine is no failure

AMAL = {"id": 5, "is_bot": False, "first_name": "Amal"}
SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


def user(user_id: int) -> Json | None:
    return AMAL if user_id == AMAL["id"] else None


def parse(source: str) -> tuple[str, list[Json]]:
    return parse_html(source, user)


def entity(kind: str, offset: int, length: int, **more: object) -> Json:
    return {"offset": offset, "length": length, "type": kind, **more}


@pytest.mark.parametrize(("tag", "kind"), SIMPLE.items())
def test_each_simple_tag_becomes_its_entity(tag: str, kind: str) -> None:
    assert parse(f"a<{tag}>bc</{tag}>d") == ("abcd", [entity(kind, 1, 2)])
    assert parse(f"<{tag.upper()}>x</{tag.title()}>") == ("x", [entity(kind, 0, 1)])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a & b &lt;&gt;&amp;&quot;", 'a & b <>&"', []),
        ("&lt without semicolon", "< without semicolon", []),
        ("&nbsp; &apos; &LT;", "&nbsp; &apos; &LT;", []),
        ("&#1605;&#x645;&#128578;", "مم🙂", []),
        ("&#0;&#1114111;&#xFFFFFFF;&#;&", "&#0;&#1114111;&#xFFFFFFF;&#;&", []),
        ("🙂<b>x</b>", "🙂x", [entity("bold", 2, 1)]),
        ("<b></b>x", "x", []),
        ("<b>a<i>b</></>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<i><b>a</b></i>", "a", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<span class=tg-spoiler >x</span >", "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<pre><code class="language-sql">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="sql")],
        ),
        (
            '<code class="language-sql"><pre>x</pre></code>',
            "x",
            [entity("pre", 0, 1, language="sql")],
        ),
        ('<code class="language-sql">x</code>', "x", [entity("code", 0, 1)]),
        (
            "<pre>a<code class='language-sql'>x</code></pre>",
            "ax",
            [entity("pre", 0, 2), entity("code", 1, 1)],
        ),
        (
            "<a href='https://GOV.uk?a=1&amp;b'>x</a>",
            "x",
            [entity("text_link", 0, 1, url="https://gov.uk/?a=1&b")],
        ),
        (
            "<a>example.org</a>",
            "example.org",
            [entity("text_link", 0, 11, url="http://example.org/")],
        ),
        ("<a href=''>nothing</a>", "nothing", []),
        ("<a href='ftp://x.org'>x</a><a href='javascript:1'>y</a>", "xy", []),
        ("<a href='tg://user?id=5'>x</a>", "x", [entity("text_mention", 0, 1, user=AMAL)]),
        ("<a href='tg://user?id=6'>x</a>", "x", []),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
        ),
    ],
)
def test_reads_what_telegram_reads(source: str, text: str, entities: list[Json]) -> None:
    assert parse(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>test</b></i>",
            'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
        ),
        ("م<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</b x>", "Unclosed end tag at byte offset 4"),
        (
            "<a href",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a href=", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xD83D;&#xDE42;",
            SURROGATES,
        ),
        ("<tg-emoji emoji-id='x'>👍</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_refuses_the_rest_in_telegrams_words(source: str, problem: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(source)
    assert caught.value.describe(source) == problem


@unhurried
@given(st.text())
def test_whatever_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert parse(html.escape(text, quote=False)) == (text, [])


@unhurried
@given(st.lists(st.tuples(st.sampled_from(sorted(SIMPLE)), st.text(min_size=1)), max_size=6))
def test_entities_cover_exactly_the_text_between_their_tags(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html.escape(text, quote=False)}</{tag}>" for tag, text in parts)
    shown, entities = parse(source)
    assert shown == "".join(text for _tag, text in parts)
    offset = 0
    for (tag, text), found in zip(parts, entities, strict=True):
        assert found == entity(SIMPLE[tag], offset, utf16_length(text))
        offset += utf16_length(text)


@unhurried
@given(st.text("<>/&; =\"'abpresncodihul#x1\n🙂م"))
def test_anything_at_all_is_either_read_or_refused(source: str) -> None:
    try:
        text, entities = parse(source)
    except MarkupError:
        return
    ends = [found["offset"] + found["length"] for found in entities]
    assert all(0 < end <= utf16_length(text) for end in ends)
