"""What the steps of writing an event are called, ask, and say."""

from bot.features.events.domain import Event, Need
from bot.features.events.domain.times import Rhythm
from bot.features.events.domain.writing import Step
from bot.features.events.views import parts
from bot.i18n import Html, Translator, html, plain
from bot.i18n.languages import language


def question(t: Translator, step: Step, example: str) -> Html:
    """Ask for one thing about an event; `example` is a date and time as they can be typed."""
    return html(_question(t, step), example=example)


def _question(t: Translator, step: Step) -> str:  # noqa: C901, PLR0911 -- one text for each step
    match step:
        case Step.KIND:
            return t.gettext("<b>What is it?</b>")
        case Step.WORDS:
            return t.gettext(
                "<b>✏️ What is it called?</b>\nThe title on the first line. Below it, in a few "
                "short sentences, what people learn or do there. Please write it now."
            )
        case Step.TIME:
            return t.gettext(
                "<b>🕑 When does it start?</b>\nPlease write day and time, on the clocks of the "
                "programme, like this: {example}. With an end: {example}-13:00"
            )
        case Step.LENGTH:
            return t.gettext("<b>⏳ How long does it take?</b>")
        case Step.MODE:
            return t.gettext("<b>👥 How can people take part?</b>")
        case Step.PLACE:
            return t.gettext(
                "<b>📍 Where is it?</b>\nPlease write the place with its address, as people need "
                "it to find it."
            )
        case Step.LINK:
            return t.gettext(
                "<b>🔗 Where do people join online?</b>\nPlease send the link. Only those who come "
                "online see it, from one day before."
            )
        case Step.SEATS:
            return t.gettext(
                "<b>💺 How many can come in person?</b>\nTap a number or write one. Who comes "
                "later is on a waiting list, in order."
            )
        case Step.SEATS_ONLINE:
            return t.gettext("<b>💻 How many can come online?</b>\nTap a number or write one.")
        case Step.NEEDS:
            return t.gettext(
                "<b>🎒 What can you provide?</b>\nPeople who come in person are asked whether they "
                "need it. Take away what you cannot provide."
            )
        case Step.HOST:
            return t.gettext("<b>🤝 Who holds it?</b>\nFor example: Anglia Ruskin University")
        case Step.LANGUAGE:
            return t.gettext("<b>🗣 Which language is spoken there?</b>")


def current(t: Translator, event: Event, step: Step) -> str:  # noqa: C901, PLR0911 -- one text for each step
    """Say what is set at one step; "" for nothing."""
    match step:
        case Step.KIND:
            return parts.kind(t, event.kind)
        case Step.WORDS:
            return event.wording(t.language).title if event.words else ""
        case Step.TIME:
            return t.weekday_time(event.starts_at) if event.starts_at else ""
        case Step.LENGTH:
            return length(t, _minutes(event)) if event.ends_at else ""
        case Step.MODE:
            return parts.mode(t, event.mode)
        case Step.PLACE:
            return event.place
        case Step.LINK:
            return event.link
        case Step.SEATS:
            return seats(t, event.seats_in_person)
        case Step.SEATS_ONLINE:
            return seats(t, event.seats_online)
        case Step.NEEDS:
            return t.list([parts.need(t, one) for one in Need if one in event.provides])
        case Step.HOST:
            return event.host
        case Step.LANGUAGE:
            return language(event.language).own_name


def _minutes(event: Event) -> int:
    return round((event.ends - event.begins).total_seconds() / 60)


def seats(t: Translator, n: int | None) -> str:
    return t.gettext("no limit") if n is None else t.number(n)


def length(t: Translator, minutes: int) -> str:
    """Write how long something takes."""
    hours, rest = divmod(minutes, 60)
    said = [t.duration(hours, "hour")] if hours else []
    return " ".join([*said, *([t.duration(rest, "minute")] if rest else [])])


def label(t: Translator, step: Step) -> str:  # noqa: C901, PLR0911 -- one text for each step
    match step:
        case Step.KIND:
            return t.gettext("Kind")  # limit: button 18
        case Step.WORDS:
            return t.gettext("Title and text")  # limit: button 18
        case Step.TIME:
            return t.gettext("Date and time")  # limit: button 18
        case Step.LENGTH:
            return t.gettext("Length")  # limit: button 18
        case Step.MODE:
            # Translators: how one takes part: in person or online.
            return t.gettext("Taking part")  # limit: button 18
        case Step.PLACE:
            return t.gettext("Place")  # limit: button 18
        case Step.LINK:
            # Translators: the address of a page on the web.
            return t.gettext("Link")  # limit: button 18
        case Step.SEATS:
            return t.gettext("Seats in person")  # limit: button 18
        case Step.SEATS_ONLINE:
            return t.gettext("Seats online")  # limit: button 18
        case Step.NEEDS:
            # Translators: such as lunch or childcare.
            return t.gettext("Provided")  # limit: button 18
        case Step.HOST:
            # Translators: who holds an event.
            return t.gettext("Host")  # limit: button 18
        case Step.LANGUAGE:
            return t.gettext("Language")  # limit: button 18


def rhythm(t: Translator, of: Rhythm, n: int) -> str:
    match of:
        case Rhythm.WEEKLY:
            text = t.gettext("Weekly, {n} times")  # limit: button 24
        case Rhythm.FORTNIGHTLY:
            text = t.gettext("Fortnightly, {n} times")  # limit: button 24
        case Rhythm.MONTHLY:
            text = t.gettext("Monthly, {n} times")  # limit: button 24
    return plain(text, n=t.number(n))


def left_out(t: Translator, step: Step) -> str:
    match step:
        case Step.SEATS | Step.SEATS_ONLINE:
            return t.gettext("♾ No limit")  # limit: button 32
        case Step.HOST:
            return t.gettext("⏭ Say nothing about it")  # limit: button 32
        case _:
            return t.gettext("⏭ It is not known yet")  # limit: button 32
