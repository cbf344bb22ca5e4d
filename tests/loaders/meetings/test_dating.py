"""Text → on which day a gathering begins and how long it lasts."""

import pytest

from kg.model import Article
from loaders.extract import extract
from loaders.meetings.find import find_meetings
from loaders.text.page import Mention
from tests.loaders.meetings.telling import DAY, kinds

DAYS = [
    ("Hội nghị diễn ra «sáng 3/3=2025-03-03» do {Bộ Y tế} tổ chức.", "2025-03-03"),
    ("Ông [Lê Văn Tư] được bầu tại Đại hội {Đảng bộ tỉnh Hà Nam} «hôm 6/10=2025-10-06».", "2025-10-06"),
    (
        "«Ngày 4/3=2025-03-04», {Bộ Y tế} tổ chức hội nghị sơ kết |18-CT/TW| («ngày 2/1/2024=2024-01-02»).",
        "2025-03-04",
    ),
    ("Trước ngày bầu cử «15/3=2025-03-15», {Bộ Nội vụ} tổ chức hội nghị.", None),
    ("Quyết định ký «ngày 1/3=2025-03-01» được ông [Lê Văn Tư] công bố tại hội nghị.", None),
    ("{Bộ Y tế} tổ chức hội thảo «24/2=XXXX-02-24».", "XXXX-02-24"),
]


@pytest.mark.parametrize(("sentence", "day"), DAYS)
def test_day_is_the_one_bound_to_it(read, sentence, day):
    assert [m.date for m in read(sentence).meetings] == [day]


def test_day_read_across_a_break_counts_where_it_ends(page_of):
    page, mentions = page_of(
        [("headline", "{HĐND xã Ia Hrú} mở kỳ họp thứ 3"), ("body", "Ngày 10/3, kỳ họp diễn ra.")]
    )
    start = page.text.index("3")
    mentions.append(Mention("date", start, page.text.index(", kỳ"), "2025-03-10", "test"))
    assert kinds(find_meetings(page, mentions)) == [("kỳ họp", "2025-03-10")]


def test_days_span(read):
    meeting = read("Đại hội diễn ra «trong hai ngày 5 và 6/3=2025-03-05..2025-03-06».").meetings[0]
    assert (meeting.date, meeting.date_end) == ("2025-03-05", "2025-03-06")


SPANS = [
    # the first day is told after the last
    (
        "«Ngày 7/3=2025-03-07», Kỳ họp thứ 22 {HĐND tỉnh} (khai mạc từ «hôm qua=2025-03-06») tiếp tục.",
        ("2025-03-06", None),
    ),
    (
        "«Sáng 18/3=2025-03-18», Đại hội {Hội Nông dân tỉnh Hà Nam} đã bế mạc. "
        "Đại hội khai mạc «chiều 17/3=2025-03-17» với 250 đại biểu.",
        ("2025-03-17", "2025-03-18"),
    ),
    # the number of days is told
    (
        "Sau hai ngày làm việc, «chiều 24/9=2025-09-24», Đại hội {Đảng bộ xã Ba Sao} đã thành công tốt đẹp.",
        ("2025-09-23", "2025-09-24"),
    ),
    (
        "Sau 1,5 ngày làm việc, «trưa 1/3=2025-03-01», Đại hội {Tỉnh đoàn Hà Nam} bế mạc.",
        ("2025-02-28", "2025-03-01"),
    ),
    (
        "Sau 1 ngày làm việc, «chiều 24/9=2025-09-24», Đại hội {Đảng bộ xã Ba Sao} đã bế mạc.",
        ("2025-09-24", None),
    ),
    (
        "Sau gần 1 ngày làm việc, «chiều 4/7=2025-07-04», hội nghị {Tỉnh ủy Hà Nam} kết thúc.",
        ("2025-07-04", None),
    ),
]


@pytest.mark.parametrize(("text", "days"), SPANS)
def test_a_gathering_of_several_days_begins_on_the_first(read, text, days):
    assert [(m.date, m.date_end) for m in read(text).meetings] == [days]


LASTING = [
    "Sau ba ngày làm việc, Đại hội {Đảng bộ tỉnh Bến Tre} đã bế mạc «trưa 30/10=2010-10-30».",
    "«Hôm qua=2010-10-30», Đại hội {Đảng bộ tỉnh Bến Tre} bế mạc sau ba ngày làm việc.",
    "Đại hội {Đảng bộ tỉnh Bến Tre} khép lại «hôm qua=2010-10-30» sau ba ngày làm việc.",
]


@pytest.mark.parametrize("text", LASTING)
def test_the_length_of_a_gathering_wherever_it_is_told(read, text):
    assert [(m.date, m.date_end) for m in read(text).meetings] == [("2010-10-28", "2010-10-30")]


def test_the_length_of_a_gathering_told_after_its_last_day(read):
    (congress,) = read(
        "Đại hội {Công đoàn tỉnh Hà Nam} lần thứ XVI khép lại «hôm nay=2023-04-14» sau hai ngày làm việc."
    ).meetings
    assert (congress.date, congress.date_end, congress.name) == (
        "2023-04-13",
        "2023-04-14",
        "Đại hội Công đoàn tỉnh Hà Nam lần thứ XVI",
    )


def test_an_earlier_time_does_not_take_the_day_of_the_story(read):
    findings = read(
        DAY + "Kỳ họp thứ 23 {HĐND tỉnh} khai mạc. Trước đó, tại Kỳ họp thứ 22, {HĐND tỉnh} đã bầu ông."
    )
    assert [(m.ordinal, m.date) for m in findings.meetings] == [(23, "2025-03-05")]


def test_same_day_is_that_of_the_event_not_of_a_deadline():
    text = (
        "Chủ tịch UBND tỉnh chủ trì họp\n\nChiều 8/10, Chủ tịch UBND tỉnh Lê Hải Hòa chủ trì cuộc họp "
        "bàn khắc phục bão, yêu cầu xong trước ngày 11/10 theo Công điện số 188/CĐ-TTg ngày 6/10/2025.\n\n"
        "Sáng cùng ngày, Ban Thường vụ Tỉnh ủy Cao Bằng họp."
    )
    record = extract(Article(id="x", text=text, publisher="baocaobang.vn", published="2025-10-09"))
    assert {m.date for m in record.meetings} == {"2025-10-08"}


def test_what_took_place_in_another_month_has_that_and_no_day_of_the_story(read):
    findings = read(
        "«Hôm 21/2=2020-02-21», ông [Hà Đức Minh] được bầu. «Tháng 12/2019=2019-12», {HĐND tỉnh} đã họp."
    )
    assert kinds(findings) == [("cuộc họp", "2019-12")]


def test_a_headline_takes_the_day_on_which_somebody_comes(page_of):
    blocks = [
        ("headline", "Lễ viếng nguyên Bí thư Tỉnh ủy"),
        ("body", DAY + "đoàn {Bộ Công an} do Thượng tướng [Vi Văn Sơn] dẫn đầu đã vào viếng."),
    ]
    found = find_meetings(*page_of(blocks))
    assert [(m.kind, m.date) for m in found.meetings] == [("lễ", "2025-03-05")]
    assert {(p.who, p.role, p.confidence) for p in found.takes_part if p.kind == "person"} == {
        ("Vi Văn Sơn", "attends", "likely")
    }
