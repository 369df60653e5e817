"""What buttons about calls do. A call is called by its id."""

from dataclasses import dataclass

from bot.message import Action

# Asking


@dataclass(frozen=True)
class AskMeeting(Action):
    """Say what a call is, before anything else."""

    prefix = "call"


@dataclass(frozen=True)
class BeginMeeting(Action):
    """Go on to what it is about."""

    prefix = "callgo"


@dataclass(frozen=True)
class PickTopic(Action):
    """Choose the topic (`domain.Topic`)."""

    prefix = "calltop"
    topic: str


@dataclass(frozen=True)
class PickTimes(Action):
    """Say when one has time. `suits` are bits of `domain.Suits`."""

    prefix = "callwhen"
    topic: str
    way: str
    suits: int = 0


@dataclass(frozen=True)
class Describe(Action):
    """Write a few words, or none."""

    prefix = "calltext"
    topic: str
    way: str
    suits: int


@dataclass(frozen=True)
class DescribeAfterNotice(Action):
    """The same, with the warning before one's first text read."""

    prefix = "calltextn"
    topic: str
    way: str
    suits: int


@dataclass(frozen=True)
class SendWish(Action):
    """Ask for the call as it was described."""

    prefix = "callsend"


@dataclass(frozen=True)
class StopWish(Action):
    """Ask for no call, and forget what was said."""

    prefix = "callstop"


# Both sides


@dataclass(frozen=True)
class ShowMeetings(Action):
    """Show my calls, on either side."""

    prefix = "calls"


@dataclass(frozen=True)
class OpenMeeting(Action):
    """Show one call of mine."""

    prefix = "callopen"
    meeting: int


@dataclass(frozen=True)
class PickSlot(Action):
    """Choose a time that was offered, in minutes since 1970."""

    prefix = "callslot"
    meeting: int
    slot: int


@dataclass(frozen=True)
class OtherTimes(Action):
    """Ask for other times: with `sure`, do it."""

    prefix = "callother"
    meeting: int
    sure: int = 0


@dataclass(frozen=True)
class CancelMeeting(Action):
    """Need the call no more: with `sure`, end it."""

    prefix = "callno"
    meeting: int
    sure: int = 0


@dataclass(frozen=True)
class ItHappened(Action):
    """Say that the call took place."""

    prefix = "calldone"
    meeting: int


@dataclass(frozen=True)
class GiveNumber(Action):
    """Write, or write anew, the number on which to be called."""

    prefix = "callnum"
    meeting: int


@dataclass(frozen=True)
class SendEntry(Action):
    """Get the file for the calendar once more."""

    prefix = "callics"
    meeting: int


# Offering


@dataclass(frozen=True)
class ShowRequests(Action):
    """Show coordinators who waits for a call."""

    prefix = "callreq"


@dataclass(frozen=True)
class ShowCalls(Action):
    """Show a mentor who waits for a call, and whether they offer some."""

    prefix = "callm"


@dataclass(frozen=True)
class OfferCalls(Action):
    """Offer calls as a mentor (1), or not any more (0)."""

    prefix = "callmt"
    helping: int


@dataclass(frozen=True)
class OpenRequest(Action):
    """Show what somebody wishes."""

    prefix = "callr"
    meeting: int


@dataclass(frozen=True)
class OfferTimes(Action):
    """Begin to choose times to offer."""

    prefix = "callof"
    meeting: int


@dataclass(frozen=True)
class ShowDays(Action):
    """Go on choosing: show the days."""

    prefix = "calldays"
    meeting: int


@dataclass(frozen=True)
class ShowHours(Action):
    """Show the half hours of a day, counted from 1 January of the year 1."""

    prefix = "callday"
    meeting: int
    day: int


@dataclass(frozen=True)
class ToggleSlot(Action):
    """Add a time, in minutes since 1970, or (`on` 0) take it out."""

    prefix = "callhour"
    meeting: int
    slot: int
    on: int


@dataclass(frozen=True)
class AskPlace(Action):
    """Go on, with the times chosen, to the place or the link."""

    prefix = "callwhere"
    meeting: int


@dataclass(frozen=True)
class WeCall(Action):
    """No place and no link: the helper rings."""

    prefix = "callring"
    meeting: int


@dataclass(frozen=True)
class SendOffer(Action):
    """Offer the times."""

    prefix = "callgive"
    meeting: int


@dataclass(frozen=True)
class GiveBack(Action):
    """Leave a call to others: with `sure`, do it."""

    prefix = "callback"
    meeting: int
    sure: int = 0


@dataclass(frozen=True)
class CloseRequest(Action):
    """Say as a coordinator that there will be no call: with `sure`, do it."""

    prefix = "callend"
    meeting: int
    sure: int = 0
