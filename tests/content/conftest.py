"""A content folder as small as it can be, for tests to spoil."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot.content import Library, check, load
from bot.problem import Problem

TODAY: Final = dt.date(2026, 11, 21)

FILES: Final = {
    "sources/uk.yaml": """\
sources:
  - id: gmc-fees
    title: "GMC: fees"
    url: https://example.org/fees
    checked: 2026-11-21
    review_by: 2027-04-01
""",
    "figures/uk.yaml": """\
figures:
  - id: exam_fee
    about: Fee for the exam
    kind: money
    currency: GBP
    value: 283
    exact: true
    sources: [gmc-fees]
    confidence: high
    checked: 2026-11-21
    review_by: 2027-04-01
  - id: exam_wait
    about: Wait for the result
    kind: duration
    unit: week
    low: 4
    high: 6
    exact: false
    sources: [gmc-fees]
    confidence: low
    uncertain: true
    check_at: gmc-fees
    checked: 2026-11-21
    review_by: 2027-04-01
""",
    "intake.yaml": """\
questions:
  - id: profession
    text: What is your profession?
    why: The steps differ.
    options:
      - {id: doctor, label: Doctor}
      - {id: nurse, label: Nurse}
  - id: region
    text: Where do you live?
    why: Some help is local.
    options:
      - {id: east, label: East, implies: {nation: england}}
      - {id: wales, label: Wales, implies: {nation: wales}}
  - id: stage
    text: Where are you?
    why: We leave out what is done.
    when: {profession: [doctor]}
    options:
      - {id: starting, label: Just starting}
      - {id: passed, label: Exam passed}
""",
    "directory/uk.yaml": """\
organisations:
  - id: gmc
    name: General Medical Council
    kind: regulator
    areas: [uk]
    offer: Registers doctors.
    url: https://example.org/gmc
    sources: [gmc-fees]
    confidence: high
    checked: 2026-11-21
    review_by: 2027-04-01
""",
    "urgent/uk.yaml": """\
intro: If a life is in danger, call 999.
groups:
  - id: now
    title: Now
    contacts:
      - id: emergency
        name: "999"
        for_whom: A life is in danger.
        hours: Day and night.
        call: "999"
        sources: [gmc-fees]
        confidence: high
        checked: 2026-11-21
        review_by: 2027-04-01
""",
    "events/kit.yaml": """\
speakers: {confirm_days: 14, backup_days: 21}
tasks:
  - {id: venue, title: Book the place, hint: Ask for the rooms., days: -56, ways: [in_person]}
risks:
  - {id: late, title: Trains are late, hint: Begin with tea., who: Coordinator}
provisions:
  - {id: rooms, title: Rooms, hint: A big one and a quiet one.}
programme:
  - {id: talks, title: Talks, minutes: 60, talks: true}
""",
    "pathways/doctor-exam.yaml": """\
slug: doctor-exam
professions: [doctor]
route: Exam
title: "Doctor: by exam"
for_whom: For most doctors.
reality:
  - text: It takes time.
    sources: [gmc-fees]
    confidence: high
steps:
  - slug: account
    title: Open an account
    what: Open your account.
    why: You book there.
    do: [Open it., Keep the number.]
    costs: [{item: The account, amount: free, who_pays: Nobody pays.}]
    time: It is quick.
    help: [gmc]
    sources: [gmc-fees]
  - slug: exam
    title: Pass the exam
    what: It costs {exam_fee}.
    why: It shows what you know.
    do: [Book it., Pass it.]
    costs: [{item: The exam, amount: exam_fee, who_pays: You pay.}]
    time: The result takes {exam_wait}.
    documents: [{name: Your diploma, if_missing: Ask the GMC.}]
    help: [gmc]
    sources: [gmc-fees]
    after: [account]
    when: {not: {stage: [passed]}}
""",
}


@dataclass
class Folder:
    """A content folder on disk."""

    root: Path

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def check(self, today: dt.date = TODAY) -> list[Problem]:
        return check(self.root, today)

    def load(self, today: dt.date = TODAY) -> Library:
        return load(self.root, today=today)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "content")
    for name, text in FILES.items():
        folder.write(name, text)
    return folder
