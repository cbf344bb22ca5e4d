"""Text → how namings, days and roles of one story come together."""

from dataclasses import replace

import pytest

from kg.model import Article
from loaders.extract import extract
from loaders.meetings import find_meetings

DAY = "«Sáng 5/3=2025-03-05», "


@pytest.fixture
def read(page_of):
    """Marked text (one body block) or blocks → findings."""

    def run(blocks):
        return find_meetings(*page_of([("body", blocks)] if isinstance(blocks, str) else blocks))

    return run


def parts(findings):
    """(who, role, key of the gathering) of each row."""
    return {(p.who, p.role, p.meeting) for p in findings.takes_part}


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


def test_another_sitting_of_a_later_day_is_not_drawn_in(read):
    findings = read(
        "«Ngày 5/3=2025-03-05», {Tỉnh ủy Hà Nam} tổ chức hội nghị. "
        "«Ngày 9/3=2025-03-09», {Tỉnh ủy Hà Nam} tổ chức hội nghị sơ kết."
    )
    assert [m.date for m in findings.meetings] == ["2025-03-05", "2025-03-09"]


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


VENUES = [
    "tại Nhà {Quốc hội}, {Bộ Y tế} tổ chức hội nghị.",
    "tại Trụ sở {UBND tỉnh Hà Nam}, {Bộ Y tế} tổ chức hội nghị.",
    "tại Hội trường lớn {Tỉnh ủy Hà Nam}, <phường Phù Vân>, <tỉnh Hà Nam>, {Bộ Y tế} mở hội nghị.",
    "tại Trung tâm Hội nghị <tỉnh Hà Nam>, {Bộ Y tế} khai mạc hội nghị.",
    "ở khuôn viên {Trường Chính trị tỉnh}, {Bộ Y tế} triệu tập hội nghị.",
    "nhân Ngày truyền thống {Công an nhân dân}, {Bộ Y tế} tổ chức hội nghị.",
]


@pytest.mark.parametrize("rest", VENUES)
def test_the_body_of_a_venue_is_no_host(read, rest):
    assert [m.organisers for m in read(DAY + rest).meetings] == [("Bộ Y tế",)]


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


PAST = [
    "Năm 1972, ông [Lê Văn Tư] dự hội nghị mừng công.",
    "Báo cáo của Đoàn giám sát được ông [Lê Văn Tư] trình bày.",
    "{UBND tỉnh Hà Nam} trình {HĐND tỉnh Hà Nam} tại kỳ họp giữa năm.",
    "{Công ty Thép} họp đại hội đồng cổ đông.",
]


@pytest.mark.parametrize("sentence", PAST)
def test_what_does_not_take_place_is_not_told(page_of, sentence):
    text = sentence.replace("Năm 1972", "«Năm 1972=1972»")
    assert find_meetings(*page_of([("body", text)])).meetings == ()


def test_an_earlier_time_does_not_take_the_day_of_the_story(read):
    findings = read(
        DAY + "Kỳ họp thứ 23 {HĐND tỉnh} khai mạc. Trước đó, tại Kỳ họp thứ 22, {HĐND tỉnh} đã bầu ông."
    )
    assert [(m.ordinal, m.date) for m in findings.meetings] == [(23, "2025-03-05")]


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


RELATIONS = [
    (
        DAY + "tại Nhà {Quốc hội}, {Bộ Chính trị}, {Ban Bí thư} tổ chức "
        "Hội nghị quán triệt, triển khai thực hiện |79-NQ/TW|.",
        {("Bộ Chính trị", "disseminates"), ("Ban Bí thư", "disseminates"), ("m1", "concerns")},
    ),
    (
        DAY + "{UBND tỉnh Hà Nam} ban hành kế hoạch thực hiện |79-NQ/TW|.",
        {("UBND tỉnh Hà Nam", "implements")},
    ),
    ("{UBKT Tỉnh ủy} giám sát việc thực hiện |79-NQ/TW| tại 3 xã.", set()),
    ("Tỉnh đề nghị {Bộ Y tế} triển khai |79-NQ/TW|.", set()),
    (DAY + "{Đảng ủy xã Ba Sao} tổ chức hội nghị sơ kết thực hiện |18-CT/TW|.", {("m1", "concerns")}),
]


