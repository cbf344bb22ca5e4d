"""Text → the bodies and places of a gathering: which hold it, which are there, which are neither."""

import pytest

from tests.loaders.meetings.telling import DAY, parts, parts_by_kind

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


def test_who_is_said_to_hold_it_outweighs_the_unit_that_has_it(read):
    findings = read(DAY + "<huyện Xuân Lộc> làm lễ đón bằng công nhận. Lễ do {UBND huyện Xuân Lộc} tổ chức.")
    assert parts(findings) == {("UBND huyện Xuân Lộc", "organises", "m1")}


def test_the_place_in_which_a_body_lies_holds_nothing(read):
    findings = read(DAY + "{HĐND xã Ba Sao}, <tỉnh Hà Nam> tổ chức kỳ họp thứ hai.")
    assert parts(findings) == {("HĐND xã Ba Sao", "organises", "m1")}
    findings = read(DAY + "{Bộ Y tế}, <tỉnh Hà Nam> tổ chức hội nghị.")
    assert len(parts(findings)) == 2


def test_companies_and_bodies_of_no_state_take_no_part(read):
    findings = read(
        DAY + "{Công ty Điện lực Hà Nam} tổ chức hội nghị. Ông [Hà Đức Minh] làm việc với "
        "{Đoàn công tác Ngân hàng Thế giới}. Lãnh đạo {Tập đoàn Sao Mai} phát biểu."
    )
    assert {who for who, _, _ in parts(findings)} == {"Hà Đức Minh"}


def test_host_told_outweighs_the_body_that_sits(read):
    findings = read(DAY + "{Ban Thường vụ Tỉnh ủy} tổ chức hội nghị {Ban Chấp hành Đảng bộ tỉnh}.")
    assert findings.meetings[0].organisers == ("Ban Thường vụ Tỉnh ủy",)


def test_body_in_an_office_takes_no_part(read):
    findings = read(
        DAY + "hội nghị diễn ra. Dự hội nghị có ông [Hà Đức Minh], Giám đốc {~Sở Y tế}; lãnh đạo {Sở Nội vụ}."
    )
    assert {who for who, _, _ in parts_by_kind(findings)} == {"Hà Đức Minh", "Sở Nội vụ"}
