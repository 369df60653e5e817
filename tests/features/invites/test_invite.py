"""An invite in a log or a traceback must not let anybody in."""

import datetime as dt

from bot.features.invites.service import Invite


def test_an_invite_does_not_show_its_code():
    invite = Invite("secret-code", dt.datetime(2026, 11, 30, tzinfo=dt.UTC))
    assert "secret-code" not in f"{invite} {invite!r}"