@pytest.mark.parametrize(("text", "told"), RELATIONS)
def test_who_carries_out_a_document_and_who_makes_it_known(read, text, told):
    assert {(r.subject, r.predicate) for r in read(text).relations} == told


def test_same_day_is_that_of_the_event_not_of_a_deadline():
    text = (
        "Chủ tịch UBND tỉnh chủ trì họp\n\nChiều 8/10, Chủ tịch UBND tỉnh Lê Hải Hòa chủ trì cuộc họp "
        "bàn khắc phục bão, yêu cầu xong trước ngày 11/10 theo Công điện số 188/CĐ-TTg ngày 6/10/2025.\n\n"
        "Sáng cùng ngày, Ban Thường vụ Tỉnh ủy Cao Bằng họp."
    )
    record = extract(Article(id="x", text=text, publisher="baocaobang.vn", published="2025-10-09"))
    assert {m.date for m in record.meetings} == {"2025-10-08"}


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


def test_who_speaks_apart_speaks_where_he_is(read):
    text = (
        DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị. Dự hội nghị có ông [Lê Văn Tý], bà [Bùi Thị Na]. "
        "«Chiều 6/3=2025-03-06», {Sở Y tế} tổ chức hội thảo. Ông [Lê Văn Tý] đề nghị các xã vào cuộc."
    )
    assert ("Lê Văn Tý", "speaks", "m1") in parts(read(text))


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


def test_what_is_to_come_does_not_take_over_the_story(page_of):
    text = (
        DAY + "{Tỉnh đoàn} tổ chức lễ tổng kết. Lễ trao giải sẽ diễn ra «ngày 9/9=2099-09-09». "
        "Dịp này, bà [Hà Thị Liễu] trao Bằng khen cho 10 tập thể."
    )
    page, mentions = page_of([("body", text)])
    page = replace(page, article=page.article.model_copy(update={"published": "2025-03-06"}))
    assert ("Hà Thị Liễu", "attends", "m1") in parts(find_meetings(page, mentions))


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


def test_a_delegation_in_the_headline_is_the_meeting_that_the_story_tells(page_of):
    blocks = [
        ("headline", "Đoàn giám sát làm việc tại Hà Nam"),
        ("body", DAY + "ông [Lê Văn Tý] có buổi làm việc với {Sở Y tế}."),
    ]
    assert [(m.kind, m.date) for m in find_meetings(*page_of(blocks)).meetings] == [
        ("buổi làm việc", "2025-03-05")
    ]


def kinds(findings):
    """(kind, day) of each gathering."""
    return [(m.kind, m.date) for m in findings.meetings]


