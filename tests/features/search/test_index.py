"""Finding documents by words: the whole, the beginning, and with mistakes."""

import pytest

from bot.features.search.index import Document, Index

DOCUMENTS = {
    "plab 1": Document(
        ("Pass PLAB 1", "اجتياز امتحان PLAB 1"), ("A written exam.", "امتحان كتابي")
    ),
    "plab 2": Document(("Pass PLAB 2", "اجتياز امتحان PLAB 2"), ("A practical exam.",)),
    "oet": Document(("Pass an English test",), ("OET or IELTS: a test of English.",)),
    "money": Document(("Money for exams",), ("Funds that pay for PLAB and for travel.",)),
    "registration": Document(("Registration", "التسجيل"), ("Apply to the regulator.",)),
    "support": Document(("Support worker",), ("Work beside nurses.",)),
    "cambridge": Document(("Cambridge Ethnic Community Forum",), ("Advice.", "Cambridge")),
}
NAMES = [*DOCUMENTS]
INDEX = Index([*DOCUMENTS.values()])


def found(asked: str, own: tuple[str, ...] = ()) -> list[str]:
    return [NAMES[n] for n in INDEX.find(asked, 8, {NAMES.index(one) for one in own})]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("plab 2", "plab 2"),
        ("PLAB2", "plab 2"),
        ("palb 2", "plab 2"),
        ("plab ٢", "plab 2"),
        ("امتحان 1", "plab 1"),
        ("تسجيل", "registration"),
        ("رتسجيل", "registration"),
        ("registraton", "registration"),
        ("regis", "registration"),
        ("ielts", "oet"),
        ("suport worker", "support"),
        ("supportworker", "support"),
        ("cambrigde forum", "cambridge"),
        ("what does the exam money pay", "money"),
    ],
)
def test_the_best_find_comes_first(asked: str, first: str) -> None:
    assert found(asked)[0] == first


def test_a_word_in_a_title_counts_more_than_one_in_a_text() -> None:
    assert found("plab")[2:] == ["money"]


def test_what_is_on_the_readers_way_comes_first_of_equals_only() -> None:
    assert found("plab", own=("plab 2",))[:2] == ["plab 2", "plab 1"]
    assert found("plab 1", own=("money",))[0] == "plab 1"


@pytest.mark.parametrize("asked", ["", "   ", "?!…", "🙂", "qqqqqqqq", "\u202e\u200f"])
def test_what_says_nothing_finds_nothing(asked: str) -> None:
    assert found(asked) == []


def test_words_nobody_knows_here_take_nothing_from_those_that_are_known() -> None:
    assert found("qqqqqqqq registration zzzzzzz")[0] == "registration"


def test_no_more_than_the_limit_is_found_and_each_once() -> None:
    same = Index([Document(("Money",), ("money money",))] * 30)
    assert same.find("money", 16) == [*range(16)]


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index([]).find("plab", 8) == []
