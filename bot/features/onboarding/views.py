"""What the screens of onboarding say."""

from collections.abc import Iterable, Iterator

from bot.features.onboarding.actions import (
    Agree,
    AnswerIntake,
    AskIntake,
    Decline,
    PickLanguage,
    ShowAnswers,
    ShowLanguages,
    SkipIntake,
    SkipRest,
)
from bot.features.onboarding.domain import Asked, Intake
from bot.i18n import Catalogs, Html, Translator, arrange, html, plain
from bot.message import Action, Button, Message
from bot.people.consent import CONSENT_VERSION
from bot.screen import screen

NARROW = 18  # characters of a label that leave room for a second button beside it
PARAGRAPH = Html("\n\n")


def languages(
    t: Translator,
    catalogs: Catalogs,
    *,
    chosen: str | None,
    said: str | None = None,
    then: str = "",
) -> Message:
    """Show each language under its own name; the request is in all of them. `said` comes first.

    `then` is the link that is opened next.
    """
    buttons = [
        Button(
            f"✅ {one.own_name}" if one.code == chosen else one.own_name,
            PickLanguage(one.code, int(chosen is None), then),
        )
        for one in catalogs.languages
    ]
    above = [html("{said}", said=said)] if said else []
    body = PARAGRAPH.join([*above, Html("\n").join(_requests(catalogs))])
    return screen(t, body, *_rows(buttons))


def _requests(catalogs: Catalogs) -> Iterable[Html]:
    lines = dict[Html, None]()  # a language without its own line adds no second English one
    for language in catalogs.languages:
        own = catalogs.translator(language.code)
        line = html(own.gettext("🌐 Please choose your language."))
        lines[Html(arrange(line, language.direction))] = None
    return lines


def consent(t: Translator, *, changed: bool = False, then: str = "") -> Message:
    """Ask for consent, in plain words; `changed` for those who agreed to an older wording.

    `then` is the link that is opened next.
    """
    title = html(t.gettext("<b>May we keep this about you?</b>"))
    news = html(t.gettext("This has changed since you agreed. Please read it again."))
    kept = (
        html(t.gettext("To make your plan and to bring your questions to mentors, we keep:")),
        html(t.gettext("• your answers to a few questions about your work")),
        html(t.gettext("• your steps and your questions")),
        html(t.gettext("• the number of your Telegram account, so that we can write to you")),
    )
    seen = (
        html(t.gettext("All of it is encrypted. We keep no name and no phone number.")),
        html(t.gettext("Mentors, or a coordinator if none is free, read your questions.")),
        html(t.gettext("They cannot see who you are.")),
        html(t.gettext("You can stop at any time and delete everything: /privacy")),
    )
    free = html(t.gettext("If you do not agree, you can still read all steps and find help."))
    parts = [title, *([news] if changed else []), *map(Html("\n").join, (kept, seen)), free]
    return screen(
        t,
        PARAGRAPH.join(parts),
        Button(t.gettext("✅ I agree"), Agree(CONSENT_VERSION, then)),
        Button(t.gettext("👀 Only look around"), Decline()),
        back=ShowLanguages(),
    )


def question(t: Translator, intake: Intake, asked: Asked, *, total: int, change: bool) -> Message:
    """Show one question of the intake, why it is asked, and every way on."""
    place = intake.asked.index(asked) + 1
    # Translators: how far one is in a short list of questions.
    progress = html(t.gettext("Question {n} of {total}"), n=place, total=total)
    body = PARAGRAPH.join(
        (
            html("<b>{text}</b>", text=t.content(asked.question.text)),
            # Translators: {reason} is a whole sentence.
            html(t.gettext("Why we ask: {reason}"), reason=t.content(asked.question.why)),
            *(() if change else (progress,)),
        )
    )
    return screen(
        t,
        body,
        *_rows(list(_options(t, asked, change=change))),
        Button(t.gettext("I prefer not to say"), SkipIntake(asked.question.id, int(change))),
        None if change else Button(t.gettext("Skip the rest"), SkipRest()),
        back=ShowAnswers() if change else _previous(intake, asked),
    )


def _options(t: Translator, asked: Asked, *, change: bool) -> Iterator[Button]:
    for option in asked.options:
        label = t.content(option.label)
        marked = f"✅ {label}" if option is asked.chosen else label
        yield Button(marked, AnswerIntake(asked.question.id, option.id, int(change)))


def _previous(intake: Intake, asked: Asked) -> Action | None:
    before = intake.before(asked)
    return AskIntake(before.question.id, 0) if before else None


def answers(t: Translator, intake: Intake, back: Action) -> Message:
    """Show what the person said about themselves; each button changes one answer."""
    lines, buttons = [], []
    for n, one in enumerate(intake.asked, 1):
        lines.append(html("{n}. {text}", n=n, text=t.content(one.question.text)))
        said = t.content(one.chosen.label) if one.chosen else t.gettext("Not said")
        buttons.append(Button(plain("{n}. {said}", n=n, said=said), AskIntake(one.question.id, 1)))
    title = html(t.gettext("<b>Your answers</b>"))
    hint = html(t.gettext("Tap an answer to change it. Your plan follows."))
    body = PARAGRAPH.join((title, Html("\n").join(lines), hint))
    return screen(t, body, *buttons, back=back)


def wrong_invite(t: Translator) -> str:
    """Say the same for a used, an expired, somebody else's and an invented invite."""
    return t.gettext("This invite does not work. Please ask for a new one.")


def coordinator(t: Translator) -> str:
    return t.gettext("Welcome. You are a coordinator of this programme now.")


def mentor(t: Translator, join: Action) -> Message:
    """Welcome somebody who was invited as a mentor."""
    title = html(t.gettext("<b>Welcome, and thank you</b>"))
    parts = (
        html(t.gettext("You are invited as a mentor. People ask you about their way to work.")),
        html(t.gettext("They cannot see who you are, and you cannot see who they are.")),
        html(t.gettext("You choose how many questions you take in a week.")),
    )
    go_on = Button(t.gettext("✅ Go on"), join)
    return screen(t, PARAGRAPH.join((title, Html("\n").join(parts))), go_on)


def _rows(buttons: list[Button]) -> Iterator[tuple[Button, ...]]:
    """Put two buttons in a row where both are short."""
    row: tuple[Button, ...] = ()
    for button in buttons:
        if len(row) == 1 and max(len(row[0].label), len(button.label)) <= NARROW:
            yield (*row, button)
            row = ()
        else:
            if row:
                yield row
            row = (button,)
    if row:
        yield row
