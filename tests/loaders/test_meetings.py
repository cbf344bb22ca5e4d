"""Text → gatherings, with day, venue, number, host, documents, and the roles in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from loaders.extract import extract
from loaders.meetings import find_meetings
from loaders.page import Mention

DAY = "«Sáng 5/3=2025-03-05», "


@pytest.fixture
def read(page_of):
    """Marked text (one body block) or blocks → findings."""

    def run(blocks):
        return find_meetings(*page_of([("body", blocks)] if isinstance(blocks, str) else blocks))

    return run


def told(findings):
    """(kind, day) of each gathering."""
    return [(m.kind, m.date) for m in findings.meetings]


def parts(findings):
    """(who, role, kind of gathering) of each row."""
    kinds = {m.key: m.kind for m in findings.meetings}
    return {(p.who, p.role, kinds[p.meeting]) for p in findings.takes_part}


KINDS = [
    ("{Tỉnh ủy Hà Nam} tổ chức hội nghị cán bộ.", "hội nghị"),
    ("ông [Lê Văn Tư] chủ trì cuộc họp bàn về nước sạch.", "cuộc họp"),
    ("{HĐND tỉnh Hà Nam} khai mạc Kỳ họp thứ 25.", "kỳ họp"),
    ("{Ủy ban Thường vụ Quốc hội} khai mạc phiên họp thứ 45.", "phiên họp"),
    ("{Đảng bộ xã Ba Sao} tổ chức Đại hội lần thứ I.", "đại hội"),
    ("{Sở Y tế tỉnh Hà Nam} làm lễ trao bằng khen.", "lễ"),
    ("ông [Lê Văn Tư] dự buổi lễ đón xuân.", "lễ"),
    ("diễn ra Lễ hội đền Trần.", "lễ hội"),
    ("{Học viện Chính trị} mở hội thảo khoa học.", "hội thảo"),
    ("{Báo Hà Nam} tổ chức tọa đàm trực tuyến.", "tọa đàm"),
    ("{Bộ Ngoại giao} tổ chức họp báo.", "họp báo"),
    ("{Hội Nông dân tỉnh Hà Nam} tổ chức họp mặt đầu xuân.", "buổi họp mặt"),
    ("ông [Lê Văn Tư] đã đi kiểm tra các hồ chứa.", "đoàn kiểm tra"),
    ("ông [Lê Văn Tư] kiểm tra, đôn đốc tiến độ làm đường.", "đoàn kiểm tra"),
    ("ông [Lê Văn Tư] có buổi làm việc với {Bộ Tài chính}.", "buổi làm việc"),
    ("ông [Lê Văn Tư] làm việc với lãnh đạo <xã Ba Sao>.", "buổi làm việc"),
    ("{Thường trực Tỉnh ủy Hà Nam} họp cho ý kiến về nhân sự.", "cuộc họp"),
    ("{Chính phủ} họp phiên thường kỳ tháng 2.", "phiên họp"),
    ("ông [Lê Văn Tư] thị sát đê sông Đáy.", "chuyến thị sát"),
    ("ông [Lê Văn Tư] tới thăm, tặng quà các gia đình.", "chuyến thăm"),
    ("ông [Lê Văn Tư] đã đến thăm và làm việc với {Tòa án nhân dân tỉnh Hà Nam}.", "chuyến thăm"),
    ("ông [Lê Văn Tư] khảo sát, làm việc với {Ban Quản lý dự án}.", "buổi làm việc"),
    ("ông [Lê Văn Tư] làm trưởng đoàn kiểm tra công tác thi.", "đoàn kiểm tra"),
    ("ông [Lê Văn Tư] tiếp xúc cử tri <phường Phù Vân>.", "buổi tiếp xúc cử tri"),
    ("bà [Lý Thị Lan] tiếp Đại sứ Cuba.", "buổi tiếp"),
    ("bà [Lý Thị Lan] hội đàm với người đồng cấp.", "hội đàm"),
    ("{Huyện ủy Kim Bảng} gặp mặt, tri ân người có công.", "buổi gặp mặt"),
    ("bà [Lý Thị Lan] dâng hương tại đền thờ.", "lễ"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_kind_is_the_head_noun_or_that_of_the_verb(read, sentence, kind):
    assert told(read(DAY + sentence)) == [(kind, "2025-03-05")]


NONE = [
    "Sau Kỳ họp thứ 9, các đại biểu về địa phương.",
    "Nghị quyết Đại hội lần thứ XIII đã đi vào cuộc sống.",
    "Các xã chuẩn bị Đại hội, hướng tới Đại hội đảng bộ tỉnh.",
    "Trung tâm Hội nghị quốc gia được sửa sang.",
    "Ông [Lê Văn Tư] đề nghị các xã tuyên truyền về kỳ họp tới.",
    "Mỗi cuộc họp kéo dài hai giờ, các hội nghị đều như thế.",
    "Đại hội đồng cổ đông thông qua kế hoạch lợi nhuận.",
    "Dịp lễ này trời nắng, nhà nào cũng thăm ông bà.",
    "Bác sĩ thăm khám, bệnh nhân tiếp tục điều trị.",
    "Giờ làm việc của cửa hàng là từ 8 giờ.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_only_referred_to_is_none(read, sentence):
    assert told(read(sentence)) == []


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
    assert told(find_meetings(page, mentions)) == [("kỳ họp", "2025-03-10")]


def test_days_span(read):
    meeting = read("Đại hội diễn ra «trong hai ngày 5 và 6/3=2025-03-05..2025-03-06».").meetings[0]
    assert (meeting.date, meeting.date_end) == ("2025-03-05", "2025-03-06")


def test_one_gathering_told_in_many_ways_is_one(read):
    findings = read(
        [
            ("headline", "Bí thư {~Tỉnh ủy Nghệ An} làm việc với {Đảng ủy xã Con Cuông}"),
            ("caption", "Quang cảnh buổi làm việc."),
            ("body", DAY + "đồng chí [Vi Văn Sơn] có buổi làm việc với {Đảng ủy xã Con Cuông}."),
            ("body", "Dự hội nghị có bà [Lữ Thị Thìn]."),
            ("body", "Kết luận buổi làm việc, đồng chí [Vi Văn Sơn] giao xã rà soát."),
            (
                "body",
                "Đồng chí [Vi Văn Sơn] lưu ý thêm.",
            ),
        ]
    )
    assert told(findings) == [("buổi làm việc", "2025-03-05")]
    assert parts(findings) == {
        ("Vi Văn Sơn", "speaks", "buổi làm việc"),
        ("Lữ Thị Thìn", "attends", "buổi làm việc"),
        ("Đảng ủy xã Con Cuông", "attends", "buổi làm việc"),
    }


def test_several_are_told_apart_by_day_kind_and_number(read):
    findings = read(
        "«Sáng 5/3=2025-03-05», {Tỉnh ủy Gia Lai} tổ chức hội nghị gặp mặt. "
        "«Ngày 7/3=2025-03-07», {UBND tỉnh Gia Lai} tổ chức hội nghị xúc tiến. "
        "«Cùng ngày=2025-03-07@date.day.same», bà [Rah Lan Chung] chủ trì cuộc họp. "
        "Kết luận cuộc họp, bà [Rah Lan Chung] giao việc."
    )
    assert told(findings) == [
        ("hội nghị", "2025-03-05"),
        ("hội nghị", "2025-03-07"),
        ("cuộc họp", "2025-03-07"),
    ]
    assert ("Rah Lan Chung", "chairs", "cuộc họp") in parts(findings)
    assert ("Rah Lan Chung", "speaks", "cuộc họp") in parts(findings)


def test_a_part_goes_to_its_whole(read):
    findings = read(
        DAY + "{Đảng bộ tỉnh Lâm Đồng} khai mạc Đại hội lần thứ I. Trong phiên bế mạc, ông [K'Mák] phát biểu."
    )
    assert told(findings) == [("đại hội", "2025-03-05")]
    assert ("K'Mák", "speaks", "đại hội") in parts(findings)


def test_teasers_have_their_own_and_never_mix(read):
    findings = read(
        [
            ("body", DAY + "{Tỉnh ủy Sơn La} tổ chức hội nghị. Ông [Lò Minh Hùng] chủ trì hội nghị."),
            ("teaser:Một tin khác", "{Sở Nội vụ tỉnh Sơn La} tổ chức hội nghị"),
            ("teaser:Một tin khác", "Phát biểu tại hội nghị, bà [Tráng Thị Xuân] nêu ba việc."),
        ]
    )
    assert told(findings) == [("hội nghị", "2025-03-05"), ("hội nghị", None)]
    rows = {(p.who, p.meeting, p.role) for p in findings.takes_part}
    assert ("Lò Minh Hùng", "m1", "chairs") in rows
    assert ("Tráng Thị Xuân", "m2", "speaks") in rows
    assert findings.meetings[1].evidence[0].teaser.title == "Một tin khác"


def test_teasers_of_one_gathering_are_drawn_together(read):
    findings = read(
        [
            ("body", "Bài viết về mùa lúa."),
            (
                "teaser:A",
                "{Ban Bí thư} tổ chức hội nghị toàn quốc quán triệt |80-NQ/TW| «sáng 25/2=XXXX-02-25».",
            ),
            ("teaser:B", "«Sáng 25/2/2026=2026-02-25», {Ban Bí thư} mở hội nghị triển khai |80-NQ/TW|."),
            ("teaser:C", "«Sáng 25/2/2026=2026-02-25», {Bộ Y tế} mở hội nghị triển khai |72-NQ/TW|."),
        ]
    )
    assert [(m.date, m.documents) for m in findings.meetings] == [
        ("2026-02-25", ("80-NQ/TW",)),
        ("2026-02-25", ("72-NQ/TW",)),
    ]


def test_caption_before_the_first_naming_counts(read):
    findings = read(
        [
            ("caption", "Đồng chí [Tạ Văn Long] trao quyết định cho bà [Hoàng Thị Bình]."),
            ("body", DAY + "{Ban Tổ chức Tỉnh ủy Yên Bái} tổ chức hội nghị công bố quyết định."),
        ]
    )
    assert {(who, role) for who, role, _ in parts(findings)} == {
        ("Ban Tổ chức Tỉnh ủy Yên Bái", "organises"),
        ("Tạ Văn Long", "attends"),
        ("Hoàng Thị Bình", "attends"),
    }


def test_chair_who_speaks_has_both_rows_and_no_third(read):
    findings = read(
        DAY + "ông [Bùi Văn Thắng] dự và chủ trì hội nghị. Kết luận, ông [Bùi Văn Thắng] nhấn mạnh ba việc."
    )
    assert {(who, role) for who, role, _ in parts(findings)} == {
        ("Bùi Văn Thắng", "chairs"),
        ("Bùi Văn Thắng", "speaks"),
    }


def test_bare_dong_chi_is_the_last_speaker(read):
    findings = read(
        DAY + "hội nghị diễn ra. Dự hội nghị có ông [Hà Đức Minh]. "
        "Phát biểu tại hội nghị, bà [Vũ Thị Hiền] nêu ba việc. "
        "[Đồng chí=Hà Đức Minh] yêu cầu làm ngay."
    )
    assert {(who, role) for who, role, _ in parts(findings)} == {
        ("Vũ Thị Hiền", "speaks"),
        ("Hà Đức Minh", "attends"),
    }


def test_host_told_outweighs_the_body_that_sits(read):
    findings = read(DAY + "{Ban Thường vụ Tỉnh ủy} tổ chức hội nghị {Ban Chấp hành Đảng bộ tỉnh}.")
    assert findings.meetings[0].organisers == ("Ban Thường vụ Tỉnh ủy",)


def test_body_in_an_office_takes_no_part(read):
    findings = read(
        DAY + "hội nghị diễn ra. Dự hội nghị có ông [Hà Đức Minh], Giám đốc {~Sở Y tế}; lãnh đạo {Sở Nội vụ}."
    )
    assert {who for who, _, _ in parts(findings)} == {"Hà Đức Minh", "Sở Nội vụ"}


def test_name_venue_number_and_part_of_day(read):
    meeting = read(
        DAY + "tại Nhà văn hóa trung tâm, <xã Nghĩa Đô=xã Nghĩa Đô, Lào Cai>, HĐND mở kỳ họp."
    ).meetings
    assert meeting[0].place == "Nhà văn hóa trung tâm, xã Nghĩa Đô"
    assert meeting[0].venue is not None
    assert meeting[0].venue.key == "xã Nghĩa Đô, Lào Cai"


NUMBERS = [
    ("Kỳ họp thứ 33", 33),
    ("kỳ họp thứ mười", 10),
    ("Hội nghị lần thứ tám", 8),
    ("Đại hội lần thứ XV", 15),
]


@pytest.mark.parametrize(("head", "number"), NUMBERS)
def test_number(read, head, number):
    assert [m.ordinal for m in read(DAY + f"khai mạc {head} của {{HĐND tỉnh Hà Nam}}.").meetings] == [number]


def test_name_is_written_out_but_not_codes(read):
    name = (
        read(DAY + "{BTV Tỉnh ủy} tổ chức hội nghị BCH quán triệt |Nghị quyết số 71-NQ/TW|.").meetings[0].name
    )
    assert name == "hội nghị Ban Chấp hành quán triệt Nghị quyết số 71-NQ/TW"


def test_documents_and_who_makes_them_known(read):
    findings = read(
        DAY + "{Đảng ủy xã Ba Sao} tổ chức hội nghị quán triệt |57-NQ/TW|. "
        "{UBND xã Ba Sao} triển khai thực hiện |12-KH/TU| từ đầu năm."
    )
    assert findings.meetings[0].documents == ("57-NQ/TW",)
    assert {(r.subject, r.predicate, r.document, r.manner) for r in findings.relations} == {
        ("m1", "concerns", "57-NQ/TW", "quán triệt"),
        ("Đảng ủy xã Ba Sao", "disseminates", "57-NQ/TW", "quán triệt"),
        ("UBND xã Ba Sao", "implements", "12-KH/TU", "triển khai thực hiện"),
    }


NOBODY_CARRIES_OUT = [
    "Trong khi {Công an tỉnh Hà Nam} bắt trộm, dân bản thực hiện |02-NQ/TU|.",
    "Đoàn giám sát việc {Sở Y tế} thực hiện |12-KH/TU|.",
    "{Sở Y tế} chưa triển khai |12-KH/TU|.",
]


@pytest.mark.parametrize("text", NOBODY_CARRIES_OUT)
def test_what_somebody_else_carries_out_or_nobody(read, text):
    assert [r for r in read(text).relations if r.subject_kind == "body"] == []


def test_what_a_body_carries_out_after_a_comma(read):
    (relation,) = read("{Huyện ủy Lý Nhân} đã bàn kỹ, cụ thể hóa |10-NQ/TU| thành bốn việc.").relations
    assert (relation.subject, relation.predicate, relation.manner) == (
        "Huyện ủy Lý Nhân",
        "implements",
        "cụ thể hóa",
    )


def test_a_day_of_something_else_gives_no_role(read):
    findings = read(
        DAY + "ông [Hà Đức Minh] chủ trì hội nghị. «Ngày 9/1=2024-01-09», bà [Vũ Thị Hiền] cho biết lũ rút."
    )
    assert "Vũ Thị Hiền" not in {who for who, _, _ in parts(findings)}


def test_evidence_is_a_quote_of_the_page(page_of):
    page, mentions = page_of([("body", DAY + "ông [Hà Đức Minh] chủ trì hội nghị do {Bộ Y tế} tổ chức.")])
    findings = find_meetings(page, mentions)
    shown = [e for item in (*findings.meetings, *findings.takes_part) for e in item.evidence]
    assert shown
    assert all(page.article.text[e.start : e.end] == e.quote for e in shown)
    assert {e.rule for e in shown} >= {"meeting.noun", "chairs.before", "organises.by"}


WORDS = st.sampled_from(
    [
        "hội nghị",
        "dự",
        "có",
        "chủ trì",
        "[A]",
        "{B}",
        "<C>",
        "«D=2025-01-02»",
        ",",
        ";",
        ".",
        "tại",
        "phát biểu",
        "(",
        ")",
        "và",
        "làm việc với",
        "kỳ họp thứ",
        "lãnh đạo",
        "của",
        "tổ chức",
        "|E|",
        "\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_text_gives_rows_of_known_meetings_with_quotes(page_of, words):
    page, mentions = page_of([("body", " ".join(words))])
    findings = find_meetings(page, mentions)
    keys = {m.key for m in findings.meetings}
    assert {p.meeting for p in findings.takes_part} <= keys
    assert len({(p.who, p.meeting, p.role) for p in findings.takes_part}) == len(findings.takes_part)
    for item in (*findings.meetings, *findings.takes_part, *findings.relations):
        assert all(page.article.text[e.start : e.end] == e.quote for e in item.evidence)


PAGE = "\n\n".join(
    [
        "Bí thư Tỉnh ủy làm việc với các xã vùng Mường Lát",
        '"Các xã phải chọn việc khó nhất mà làm trước", đó là chỉ đạo của đồng chí Nguyễn Doãn Anh - Bí '
        "thư Tỉnh ủy tại buổi làm việc với lãnh đạo các xã Pù Nhi, Tam Chung, sáng 12/10, về chính quyền xã.",
        "thanhhoa-lv-1210.jpg\nQuang cảnh buổi làm việc",
        "Cùng dự buổi làm việc có lãnh đạo: Sở Tài chính; Văn phòng Tỉnh ủy và các xã Pù Nhi, Tam Chung.",
        "thanhhoa-lv-1211.jpg\nLãnh đạo xã Pù Nhi phát biểu tại buổi làm việc.",
        "Kết luận buổi làm việc, đồng chí Bí thư Tỉnh ủy Nguyễn Doãn Anh ghi nhận kết quả các xã đạt được. "
        "Đồng chí yêu cầu các xã sớm xong quy hoạch.",
        "Tin cùng chuyên mục",
        "Sẵn sàng cho ngày bầu cử",
        "Sẵn sàng cho ngày bầu cử",
        "Ngày 20/4, tại phường Hạc Thành, Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Thanh Hóa tổ chức "
        "hội nghị triển khai công tác bầu cử.",
    ]
)


def test_a_page_from_raw_text_to_roles():
    record = extract(Article(id="x", text=PAGE, publisher="baothanhhoa.vn", published="2025-10-12"))
    days = {m.key: (m.kind, m.date, m.part_of_day) for m in record.meetings}
    assert set(days.values()) == {("buổi làm việc", "2025-10-12", "sáng"), ("hội nghị", "XXXX-04-20", None)}
    rows = {(days[p.meeting][0], p.who, p.role) for p in record.takes_part}
    assert rows == {
        ("buổi làm việc", "Nguyễn Doãn Anh", "speaks"),
        ("buổi làm việc", "xã Pù Nhi", "speaks"),
        ("buổi làm việc", "xã Tam Chung", "attends"),
        ("buổi làm việc", "Sở Tài chính tỉnh Thanh Hóa", "attends"),
        ("buổi làm việc", "Văn phòng Tỉnh ủy Thanh Hóa", "attends"),
        ("hội nghị", "Tỉnh ủy Thanh Hóa", "organises"),
        ("hội nghị", "Hội đồng nhân dân tỉnh Thanh Hóa", "organises"),
        ("hội nghị", "Ủy ban nhân dân tỉnh Thanh Hóa", "organises"),
        ("hội nghị", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thanh Hóa", "organises"),
    }
