"""The word lists: longest match, case of abbreviations, one meaning a form."""

import pytest

from kg.errors import OntologyError
from loaders.lexicon import Lexicon, abbreviations, lexicon, surnames
from loaders.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "kind", "canonical"),
    [
        ("Phó Chủ tịch Thường trực UBND", "titles", "Phó Chủ tịch Thường trực"),
        ("phó chủ tịch hội", "titles", "Phó Chủ tịch"),
        ("Ban Chấp hành T.Ư Đảng", "bodies", "Ban Chấp hành Trung ương Đảng"),
        ("HĐND tỉnh", "bodies", "Hội đồng nhân dân"),
        ("KH&ĐT tỉnh", "sectors", "Kế hoạch và Đầu tư"),
        ("đồng chí Lan", "honorifics", "đồng chí"),
        ("TP. Vinh", "units", "thành phố"),
    ],
)
def test_longest_form_at_a_token(text: str, kind: str, canonical: str) -> None:
    entry = lexicon().at(tokenize(text), 0, kind)
    assert entry is not None
    assert entry.canonical == canonical


@pytest.mark.parametrize(
    ("text", "kind"), [("hđnd tỉnh", "bodies"), ("Chủ nhật", "titles"), ("", "titles"), ("ca sĩ", "bodies")]
)
def test_no_form_at_a_token(text: str, kind: str) -> None:
    assert lexicon().at(tokenize(text), 0, kind) is None


def test_plain_words_open_nothing() -> None:
    assert not lexicon().openers & {"mưa", "lúa", "chạy", "đẹp"}
    assert lexicon().openers >= {"bí", "ủy", "được", "xã", "ông"}
    assert not any(lexicon().opens(tokenize(said), 0) for said in ("bí đỏ", "ủy mị", "", "chạy"))
    assert all(lexicon().opens(tokenize(said), 0) for said in ("bí thư", "Ủy ban nhân dân", "ông", "xã nhà"))


def test_first_words_of_a_kind() -> None:
    assert lexicon().firsts("status", "before") == {"nguyên", "cựu", "tân", "quyền", "cố"}
    assert "là" in lexicon().firsts("status") and "sở" not in lexicon().firsts("titles")


def test_a_form_twice_among_one_kind_is_an_error() -> None:
    entry = lexicon().at(tokenize("Bí thư"), 0, "titles")
    assert entry is not None
    with pytest.raises(OntologyError, match="twice"):
        Lexicon([entry, entry])


def test_short_forms_are_written_out_and_surnames_of_all_peoples_known() -> None:
    assert abbreviations()["MTTQ"] == "Mặt trận Tổ quốc"
    assert {"Nguyễn", "Giàng", "Thạch", "Ksor", "Lò"} <= surnames()
