"""The record of an article: moves, people, sureness, quotes; mutated and hostile pages."""

import gc
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, ArticleRecord
from loaders.extract import extract

TESTS = Path(__file__).parents[1]
GOLD = [json.loads(line) for path in sorted((TESTS / "gold").glob("own-*.jsonl")) for line in path.open("rb")]


def read(at: str, text: str) -> ArticleRecord:
    publisher, day = at.split()
    return extract(Article(id="x", text=text, publisher=publisher, published=day))


def article(row: dict[str, str]) -> Article:
    return Article(**{key: row.get(key) for key in ("id", "text", "publisher", "published", "title")})


def test_a_page_that_has_been_read_is_freed_at_once() -> None:
    """Nothing that it was read with refers back to itself, so that the garbage collector has no work."""
    pages = [article(row) for row in GOLD[:20]]
    extract(pages[0])  # loads what is loaded lazily
    gc.collect()
    gc.disable()
    try:
        for page in pages:
            extract(page)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_move_pairs_what_is_left_with_what_is_given() -> None:
    text = (
        "Ngày 12/7, tỉnh điều động ông Đào Quang Thuận, Giám đốc Sở Tư pháp, giữ chức Bí thư Huyện ủy Ân Thi."
    )
    held = read("baohungyen.vn 2024-07-12", text).holds
    assert {h.status for h in held} == {"left", "appointed"}
    assert {h.move for h in held} == {"v1"}


@pytest.mark.parametrize(
    ("title", "body"), [("Ở tỉnh Bắc Giang", "Tỉnh ủy Bắc Giang"), ("Ở tỉnh Bắc Giang cũ", "Tỉnh ủy")]
)
def test_a_province_of_old_in_the_title_is_not_the_one_spoken_of(title: str, body: str) -> None:
    text = "Sáng 1/8, ông Nguyễn Văn Gấm, Bí thư Tỉnh ủy, khảo sát các nhà văn hóa."
    read_now = extract(
        Article(id="x", title=title, text=text, publisher="nhandan.vn", published="2025-08-01")
    )
    assert [held.body for held in read_now.holds] == [body]


def test_births_sex_and_rank_of_people() -> None:
    text = (
        "Thượng tá Vi Thị Hòa (SN 1978), Trưởng Công an huyện Mường Lát, dự. "
        "Ông Lò Văn Tới, Bí thư Huyện ủy Mường Lát, sinh ngày 27/10/1976. Bà Hòa và ông Tới trao quà."
    )
    people = {p.name: p for p in read("baothanhhoa.vn 2022-01-05", text).persons}
    assert people["Vi Thị Hòa"].birth == "1978"
    assert people["Vi Thị Hòa"].rank == "Thượng tá"
    assert people["Vi Thị Hòa"].sex is None or people["Vi Thị Hòa"].sex == "female"
    assert people["Lò Văn Tới"].birth == "1976-10-27"
    assert people["Lò Văn Tới"].sex == "male"


def test_a_record_names_the_extractor_and_the_ontology_that_it_rests_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = article({"id": "a", "text": "Ông Lò Văn Muôn dự hội nghị."})
    before = extract(one)
    assert before.extractor and before.ontology
    monkeypatch.setattr("loaders.extract.ontology_version", lambda: "other words")
    assert extract(one).ontology == "other words"


def test_acting_is_kept_beside_the_title() -> None:
    (held,) = read("baoyenbai.com.vn 2024-01-05", "Quyền Giám đốc Sở Y tế Lò Minh Quân dự.").holds
    assert (held.title, held.acting) == ("Quyền Giám đốc", True)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Đoàn tới thăm tỉnh Hà Giang. Đồng chí Lê Văn An, Bí thư Tỉnh ủy, tiếp đoàn.", "likely"),
        ("Lễ diễn ra tại tỉnh Hà Giang. Dự lễ có Bí thư Tỉnh ủy Yên Bái Lê Văn An.", "certain"),
        ("Đoàn tỉnh Hà Giang tới tỉnh Yên Bái. Đồng chí Lê Văn An, Bí thư Tỉnh ủy, tiếp đoàn.", "certain"),
        ("Đồng chí Lê Văn An, Bí thư Tỉnh ủy, tiếp đoàn của tỉnh Hà Giang.", "certain"),
        ("Mưa lớn ở tỉnh Sơn La và tỉnh Lai Châu. Bí thư Tỉnh ủy Lê Văn An họp gấp.", "certain"),
    ],
)
def test_the_paper_s_own_province_is_less_sure_where_another_was_named_last(
    text: str, confidence: str
) -> None:
    (held,) = read("baoyenbai.com.vn 2024-01-05", text).holds
    assert (held.body, held.confidence) == ("Tỉnh ủy Yên Bái", confidence)


