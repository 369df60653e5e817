"""A notice on its way, as coordinators see it: how far it is, and what can be done about it."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.features.notices.actions import (
    Apply,
    Cancel,
    CheckNotice,
    ChooseLanguage,
    GoOn,
    KeepOld,
    OpenNotice,
    Pause,
    Recall,
    ShowCorrection,
    ShowNotices,
    Undo,
)
from bot.features.notices.domain import BEGUN, Fate, Notice, State, Words, title
from bot.i18n import Html, Translator, html, quoted
from bot.i18n.translator import UK
from bot.message import Button, Message
from bot.people.audit import readable
from bot.people.quiet import is_quiet
from bot.screen import notice as message
from bot.screen import screen
from bot.segments.counting import STEP, Counted
from bot.segments.words import how_many

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


@dataclass(frozen=True)
class Numbers:
    """For how many people what became of a notice; nothing is said of fewer than `k`."""

    counted: Mapping[Fate, Counted]
    k: int

    def said(self, t: Translator, *fates: Fate) -> str:
        """Say about how many people that are."""
        found = [self.counted[one] for one in fates]
        spin = sum(one.spin for one in found) % STEP
        together = Counted(sum(one.people for one in found), found[0].everybody, spin)
        return how_many(t, together, self.k)

    def has(self, fate: Fate) -> bool:
        """Whether there is something to say of it: nobody, and so few, are left out."""
        return bool(self.counted[fate].rough(self.k))


def status(t: Translator, notice: Notice, numbers: Numbers, said: str | None = None) -> Message:
    """Show how a notice goes on. The screen is brought up to date for as long as it stands."""
    words = notice.words.texts[notice.words.language(t.language)]
    parts = [
        html("{said}", said=said or ""),
        html("<b>📢 {title}</b>", title=title(words)),
        _state(t, notice),
        LINE.join(_numbers(t, notice, numbers)),
        quoted(words),
        html(t.gettext("🗒 In the audit log: {code}"), code=readable(str(notice.id))),
    ]
    made = screen(t, PARAGRAPH.join(filter(None, parts)), *_ways(t, notice), back=ShowNotices())
    return dataclasses.replace(made, topic=notice.id)


def _state(t: Translator, notice: Notice) -> Html:
    match notice.state:
        case State.QUEUED:
            return _queued(t, notice)
        case State.SENDING:
            return html(t.gettext("📤 It is being sent. Nobody gets it at night, or twice."))
        case State.PAUSED:
            return html(t.gettext("⏸ Paused. Nobody else gets it until you go on."))
        case State.CANCELLED:
            return html(t.gettext("✖️ Stopped. Who has it keeps it, and nobody else gets it."))
        case State.RECALLED:
            return html(
                t.gettext(
                    "↩️ Taken back. Messages of the last two days are deleted. In older ones a "
                    "short line stands in its place."
                )
            )
        case _:
            return html(t.gettext("✅ Sent."))


def _queued(t: Translator, notice: Notice) -> Html:
    assert notice.leaves_at, "it was queued"
    text = t.gettext("⏳ It leaves on {moment}. Until then you can take it back.")
    said = html(text, moment=t.weekday_time(notice.leaves_at))
    if not is_quiet(notice.leaves_at, UK):
        return said
    night = t.gettext("🌙 It is night then: people get it in their morning.")
    return LINE.join((said, html(night)))


def _numbers(t: Translator, notice: Notice, numbers: Numbers) -> Iterator[Html]:
    if notice.state is State.QUEUED:
        return
    if notice.state is State.RECALLED:
        yield _line(t.gettext("• Taken back: {people}"), numbers.said(t, Fate.RENEWED))
        if numbers.has(Fate.STALE):
            still = numbers.said(t, Fate.STALE)
            yield _line(t.gettext("• Still to be taken back: {people}"), still)
        yield _line(t.gettext("• Could not be taken back: {people}"), numbers.said(t, Fate.LOST))
        return
    yield _line(t.gettext("• Sent: {people}"), numbers.said(t, Fate.SENT))
    if notice.state is not State.SENT:
        yield _line(_waiting(t, notice), numbers.said(t, Fate.WAITING, Fate.ON_THE_WAY))
    yield _line(t.gettext("• Cannot be reached: {people}"), numbers.said(t, Fate.AWAY))
    for fate, text in (
        (Fate.FAILED, t.gettext("• Failed: {people}")),
        (Fate.UNKNOWN, t.gettext("• Not sure that it arrived: {people}")),
        (Fate.DECLINED, t.gettext("• Do not want such messages: {people}")),
        (Fate.LATE, t.gettext("• Could not get it in time: {people}")),
        (Fate.RENEWED, t.gettext("• Have the corrected text: {people}")),
        (Fate.LOST, t.gettext("• Could not be corrected: {people}")),
    ):
        if numbers.has(fate):
            yield _line(text, numbers.said(t, fate))


def _waiting(t: Translator, notice: Notice) -> str:
    if notice.state is State.SENDING:
        # Translators: messages that wait for the morning, the end of a pause, or the day or week
        # in which the person may get one more.
        return t.gettext("• Wait for their morning, or for their turn: {people}")
    if notice.state is State.CANCELLED:
        return t.gettext("• Did not get it: {people}")
    return t.gettext("• Wait: {people}")


def _line(text: str, people: str) -> Html:
    return html(text, people=people)


def _ways(t: Translator, notice: Notice) -> Iterator[Button | None]:
    state, here = notice.state, notice.id
    if state is State.QUEUED:
        yield Button(t.gettext("↩️ Undo"), Undo(here))
        yield Button(t.gettext("📋 Check again"), CheckNotice(here))  # limit: button 32
    if state is State.SENDING:
        yield Button(t.gettext("⏸ Pause the sending"), Pause(here))  # limit: button 32
    if state is State.PAUSED:
        yield Button(t.gettext("▶️ Go on"), GoOn(here))  # limit: button 32
    if state in (State.SENDING, State.PAUSED):
        # limit: button 32
        yield Button(t.gettext("✖️ Stop: nobody else gets it"), Cancel(here))
    if state in BEGUN and state is not State.RECALLED:
        yield _correct(t, notice)
        yield Button(t.gettext("🧹 Take it back from all"), Recall(here))  # limit: button 32


def _correct(t: Translator, notice: Notice) -> Button:
    if notice.correction is None:
        return Button(t.gettext("✏️ Correct it"), ChooseLanguage(notice.id))  # limit: button 32
    # limit: button 32
    # Translators: leads to a corrected text that nobody has approved yet.
    return Button(t.gettext("✏️ A correction waits"), ShowCorrection(notice.id))


def ask_cancel(t: Translator, notice: Notice) -> Message:
    text = t.gettext("Stop this notice? Who has it keeps it. Nobody else gets it.")
    yes = Button(t.gettext("✖️ Yes, stop it"), Cancel(notice.id, 1))  # limit: button 32
    return screen(t, html(text), yes, back=OpenNotice(notice.id))


def ask_recall(t: Translator, notice: Notice) -> Message:
    text = t.gettext(
        "Take this notice back from everybody? Messages of the last two days are deleted, older "
        "ones are replaced by a short line. Some people have read it already."
    )
    yes = Button(t.gettext("🧹 Yes, take it back"), Recall(notice.id, 1))  # limit: button 32
    return screen(t, html(text), yes, back=OpenNotice(notice.id))


def correction(t: Translator, notice: Notice, words: Words, code: str) -> Message:
    """Show what would stand in place of what people got."""
    text = t.gettext(
        "<b>✏️ Is this right?</b>\nWhen you approve it, it replaces the old text: in every chat "
        "that has it, and for those who do not have it yet. Until then the old text stays. Phones "
        "make no sound: if people must know it today, send a new notice."
    )
    return screen(
        t,
        PARAGRAPH.join((html(text), quoted(words.texts[code]))),
        # limit: button 32
        Button(t.gettext("✅ Approve and replace"), Apply(notice.id, notice.edition)),
        Button(t.gettext("🌍 Other languages"), ChooseLanguage(notice.id)),  # limit: button 32
        Button(t.gettext("✖️ Keep the old text"), KeepOld(notice.id)),  # limit: button 32
        back=OpenNotice(notice.id),
    )


# What coordinators are told


def ended(t: Translator, notice: Notice, numbers: Numbers) -> Message:
    """Tell that a notice has gone to everybody who can get it."""
    words = notice.words.texts[notice.words.language(t.language)]
    head = html(t.gettext("✅ Your notice has been sent: {title}"), title=title(words))
    lines = LINE.join(_numbers(t, notice, numbers))
    open_ = Button(t.gettext("📢 Open the notice"), OpenNotice(notice.id))  # limit: button 32
    return message(t, PARAGRAPH.join((head, lines)), open_)


def left_late(t: Translator, notice: Notice) -> Message:
    """Tell that a notice did not leave."""
    words = notice.words.texts[notice.words.language(t.language)]
    text = t.gettext(
        "⚠️ This notice did not leave at its time, because the bot was not running: {title}. It "
        "waits for you: is it still right?"
    )
    open_ = Button(t.gettext("📢 Open the notice"), OpenNotice(notice.id))
    return message(t, html(text, title=title(words)), open_)
