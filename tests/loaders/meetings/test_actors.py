"""Text → who takes part in a gathering, and as what."""

from dataclasses import replace

import pytest

from loaders.meetings.find import find_meetings
from tests.loaders.meetings.telling import DAY, parts, parts_by_kind

NOBODY = [
    "Cử tri [Lê Văn Tư] (thôn 3) đề nghị làm đường.",
    "Anh [Lê Văn Tư], hội viên nông dân, phát biểu tại hội nghị.",
    "Chủ tịch tỉnh giao Giám đốc {~Sở Y tế} [Lê Văn Tư] trực tiếp chỉ đạo.",
    "Ông [Lê Văn Tư] chưa thể dự hội nghị.",
    "Mẹ của tân binh [Lê Văn Tư] nói rất tự hào.",
    "Công điện |15/CĐ-TTg| yêu cầu các xã trực; ông [Lê Văn Tư] nhận văn bản.",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_who_takes_no_part(read, sentence):
    findings = read(DAY + "{Bộ Y tế} tổ chức hội nghị. " + sentence)
    assert {who for who, _, _ in parts(findings)} == {"Bộ Y tế"}


SPEAKS = [
    "Ông [Lê Văn Tư] thăm hỏi đời sống của bà con; thông báo tình hình kinh tế của tỉnh.",
    "Các đại biểu nghe ông [Lê Văn Tư], Giám đốc {~Sở Y tế} truyền đạt nội dung chính.",
    "Theo báo cáo của ông [Lê Văn Tư], tuyến đường đã xong.",
    "Ông [Lê Văn Tư], Trưởng thôn, đại diện các hộ dân cam kết giữ rừng.",
    "Giải đáp kiến nghị, ông [Lê Văn Tư], Giám đốc {~Sở Y tế} thông tin, sở đang làm.",
]


@pytest.mark.parametrize("sentence", SPEAKS)
def test_who_speaks(read, sentence):
    findings = read(DAY + "{Bộ Y tế} tổ chức hội nghị. " + sentence)
    assert ("Lê Văn Tư", "speaks", "m1") in parts(findings)


def test_nobody_has_spoken_yet_at_what_is_to_come(page_of):
    page, mentions = page_of(
        [
            (
                "body",
                "«Ngày 9/3=2025-03-09», {Sở Y tế} khai mạc lễ hội. Ông [Lê Văn Tư] cho biết có 30 gian.",
            )
        ]
    )
    article = page.article.model_copy(update={"published": "2025-03-05"})
    object.__setattr__(page, "article", article)
    assert {p.role for p in find_meetings(page, mentions).takes_part} == {"organises"}


def test_a_role_told_apart_from_an_undated_gathering_is_doubtful(read):
    findings = read("{Bộ Y tế} tổ chức hội nghị. Bà [Hà Thị Lan] nêu ba việc.")
    assert {p.who: p.confidence for p in findings.takes_part} == {
        "Bộ Y tế": "certain",
        "Hà Thị Lan": "doubtful",
    }


MET = [
    # what the story says goes before its headline
    ("làm việc với {Đảng ủy xã Vân Hồ}", {"Thường trực Đảng ủy xã Vân Hồ"}),
    # a headline is enough where the story names nobody
    (None, {"Đảng ủy xã Mộc Hạ"}),
]


@pytest.mark.parametrize(("headline", "met"), MET)
def test_whom_the_story_names_as_met_stand_for_the_headline(page_of, headline, met):
    if headline:
        body = (
            DAY + "ông [Lò Văn Pâng] có buổi làm việc với {Thường trực Đảng ủy xã Vân Hồ} về thu ngân sách."
        )
        blocks = [("headline", f"Ông [Lò Văn Pâng] {headline}"), ("body", body)]
    else:
        blocks = [
            ("headline", "Ông [Lò Văn Pâng] làm việc với {Đảng ủy xã Mộc Hạ}"),
            ("body", DAY + "ông [Lò Văn Pâng] chủ trì buổi làm việc về thu ngân sách."),
        ]
    found = find_meetings(*page_of(blocks))
    assert {who for who, role, _ in parts(found) if role == "attends"} - {"Lò Văn Pâng"} == met


def test_whom_the_story_names_stands_for_the_unit_of_its_heading(read):
    findings = read(
        [
            ("body", "Bí thư {~Tỉnh ủy Hà Nam} làm việc với <xã Ba Sao>"),
            ("body", "«Cùng ngày=2025-03-05», ông [Hà Đức Minh] có buổi làm việc với {Đảng ủy xã Ba Sao}."),
        ]
    )
    assert parts(findings) == {("Hà Đức Minh", "attends", "m1"), ("Đảng ủy xã Ba Sao", "attends", "m1")}


def test_who_speaks_where_another_gathering_is_named_speaks_there(read):
    text = (
        DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị. Dự hội nghị có ông [Lê Văn Tý], bà [Bùi Thị Na]. "
        "«Chiều 6/3=2025-03-06», {Sở Y tế} tổ chức hội thảo. Ông [Lê Văn Tý] đề nghị các xã vào cuộc."
    )
    assert ("Lê Văn Tý", "speaks", "m2") in parts(read(text))


HANDED = [
    ("Ông [Lê Văn Tý] trao quyết định cho 2 cán bộ. Theo đó: ", {"Lê Văn Tý", "Bùi Thị Na"}),
    ("Ông [Lê Văn Tý] trao các quyết định. ", {"Lê Văn Tý", "Bùi Thị Na"}),
    ("Ông [Lê Văn Tý] trao quyết định. Ông [Vi Văn Sơn] về. ", {"Lê Văn Tý"}),
    ("Hội nghị bàn về nhân sự. ", set()),
]


@pytest.mark.parametrize(("before", "present"), HANDED)
def test_who_is_given_a_post_is_there_where_decisions_are_handed_over(read, before, present):
    text = DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị. " + before
    text += "Đồng chí [Bùi Thị Na], Phó Giám đốc {~Sở Y tế}, được bổ nhiệm giữ chức Giám đốc {Sở Nội vụ}."
    assert {who for who, role, _ in parts(read(text)) if role == "attends"} == present


def test_whoever_receives_a_decision_where_decisions_are_handed_over(read):
    text = (
        DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị {verb} các quyết định. Bà [Vũ Thị Hiền] chủ trì. "
        "Ông [Hà Đức Minh], Giám đốc {~Sở Nội vụ}, được điều động giữ chức Bí thư {~Huyện ủy Lý Nhân}."
    )
    handed = parts(read(text.replace("{verb}", "trao")))
    announced = parts(read(text.replace("{verb}", "bàn về")))
    assert ("Hà Đức Minh", "attends", "m1") in handed
    assert ("Hà Đức Minh", "attends", "m1") not in announced


def test_what_is_to_come_does_not_take_over_the_story(page_of):
    text = (
        DAY + "{Tỉnh đoàn} tổ chức lễ tổng kết. Lễ trao giải sẽ diễn ra «ngày 9/9=2099-09-09». "
        "Dịp này, bà [Hà Thị Liễu] trao Bằng khen cho 10 tập thể."
    )
    page, mentions = page_of([("body", text)])
    page = replace(page, article=page.article.model_copy(update={"published": "2025-03-06"}))
    assert ("Hà Thị Liễu", "attends", "m1") in parts(find_meetings(page, mentions))


def test_what_is_told_right_before_a_gathering_is_named(read):
    before = DAY + "ông [Hà Đức Minh] trao quyết định cho bà [Vũ Thị Hiền]. "
    findings = read(
        before + "Tại hội nghị do {UBND tỉnh Hà Nam} tổ chức, nhiều quyết định khác được công bố."
    )
    assert ("Hà Đức Minh", "attends", "m1") in parts(findings)
    findings = read(before + "Dân bản vui. «Ngày 9/3=2025-03-09», {Sở Y tế} tổ chức hội nghị.")
    assert "Hà Đức Minh" not in {who for who, _, _ in parts(findings)}


def test_a_list_line_by_line(read):
    findings = read(
        [
            ("body", "«Sáng 1/7=2024-07-01», {Đảng bộ xã Ba Sao} tổ chức đại hội."),
            ("body", "Dự đại hội có:"),
            ("body", "- Đồng chí [Hà Đức Minh], Bí thư {~Huyện ủy Kim Bảng};"),
            ("body", "- Đồng chí [Vũ Thị Hiền]."),
            ("body", "- Đường vào xã được trang hoàng, ông [Lê Văn Kiên] kể."),
        ]
    )
    attending = {who for who, role, _ in parts(findings) if role == "attends"}
    assert attending == {"Hà Đức Minh", "Vũ Thị Hiền"}


def test_far_down_a_list_the_evidence_is_the_own_item(read):
    names = "; ".join(
        f"ông [Hà Văn {chr(65 + n // 20)}{chr(97 + n % 20)}], Phó Bí thư {{~Tỉnh ủy Hà Nam}}"
        for n in range(60)
    )
    findings = read(DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị. Dự hội nghị có " + names + ".")
    quotes = [e.quote for part in findings.takes_part for e in part.evidence]
    assert len(quotes) > 60
    assert max(map(len, quotes)) < 700


def test_whoever_is_named_before_a_pronoun_is_meant(read):
    findings = read(
        DAY + "{Sở Y tế} mở hội nghị, ông [Lê Văn Kiên] giải trình. «Sáng 4/3=2025-03-04», {Tỉnh ủy} có buổi "
        "làm việc với {UBND thị xã Duy Tiên}, do bà [Vũ Thị Hiền] chủ trì; buổi chiều, [bà=Vũ Thị Hiền] "
        "làm việc với {Huyện ủy Lý Nhân}."
    )
    assert not any(who == "Lê Văn Kiên" and key != "m1" for who, _, key in parts(findings))


def test_what_is_said_to_a_paper_is_not_said_there(read):
    for aside in ("Trả lời báo chí bên lề hội nghị", "Trao đổi với phóng viên", "Trả lời Sao Mai"):
        findings = read(
            DAY + "{Sở Y tế} tổ chức hội nghị. " + aside + ", ông [Lê Văn Kiên] cho biết dịch đã lắng."
        )
        assert "Lê Văn Kiên" not in {who for who, _, _ in parts(findings)}


def test_whoever_acts_for_others_acts_alone(read):
    findings = read(
        DAY
        + "{Sở Y tế} tổ chức hội nghị. Thay mặt {Đảng ủy Công an}, lãnh đạo {Bộ Công an}, ông [Hà Đức Minh] "
        "trao bằng khen cho ba tập thể."
    )
    assert parts(findings) == {("Sở Y tế", "organises", "m1"), ("Hà Đức Minh", "attends", "m1")}


def test_a_young_official_is_not_private(read):
    findings = read(
        DAY + "{Tỉnh đoàn Hà Nam} tổ chức đại hội; Bí thư {~Trung ương Đoàn}, anh [Hà Đức Minh] tới dự. "
        "Chủ hộ giỏi, anh [Lê Văn Kiên] cũng tới dự."
    )
    assert parts(findings) == {("Tỉnh đoàn Hà Nam", "organises", "m1"), ("Hà Đức Minh", "attends", "m1")}


def test_a_caption_shows_somebody_where_he_was(read):
    findings = read(
        [
            ("body", DAY + "ông [Hà Đức Minh] chủ trì buổi tiếp đoàn Sê Kông."),
            ("body", "«Chiều 5/3=2025-03-05», {Sở Y tế} tổ chức lễ trao học bổng."),
            ("caption", "Ông [Hà Đức Minh] tặng quà cho khách."),
        ]
    )
    assert ("Hà Đức Minh", "attends", "m2") not in parts(findings)


def test_caption_before_the_first_naming_counts(read):
    findings = read(
        [
            ("caption", "Đồng chí [Tạ Văn Long] trao quyết định cho bà [Hoàng Thị Bình]."),
            ("body", DAY + "{Ban Tổ chức Tỉnh ủy Yên Bái} tổ chức hội nghị công bố quyết định."),
        ]
    )
    assert {(who, role) for who, role, _ in parts_by_kind(findings)} == {
        ("Ban Tổ chức Tỉnh ủy Yên Bái", "organises"),
        ("Tạ Văn Long", "attends"),
        ("Hoàng Thị Bình", "attends"),
    }


def test_chair_who_speaks_has_both_rows_and_no_third(read):
    findings = read(
        DAY + "ông [Bùi Văn Thắng] dự và chủ trì hội nghị. Kết luận, ông [Bùi Văn Thắng] nhấn mạnh ba việc."
    )
    assert {(who, role) for who, role, _ in parts_by_kind(findings)} == {
        ("Bùi Văn Thắng", "chairs"),
        ("Bùi Văn Thắng", "speaks"),
    }


def test_bare_dong_chi_is_the_last_speaker(read):
    findings = read(
        DAY + "hội nghị diễn ra. Dự hội nghị có ông [Hà Đức Minh]. "
        "Phát biểu tại hội nghị, bà [Vũ Thị Hiền] nêu ba việc. "
        "[Đồng chí=Hà Đức Minh] yêu cầu làm ngay."
    )
    assert {(who, role) for who, role, _ in parts_by_kind(findings)} == {
        ("Vũ Thị Hiền", "speaks"),
        ("Hà Đức Minh", "attends"),
    }


def test_a_day_of_something_else_gives_no_role(read):
    findings = read(
        DAY + "ông [Hà Đức Minh] chủ trì hội nghị. «Ngày 9/1=2024-01-09», bà [Vũ Thị Hiền] cho biết lũ rút."
    )
    assert "Vũ Thị Hiền" not in {who for who, _, _ in parts_by_kind(findings)}
