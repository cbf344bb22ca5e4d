"""Text → gatherings: what is one, with its kind, number, name and venue; and rows that hold together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from loaders.extract import extract
from loaders.meetings.find import find_meetings
from tests.loaders.meetings.telling import DAY, kinds, parts

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
    assert kinds(read(DAY + sentence)) == [(kind, "2025-03-05")]


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
    assert kinds(read(sentence)) == []


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


def test_a_congress_without_a_verb(read):
    findings = read(
        "«Ngày 10/2=2020-02-10», {Đảng bộ Văn phòng UBND tỉnh} Đại hội lần thứ VIII, nhiệm kỳ 2020-2025. "
        "Dự, chỉ đạo Đại hội có các đồng chí: [Hà Đức Minh]; [Vũ Thị Hiền]."
    )
    assert kinds(findings) == [("đại hội", "2020-02-10")]
    assert parts(findings) == {
        ("Đảng bộ Văn phòng UBND tỉnh", "organises", "m1"),
        ("Hà Đức Minh", "speaks", "m1"),
        ("Vũ Thị Hiền", "attends", "m1"),
    }


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


@settings(max_examples=300)
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
