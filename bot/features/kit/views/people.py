"""Who speaks, and what makes it safe."""

from bot import paging
from bot.features.kit.actions import (
    AddSpeaker,
    ConfirmSpeaker,
    DropSpeaker,
    EditSpeaker,
    OpenKit,
    OpenSpeaker,
    ShowProgramme,
    ShowSpeakers,
)
from bot.features.kit.day import LONGEST, SHORTEST, Speaker
from bot.features.kit.service.reading import Prepared
from bot.features.kit.service.speaking import FIELDS
from bot.features.kit.views.parts import LINE, PARAGRAPH, lacking
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.screen import screen


def speakers(t: Translator, found: Prepared) -> Message:
    """Show who speaks, who has said yes, and what is missing by now."""
    event = found.occasion.id
    intro = t.gettext(
        "<b>🎤 Speakers: {title}</b>\nParticipants speak first: people found that best. A backup "
        "is a person with a name who has said yes. Only coordinators see these names."
    )
    parts = [html(intro, title=found.occasion.title)]
    if found.lacks:
        parts.append(LINE.join(lacking(t, *one) for one in found.lacks))
    rows = [Button(_name(one), OpenSpeaker(event, one.id)) for one in found.speakers]
    add = Button(t.gettext("🆕 Add a speaker"), AddSpeaker(event))  # limit: button 32
    day = Button(t.gettext("🗓 Order of the day"), ShowProgramme(event))  # limit: button 32
    return screen(t, PARAGRAPH.join(parts), *rows, add, day, back=OpenKit(event))


def _name(one: Speaker) -> str:
    return plain(f"{'✅' if one.confirmed else '▫️'} {{name}}", name=one.name)


def speaker(t: Translator, found: Prepared, one: Speaker) -> Message:
    """Show one speaker, with the way to reach them and their backup."""
    event, nothing = found.occasion.id, t.gettext("not written down yet")
    confirmed = t.gettext("✅ Has said yes") if one.confirmed else t.gettext("▫️ Has not said yes")
    minutes = t.duration(one.minutes, "minute")
    facts = [
        html("{confirmed}", confirmed=confirmed),
        html(t.gettext("Topic: {topic}"), topic=one.topic or nothing),
        html(t.gettext("Length: {minutes}"), minutes=minutes),
        html(t.gettext("Contact: {contact}"), contact=one.contact or nothing),
        html(t.gettext("Backup: {backup}"), backup=one.backup or nothing),
    ]
    lacks = [lacking(t, who, lack) for who, lack in found.lacks if who == one]
    parts = [html("<b>🎤 {name}</b>", name=one.name), LINE.join(facts)]
    parts += [LINE.join(lacks)] if lacks else []
    # limit: button 32
    text = t.gettext("↩️ Has not said yes") if one.confirmed else t.gettext("✅ Has said yes")
    yes = Button(text, ConfirmSpeaker(event, one.id, int(not one.confirmed)))
    fields = [Button(_field(t, field), EditSpeaker(event, one.id, field)) for field in FIELDS]
    drop = Button(t.gettext("🗑 Take off the list"), DropSpeaker(event, one.id))  # limit: button 32
    rows = (yes, *paging.chunked(fields, 2), drop)
    return screen(t, PARAGRAPH.join(parts), *rows, back=ShowSpeakers(event))


def _field(t: Translator, field: str) -> str:
    match field:
        case "name":
            return t.gettext("✏️ Name")  # limit: button 18
        case "topic":
            return t.gettext("✏️ Topic")  # limit: button 18
        case "minutes":
            return t.gettext("✏️ Minutes")  # limit: button 18
        case "contact":
            return t.gettext("✏️ Contact")  # limit: button 18
        case _:
            return t.gettext("✏️ Backup")  # limit: button 18


def ask_speaker(t: Translator, found: Prepared) -> Message:
    text = t.gettext(
        "<b>🆕 Add a speaker</b>\nPlease write, each on a line of its own:\n1. Name\n2. Topic\n"
        "3. How many minutes\n4. Telephone or e-mail\n\nThe name is enough to begin with."
    )
    return screen(t, html(text), back=ShowSpeakers(found.occasion.id))


def ask_field(t: Translator, found: Prepared, one: Speaker, field: str) -> Message:
    """Ask for one field anew."""
    back = OpenSpeaker(found.occasion.id, one.id)
    title = html("<b>{field}: {name}</b>\n", field=_field(t, field), name=one.name)
    return screen(t, title + _wanted(t, field), back=back)


def _wanted(t: Translator, field: str) -> Html:
    if field == "minutes":
        text = t.gettext("Please write how many minutes: a number from {least} to {most}.")
        return html(text, least=t.number(SHORTEST), most=t.number(LONGEST))
    if field == "backup":
        text = t.gettext(
            "Please write who speaks if this speaker cannot come: the name, and a telephone or "
            "e-mail. At most {n} characters."
        )
        return html(text, n=t.number(FIELDS[field]))
    text = t.gettext("Please write it now, in at most {n} characters.")
    return html(text, n=t.number(FIELDS[field]))


def ask_drop(t: Translator, found: Prepared, one: Speaker) -> Message:
    text = t.gettext("Take {name} off the list? What was written about this speaker is deleted.")
    event = found.occasion.id
    yes = Button(t.gettext("🗑 Yes, take off the list"), DropSpeaker(event, one.id, 1))
    return screen(t, html(text, name=one.name), yes, back=OpenSpeaker(event, one.id))
