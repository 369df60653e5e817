"""Proactive messages: whatever the bot says first is proposed here, and one planner sends it.

A feature never sends a reminder, an invitation or news by itself. It says what it would like to
say, from when, and until when that makes sense:

    await propose(uow, person, Nudge("event-soon", f"{event.id} {event.sequence}",
                                     due_at=..., expires_at=..., data={"event": event.id}))
    await cancel(uow, person, "event-soon", f"{event.id} {event.sequence}")

- `kind` names the renderer; `subject` says which one: together they are the key, for one person.
  Proposing again what waits moves it and renews its data; what was sent, or cancelled by the
  person, is never said again: what may be said again has another subject (a date, a sequence).
  So a sweep may propose everything it knows each time it runs. What has expired is not taken.
- `find(uow, person, kind, subject)` tells whether it waits, was sent, was cancelled or dropped.
- `propose_all(uow, [(person, nudge), …])` takes many people at once.
- `urgent`: the person waits for it (an answer to a question of theirs, an event they said yes to
  in two hours). It is sent at once, also at night (then without a sound), also when they paused,
  and counts against nothing. Everything else waits for the end of their own quiet hours and for
  room under the programme's cap (`nudges_per_day`, `nudges_per_week`); what is due together is one
  message.
- Who proposes has checked that the person agreed to it (`bot.people.consent`).
- The words are written when it is sent, by the renderer of its kind: `handlers/<feature>.py` has
  `NUDGES = {"event-soon": render}`, listed in `handlers/__init__.py`, with

    async def render(uow, runtime, person, nudge) -> Piece | None

  `uow.person` is that person. None: it is of no interest any more, and dropped without a word.
  `Piece.title` (at most 32 characters, plain text) stands in lists and on buttons; `message` is
  made with `bot.screen.notice`, without a way back: the ways to pause, to hear less and to stop
  are added to every message. A renderer only reads: it is called again when the message is opened.

`bot.features.attention` plans and shows; `scheduler/attention.py` ticks.
"""

from bot.nudges.domain import Nudge, Pace, Piece, Planned, Rhythm, State
from bot.nudges.proposing import cancel, cancel_all, find, propose, propose_all

__all__ = [
    "Nudge",
    "Pace",
    "Piece",
    "Planned",
    "Rhythm",
    "State",
    "cancel",
    "cancel_all",
    "find",
    "propose",
    "propose_all",
]
