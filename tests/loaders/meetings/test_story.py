"""Text → how the namings of one story come together: which gatherings are one, and which are several."""

import pytest

from loaders.meetings.find import find_meetings
from tests.loaders.meetings.telling import DAY, kinds, parts, parts_by_kind


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
    assert kinds(findings) == [("buổi làm việc", "2025-03-05")]
    assert parts_by_kind(findings) == {
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
    assert kinds(findings) == [
        ("hội nghị", "2025-03-05"),
        ("hội nghị", "2025-03-07"),
        ("cuộc họp", "2025-03-07"),
    ]
    assert ("Rah Lan Chung", "chairs", "cuộc họp") in parts_by_kind(findings)
    assert ("Rah Lan Chung", "speaks", "cuộc họp") in parts_by_kind(findings)


def test_a_part_goes_to_its_whole(read):
    findings = read(
        DAY + "{Đảng bộ tỉnh Lâm Đồng} khai mạc Đại hội lần thứ I. Trong phiên bế mạc, ông [K'Mák] phát biểu."
    )
    assert kinds(findings) == [("đại hội", "2025-03-05")]
    assert ("K'Mák", "speaks", "đại hội") in parts_by_kind(findings)


def test_teasers_have_their_own_and_never_mix(read):
    findings = read(
        [
            ("body", DAY + "{Tỉnh ủy Sơn La} tổ chức hội nghị. Ông [Lò Minh Hùng] chủ trì hội nghị."),
            ("teaser:Một tin khác", "{Sở Nội vụ tỉnh Sơn La} tổ chức hội nghị"),
            ("teaser:Một tin khác", "Phát biểu tại hội nghị, bà [Tráng Thị Xuân] nêu ba việc."),
        ]
    )
    assert kinds(findings) == [("hội nghị", "2025-03-05"), ("hội nghị", None)]
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


def test_another_sitting_of_a_later_day_is_not_drawn_in(read):
    findings = read(
        "«Ngày 5/3=2025-03-05», {Tỉnh ủy Hà Nam} tổ chức hội nghị. "
        "«Ngày 9/3=2025-03-09», {Tỉnh ủy Hà Nam} tổ chức hội nghị sơ kết."
    )
    assert [m.date for m in findings.meetings] == ["2025-03-05", "2025-03-09"]


def test_a_sitting_of_another_number_has_no_day_of_this_one(read):
    findings = read(
        "«Sáng 5/3=2025-03-05», {HĐND tỉnh Gia Lai} tổ chức Kỳ họp thứ 20. "
        "Bà [Rah Lan Chung] đã dự Kỳ họp thứ 19."
    )
    assert kinds(findings) == [("kỳ họp", "2025-03-05"), ("kỳ họp", None)]


def test_rites_of_other_names_are_others(read):
    findings = read(
        DAY + "lễ viếng ông [Lê Văn Kiên] được tổ chức. «Cùng ngày=2025-03-05», diễn ra lễ truy điệu. "
        "Tại lễ truy điệu, bà [Hà Thị Lan] đọc lời điếu."
    )
    assert len(findings.meetings) == 2
    assert ("Hà Thị Lan", "speaks", "m2") in parts(findings)


def test_the_first_sitting_of_a_committee_is_its_own(read):
    findings = read(
        DAY + "{Đảng bộ huyện Kim Bảng} tổ chức Đại hội. Đại hội bầu {Ban Chấp hành Đảng bộ huyện Kim Bảng}. "
        "Tại phiên họp thứ nhất, Ban Chấp hành bầu ông [Lê Văn Tư]."
    )
    assert [(m.kind, m.organisers) for m in findings.meetings] == [
        ("đại hội", ("Đảng bộ huyện Kim Bảng",)),
        ("phiên họp", ("Ban Chấp hành Đảng bộ huyện Kim Bảng",)),
    ]


def test_a_later_sitting_without_a_host_goes_to_the_whole(read):
    findings = read(DAY + "{Đảng bộ xã Ba Sao} tổ chức Đại hội. Tại phiên họp thứ hai, đại biểu thảo luận.")
    assert [m.kind for m in findings.meetings] == ["đại hội"]


def test_items_of_a_roundup_do_not_mix(read):
    findings = read(
        [
            ("body", "* " + DAY + "{Sở Y tế} tổ chức hội nghị. Bà [Hà Thị Lan] chủ trì."),
            ("body", "* {Hội Nông dân tỉnh Hà Nam} mở lớp dạy nghề. Ông [Lê Văn Tư] phát biểu."),
            ("body", "* «Cùng ngày=2025-03-05», {Sở Tài chính} tổ chức hội nghị. Ông [Vũ Văn Ba] kết luận."),
        ]
    )
    assert [m.organisers for m in findings.meetings] == [("Sở Y tế",), ("Sở Tài chính",)]
    assert {(who, role) for who, role, _ in parts(findings)} == {
        ("Sở Y tế", "organises"),
        ("Hà Thị Lan", "chairs"),
        ("Sở Tài chính", "organises"),
        ("Vũ Văn Ba", "speaks"),
    }


def test_items_of_a_roundup_begin_with_a_name(read):
    findings = read(
        [
            ("body", "Nhiều nơi có nhân sự mới."),
            (
                "body",
                "Quân khu 5: «Ngày 2/8=2016-08-02», {Bộ Tư lệnh Quân khu 5} tổ chức lễ trao quyết định.",
            ),
            ("body", "Hà Tĩnh: «Chiều 4/8=2016-08-04», ông [Trần Tú Khiêm] chủ trì kỳ họp bất thường."),
            (
                "body",
                "Cà Mau: Ông [Lê Dũng Tài] được điều động sang {Ban Nội chính Tỉnh ủy Cà Mau}.",
            ),
        ]
    )
    assert kinds(findings) == [("lễ", "2016-08-02"), ("kỳ họp", "2016-08-04")]
    assert "Lê Dũng Tài" not in {who for who, _, _ in parts(findings)}


def test_what_an_introduction_lists_is_told_of_in_the_items(read):
    findings = read(
        [
            ("body", "Phiên họp thường kỳ; hội thảo về chè là những tin đáng chú ý."),
            ("body", "* «Ngày 2/4=2026-04-02», ông [Hà Đức Minh] chủ trì phiên họp thường kỳ."),
            ("body", "* «Chiều 2/4=2026-04-02», {Sở Y tế} tổ chức hội thảo về chè."),
        ]
    )
    assert kinds(findings) == [("phiên họp", "2026-04-02"), ("hội thảo", "2026-04-02")]


def test_a_delegation_is_what_takes_place_unless_it_meets_somebody(read):
    goes = read(DAY + "Đoàn kiểm tra của {UBND tỉnh} do ông [Lò Văn Pâng] làm trưởng đoàn đã đến <xã Pà Cò>.")
    assert [m.kind for m in goes.meetings] == ["đoàn kiểm tra"]
    assert parts(goes) == {("UBND tỉnh", "organises", "m1"), ("Lò Văn Pâng", "chairs", "m1")}
    body = "{Đoàn kiểm tra của UBND tỉnh}"
    named = read(DAY + f"{body} do ông [Lò Văn Pâng] làm trưởng đoàn đã đến <xã Pà Cò>.")
    assert parts(named) == parts(goes)
    meets = read(
        DAY + f"{body} có buổi làm việc với {{Sở Y tế}}. Tham gia Đoàn kiểm tra có bà [Hà Thị Liễu]."
    )
    assert [m.kind for m in meets.meetings] == ["buổi làm việc"]
    assert ("Hà Thị Liễu", "attends", "m1") in parts(meets)
    assert ("Sở Y tế", "attends", "m1") in parts(meets)


def test_a_delegation_in_the_headline_is_the_meeting_that_the_story_tells(page_of):
    blocks = [
        ("headline", "Đoàn giám sát làm việc tại Hà Nam"),
        ("body", DAY + "ông [Lê Văn Tý] có buổi làm việc với {Sở Y tế}."),
    ]
    assert [(m.kind, m.date) for m in find_meetings(*page_of(blocks)).meetings] == [
        ("buổi làm việc", "2025-03-05")
    ]


def test_a_visit_is_met_under_another_name(read):
    findings = read(
        DAY + "ông [Hà Đức Minh] đến thăm <xã Ba Sao>. Tại buổi gặp, bà [Vũ Thị Hiền] cảm ơn đoàn."
    )
    assert kinds(findings) == [("chuyến thăm", "2025-03-05")]


SITTINGS = [
    # a sitting told by a verb is the one named after
    "«Sáng 26/6=2024-06-26», {HĐND huyện Lý Nhân} họp. Bà [Trần Thị Dung] phát biểu khai mạc kỳ họp.",
    # "buổi họp" of a sitting is no other
    "«Ngày 26/6=2024-06-26» khai mạc kỳ họp thứ 9 của {HĐND huyện}. Buổi họp do bà [Hà Lan] điều hành.",
]


@pytest.mark.parametrize("text", SITTINGS)
def test_one_sitting_under_several_names(read, text):
    assert kinds(read(text)) == [("kỳ họp", "2024-06-26")]


def test_a_sitting_only_prepared_is_told_of_on_its_own_day(read):
    findings = read(
        DAY
        + "ông [Hà Đức Minh] chủ trì phiên họp để xem xét, cho ý kiến về nội dung, thời gian tổ chức kỳ họp "
        "thứ nhất. Kỳ họp thứ nhất của {HĐND tỉnh Hà Nam} diễn ra «ngày 2/7=2025-07-02»."
    )
    assert kinds(findings) == [("phiên họp", "2025-03-05"), ("kỳ họp", "2025-07-02")]
    assert not any(role == "speaks" for _, role, _ in parts(findings))


def test_another_sitting_in_the_afternoon(read):
    findings = read(
        "«Ngày 15/9=2025-09-15», ông [Hà Đức Minh] chủ trì buổi tiếp công dân. "
        "Buổi chiều, cuộc họp đánh giá tiến độ được tổ chức dưới sự chủ trì của bà [Vũ Thị Hiền]."
    )
    assert kinds(findings) == [("buổi tiếp công dân", "2025-09-15"), ("cuộc họp", "2025-09-15")]
    assert ("Vũ Thị Hiền", "chairs", "m2") in parts(findings)


def test_a_party_that_sits_down_with_somebody_is_that_meeting(read):
    led = read(DAY + "ông [Hà Đức Minh] dẫn đầu đoàn khảo sát làm việc với {UBND tỉnh Hà Nam}.")
    went = read(DAY + "đoàn kiểm tra của {Tỉnh ủy Hà Nam} đã kiểm tra tiến độ, làm việc với <xã Ba Sao>.")
    assert kinds(led) == [("buổi làm việc", "2025-03-05")]
    assert kinds(went) == [("đoàn kiểm tra", "2025-03-05")]


def test_a_meeting_told_by_a_verb_of_another_day_is_another(read):
    findings = read(
        DAY + "ông [Hà Đức Minh] trao quyết định. Tại hội nghị do {UBND tỉnh} tổ chức, bà [Vũ Thị Hiền] dự. "
        "«Chiều 1/3=2025-03-01», {HĐND thị xã Duy Tiên} họp bất thường."
    )
    assert kinds(findings) == [("hội nghị", "2025-03-05"), ("kỳ họp", "2025-03-01")]
