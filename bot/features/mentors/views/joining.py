"""The rules, and what a mentor can answer."""

from collections.abc import Mapping

from bot.features.mentors.actions import (
    AcceptRules,
    ChooseCap,
    ChooseLanguages,
    ChooseProfessions,
    ChooseRegion,
    ChooseTopics,
    JoinAsMentor,
    OpenInbox,
    ReadConduct,
    ReadRules,
    SetCap,
    SetRegion,
    ToggleLanguage,
    ToggleProfession,
    ToggleTopic,
)
from bot.features.mentors.domain import CAPS, RULES_VERSION, Mentor
from bot.features.mentors.views.parts import PARAGRAPH, checked, go_on, pairs
from bot.i18n import Catalogs, Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import notice, screen


def rules(t: Translator) -> Message:
    """Show what mentors answer, and what they hand over: before anything else."""
    lines = (
        html(t.gettext("• Answer what you know. Say so when you are not sure, and name a source.")),
        html(t.gettext("• Never advise on immigration or the law. Only registered advisers may.")),
        html(t.gettext("• Never advise on anybody's health, and never write about patients.")),
        html(t.gettext("• Money, benefits, trouble with an employer: say who can help instead.")),
        html(t.gettext("• Never promise a job, a pass or a status. Nobody can.")),
        html(t.gettext("• Hand a question back when you cannot answer. That is always fine.")),
    )
    title = html(t.gettext("<b>Rules for mentors, 1 of 2: what you answer</b>"))
    ready = t.gettext("For all that you hand over, there are texts ready: 📌 Saved replies.")
    body = PARAGRAPH.join((title, Html("\n").join(lines), html(ready)))
    return screen(t, body, go_on(t, ReadConduct()))


def conduct(t: Translator) -> Message:
    """Show how mentors treat people, and let them accept all of it."""
    lines = (
        html(t.gettext("• Never ask who somebody is, where they are, or what their status is.")),
        html(t.gettext("• Keep to this chat: no other contact, no money, no favours.")),
        html(t.gettext("• Keep it to yourself: no screenshots, no copies into other tools.")),
        html(
            t.gettext("• Treat everybody with respect, whatever their accent, faith or way here.")
        ),
        html(t.gettext("• Do you examine, employ or recruit the person? Hand the question back.")),
        html(t.gettext("• If you worry about somebody, tell a coordinator the same day.")),
        html(t.gettext("• Look after yourself: take a break whenever you need one.")),
    )
    title = html(t.gettext("<b>Rules for mentors, 2 of 2: how you help</b>"))
    hidden = html(t.gettext("You do not see who asks, and they do not see who you are."))
    kept = html(
        t.gettext(
            "If you accept, we keep what you can answer and what you write, encrypted. You can "
            "stop and delete everything at any time: /privacy"
        )
    )
    accept = Button(t.gettext("✅ I accept the rules"), AcceptRules(RULES_VERSION))
    body = PARAGRAPH.join((title, hidden, Html("\n").join(lines), kept))
    return screen(t, body, accept, back=ReadRules())


def renew(t: Translator, mentor: Mentor, *, over: bool) -> Message:
    """Ask a mentor to read the rules again, before the year ends or after it has."""
    return notice(t, renewal(t, mentor, over=over), read_rules(t))


def renewal(t: Translator, mentor: Mentor, *, over: bool) -> Html:
    if over:
        return html(
            t.gettext(
                "A year has passed since you accepted the rules. Please read them again. Until "
                "then, no new questions come to you. What is with you stays with you."
            )
        )
    text = t.gettext(
        "Once a year, mentors read the rules again. Please do it before {date}, so that questions "
        "go on coming to you. It takes a minute."
    )
    return html(text, date=t.date(mentor.rules_end.astimezone(mentor.zone).date()))


def read_rules(t: Translator) -> Button:
    return Button(t.gettext("📜 Read the rules"), ReadRules())


def professions(t: Translator, mentor: Mentor, known: Mapping[str, str]) -> Message:
    """Let a mentor choose the professions they can answer for."""
    buttons = [
        Button(checked(t.content(label), on=is_on), ToggleProfession(slug, int(not is_on)))
        for slug, label in known.items()
        for is_on in [slug in mentor.professions]
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>For which professions can you answer?</b>")),
            html(t.gettext("Tap to choose one or more, then go on.")),
        )
    )
    further = go_on(t, ChooseTopics()) if mentor.professions else None
    return screen(t, body, *pairs(buttons), further, back=_back(mentor, JoinAsMentor()))


def topics(t: Translator, mentor: Mentor, known: Mapping[str, str]) -> Message:
    """Let a mentor choose the topics they know best; `known` are labels by id, translated."""
    buttons = [
        Button(checked(label, on=is_on), ToggleTopic(topic, int(not is_on)))
        for topic, label in known.items()
        for is_on in [topic in mentor.topics]
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>What do you know best?</b>")),
            html(
                t.gettext(
                    "Questions about these come to you first. If you choose none, all are the same."
                )
            ),
        )
    )
    return screen(t, body, *pairs(buttons), go_on(t, ChooseLanguages()), back=ChooseProfessions())


def languages(t: Translator, mentor: Mentor, catalogs: Catalogs) -> Message:
    """Let a mentor choose the languages they can read."""
    buttons = [
        Button(checked(one.own_name, on=is_on), ToggleLanguage(one.code, int(not is_on)))
        for one in catalogs.languages
        for is_on in [one.code in mentor.languages]
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Which languages can you read?</b>")),
            html(t.gettext("Questions in these languages come to you first.")),
        )
    )
    further = go_on(t, ChooseRegion()) if mentor.languages else None
    return screen(t, body, *pairs(buttons), further, back=ChooseTopics())


def region(t: Translator, mentor: Mentor, known: Mapping[str, str]) -> Message:
    """Let a mentor choose the region they know."""
    buttons = [
        Button(checked(t.content(label), on=slug == mentor.region), SetRegion(slug))
        for slug, label in known.items()
    ]
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Which part of the UK do you know?</b>")),
            html(t.gettext("Questions from there come to you first. Nobody sees where you are.")),
        )
    )
    # Translators: an answer to "Which part of the UK do you know?"
    none = Button(t.gettext("No special region"), SetRegion(""))
    further = go_on(t, ChooseCap())
    return screen(t, body, *pairs(buttons), none, further, back=ChooseLanguages())


def cap(t: Translator, mentor: Mentor) -> Message:
    """Let a mentor choose how many questions a week they take."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>How many questions a week?</b>")),
            html(
                t.gettext(
                    "You can never take more. Nobody is asked between 21:00 and 08:00, by the "
                    "clock where they are."
                )
            ),
        )
    )
    chosen = mentor.weekly_cap if mentor.joined else 0
    buttons = [Button(checked(str(n), on=n == chosen), SetCap(n)) for n in CAPS]
    return screen(t, body, buttons, back=ChooseRegion())


def _back(mentor: Mentor, joining: Action) -> Action:
    return OpenInbox() if mentor.joined else joining
