from typing import Any

import pytest

from kg.evaluate import ALSO, LISTS, Counts, score
from kg.evaluate.report import errors, table
from kg.model import ArticleRecord, Evidence, Holding, Person

GOLD: dict[str, Any] = {
    "id": "a",
    "persons": [{"name": "Lò Văn Muôn"}],
    "holds": [
        {
            "person": "Lò Văn Muôn",
            "title": "Bí thư",
            "body": "Tỉnh ủy Điện Biên",
            "status": "appointed",
            "since": "2025-03-01",
            "until": "XXXX-09-24",
        }
    ],
    "bodies": [{"name": "Tỉnh ủy Điện Biên"}],
    "places": [{"name": "Điện Biên", "type": "tỉnh", "in": None}],
    "documents": [
        {"code": "79-NQ/TW", "issuer": "Bộ Chính trị", "subject": "kinh tế nhà nước"},
        {"code": None, "issuer": None, "subject": "Luật Đất đai"},
    ],
    "meetings": [{"key": "m1", "kind": "hội nghị", "date": "XXXX-02-24"}],
    "takes_part": [{"who": "Lò Văn Muôn", "meeting": "m1", "role": "chairs"}],
}


def changed(**lists: Any) -> dict[str, Any]:
    return {**GOLD, **lists}


def test_a_record_scores_full_marks_against_itself() -> None:
    result = score([GOLD], [ArticleRecord.model_validate(GOLD)])
    assert result.differences == ()
    assert {name: c.f1 for name, c in result.counts.items()} == dict.fromkeys((*LISTS, *ALSO), 1.0)
    assert result.counts["times"] == Counts(hit=1)  # an end without a year is no date


@pytest.mark.parametrize(
    ("prediction", "wrong", "loosely_right"),
    [
        ({"holds": [{**GOLD["holds"][0], "status": "current"}]}, "holds", "holds without status"),
        ({"places": [{"name": "Điện Biên", "type": "huyện", "in": "Điện Biên"}]}, "places", "places by name"),
        (
            {"documents": [{"code": "79-NQ/TW", "issuer": None}, GOLD["documents"][1]]},
            "documents",
            "documents by code",
        ),
        ({"meetings": [{**GOLD["meetings"][0], "date": "2025-02-24"}]}, "takes_part", "takes_part by who"),
        ({"takes_part": [{**GOLD["takes_part"][0], "role": "speaks"}]}, "takes_part", "takes_part by who"),
    ],
)
def test_each_field_that_must_match_counts(
    prediction: dict[str, Any], wrong: str, loosely_right: str
) -> None:
    result = score([GOLD], [changed(**prediction)])
    assert (result.counts[wrong].extra, result.counts[wrong].missed) == (1, 1)
    assert result.counts[loosely_right].f1 == 1


def test_times_are_counted_end_by_end_whatever_the_status() -> None:
    hold = {**GOLD["holds"][0], "status": "left", "until": "2025-09-24"}
    result = score([GOLD], [changed(holds=[hold])])
    assert result.counts["times"] == Counts(hit=1, extra=1)


def test_doubtful_facts_are_left_out() -> None:
    extra = [*GOLD["bodies"], {"name": "Sở Y tế", "confidence": "doubtful"}]
    assert score([GOLD], [changed(bodies=extra)]).counts["bodies"] == Counts(hit=1)


def test_lists_are_sets_and_articles_are_joined_by_id() -> None:
    twice = changed(bodies=[{"name": "Tỉnh uỷ Điện Biên"}, {"name": "TỈNH ỦY ĐIỆN BIÊN"}])
    result = score([GOLD, {**GOLD, "id": "b"}], [twice, {**GOLD, "id": "c"}])
    assert result.counts["bodies"] == Counts(hit=1, missed=1)
    assert result.unknown == ("c",)


def test_micro_average_sums_over_articles() -> None:
    second = {"id": "b", "persons": [{"name": "A Sinh"}, {"name": "Y Ngọc"}]}
    result = score([GOLD, second], [GOLD, {"id": "b", "persons": [{"name": "A Sinh"}, {"name": "Lê Ba"}]}])
    persons = result.counts["persons"]
    assert persons == Counts(hit=2, extra=1, missed=1)
    assert (persons.precision, persons.recall, persons.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_errors_show_the_rule_and_quote_of_an_extra() -> None:
    evidence = Evidence(rule="post.before-name", quote="Bí thư\nHà Văn Ba", start=3, end=19)
    record = ArticleRecord(
        id="a",
        persons=(Person(name="Hà Văn Ba", evidence=(evidence,)),),
        holds=(Holding(person="Hà Văn Ba", title="Bí thư", body="Xã đoàn", evidence=(evidence,)),),
    )
    lines = list(errors(score([{"id": "a", "persons": [{"name": "Lê Thị Tư"}]}], [record])))
    assert lines == [
        "a",
        "  missed persons: Lê Thị Tư",
        "  extra  persons: Hà Văn Ba",
        "           [post.before-name] Bí thư Hà Văn Ba",
        "  extra  holds: Hà Văn Ba | Bí thư | Xã đoàn | current",
        "           [post.before-name] Bí thư Hà Văn Ba",
    ]


def test_table_has_a_row_for_each_way_of_counting() -> None:
    lines = list(table(score([GOLD], [])))
    assert len(lines) == len(LISTS) + len(ALSO) + 2
    assert lines[1].split() == ["persons", "1.000", "0.000", "0.000", "0", "0", "1"]
