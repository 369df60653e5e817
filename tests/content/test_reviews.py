"""What was checked is checked again: a warning first, then `check` fails, and the bot runs on."""

import datetime as dt
from typing import Any

from bot.problem import Severity

DUE = dt.date(2027, 4, 1)  # the review date of everything in the small folder


def severities(folder: Any, today: dt.date) -> set[Severity]:
    return {problem.severity for problem in folder.check(today)}


def test_until_the_day_of_review_nothing_is_said(folder: Any) -> None:
    assert folder.check(DUE) == []


def test_a_passed_review_is_a_warning_with_its_line(folder: Any) -> None:
    problems = folder.check(DUE + dt.timedelta(days=1))

    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert str(problems[-2]) == (
        "content/sources/uk.yaml:6: source 'gmc-fees': was to be checked again by 2027-04-01."
        " Look at the page, put right what changed, and move both dates."
    )


def test_thirty_days_late_is_a_warning_and_one_more_is_overdue(folder: Any) -> None:
    assert severities(folder, DUE + dt.timedelta(days=30)) == {Severity.WARNING}
    assert severities(folder, DUE + dt.timedelta(days=31)) == {Severity.OVERDUE}


def test_a_bot_starts_with_overdue_content(folder: Any) -> None:
    assert folder.load(DUE + dt.timedelta(days=900)).step("exam")


def test_a_check_in_the_future_is_a_warning(folder: Any) -> None:
    problems = folder.check(dt.date(2026, 11, 20))

    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert "was checked on 2026-11-21, which is still to come. Mend the date." in str(problems[0])
