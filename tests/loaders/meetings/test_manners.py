"""Text → what is done with a document: who makes it known, who carries it out, what a gathering is about."""

import pytest

from tests.loaders.meetings.telling import DAY

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
    ("Trong khi {Công an tỉnh Hà Nam} bắt trộm, dân bản thực hiện |02-NQ/TU|.", set()),
    ("Đoàn giám sát việc {Sở Y tế} thực hiện |12-KH/TU|.", {("m1", "concerns")}),
    ("{Sở Y tế} chưa triển khai |12-KH/TU|.", set()),
]


@pytest.mark.parametrize(("text", "told"), RELATIONS)
def test_who_carries_out_a_document_and_who_makes_it_known(read, text, told):
    assert {(r.subject, r.predicate) for r in read(text).relations} == told


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


def test_what_a_body_carries_out_after_a_comma(read):
    (relation,) = read("{Huyện ủy Lý Nhân} đã bàn kỹ, cụ thể hóa |10-NQ/TU| thành bốn việc.").relations
    assert (relation.subject, relation.predicate, relation.manner) == (
        "Huyện ủy Lý Nhân",
        "implements",
        "cụ thể hóa",
    )


def test_who_carries_out_a_document_is_a_body_or_a_place(read):
    told = read("{Sở Y tế} triển khai |12-KH/TU|. <Tỉnh Hà Nam> thực hiện |57-NQ/TW|.").relations
    assert {(r.document, r.subject_kind) for r in told} == {("12-KH/TU", "body"), ("57-NQ/TW", "place")}
