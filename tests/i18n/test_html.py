"""Values cannot inject a tag or turn a line round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Html, copied, html, plain


def test_a_template_keeps_its_tags_and_a_value_loses_its() -> None:
    filled = html('<b>{name}</b> <a href="https://x.uk">?</a>', name='<i>"A & B"</i>')
    assert filled == (
        '<b>\u2068&lt;i&gt;&quot;A &amp; B&quot;&lt;/i&gt;\u2069</b> <a href="https://x.uk">?</a>'
    )
    assert isinstance(filled, Html)


def test_html_goes_into_html_unchanged() -> None:
    assert html("{link}!", link=Html("<u>x</u>")) == "<u>x</u>!"


def test_a_number_needs_no_isolate() -> None:
    assert html("{done} of {total}", done=3, total=6) == "3 of 6"


def test_every_line_of_a_value_is_isolated_because_an_isolate_ends_with_its_line() -> None:
    assert plain("{text}", text="a\n\nb") == "\u2068a\u2069\n\n\u2068b\u2069"


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert plain("{a}", a="{b}", b="secret") == "\u2068{b}\u2069"


def test_attributes_and_formats_cannot_be_reached_from_a_template() -> None:
    assert html("{n.__class__} {n:>99} {}", n=1) == "{n.__class__} {n:>99} {}"


def test_a_value_that_the_view_forgot_is_a_mistake_of_the_view() -> None:
    with pytest.raises(KeyError, match="name"):
        html("Hello {name}")


def test_plain_text_for_a_button_is_not_escaped() -> None:
    assert plain("{name}?", name="A & B") == "\u2068A & B\u2069?"


def test_what_is_copied_holds_no_isolate() -> None:
    assert html("Ref {ref}", ref=copied("K7Q2<")) == "Ref <code>K7Q2&lt;</code>"


def test_joining_and_adding_escape_what_is_not_html() -> None:
    assert Html("<br>").join(["a<b", Html("<i>c</i>")]) == "a&lt;b<br><i>c</i>"
    assert Html("<b>x</b>") + " & y" == "<b>x</b> &amp; y"
    added = "1 < 2 " + Html("<b>x</b>")
    assert added == "1 &lt; 2 <b>x</b>"
    assert isinstance(added, Html)


def test_a_slice_of_html_is_no_longer_trusted() -> None:
    assert not isinstance(Html("<b>bold</b>")[1:], Html)


@given(st.text())
def test_no_value_can_open_a_tag_or_leave_an_isolate_open(value: str) -> None:
    filled = html("<b>{value}</b>", value=value)
    inside = filled.removeprefix("<b>").removesuffix("</b>")
    assert not {"<", ">", '"'} & set(inside)
    assert inside.count("\u2068") == inside.count("\u2069")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067") & set(inside)
