"""What mentors' buttons do."""

from dataclasses import dataclass

from bot.message import Action


class JoinAsMentor(Action):
    """Accept the rules and say what one can answer."""

    prefix = "mjoin"


class OpenInbox(Action):
    """Show what waits for this mentor."""

    prefix = "inbox"


@dataclass(frozen=True)
class AcceptRules(Action):
    """Accept the code of conduct of this version, and no other."""

    prefix = "mrule"
    version: int


class ChooseProfessions(Action):
    """Show the professions one can answer for."""

    prefix = "mprof"


@dataclass(frozen=True)
class ToggleProfession(Action):
    """Add a profession, or take it out."""

    prefix = "mproft"
    profession: str


class ChooseLanguages(Action):
    """Show the languages one can read."""

    prefix = "mlang"


@dataclass(frozen=True)
class ToggleLanguage(Action):
    """Add a language, or take it out."""

    prefix = "mlangt"
    language: str


class ChooseCap(Action):
    """Show how many questions a week one may take."""

    prefix = "mcap"


@dataclass(frozen=True)
class SetCap(Action):
    """At most so many questions in seven days."""

    prefix = "mcaps"
    questions: int


@dataclass(frozen=True)
class Pause(Action):
    """Stop being asked (1), or be asked again (0)."""

    prefix = "mpause"
    paused: int
