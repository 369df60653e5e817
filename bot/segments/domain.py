"""What of one person a segment can ask for, and which people a segment holds."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.people.person import Role

MEMBER: Final = "member"
"""Among the roles of a segment: who has no other role."""


@dataclass(frozen=True, repr=False)
class Facts:
    """What is known of one person. `repr` is off, as for a person.

    "" is what they did not say. `steps` are open; `events` holds their answers, by event id.
    `silent_since` is when the first check-in came that they left without an answer.
    """

    roles: frozenset[Role] = frozenset()
    profession: str = ""
    stage: str = ""
    region: str = ""
    language: str = ""
    steps: frozenset[str] = frozenset()
    events: Mapping[int, str] = field(default_factory=dict)
    silent_since: dt.datetime | None = None
    consented: bool = False
    promotion: bool = False
    suspended: bool = False


@dataclass(frozen=True)
class Segment:
    """A choice of people: in each dimension one of those named; nothing named: everybody.

    `roles` are values of `Role`, and MEMBER. `answers` are to `event`; none named: any answer.
    """

    roles: frozenset[str] = frozenset()
    professions: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    step: str = ""
    event: int = 0
    answers: frozenset[str] = frozenset()
    silent_days: int = 0

    @property
    def is_everybody(self) -> bool:
        return self == Segment()

    def matches(self, facts: Facts, now: dt.datetime) -> bool:
        """Whether somebody is meant. Never who has not agreed, nor who is stopped for safety."""
        return (
            facts.consented
            and not facts.suspended
            and self._has_role(facts)
            and _is_among(facts.profession, self.professions)
            and _is_among(facts.stage, self.stages)
            and _is_among(facts.region, self.regions)
            and _is_among(facts.language, self.languages)
            and (not self.step or self.step in facts.steps)
            and self._has_answered(facts)
            and self._is_silent(facts, now)
        )

    def _has_role(self, facts: Facts) -> bool:
        roles = facts.roles or {MEMBER}
        return not self.roles or bool(self.roles & roles)

    def _has_answered(self, facts: Facts) -> bool:
        if not self.event:
            return True
        answer = facts.events.get(self.event)
        return answer is not None and _is_among(answer, self.answers)

    def _is_silent(self, facts: Facts, now: dt.datetime) -> bool:
        if not self.silent_days:
            return True
        since = facts.silent_since
        return since is not None and now - since >= dt.timedelta(days=self.silent_days)

    def but(self, **changes: object) -> "Segment":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace

    def to_json(self) -> str:
        """Return it as JSON: what is named, by dimension."""
        named = {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in vars(self).items()
            if value
        }
        return json.dumps(named, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Segment":
        """Read what `to_json` wrote; "" is everybody. Raises ValueError or TypeError."""
        named = json.loads(text or "{}")
        if not isinstance(named, dict):
            raise ValueError("no segment")  # noqa: TRY004 -- it is the text that is wrong
        values = ((n, frozenset(v) if isinstance(v, list) else v) for n, v in named.items())
        return cls().but(**dict(values))


def _is_among(value: str, named: frozenset[str]) -> bool:
    return not named or value in named
