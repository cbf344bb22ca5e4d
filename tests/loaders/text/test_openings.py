"""With which words a pattern can begin: every match of it does."""

import pytest

from loaders.text.openings import NUMBER, beginnings, by_words, openings

PATTERNS = [
    (r"(?:đồng )?(?:chủ trì|chủ tọa)\b", {"đồng chủ", "chủ trì", "chủ tọa"}),
    (r"làm [Tt]rưởng đoàn", {"làm trưởng"}),
    (r"[Đđ]oàn (?:của )?", {"đoàn", "đoàn của"}),
    (r"(?<!được )(?:trao|tặng)(?= (?:cho|tại)\b)", {"trao", "tặng"}),
    (r"dẫn đầu(?!\w)|họp$", {"dẫn đầu", "họp"}),
    (r"""(?:^|(?<=; ))[“"]?(?:phát biểu|kết luận)""", {"“", '"', "phát", "kết"}),
    (r"(?:phối hợp |cùng )*(?:tổ chức|mở)\b", {"phối hợp", "cùng", "tổ chức", "mở"}),
    (r"dự (?:họp|lễ\s+\w+|hội \w+|lần \d)\b", {"dự họp", "dự lễ", "dự hội", "dự lần"}),
    (r"dự (?:họp|[A-Z]\w*|\w+ họp)\b", {"dự", "dự họp"}),
    (r"(?i:mở (?-i:hội)\b|gặp ?gỡ\b|đi\s+về\b)", {"mở hội", "gặp gỡ", "gặpgỡ", "đi"}),
    ("của \ue000|do (?:ông|bà)?[,:]", {"của \ue000", "do ,", "do :", "do ông", "do bà"}),
    (r"(?:trao|nhận)\b cho", {"trao", "nhận"}),
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
    known = by_words([({"họp"}, 1), ({"“"}, 2), ({"đoàn"}, 3)])
    found = [(0, [1]), (4, [2]), (5, [3]), (22, [1])]
    assert beginnings("Họp “Đoàn”, họp_ họpp họp", known) == found


def test_what_one_word_opens_stands_under_two():
    known = by_words([({"mở hội", "dự"}, 1), ({"mở"}, 2), ({"mở hội"}, 3), ({"họp báo"}, 4)])
    assert beginnings("Mở hội, mở lớp, dự hội", known) == [(0, [1, 2, 3]), (8, [2]), (16, [1])]
    assert beginnings("Họp, báo họp", known) == []


def test_every_match_of_every_cue_begins_with_an_opening(marked_up):
    from loaders.meetings import rules
    from loaders.meetings.marked import mark
    from loaders.meetings.occasions import occasions

    for rule in rules.rules():
        known, met = by_words([(rule.openings, rule)]), 0
        for sentence in () if rule.first else (*rule.yes, *rule.no):
            text, mentions = marked_up(sentence.partition(" → ")[0])
            marked = mark(text, 0, len(text), mentions)
            folded = marked.fold([(o.start, o.end) for o in occasions(marked)])
            for match in rule.cue.finditer(folded.text):
                met += 1
                assert (0, [rule]) in beginnings(match.group(), known), (rule.id, sentence)
        assert met or rule.first, rule.id
