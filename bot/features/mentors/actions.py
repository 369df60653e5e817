"""What mentors' buttons do."""

from dataclasses import dataclass

from bot.message import Action


class JoinAsMentor(Action):
    """Accept the rules and say what one can answer."""

    prefix = "mjoin"


class OpenInbox(Action):
    """Show what waits for this mentor."""

    prefix = "inbox"


class ReadRules(Action):
    """Read the code of conduct again."""

    prefix = "mread"


class ReadConduct(Action):
    """Read how mentors treat people, and accept it."""

    prefix = "mcond"


@dataclass(frozen=True)
class AcceptRules(Action):
    """Accept the code of conduct of this version, and no other."""

    prefix = "mrule"
    version: int


# What one can answer


class ChooseProfessions(Action):
    """Show the professions one can answer for."""

    prefix = "mprof"


@dataclass(frozen=True)
class ToggleProfession(Action):
    """Answer for a profession, or (`on` 0) not any more: a second tap changes nothing."""

    prefix = "mproft"
    profession: str
    on: int


class ChooseTopics(Action):
    """Show the topics one knows best."""

    prefix = "mtop"


@dataclass(frozen=True)
class ToggleTopic(Action):
    """Know a topic best, or (`on` 0) not any more."""

    prefix = "mtopt"
    topic: str
    on: int


class ChooseLanguages(Action):
    """Show the languages one can read."""

    prefix = "mlang"


@dataclass(frozen=True)
class ToggleLanguage(Action):
    """Read a language, or (`on` 0) not any more."""

    prefix = "mlangt"
    language: str
    on: int


class ChooseRegion(Action):
    """Show the regions one may know."""

    prefix = "mreg"


@dataclass(frozen=True)
class SetRegion(Action):
    """I know this region; "" for none."""

    prefix = "mregs"
    region: str


class ChooseCap(Action):
    """Show how many questions a week one may take."""

    prefix = "mcap"


@dataclass(frozen=True)
class SetCap(Action):
    """At most so many questions in seven days."""

    prefix = "mcaps"
    questions: int


# When one can be asked


@dataclass(frozen=True)
class Pause(Action):
    """Stop being asked (1), or be asked again (0)."""

    prefix = "mpause"
    paused: int


class ShowHours(Action):
    """Show when one can be asked."""

    prefix = "mhour"


@dataclass(frozen=True)
class SetHours(Action):
    """Be asked on these days (bits, Monday first), between these hours."""

    prefix = "mhours"
    days: int
    start: int
    end: int


class ChooseDays(Action):
    """Choose other hours: the days first."""

    prefix = "mday"


@dataclass(frozen=True)
class ChooseStart(Action):
    """Choose from which hour on these days."""

    prefix = "mfrom"
    days: int


@dataclass(frozen=True)
class ChooseEnd(Action):
    """Choose until which hour."""

    prefix = "mtill"
    days: int
    start: int


class ChooseZone(Action):
    """Show the cities whose clock one may have."""

    prefix = "mzone"


@dataclass(frozen=True)
class SetZone(Action):
    """My clock is that of the city with this number."""

    prefix = "mzones"
    number: int


class ShowAsking(Action):
    """Show how one is asked: at once, or once a week."""

    prefix = "mask"


class AskAtOnce(Action):
    """Be asked whenever a question fits."""

    prefix = "maskn"


class ChooseWeekday(Action):
    """Be asked once a week: choose the day."""

    prefix = "mweek"


@dataclass(frozen=True)
class ChooseWeekHour(Action):
    """Choose the hour on this day; 0 is Monday."""

    prefix = "mweekh"
    day: int


@dataclass(frozen=True)
class AskWeekly(Action):
    """Be asked once a week, on this day at this hour."""

    prefix = "mweeks"
    day: int
    hour: int


class ShowAway(Action):
    """Show the days on which one is not asked."""

    prefix = "maway"


@dataclass(frozen=True)
class SetAway(Action):
    """Be away from today, for so many days; 0: be back."""

    prefix = "maways"
    days: int


class AskAway(Action):
    """Type the days away."""

    prefix = "mawayq"


# Coordinators


class ShowLapsed(Action):
    """Show the mentors whose year is over."""

    prefix = "mover"


@dataclass(frozen=True)
class RemindLapsed(Action):
    """Have one of them reminded, by a key that tells nobody who it is."""

    prefix = "movrem"
    mentor: str
