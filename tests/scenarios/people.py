"""Eight people, as their golden transcripts tell of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TODAY: Final = dt.date(2026, 11, 23)  # the clock of the tests


@dataclass(frozen=True)
class Someone:
    """What one person answers, and what they look at on the way.

    `route` is what they choose, `closed` one they find closed, `other` one they compare with.
    `paper` is a step with a paper they do not have, `learn` one to know more about. `typed` are
    texts about the date of the result `clock`; the last of them is a date. `done` and `skipped`
    are steps that they say so of.
    """

    name: str
    story: str
    answers: Mapping[str, str]
    route: str
    paper: str
    clock: str | None = None
    typed: tuple[str, ...] = ()
    learn: str | None = None
    closed: str | None = None
    other: str | None = None
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def _ago(months: int, day: int) -> str:
    years, month = divmod(TODAY.year * 12 + TODAY.month - 1 - months, 12)
    return f"{dt.date(years, month + 1, day):%Y-%m-%d}"


EVERYBODY: Final = (
    Someone(
        "syrian-surgeon",
        "A surgeon from Syria, 15 years out of the profession. IELTS 7.0: the GMC asks for more.",
        {"profession": "doctor", "stage": "qualified", "english": "not-enough", "region": "east",
         "years": "over-five", "specialty": "surgery"},
        route="doctor-plab",
        paper="internship-proof",
        learn="english-test",
        clock="good-standing",
        typed=("7.0", _ago(1, 20)),
        closed="doctor-provisional",
        other="doctor-specialist",
    ),
    Someone(
        "ukrainian-nurse",
        "A nurse from Ukraine who passed the CBT 23 months ago.",
        {"profession": "nurse", "stage": "cbt-passed", "english": "oet-passed",
         "region": "north-west", "years": "one-to-two"},
        route="nurse-toc",
        paper="nmc-papers",
        clock="cbt-nurse",
        typed=(_ago(23, 30),),
    ),
    Someone(
        "asylum-pharmacist",
        "A pharmacist who waits for an asylum decision, in London.",
        {"profession": "pharmacist", "stage": "qualified", "english": "none", "region": "london",
         "years": "three-to-five"},
        route="pharmacist-ospap",
        paper="gphc-papers",
    ),
    Someone(
        "sudanese-graduate",
        "A graduate of the final year in Sudan whose internship never came.",
        {"profession": "doctor", "stage": "no-internship", "english": "oet-passed",
         "region": "midlands", "years": "never", "specialty": "undecided"},
        route="doctor-provisional",
        paper="degree-check",
        clock="oet-doctor",
        typed=(_ago(20, 5),),
        other="doctor-plab",
    ),
    Someone(
        "afghan-dentist",
        "A dentist from Afghanistan whose papers are lost.",
        {"profession": "dentist", "stage": "qualified", "english": "none", "region": "south-east",
         "years": "three-to-five"},
        route="dentist-ore",
        paper="dentist-lost-papers",
        other="dentist-lds",
    ),
    Someone(
        "eritrean-midwife",
        "A midwife from Eritrea in Scotland, a year in the UK.",
        {"profession": "midwife", "stage": "qualified", "english": "expired",
         "region": "scotland", "years": "one-to-two"},
        route="midwife-toc",
        paper="nmc-papers",
        clock="ielts-nmc",
        typed=(_ago(30, 1),),
        done=("nmc-programme",),
    ),
    Someone(
        "iranian-physiotherapist",
        "A physiotherapist from Iran in Wales.",
        {"profession": "other", "stage": "qualified", "english": "ielts-passed",
         "region": "wales", "years": "under-one"},
        route="hcpc-international",
        paper="hcpc-lost-papers",
        done=("hcpc-profession",),
        skipped=("hcpc-scientist",),
    ),
    Someone(
        "turkish-specialist",
        "A heart specialist whose diploma may be recognised.",
        {"profession": "doctor", "stage": "specialist", "english": "oet-passed",
         "region": "london", "years": "under-one", "specialty": "medicine"},
        route="doctor-specialist",
        paper="specialist-verify",
        clock="specialist-diploma",
        typed=(_ago(60, 10),),
        closed="doctor-provisional",
        other="doctor-portfolio",
    ),
)  # fmt: skip