def test_what_rests_on_a_pronoun_is_less_sure_than_what_stands_beside_a_name() -> None:
    text = "Ông Lò Minh Quân, Bí thư Huyện ủy Lục Yên, trả lời. Ông từng là Chủ tịch UBND huyện Văn Yên."
    held = {h.body: h.confidence for h in read("baoyenbai.com.vn 2024-01-05", text).holds}
    assert held == {"Huyện ủy Lục Yên": "certain", "Ủy ban nhân dân huyện Văn Yên": "likely"}


@pytest.mark.parametrize("row", GOLD, ids=[row["id"] for row in GOLD])
def test_quotes_are_in_the_raw_text_and_reading_is_repeatable(row: dict[str, str]) -> None:
    record = extract(article(row))
    assert record == extract(article(row))
    for kind in ("persons", "holds", "bodies", "places", "documents", "meetings", "takes_part"):
        for fact in getattr(record, kind):
            for e in fact.evidence:
                assert row["text"][e.start : e.end] == e.quote


@settings(max_examples=60)
@given(st.data())
def test_mutated_articles_keep_their_offsets(data: st.DataObject) -> None:
    """Cut, doubled, decomposed, upper-cased: the quotes are still where they are said to be."""
    text = data.draw(st.sampled_from(GOLD))["text"]
    start = data.draw(st.integers(0, max(0, len(text) - 900)))
    piece = text[start : start + 900]
    change = data.draw(st.sampled_from(["cut", "double", "nfd", "upper", "spaces", "commas"]))
    at = data.draw(st.integers(0, len(piece)))
    piece = {
        "cut": piece[at:],
        "double": piece[:at] + piece,
        "nfd": unicodedata.normalize("NFD", piece),
        "upper": piece[:at].upper() + piece[at:],
        "spaces": piece.replace(" ", " \u200b ", 30),
        "commas": piece.replace(" ", ", ", 30),
    }[change]
    record = extract(Article(id="x", text=piece, publisher="baolaocai.vn", published="2025-09-07"))
    for fact in (*record.persons, *record.holds, *record.bodies, *record.places):
        for e in fact.evidence:
            assert piece[e.start : e.end] == e.quote


WORDS = st.sampled_from(
    (TESTS / "cases" / "words.txt").read_text("utf-8").splitlines()  # with which offices are told
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60))
def test_any_words_are_read_without_error(words: list[str]) -> None:
    record = extract(Article(id="x", text=" ".join(words), publisher="baolaocai.vn", published="2025-09-07"))
    assert {h.person for h in record.holds} <= {p.key for p in record.persons}


@pytest.mark.parametrize(
    "piece", ["UBND, HĐND, ", "Bí thư Tỉnh ủy, ", "Đảng ủy ", "A ", ", ", "làm Chủ tịch xã "]
)
def test_hostile_pages_are_read_to_the_end(piece: str) -> None:
    record = extract(Article(id="x", text=piece * 4000, publisher="baolaocai.vn", published="2025-09-07"))
    assert not record.holds


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Anh Lò Minh Quân làm Chủ tịch Hội Nông dân xã Sơn Thịnh và nuôi ong.", "likely"),
        ("Nhà có ba sào ruộng, ông Vàng A Chứ làm Trưởng thôn Háng Đề Chơ đã lâu.", "likely"),
        ("Chồng đi xa. Chị Hà Thị Páo làm Bí thư Chi bộ thôn Khe Ron.", "likely"),
        ("Theo đó, anh Lò Minh Quân làm Chủ tịch Hội Nông dân xã Sơn Thịnh.", "certain"),
        ("Từ ngày 1/3/2024, anh Lò Minh Quân làm Chủ tịch Hội Nông dân xã Sơn Thịnh.", "certain"),
        ("Anh Lò Minh Quân kế nhiệm bà Hà Thị Páo làm Bí thư Chi bộ thôn Khe Ron.", "certain"),
        ("Có một người nhận quyết định: ông Vàng A Chứ làm Trưởng Công an xã Sơn Thịnh.", "certain"),
    ],
)
def test_a_post_that_somebody_is_only_said_to_have_is_less_sure(text: str, confidence: str) -> None:
    grades = [h.confidence for h in read("baoyenbai.com.vn 2024-03-04", text).holds if h.status != "left"]
    assert grades == [confidence]


def test_who_holds_a_post_for_a_time_is_told_apart() -> None:
    record = read(
        "baolaocai.vn 2024-05-06",
        "Ông Lò Văn Inh, Quyền Giám đốc Sở Y tế, và bà Ma Thị Thơm, nguyên Giám đốc Sở Nội vụ, cùng dự.",
    )
    assert {(held.person, held.acting) for held in record.holds} == {
        ("Lò Văn Inh", True),
        ("Ma Thị Thơm", False),
    }
