"""Every rule reads its `yes` sentences and leaves its `no` sentences alone; years, teasers and spans."""

import pytest

from kg.model import Article
from loaders.dates.find import find_dates, rules
from loaders.text.clean import clean
from loaders.text.page import Mention

PUBLISHED = "2025-09-10"


def dates(text: str, published: str | None = PUBLISHED) -> list[Mention]:
    return find_dates(clean(Article(id="x", text=text, published=published)))


def shown(mention: Mention) -> str:
    span = f"{mention.ref}/{mention.until}" if mention.until else mention.ref
    return f"{span} {mention.part_of_day}" if mention.part_of_day else span


YES = [(rule.id, text, want) for rule in rules() for text, want in rule.yes]
NO = [(rule.id, text) for rule in rules() for text in rule.no]


@pytest.mark.parametrize(("rule", "text", "want"), YES)
def test_rule_reads(rule: str, text: str, want: str) -> None:
    assert (f"date.{rule}", want) in [(m.rule, shown(m)) for m in dates(text)]


@pytest.mark.parametrize(("rule", "text"), NO)
def test_rule_leaves_alone(rule: str, text: str) -> None:
    assert f"date.{rule}" not in [m.rule for m in dates(text)]


@pytest.mark.parametrize(
    ("published", "text", "want"),
    [
        ("2025-01-13", "Hội nghị ngày 22/12 bàn việc này.", "2024-12-22"),
        ("2025-12-30", "Lễ khai mạc ngày 5/1 tại Hà Nội.", "2026-01-05"),
        ("2025-09-10", "Họp hôm 25/12 đã quyết.", "2024-12-25"),
        ("2025-09-10", "Ngày 3/3 tới, tỉnh họp.", "2026-03-03"),
        ("2024-03-01", "Ngày 29/2, xã họp.", "2024-02-29"),
        ("2025-03-01", "Ngày 29/2, xã họp.", "2024-02-29"),
        (None, "Sáng 07/9, xã họp.", "XXXX-09-07 sáng"),
        (None, "Sáng nay (7/9), xã họp.", "XXXX-09-07 sáng"),
        (None, "Từ ngày 5 đến ngày 7/9, xã họp.", "XXXX-09-05/XXXX-09-07"),
    ],
)
def test_year_of_a_day_without_year(published: str | None, text: str, want: str) -> None:
    assert [shown(m) for m in dates(text, published)] == [want]


@pytest.mark.parametrize("text", ["Sáng nay, xã họp.", "Thứ Ba tuần trước, xã họp.", "Cùng ngày, xã họp."])
def test_relative_days_need_a_publication_date(text: str) -> None:
    assert dates(text, None) == []


@pytest.mark.parametrize(
    "text", ["Ngày 31/2, xã họp.", "Ngày 30.02.2025, xã họp.", "Ngày 9/9 - 5/9/2025, xã họp."]
)
def test_days_that_are_not_in_the_calendar(text: str) -> None:
    assert dates(text) == []


BODY = (
    "Sáng 9/9, tại phường Cam Đường, Tỉnh ủy tổ chức hội nghị " + "bàn nhiều việc quan trọng của tỉnh, " * 6
)
PAGE = f"Tiêu đề bài báo\n\n{BODY}.\n\nTin cùng chuyên mục\n\n"


@pytest.mark.parametrize(
    ("teasers", "want"),
    [
        ("Xã họp\nNgày 24/8, xã họp bàn việc.", ["2025-08-24"]),
        ("Xã họp\nNgày 24/2, xã họp bàn việc.", ["XXXX-02-24"]),  # further away than 150 days
        ("Xã họp\nSáng nay, xã họp bàn việc.", []),
        ("Xã họp\nSáng nay (25/8), xã họp bàn việc.", ["2025-08-25"]),
        ("Xã họp\nHôm qua, xã họp bàn việc.\nTỉnh họp\nCùng ngày, tỉnh họp bàn việc.", []),
        # a deadline shows nothing of the day of fetching
        ("Xã họp\nNgày 24/8, xã họp, hẹn xong trước ngày 31/12/2025.", ["2025-08-24", "2025-12-31"]),
        # the page was fetched after February 2026, so its teasers may be of any year
        ("Xã họp\nNgày 24/8, xã họp.\n\nTỉnh họp\nSáng 25/2/2026, tỉnh họp.", ["XXXX-08-24", "2026-02-25"]),
    ],
)
def test_teasers_take_no_date_from_the_page(teasers: str, want: list[str]) -> None:
    found = dates(PAGE + teasers)
    assert [m.ref for m in found] == ["2025-09-09", *want]


def test_spans_are_those_of_the_text() -> None:
    text = "Đầu giờ chiều nay (10/9), tỉnh họp; ngày 07-8-2024, xã họp."
    page = clean(Article(id="x", text=text, published=PUBLISHED))
    said = [page.text[m.start : m.end] for m in find_dates(page)]
    assert said == ["Đầu giờ chiều nay (10/9)", "ngày 07-8-2024"]


def test_each_rule_has_three_sentences_of_each_kind() -> None:
    for rule in rules():
        if rule.id != "day.yearly":
            assert len(rule.yes) >= 3, rule.id
            assert len(rule.no) >= 3, rule.id


@pytest.mark.parametrize("day", ["Ngày 2/9 hằng năm", "ngày 19-5 hàng năm", "ngày 1/6 mỗi năm"])
def test_a_day_of_every_year_is_no_date(day: str) -> None:
    assert dates(f"{day} là ngày hội.") == []
