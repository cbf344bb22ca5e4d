"""With which words a pattern can begin: every match of it does."""

import re

import pytest

from loaders.text.openings import NUMBER, beginnings, openings

PATTERNS = [
    (r"(?:đồng )?(?:chủ trì|chủ tọa)\b", {"đồng", "chủ"}),
    (r"làm [Tt]rưởng đoàn", {"làm"}),
    (r"[Đđ]oàn (?:của )?", {"đoàn"}),
    (r"(?<!được )(?:trao|tặng)(?= (?:cho|tại)\b)", {"trao", "tặng"}),
    (r"dẫn đầu(?!\w)|họp$", {"dẫn", "họp"}),
    (r"""(?:^|(?<=; ))[“"]?(?:phát biểu|kết luận)""", {"“", '"', "phát", "kết"}),
    (r"(?:phối hợp |cùng )*(?:tổ chức|mở)\b", {"phối", "cùng", "tổ", "mở"}),
    (r"(?i:(?P<rite>Lễ)\b)", {"lễ"}),
    ("\ue005(?! {1,3}với)", {"\ue005"}),
    (r"(?:a\.b|c\(d) x", {"a", "c"}),
]
BOUNDLESS = [
    r"\w+ dự",
    r"mở",
    r"[^.;]mở\b",
    r".họp\b",
    r"(?:\d+ )?họp\b",
    r"mở(?!\S)",
    r"(?:ab)+\b",
    r"mở(?=\w|,)",
    r" họp\b",
]


@pytest.mark.parametrize(("pattern", "words"), PATTERNS)
def test_the_words_with_which_a_pattern_begins(pattern, words):
    assert openings(pattern) == words


@pytest.mark.parametrize("pattern", BOUNDLESS)
def test_a_pattern_that_begins_with_anything_or_half_a_word(pattern):
    assert openings(pattern) is None


def test_numbers_are_one_word_where_they_count():
    pattern = r"(?:ngày\s+)?(?:3[01]|[12]\d|0?[1-9])/"
    assert openings(pattern, numbers=True) == {"ngày", NUMBER}
    assert openings(pattern) is None
    assert openings(r"ngày\d", numbers=True) is None


def test_where_a_text_has_openings():
    known = {"họp": 1, "“": 2, "đoàn": 3}
    assert list(beginnings("Họp “Đoàn”, họp_ họpp họp", known)) == [(0, 1), (4, 2), (5, 3), (22, 1)]


def test_every_match_of_every_cue_begins_with_an_opening():
    from loaders.meetings import roles

    for rule in roles.rules():
        for sentence in () if rule.first else (*rule.yes, *rule.no):
            for match in rule.cue.finditer(sentence.lower()):
                first = re.match(r"\w+|[^\w\s]", match.group())
                assert first and first.group() in rule.openings, (rule.id, sentence)
