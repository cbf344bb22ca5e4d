"""What a reader types: marks, abbreviations, codes, places, days."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.queries import codes
from kg.queries.placename import PlaceName, readings
from kg.queries.registry import template
from kg.queries.values import FIRST_PAGE, convert, values
from kg.queries.words import lucene, same, spelled_out, syllables
from kg.text import fold


@pytest.mark.parametrize(
    ("typed", "written", "found"),
    [
        ("to lam", "Tô Lâm", True),
        ("Tô Lam", "Tô Lâm", True),
        ("TÔ LÂM", "Tô Lâm", True),
        ("Tô Lám", "Tô Lâm", False),
        ("duong", "Dương", True),
        ("duong", "Đường", True),
        ("đường", "Dương", False),
        ("dương", "Đường", False),
        ("đuong", "Đường", False),
        ("Trường", "Trưởng", False),
        ("truong", "Trưởng", True),
        ("Hà", "Hạ", False),
        ("hoà", "Hòa", True),
        ("uỷ", "Ủy", True),
        ("Hoa", "Hòa", True),
        ("Lâm", "Tô Lâm", False),
        ("Lâm Tô", "Tô Lâm", False),
    ],
)
def test_a_syllable_without_marks_matches_any_marking_one_with_marks_only_itself(typed, written, found):
    assert same(syllables(typed), syllables(written)) is found


@given(st.text(alphabet="aàáâăậđeêghiklmnoôơpqrstuưvxyỹ -.,/", max_size=30))
def test_every_text_finds_itself_and_its_folded_form_finds_it(text: str):
    written = syllables(text)
    assert same(written, written)
    assert same(syllables(fold(text)), written)


@given(st.text(max_size=40))
def test_a_full_text_query_holds_no_syntax_of_the_users(text: str):
    try:
        query = lucene(text)
    except ValueError:
        assert not re.search(r"[^\W_]", text)
        return
    assert re.fullmatch(r"(?:name|key):[^\W_]+(?: AND (?:name|key):[^\W_]+)*", query)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("hdnd tinh lao cai", "Hội đồng nhân dân tinh lao cai"),
        ("BTV Tỉnh uỷ Lào Cai", "Ban Thường vụ Tỉnh ủy Lào Cai"),
        ("Thành ủy TP.HCM", "Thành ủy thành phố Hồ Chí Minh"),
        ("CA tỉnh Cà Mau", "Công an tỉnh Cà Mau"),
        ("ca mau", "ca mau"),
        ("CA MAU", "CA MAU"),
        ("Đảng ủy TW", "Đảng ủy Trung ương"),
        ("Nghị quyết 79-NQ/TW", "Nghị quyết 79-NQ/TW"),
        ("Nguyễn Văn A.", "Nguyễn Văn A."),
    ],
)
def test_usual_abbreviations_are_written_out(typed: str, full: str):
    assert spelled_out(typed) == full


@pytest.mark.parametrize(
    ("typed", "code", "about", "named"),
    [
        ("79-NQ/TW", "79-NQ/TW", ["nghị quyết"], True),
        ("79-nq/tw", "79-NQ/TW", [], True),
        ("NQ 79", "79-NQ/TW", [], True),
        ("NQ79", "79-NQ/TW", [], True),
        ("nghị quyết 79", "79-NQ/TW", [], True),
        ("nghi quyet so 79", "79-NQ/TW", [], True),
        ("Nghị quyết số 79-NQ/TW của Bộ Chính trị", "79-NQ/TW", ["Bộ Chính trị"], True),
        ("79", "79-NQ/TW", [], True),
        ("Nghị quyết 79 của Chính phủ", "79-NQ/TW", ["Bộ Chính trị"], False),
        ("80", "79-NQ/TW", [], False),
        ("7", "79-NQ/TW", [], False),
        ("Nghị định 79", "79-NQ/TW", ["nghị quyết"], False),
        ("NĐ 79", "79/2026/NĐ-CP", [], True),
        ("Nghị định 79/2026", "79/2026/NĐ-CP", [], True),
        ("79/2025/NĐ-CP", "79/2026/NĐ-CP", [], False),
        ("79-NQ/CP", "79-NQ/TW", [], False),
    ],
)
def test_documents_are_named_by_parts_of_their_code(typed, code, about, named):
    assert codes.names(typed, code, about) is named


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("xã Tân Tiến, tỉnh Đồng Nai", PlaceName("xã", "Tân Tiến", "Đồng Nai")),
        ("TP.HCM", PlaceName("thành phố", "Hồ Chí Minh", None)),
        ("phuong 2, TP. HCM", PlaceName("phường", "2", "Hồ Chí Minh")),
        ("Kontum", PlaceName(None, "Kon Tum", None)),
        ("Mù Cang Chải", PlaceName(None, "Mù Cang Chải", None)),
    ],
)
def test_places_are_read_as_type_name_province(typed: str, first: PlaceName):
    assert readings(typed)[0] == first


def test_a_word_that_may_be_a_type_may_belong_to_the_name():
    assert readings("quan son")[1] == PlaceName(None, "quan son", None)


@pytest.mark.parametrize(
    ("type_", "given", "value"),
    [
        ("date", "2025-09-07", date(2025, 9, 7)),
        ("date", "7/9/2025", date(2025, 9, 7)),
        ("date", date(2025, 9, 7), date(2025, 9, 7)),
        ("int", "20", 20),
        ("bool", "no", False),
        ("page", None, FIRST_PAGE),
        ("page", "2025-09-07", {"published": date(2025, 9, 7), "article": ""}),
        (
            "page",
            "2025-09-07/article:a.vn/b/c.html",
            {"published": date(2025, 9, 7), "article": "article:a.vn/b/c.html"},
        ),
        ("page", "/article:x", {"published": date.min, "article": "article:x"}),
        ("words", "Tô Lam", "name:tô AND key:lam"),
    ],
)
def test_values_are_converted(type_: str, given: object, value: object):
    assert convert(type_, given) == value


@pytest.mark.parametrize(
    ("name", "given_", "said"),
    [
        ("coverage", {}, "query coverage needs --official"),
        ("coverage", {"official": "x", "person": "y"}, "has no parameter `person`"),
        ("coverage", {"official": "x", "since": "2025-13-01"}, "expected a day as"),
        ("coverage", {"official": "x", "limit": "many"}, "expected a number, not `many`"),
        ("coverage", {"official": "x", "limit": "-1"}, "expected a number from 0 up"),
        ("coverage", {"official": " "}, "is empty"),
        ("coverage", {"official": "x", "before": "soon"}, "expected a day as"),
        ("search", {"text": "(*)"}, "expected letters or digits"),
        ("positions", {"official": "?!"}, "expected letters or digits"),
        ("officials_of_place", {"place": "x", "forerunners": "maybe"}, "expected true or false"),
    ],
)
def test_wrong_parameters_are_one_clear_line(name: str, given_: dict[str, object], said: str):
    with pytest.raises(UsageError) as error:
        values(template(name), given_)
    assert said in str(error.value) and "\n" not in str(error.value)