SITTINGS = [
    # a sitting told by a verb is the one named after
    "«Sáng 26/6=2024-06-26», {HĐND huyện Lý Nhân} họp. Bà [Trần Thị Dung] phát biểu khai mạc kỳ họp.",
    # "buổi họp" of a sitting is no other
    "«Ngày 26/6=2024-06-26» khai mạc kỳ họp thứ 9 của {HĐND huyện}. Buổi họp do bà [Hà Lan] điều hành.",
    "«Sáng 26/6=2024-06-26», {HĐND huyện Lý Nhân} họp bất thường. Bà [Trần Thị Dung] điều hành kỳ họp.",
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


def test_the_length_of_a_gathering_told_after_its_last_day(read):
    (congress,) = read(
        "Đại hội {Công đoàn tỉnh Hà Nam} lần thứ XVI khép lại «hôm nay=2023-04-14» sau hai ngày làm việc."
    ).meetings
    assert (congress.date, congress.date_end, congress.name) == (
        "2023-04-13",
        "2023-04-14",
        "Đại hội Công đoàn tỉnh Hà Nam lần thứ XVI",
    )


def test_a_congress_without_a_verb(read):
    findings = read(
        "«Ngày 10/2=2020-02-10», {Đảng bộ Văn phòng UBND tỉnh} Đại hội lần thứ VIII, nhiệm kỳ 2020-2025. "
        "Dự, chỉ đạo Đại hội có các đồng chí: [Hà Đức Minh]; [Vũ Thị Hiền]."
    )
    assert kinds(findings) == [("đại hội", "2020-02-10")]
    assert parts(findings) == {
        ("Đảng bộ Văn phòng UBND tỉnh", "organises", "m1"),
        ("Hà Đức Minh", "attends", "m1"),
        ("Vũ Thị Hiền", "attends", "m1"),
    }


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


def test_whoever_receives_a_decision_where_decisions_are_handed_over(read):
    text = (
        DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị {verb} các quyết định. Bà [Vũ Thị Hiền] chủ trì. "
        "Ông [Hà Đức Minh], Giám đốc {~Sở Nội vụ}, được điều động giữ chức Bí thư {~Huyện ủy Lý Nhân}."
    )
    handed = parts(read(text.replace("{verb}", "trao")))
    announced = parts(read(text.replace("{verb}", "bàn về")))
    assert ("Hà Đức Minh", "attends", "m1") in handed
    assert ("Hà Đức Minh", "attends", "m1") not in announced


def test_companies_and_bodies_of_no_state_take_no_part(read):
    findings = read(
        DAY + "{Công ty Điện lực Hà Nam} tổ chức hội nghị. Ông [Hà Đức Minh] làm việc với "
        "{Đoàn công tác Ngân hàng Thế giới}. Lãnh đạo {Tập đoàn Sao Mai} phát biểu."
    )
    assert {who for who, _, _ in parts(findings)} == {"Hà Đức Minh"}


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


def test_far_down_a_list_the_evidence_is_the_own_item(read):
    names = "; ".join(
        f"ông [Hà Văn {chr(65 + n // 20)}{chr(97 + n % 20)}], Phó Bí thư {{~Tỉnh ủy Hà Nam}}"
        for n in range(60)
    )
    findings = read(DAY + "{Tỉnh ủy Hà Nam} tổ chức hội nghị. Dự hội nghị có " + names + ".")
    quotes = [e.quote for part in findings.takes_part for e in part.evidence]
    assert len(quotes) > 60
    assert max(map(len, quotes)) < 700


TELLS = [
    # a story that begins in the middle
    ("Tại buổi lễ, ông [Hà Đức Minh] đã trao Quyết định cho bà [Vũ Thị Hiền].", [("lễ", None)]),
    ("Tại buổi lễ của xóm, ông [Hà Đức Minh] gặp lại bạn cũ.", []),
    ("«Năm 2018=2018», tại hội nghị, ông [Hà Đức Minh] trúng cử.", []),
    # a sitting by its number right after the day
    (DAY + "kỳ họp thứ nhất, {HĐND thành phố Phủ Lý} cũng bầu hai Phó Chủ tịch.", [("kỳ họp", "2025-03-05")]),
    (DAY + "đại hội là dịp nhìn lại năm năm.", []),
    # the one before is another
    (DAY + "{HĐND tỉnh Hà Nam} mở kỳ họp xét việc đã bàn tại kỳ họp trước.", [("kỳ họp", "2025-03-05")]),
]


@pytest.mark.parametrize(("text", "told"), TELLS)
def test_what_is_told_of(read, text, told):
    assert kinds(read(text)) == told


def test_what_took_place_in_another_month_has_no_day_of_the_story(read):
    findings = read(
        "«Hôm 21/2=2020-02-21», ông [Hà Đức Minh] được bầu. «Tháng 12/2019=2019-12», {HĐND tỉnh} đã họp."
    )
    assert kinds(findings) == [("cuộc họp", None)]


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


def test_whom_the_story_names_stands_for_the_unit_of_its_heading(read):
    findings = read(
        [
            ("body", "Bí thư {~Tỉnh ủy Hà Nam} làm việc với <xã Ba Sao>"),
            ("body", "«Cùng ngày=2025-03-05», ông [Hà Đức Minh] có buổi làm việc với {Đảng ủy xã Ba Sao}."),
        ]
    )
    assert parts(findings) == {("Hà Đức Minh", "attends", "m1"), ("Đảng ủy xã Ba Sao", "attends", "m1")}


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


def test_what_is_told_right_before_a_gathering_is_named(read):
    before = DAY + "ông [Hà Đức Minh] trao quyết định cho bà [Vũ Thị Hiền]. "
    findings = read(
        before + "Tại hội nghị do {UBND tỉnh Hà Nam} tổ chức, nhiều quyết định khác được công bố."
    )
    assert ("Hà Đức Minh", "attends", "m1") in parts(findings)
    findings = read(before + "Dân bản vui. «Ngày 9/3=2025-03-09», {Sở Y tế} tổ chức hội nghị.")
    assert "Hà Đức Minh" not in {who for who, _, _ in parts(findings)}


def test_who_is_said_to_hold_it_outweighs_the_unit_that_has_it(read):
    findings = read(DAY + "<huyện Xuân Lộc> làm lễ đón bằng công nhận. Lễ do {UBND huyện Xuân Lộc} tổ chức.")
    assert parts(findings) == {("UBND huyện Xuân Lộc", "organises", "m1")}


def test_another_sitting_in_the_afternoon(read):
    findings = read(
        "«Ngày 15/9=2025-09-15», ông [Hà Đức Minh] chủ trì buổi tiếp công dân. "
        "Buổi chiều, cuộc họp đánh giá tiến độ được tổ chức dưới sự chủ trì của bà [Vũ Thị Hiền]."
    )
    assert kinds(findings) == [("buổi tiếp công dân", "2025-09-15"), ("cuộc họp", "2025-09-15")]
    assert ("Vũ Thị Hiền", "chairs", "m2") in parts(findings)


LASTING = [
    "Sau ba ngày làm việc, Đại hội {Đảng bộ tỉnh Bến Tre} đã bế mạc «trưa 30/10=2010-10-30».",
    "«Hôm qua=2010-10-30», Đại hội {Đảng bộ tỉnh Bến Tre} bế mạc sau ba ngày làm việc.",
    "Đại hội {Đảng bộ tỉnh Bến Tre} khép lại «hôm qua=2010-10-30» sau ba ngày làm việc.",
]


@pytest.mark.parametrize("text", LASTING)
def test_the_length_of_a_gathering_wherever_it_is_told(read, text):
    assert [(m.date, m.date_end) for m in read(text).meetings] == [("2010-10-28", "2010-10-30")]


def test_a_visit_is_met_under_another_name(read):
    findings = read(
        DAY + "ông [Hà Đức Minh] đến thăm <xã Ba Sao>. Tại buổi gặp, bà [Vũ Thị Hiền] cảm ơn đoàn."
    )
    assert kinds(findings) == [("chuyến thăm", "2025-03-05")]


def test_the_place_in_which_a_body_lies_holds_nothing(read):
    findings = read(DAY + "{HĐND xã Ba Sao}, <tỉnh Hà Nam> tổ chức kỳ họp thứ hai.")
    assert parts(findings) == {("HĐND xã Ba Sao", "organises", "m1")}
    findings = read(DAY + "{Bộ Y tế}, <tỉnh Hà Nam> tổ chức hội nghị.")
    assert len(parts(findings)) == 2


def test_what_an_introduction_lists_is_told_of_in_the_items(read):
    findings = read(
        [
            ("body", "Phiên họp thường kỳ; hội thảo về chè là những tin đáng chú ý."),
            ("body", "* «Ngày 2/4=2026-04-02», ông [Hà Đức Minh] chủ trì phiên họp thường kỳ."),
            ("body", "* «Chiều 2/4=2026-04-02», {Sở Y tế} tổ chức hội thảo về chè."),
        ]
    )
    assert kinds(findings) == [("phiên họp", "2026-04-02"), ("hội thảo", "2026-04-02")]


def test_a_caption_shows_somebody_where_he_was(read):
    findings = read(
        [
            ("body", DAY + "ông [Hà Đức Minh] chủ trì buổi tiếp đoàn Sê Kông."),
            ("body", "«Chiều 5/3=2025-03-05», {Sở Y tế} tổ chức lễ trao học bổng."),
            ("caption", "Ông [Hà Đức Minh] tặng quà cho khách."),
        ]
    )
    assert ("Hà Đức Minh", "attends", "m2") not in parts(findings)
