"""Whatever is wrong with content is said in one line: where, what, and what to do."""

from pathlib import Path
from typing import Any

import pytest

from bot.content import ContentError
from bot.problem import Severity

PATHWAY = "pathways/doctor-exam.yaml"
LONG = "It is long. " * 12 + "It is."

MISTAKES = {
    "an unknown field": (
        PATHWAY, "time: It is quick.", "time: It is quick.\n    colour: red",
        "pathways/doctor-exam.yaml:18: step 'account': unknown field 'colour'. Remove it.",
    ),
    "a misspelt field": (
        PATHWAY, "why: You book there.", "whyy: You book there.",
        "pathways/doctor-exam.yaml:14: step 'account': unknown field 'whyy'. Did you mean 'why'?",
    ),
    "a missing field": (
        PATHWAY, "    why: You book there.\n", "",
        "pathways/doctor-exam.yaml:11: step 'account': 'why' is missing. Add it.",
    ),
    "a missing source": (
        PATHWAY, "help: [gmc]\n    sources: [gmc-fees]\n  -", "help: [gmc]\n  -",
        "pathways/doctor-exam.yaml:11: step 'account': 'sources' is missing. Add it.",
    ),
    "no source in the list": (
        PATHWAY, "sources: [gmc-fees]\n  - slug", "sources: []\n  - slug",
        ("pathways/doctor-exam.yaml:19: step 'account': 'sources' has too few entries."
        " It needs at least 1."),
    ),
    "an unknown source": (
        PATHWAY, "sources: [gmc-fees]\n    after", "sources: [gmc-feees]\n    after",
        ("pathways/doctor-exam.yaml:29: step 'exam': unknown source 'gmc-feees'."
        " Did you mean 'gmc-fees'?"),
    ),
    "an unknown step to do first": (
        PATHWAY, "after: [account]", "after: [visa]",
        ("pathways/doctor-exam.yaml:30: step 'exam': unknown step 'visa'."
        " Add it, or name another step."),
    ),
    "steps that wait for each other": (
        PATHWAY, "time: It is quick.", "time: It is quick.\n    after: [exam]",
        ("pathways/doctor-exam.yaml:18: step 'account': the steps wait for each other:"
        " account → exam → account. Remove one `after`."),
    ),
    "an unknown organisation": (
        PATHWAY, "help: [gmc]\n    sources: [gmc-fees]\n    after",
        "help: [gmx]\n    sources: [gmc-fees]\n    after",
        ("pathways/doctor-exam.yaml:28: step 'exam': unknown organisation 'gmx'."
        " Did you mean 'gmc'?"),
    ),
    "an unknown figure in a text": (
        PATHWAY, "It costs {exam_fee}.", "It costs {exam_fees}.",
        ("pathways/doctor-exam.yaml:22: step 'exam': unknown figure 'exam_fees'."
        " Did you mean 'exam_fee'?"),
    ),
    "a price that is no money": (
        PATHWAY, "amount: exam_fee", "amount: exam_wait",
        ("pathways/doctor-exam.yaml:25: step 'exam': unknown amount of money 'exam_wait'."
        " Add it, or name another amount of money."),
    ),
    "an unknown answer": (
        PATHWAY, "stage: [passed]", "stage: [pased]",
        ("pathways/doctor-exam.yaml:31: step 'exam': unknown answer to stage 'pased'."
        " Did you mean 'passed'?"),
    ),
    "an unknown step in a condition": (
        PATHWAY, "{not: {stage: [passed]}}", "{steps: {acount: [done]}}",
        "pathways/doctor-exam.yaml:31: step 'exam': unknown step 'acount'. Did you mean 'account'?",
    ),
    "an unknown profession": (
        PATHWAY, "professions: [doctor]", "professions: [docter]",
        ("pathways/doctor-exam.yaml:2: unknown answer to profession 'docter'."
        " Did you mean 'doctor'?"),
    ),
    "a condition nobody meets": (
        PATHWAY, "{not: {stage: [passed]}}", "{stage: [passed], profession: [nurse]}",
        ("pathways/doctor-exam.yaml:31: step 'exam': nobody can meet this condition."
        " Mend or remove it."),
    ),
    "an empty condition": (
        PATHWAY, "{not: {stage: [passed]}}", "{}",
        "pathways/doctor-exam.yaml:31: step 'exam': 'when' is an empty condition. Mend it.",
    ),
    "two steps of one name": (
        PATHWAY, "    help: [gmc]\n    sources: [gmc-fees]\n  - slug: exam",
        "    help: [gmc]\n    sources: [gmc-fees]\n  - slug: account",
        ("pathways/doctor-exam.yaml:20: step 'account': the name is taken in"
        " content/pathways/doctor-exam.yaml:11. Choose another."),
    ),
    "a figure without source in a text": (
        PATHWAY, "It shows what you know.", "It costs £283.",
        ("pathways/doctor-exam.yaml:23: step 'exam': the figure '£' has no source."
        " Put it in figures/ with its source, and write {its_id} here."),
    ),
    "a duration without source in a text": (
        PATHWAY, "It shows what you know.", "It takes two years.",
        ("pathways/doctor-exam.yaml:23: step 'exam': the figure 'two years' has no source."
        " Put it in figures/ with its source, and write {its_id} here."),
    ),
    "a text of two lines": (
        PATHWAY, "why: You book there.", 'why: "You book\\nthere."',
        ("pathways/doctor-exam.yaml:14: step 'account': 'why' has line breaks or spaces too many."
        " Mend it."),
    ),
    "a lonely brace": (
        PATHWAY, "It costs {exam_fee}.", "It costs {exam fee}.",
        ("pathways/doctor-exam.yaml:22: step 'exam': 'what' has a brace that is no placeholder like"
        " {plab_1_fee}. Mend it."),
    ),
    "a title too long for a button": (
        PATHWAY, "title: Open an account", "title: Open an account of your own at the GMC now",
        ("pathways/doctor-exam.yaml:12: step 'account': 'title' is too long."
        " Shorten it to 40 characters."),
    ),
    "more text than a screen holds": (
        PATHWAY, "do: [Book it., Pass it.]", f"do: [{LONG}, {LONG}, {LONG}, {LONG}]",
        ("pathways/doctor-exam.yaml:24: step 'exam': the step has 656 characters."
        " Shorten it to 600: title, what, why, do."),
    ),
    "a name with capitals": (
        PATHWAY, "slug: account", "slug: Account",
        ("pathways/doctor-exam.yaml:11: step 'Account': 'slug' cannot be 'Account'."
        " Use the form ^[a-z0-9]+(-[a-z0-9]+)*$."),
    ),
    "a bad date": (
        "sources/uk.yaml", "2027-04-01", "2027-13-01",
        ("sources/uk.yaml:6: source 'gmc-fees': 'review_by' is not a date: 2027-13-01."
        " Write it like 2026-11-21."),
    ),
    "a review before the check": (
        "sources/uk.yaml", "2027-04-01", "2026-11-20",
        ("sources/uk.yaml:6: source 'gmc-fees': the review (2026-11-20) is not after the check"
        " (2026-11-21). Mend one of the two dates."),
    ),
    "a figure in two forms": (
        "figures/uk.yaml", "value: 283", "value: 283\n    low: 3",
        ("figures/uk.yaml:2: figure 'exam_fee': needs either `value`, or `low` and a larger `high`."
        " Mend it."),
    ),
    "a range upside down": (
        "figures/uk.yaml", "high: 6", "high: 3",
        ("figures/uk.yaml:12: figure 'exam_wait': needs either `value`, or `low`"
        " and a larger `high`. Mend it."),
    ),
    "half a week": (
        "figures/uk.yaml", "high: 6", "high: 6.5",
        ("figures/uk.yaml:12: figure 'exam_wait': needs a whole number (use a smaller unit)."
        " Mend it."),
    ),
    "an unknown kind of figure": (
        "figures/uk.yaml", "kind: money", "kind: mony",
        ("figures/uk.yaml:2: figure 'exam_fee': 'kind' cannot be 'mony'."
        " Use 'money', 'duration', 'count', 'percent', 'date'."),
    ),
    "a weak figure that looks certain": (
        "figures/uk.yaml", "    uncertain: true\n", "",
        ("figures/uk.yaml:12: figure 'exam_wait': has low confidence and does not say"
        " `uncertain: true`. Mend it."),
    ),
    "nowhere to check what is uncertain": (
        "figures/uk.yaml", "    check_at: gmc-fees\n", "",
        ("figures/uk.yaml:12: figure 'exam_wait': is uncertain and does not say where to check"
        " (`check_at:`). Mend it."),
    ),
    "text where a number belongs": (
        "figures/uk.yaml", "exact: true", "exact: yes",
        "figures/uk.yaml:7: figure 'exam_fee': 'exact': input should be a valid boolean. Mend it.",
    ),
    "a question that comes too early": (
        "intake.yaml", "- id: region", "- id: region\n    when: {stage: [passed]}",
        ("intake.yaml:9: question 'region': depends on 'stage', which is not known yet."
        " Change the order of the questions."),
    ),
    "an unknown question": (
        "intake.yaml", "id: stage", "id: status",
        ("intake.yaml:14: question 'status': 'id' cannot be 'status'. Use 'profession', 'stage',"
        " 'english', 'region', 'years' or 'specialty'."),
    ),
    "two answers of one name": (
        "intake.yaml", "id: nurse", "id: doctor",
        ("intake.yaml:7: option 'doctor': the name is taken in content/intake.yaml:6."
        " Choose another."),
    ),
    "an urgent contact that cannot be reached": (
        "urgent/uk.yaml", '        call: "999"\n', "",
        ("urgent/uk.yaml:6: contact 'emergency': has no number and no address (`call:`, `text_to:`"
        " or `url:`). Mend it."),
    ),
    "a thing of the kit on two lists": (
        "events/kit.yaml", "id: rooms", "id: late",
        "events/kit.yaml:1: the name 'late' stands on two lists. Mend it.",
    ),
    "no place for the speakers": (
        "events/kit.yaml", ", talks: true", "",
        ("events/kit.yaml:1: one part of the programme, and only one, has 'talks: true'."
        " Mend it."),
    ),
    "a key twice": (
        "sources/uk.yaml", 'title: "GMC: fees"', 'title: "GMC: fees"\n    title: Fees',
        "sources/uk.yaml:4: the key 'title' is there twice. Keep one of the two.",
    ),
    "an alias": (
        PATHWAY, "title: Open an account", "title: &t Open an account\n    what: *t",
        "pathways/doctor-exam.yaml:13: an alias (*) is not allowed. Write the value out.",
    ),
    "a tag": (
        PATHWAY, "title: Open an account", "title: !!python/name:os.system x",
        ("pathways/doctor-exam.yaml:12: the tag 'tag:yaml.org,2002:python/name:os.system' is not"
        " allowed. Remove it."),
    ),
    "two documents": (
        "sources/uk.yaml", "sources:", "a: 1\n---\nsources:",
        "sources/uk.yaml:2: a second document starts here. Keep one per file.",
    ),
    "a key that is a list": (
        "sources/uk.yaml", "sources:", "? [a, b]\n: c\nsources:",
        "sources/uk.yaml:1: a key must be a word. Write `key: value`.",
    ),
    "broken YAML": (
        "sources/uk.yaml", 'title: "GMC: fees"', "title: GMC: fees",
        ("sources/uk.yaml:3: not YAML: mapping values are not allowed in this context."
        " Mend this line."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_said_in_one_line(folder: Any, mistake: str) -> None:
    name, good, bad, line = MISTAKES[mistake]
    folder.replace(name, good, bad)

    assert [str(problem) for problem in folder.check()] == [f"content/{line}"]
    with pytest.raises(ContentError) as raised:
        folder.load()
    assert str(raised.value) == f"content/{line}"


WHOLE_FILES = {
    "empty": (b"", "sources/uk.yaml:1: the file is empty. Fill it, or delete it."),
    "only a comment": (b"# soon\n", "sources/uk.yaml:1: the file is empty. Fill it, or delete it."),
    "not UTF-8": (
        b"sources:\n  - id: \xff\n",
        "sources/uk.yaml:2: the file is not UTF-8 text. Save the file as UTF-8.",
    ),
    "a control character": (
        b"sources: \x01",
        "sources/uk.yaml:1: not YAML: control characters are not allowed. Mend this line.",
    ),
    "10 MB": (
        b"#" * 10_000_000,
        "sources/uk.yaml:1: the file is too big. Split it: a content file has at most 1 MB.",
    ),
    "a bomb of aliases": (
        b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1)
                                      for n in range(ord("b"), ord("z"))),
        "sources/uk.yaml:2: an alias (*) is not allowed. Write the value out.",
    ),
    "a deep hole": (
        b"[" * 500_000,
        "sources/uk.yaml:1: the lists are too deep. Use at most 20 levels.",
    ),
    "a list": (
        b"- sources\n",
        "sources/uk.yaml:1: 'file' is no list of fields. Write `field: value` lines.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_hostile_file_is_refused_in_one_line(folder: Any, name: str) -> None:
    raw, line = WHOLE_FILES[name]
    (folder.root / "sources/uk.yaml").write_bytes(raw)

    assert [str(problem) for problem in folder.check()] == [f"content/{line}"]


def test_a_name_may_not_be_given_in_two_files(folder: Any) -> None:
    text = (folder.root / PATHWAY).read_text().replace("slug: doctor-exam", "slug: doctor-other")
    folder.write("pathways/doctor-other.yaml", text)

    assert [str(problem) for problem in folder.check()] == [
        (
            "content/pathways/doctor-other.yaml:11: step 'account': the name is taken in"
            " content/pathways/doctor-exam.yaml:11. Choose another."
        ),
        (
            "content/pathways/doctor-other.yaml:20: step 'exam': the name is taken in"
            " content/pathways/doctor-exam.yaml:20. Choose another."
        ),
    ]


def test_two_pathways_of_one_name_are_found(folder: Any) -> None:
    text = (folder.root / PATHWAY).read_text()
    for slug in ("account", "exam"):
        text = text.replace(f"slug: {slug}", f"slug: other-{slug}")
    folder.write("pathways/other.yaml", text.replace("[account]", "[other-account]"))

    [problem] = folder.check()

    assert problem.path == "content/pathways/other.yaml"
    assert problem.message == "the name is taken in content/pathways/doctor-exam.yaml:1"


def test_a_step_may_not_wait_for_one_below_it(folder: Any) -> None:
    folder.replace(PATHWAY, "after: [account]", "after: [last]")
    text = (folder.root / PATHWAY).read_text()
    first = text[text.index("  - slug: account") : text.index("  - slug: exam")]
    folder.write(PATHWAY, text + first.replace("slug: account", "slug: last"))

    [problem] = folder.check()

    assert problem.line == 30
    assert problem.message == ("step 'exam': waits for 'last', which does not stand above it")


@pytest.mark.parametrize("name", ["intake.yaml", "urgent/uk.yaml", "events/kit.yaml"])
def test_a_missing_file_is_named(folder: Any, name: str) -> None:
    (folder.root / name).unlink()

    assert f"content/{name}:1: the file is missing. Add it." in map(str, folder.check())
    with pytest.raises(ContentError):
        folder.load()


def test_a_missing_folder_is_a_problem_and_no_crash(tmp_path: Path, folder: Any) -> None:
    folder.root = tmp_path / "nowhere"

    assert len(folder.check()) == 3


def test_a_file_of_no_known_kind_is_named(folder: Any) -> None:
    folder.write("recipes/soup.yaml", "water: 1\n")

    assert [str(problem) for problem in folder.check()] == [
        (
            "content/recipes/soup.yaml:1: no kind of content lives here."
            " Put it in a folder that the program knows, or delete it."
        )
    ]


def test_what_nothing_refers_to_is_a_warning(folder: Any) -> None:
    folder.replace(PATHWAY, "The result takes {exam_wait}.", "Soon.")

    [problem] = folder.check()

    assert str(problem) == (
        "content/figures/uk.yaml:12: figure 'exam_wait': nothing refers to it."
        " Use it, or delete it."
    )
    assert problem.severity is Severity.WARNING
    assert folder.load().step("exam")
