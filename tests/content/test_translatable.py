"""Translators get every text that readers see, and nothing else."""

from typing import Any

import pytest

from bot.content import ContentError
from bot.content.translatable import Text, translatable


def test_every_text_comes_with_its_place_and_limit(folder: Any) -> None:
    texts = {text.msgid: text for text in translatable(folder.root)}

    assert texts["Pass the exam"] == Text(
        "content/pathways/doctor-exam.yaml", 21, "Pass the exam", "step 'exam': title.", 56
    )
    assert texts["It costs {exam_fee}."] == Text(
        "content/pathways/doctor-exam.yaml",
        22,
        "It costs {exam_fee}.",
        "step 'exam': what. Keep {exam_fee} as it is.",
        None,
    )


def test_lists_and_nested_texts_are_found(folder: Any) -> None:
    found = {text.msgid for text in translatable(folder.root)}

    assert {"Keep the number.", "Ask the GMC.", "Nobody pays.", "Wales", "It takes time."} <= found


def test_names_ids_and_notes_for_editors_stay_out(folder: Any) -> None:
    found = {text.msgid for text in translatable(folder.root)}

    assert not found & {"exam", "General Medical Council", "GMC: fees", "Fee for the exam", "999"}


def test_a_new_fee_changes_no_text_for_translators(folder: Any) -> None:
    before = list(translatable(folder.root))

    folder.replace("figures/uk.yaml", "value: 283", "value: 299")

    assert list(translatable(folder.root)) == before


def test_bad_content_is_not_translated_in_silence(folder: Any) -> None:
    folder.write("sources/uk.yaml", "sources: [{}]\n")

    with pytest.raises(ContentError, match="'id' is missing"):
        list(translatable(folder.root))
