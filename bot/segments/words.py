"""How a segment and its count are said."""

from bot.i18n import Html, Translator, html, plain
from bot.people.person import Role
from bot.segments.choices import Dimension, Offered, named
from bot.segments.counting import Counted
from bot.segments.domain import MEMBER, Segment


def how_many(t: Translator, counted: Counted, k: int) -> str:
    """Say about how many people that are, so that nobody can be found by it (`Counted.rough`)."""
    about = counted.rough(k)
    if about is None:
        return plain(t.gettext("Fewer than {k} people"), k=k)
    if not about:
        return t.gettext("Nobody yet")
    return plain(t.ngettext("About {n} person", "About {n} people", about), n=about)


def described(t: Translator, offered: Offered, segment: Segment) -> list[Html]:
    """Say whom a segment holds, a line for each dimension that names something."""
    lines = [line_of(t, offered, segment, one) for one in Dimension if named(segment, one)]
    return lines or [html(t.gettext("Everybody who agreed to hear from us."))]


def line_of(t: Translator, offered: Offered, segment: Segment, dimension: Dimension) -> Html:
    """Say what a segment names in a dimension."""
    names = [label(t, offered, dimension, one) for one in named(segment, dimension)]
    if dimension is Dimension.EVENT and segment.answers:
        answers = offered.events.answers
        names.append(t.list([answers.get(one, one) for one in sorted(segment.answers)]))
        # Translators: an event, and what people answered to it.
        said = plain(t.gettext("{event}: {answers}"), event=names[0], answers=names[1])
        names = [said]
    # Translators: in what people differ, such as "Role", and what is chosen of it.
    return html(
        t.gettext("{dimension}: {chosen}"), dimension=title(t, dimension), chosen=t.names(names)
    )


def title(t: Translator, dimension: Dimension) -> str:
    return {
        Dimension.ROLE: t.gettext("Role"),  # limit: button 18
        Dimension.PROFESSION: t.gettext("Profession"),  # limit: button 18
        Dimension.STAGE: t.gettext("Stage"),  # limit: button 18
        Dimension.REGION: t.gettext("Region"),  # limit: button 18
        Dimension.LANGUAGE: t.gettext("Language"),  # limit: button 18
        # Translators: people who are on this step of their plan.
        Dimension.STEP: t.gettext("Open step"),  # limit: button 18
        # Translators: people who answered whether they come to an event.
        Dimension.EVENT: t.gettext("Event"),  # limit: button 18
        # Translators: people who have not answered for some time.
        Dimension.SILENT: t.gettext("Not heard from"),  # limit: button 18
    }[dimension]


def label(t: Translator, offered: Offered, dimension: Dimension, one: str) -> str:
    """Return what a choice is called; one that is gone by now, by its id."""
    match dimension:
        case Dimension.ROLE:
            return _roles(t).get(one, one)
        case Dimension.LANGUAGE:
            return offered.languages.get(one, one)
        case Dimension.EVENT:
            return offered.events.titles.get(int(one), one)
        case Dimension.SILENT:
            # Translators: {time} is such as "30 days".
            return plain(t.gettext("for {time}"), time=t.duration(int(one), "day"))
        case _:
            return t.content(offered.texts(dimension).get(one, one))


def _roles(t: Translator) -> dict[str, str]:
    return {
        MEMBER: t.gettext("Members"),  # limit: button 18
        Role.MENTOR.value: t.gettext("Mentors"),  # limit: button 18
        Role.COORDINATOR.value: t.gettext("Coordinators"),  # limit: button 18
    }
