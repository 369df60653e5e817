"""What mentors read about being one."""

from collections.abc import Mapping, Sequence

from bot.features.mentors.actions import (
    AcceptRules,
    ChooseCap,
    ChooseLanguages,
    ChooseProfessions,
    JoinAsMentor,
    OpenInbox,
    Pause,
    SetCap,
    ToggleLanguage,
    ToggleProfession,
)
from bot.features.mentors.domain import CAPS, RULES_VERSION, Mentor
from bot.i18n import Catalogs, Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import screen

PARAGRAPH = Html("\n\n")


def rules(t: Translator) -> Message:
    """Show the code of conduct: short, before anything else."""
    lines = (
        html(t.gettext("• Answer what you know. Say so when you are not sure, and name a source.")),
        html(t.gettext("• Never advise on immigration or the law. Only registered advisers may.")),
        html(t.gettext("• Never advise on anybody's health, and never write about patients.")),
        html(t.gettext("• Never ask who somebody is, where they are, or what their status is.")),
        html(t.gettext("• Keep to this chat: no other contact, no money, no favours.")),
        html(t.gettext("• Keep it to yourself: no screenshots, no copies into other tools.")),
        html(t.gettext("• If you worry about somebody, tell a coordinator the same day.")),
        html(t.gettext("• Hand a question back when you cannot answer. That is always fine.")),
    )
    title = html(t.gettext("<b>Rules for mentors</b>"))
    hidden = html(t.gettext("You do not see who asks, and they do not see who you are."))
    kept = html(
        t.gettext(
            "If you accept, we keep what you can answer and what you write, encrypted. You can "
            "stop and delete everything at any time: /privacy"
        )
    )
    accept = Button(t.gettext("✅ I accept the rules"), AcceptRules(RULES_VERSION))
    return screen(t, PARAGRAPH.join((title, hidden, Html("\n").join(lines), kept)), accept)


def professions(t: Translator, mentor: Mentor, known: Mapping[str, str]) -> Message:
    """Let a mentor choose the professions they can answer for."""
    buttons = [
        Button(_checked(t.content(label), on=slug in mentor.professions), ToggleProfession(slug))
        for slug, label in known.items()
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>For which professions can you answer?</b>")),
            html(t.gettext("Tap to choose one or more, then go on.")),
        )
    )
    go_on = _next(t, ChooseLanguages()) if mentor.professions else None
    return screen(t, body, *_pairs(buttons), go_on, back=_back(mentor, JoinAsMentor()))


def languages(t: Translator, mentor: Mentor, catalogs: Catalogs) -> Message:
    """Let a mentor choose the languages they can read."""
    buttons = [
        Button(_checked(one.own_name, on=one.code in mentor.languages), ToggleLanguage(one.code))
        for one in catalogs.languages
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Which languages can you read?</b>")),
            html(t.gettext("Questions in these languages come to you first.")),
        )
    )
    go_on = _next(t, ChooseCap()) if mentor.languages else None
    return screen(t, body, *_pairs(buttons), go_on, back=ChooseProfessions())


def cap(t: Translator, mentor: Mentor) -> Message:
    """Let a mentor choose how many questions a week they take."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>How many questions a week?</b>")),
            html(
                t.gettext(
                    "You are never asked for more. Nobody is asked between 21:00 and 08:00 UK time."
                )
            ),
        )
    )
    chosen = mentor.weekly_cap if mentor.joined else 0
    buttons = [Button(_checked(str(n), on=n == chosen), SetCap(n)) for n in CAPS]
    return screen(t, body, buttons, back=ChooseLanguages())


def _checked(label: str, *, on: bool) -> str:
    return f"✅ {label}" if on else label


def _next(t: Translator, action: Action) -> Button:
    return Button(t.gettext("➡️ Next"), action)


def _back(mentor: Mentor, joining: Action) -> Action:
    return OpenInbox() if mentor.joined else joining


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[n : n + 2] for n in range(0, len(buttons), 2)]


def inbox(t: Translator, mentor: Mentor, taken: int, waiting: Sequence[Button]) -> Message:
    """Show what waits: `waiting` are buttons of questions, `taken` those of the last seven days."""
    used = html(
        t.gettext("Taken in the last seven days: {n} of {total}"), n=taken, total=mentor.weekly_cap
    )
    body = PARAGRAPH.join((html(t.gettext("<b>📥 My inbox</b>")), used, _state(t, mentor, waiting)))
    rest = (
        Button(t.gettext("▶️ I am back"), Pause(0))
        if mentor.paused
        else Button(t.gettext("⏸ Take a break"), Pause(1))
    )
    settings = Button(t.gettext("🛠 What I can answer"), ChooseProfessions())
    return screen(t, body, *waiting, settings, rest)


def _state(t: Translator, mentor: Mentor, waiting: Sequence[Button]) -> Html:
    if mentor.paused:
        return html(t.gettext("You take a break: no new questions come to you."))
    if waiting:
        return html(t.gettext("✍️ is with you · ⏳ waits for somebody to take it"))
    return html(t.gettext("Nothing waits for you. New questions come here by themselves."))
