"""A problem says where and what to do, in one line."""

from bot.problem import Problem


def test_a_problem_names_its_line_or_the_whole_file() -> None:
    assert str(Problem("a.yaml", 3, "no title", "Add one.")) == "a.yaml:3: no title. Add one."
    assert str(Problem("a.yaml", 0, "it is missing", "Add it.")) == "a.yaml: it is missing. Add it."
