import pytest

from bot.playground.emulator.text.detect import detect


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [("bot_command", 0, 6)]),
        ("/start@pathways_demo_bot x", [("bot_command", 0, 24)]),
        ("say /plan now", [("bot_command", 4, 5)]),
        ("3/4 and/or path/to", []),
        ("/🙂 / //x", []),
        ("🙂 https://www.gmc-uk.org/a?b=1#c.", [("url", 3, 30)]),
        ("see nhs.uk, or www.bma.org.uk/x!", [("url", 4, 6), ("url", 15, 16)]),
        ("\u2068https://t.me/a_bot?start=x_y\u2069", [("url", 1, 28)]),  # the bot isolates links
        ("\u2068nhs.uk/a\u2069", [("url", 1, 8)]),
        ("a.b c.d 3.14 etc.", []),
        ("amal@example.org", [("email", 0, 16)]),
        ("ask @blue_heron or @ab", [("mention", 4, 11)]),
        ("#PLAB and #1 and #مرحبا", [("hashtag", 0, 5), ("hashtag", 17, 6)]),
        ("$GBP $gbp", [("cashtag", 0, 4)]),
        ("+44 7700 900123 and 12345", [("phone_number", 0, 15)]),
        ("plain text 123", []),
    ],
)
def test_finds_what_telegram_marks_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(e["type"], e["offset"], e["length"]) for e in detect(text)] == found
