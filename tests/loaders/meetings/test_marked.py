"""A marked sentence keeps the way back to the page."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.meetings.marked import BODY, MEETING, PERSON, mark, outermost, rule_pattern
from loaders.text.page import Mention


def test_mentions_become_signs_and_the_first_letter_small():
    text = "Dự hội nghị có Lê Văn An, Bí thư Tỉnh ủy."
    mentions = [Mention("person", 15, 24, "Lê Văn An", "t"), Mention("body", 33, 40, "Tỉnh ủy", "t")]
    sentence = mark(text, 0, len(text), mentions)
    assert sentence.text == f"dự hội nghị có {PERSON}, Bí thư {BODY}."
    assert text[slice(*sentence.span(15, 16))] == "Lê Văn An"
    assert text[slice(*sentence.span(0, len(sentence.text)))] == text


def test_abbreviations_stay_and_shouted_headlines_are_lowered():
    assert mark("HĐND tỉnh họp", 0, 13, []).text == "HĐND tỉnh họp"
    assert mark("KHAI MẠC KỲ HỌP", 0, 15, []).text == "khai mạc kỳ họp"


def test_fold_draws_namings_together():
    sentence = mark("mở hội nghị và lễ", 0, 17, []).fold([(3, 11), (15, 17)])
    assert sentence.text == f"mở {MEETING} và {MEETING}"
    assert sentence.heads == {3: 0, 8: 1}
    assert sentence.span(3, 4) == (3, 11)


def test_inner_and_crossing_mentions_go():
    outer, inner, after = (Mention("body", *span, "x", "t") for span in ((0, 9), (3, 12), (12, 15)))
    assert outermost("x" * 15, [inner, after, outer]) == [outer, after]


def test_coordinated_bodies_stand_side_by_side():
    text = "Đảng ủy các xã A, B và C"
    ends = {"A": 16, "B": 19, "C": 24}
    found = outermost(
        text, [Mention("body", 0, end, f"Đảng ủy xã {name}", "t") for name, end in ends.items()]
    )
    assert [(m.ref[-1], text[m.start : m.end]) for m in found] == [("A", text[:16]), ("B", "B"), ("C", "C")]


def test_rule_letters():
    assert rule_pattern("{P}, {C}{0,5}{M}").fullmatch(f"{PERSON}, tại {MEETING}")
    assert not rule_pattern("^{C}+$").match(f"tại {BODY}")


@given(st.text(max_size=40), st.data())
def test_offsets_lead_back(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    mentions = [Mention("place", a, b, "x", "t") for a, b in pairs if b > a]
    sentence = mark(text, 0, len(text), mentions)
    assert sentence.span(0, len(sentence.text)) == (0, len(text))
    for index, mention in sentence.mentions.items():
        assert sentence.span(index, index + 1) == (mention.start, mention.end)
