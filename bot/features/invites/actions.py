"""What the buttons of invites and partners do."""

from dataclasses import dataclass

from bot.message import Action


class AskRole(Action):
    """Choose whom to invite."""

    prefix = "invr"


@dataclass(frozen=True)
class AskDays(Action):
    """Choose how long the invite can be used. `role` is short (`Role` of the invite, or "")."""

    prefix = "invd"
    role: str


@dataclass(frozen=True)
class AskPartner(Action):
    """Choose which organisation gives the invite away; pages from 0."""

    prefix = "invp"
    role: str
    days: int
    page: int = 0


@dataclass(frozen=True)
class MakeInvite(Action):
    """Make a one-use link. `once` becomes its id: a second tap makes no second one."""

    prefix = "inv"
    role: str
    days: int
    partner: int
    once: int


@dataclass(frozen=True)
class ShowInvites(Action):
    """Show the invites that nobody has used; pages from 0."""

    prefix = "invl"
    page: int = 0


@dataclass(frozen=True)
class TakeBack(Action):
    """Let an invite be used no more."""

    prefix = "invx"
    invite: int


@dataclass(frozen=True)
class ShowPartners(Action):
    """Show the organisations that send people; pages from 0."""

    prefix = "par"
    page: int = 0


@dataclass(frozen=True)
class OpenPartner(Action):
    """Show one of them."""

    prefix = "paro"
    partner: int


@dataclass(frozen=True)
class NamePartner(Action):
    """Write what an organisation is called; 0: a new one."""

    prefix = "parn"
    partner: int


@dataclass(frozen=True)
class RetirePartner(Action):
    """Offer an organisation no more (1), or again (0)."""

    prefix = "parr"
    partner: int
    on: int


@dataclass(frozen=True)
class MakePoster(Action):
    """Make the link of an organisation for posters, or show the one there is."""

    prefix = "parp"
    partner: int


@dataclass(frozen=True)
class EndPoster(Action):
    """Let the link for posters count nobody any more."""

    prefix = "pare"
    partner: int
