"""A2, every action and command, for everybody in every state: what a role lacks does not exist."""

import dataclasses
import itertools
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

import handlers
from bot.db import keys
from bot.db.vault import AesVault
from bot.delivery import callback
from bot.message import Action
from bot.people.person import Person, Role
from bot.routing import Answer, Command, On, Router

VAULT = AesVault(keys.generate())
ROUTER = Router(handlers.ROUTES, handlers.FALLBACKS)
EVERYBODY = [frozenset(roles) for n in range(3) for roles in itertools.combinations(Role, n)]
STATES = {
    "new": {},
    "browsing": {"language": "en"},
    "agreed": {"language": "ar", "consent": 1, "profile": {"profession": "nurse"}},
    "agreed to older words": {"language": "en", "consent": 0},
    "cannot be reached": {"language": "en", "consent": 1, "reachable": False},
}


def people() -> Iterator[Person | None]:
    yield None
    for roles, state in itertools.product(EVERYBODY, STATES.values()):
        yield Person(1, 7, roles=roles, **state)


def acting(person: Person | None, **more: Any) -> Any:
    runtime = SimpleNamespace(store=SimpleNamespace(vault=VAULT), bot_username="a_bot")
    return SimpleNamespace(person=person, runtime=runtime, pressed_action=None, act=None, **more)


def pressing(data: str) -> Any:
    return SimpleNamespace(
        callback_query=SimpleNamespace(from_user=SimpleNamespace(id=7), data=data)
    )


def some(action: type[Action]) -> Action:
    """Return an action of this kind with any fields."""
    fields = dataclasses.fields(action)
    return action(*(1 if field.type in (int, "int") else "x" for field in fields))


@pytest.mark.parametrize("route", [r for r in handlers.ROUTES if isinstance(r, On)],
                         ids=lambda route: route.code)  # fmt: skip
def test_a_button_works_for_its_role_and_is_like_an_unknown_one_for_all_others(route: On) -> None:
    data = callback.write(VAULT, 7, some(route.action).body())
    unknown = ROUTER._button(pressing(callback.write(VAULT, 7, "1:nothing")), acting(None))
    for person in people():
        context = acting(person)
        found = ROUTER._button(pressing(data), context)
        may = route.role is None or (person is not None and route.role in person.roles)
        assert found is (route.handle if may else unknown), (route.code, person and person.roles)
        if not may:
            assert context.pressed_action is None
            assert context.act is None, "what was refused is no act"
    assert ROUTER._button(pressing("A" * 12 + data[12:]), acting(None)) is unknown, "forged"


@pytest.mark.parametrize("route", [r for r in handlers.ROUTES if isinstance(r, Command)],
                         ids=lambda route: route.name)  # fmt: skip
def test_a_command_works_for_its_role_and_is_like_an_unknown_one_for_all_others(
    route: Command,
) -> None:
    unknown = ROUTER._command(acting(None, text="/nonsense"))
    for person in people():
        found = ROUTER._command(acting(person, text=f"/{route.name} x"))
        may = route.role is None or (person is not None and route.role in person.roles)
        assert found is (route.handle if may else unknown), (route.name, person and person.roles)


@pytest.mark.parametrize("route", [r for r in handlers.ROUTES if isinstance(r, Answer)],
                         ids=lambda route: route.code)  # fmt: skip
def test_a_text_is_taken_from_its_role_and_comes_too_late_from_who_has_lost_it(
    route: Answer,
) -> None:
    for person in people():
        context = acting(person)
        found = ROUTER._expected(context, route.prompt)
        may = route.role is None or (person is not None and route.role in person.roles)
        late = handlers.FALLBACKS.late_text
        assert found is (route.handle if may else late), (route.code, person and person.roles)
        assert bool(context.act) is bool(may and route.act), "what was refused is no act"


def test_a_text_that_goes_into_the_audit_log_is_taken_from_coordinators_alone() -> None:
    written = [r for r in handlers.ROUTES if isinstance(r, Answer) and r.act]
    assert written
    assert {r.role for r in written} == {Role.COORDINATOR}
