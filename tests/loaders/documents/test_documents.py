"""Documents in sentences of every kind: binding, subjects, dates, relations, evidence."""

import pytest

from kg.model import Article
from loaders.dates.find import find_dates
from loaders.documents.codes import read_code
from loaders.documents.find import DocumentFindings, find_documents
from loaders.text.clean import clean
from loaders.text.page import Mention

HEAD = "Nghị quyết số 79-NQ/TW ngày 06/01/2026 của Bộ Chính trị"


def findings(text: str, bodies: dict[str, str] | None = None) -> DocumentFindings:
    page = clean(Article(id="x", text=text, published="2025-09-10"))
    said = [
        Mention("body", start, start + len(name), ref, "test")
        for name, ref in (bodies or {}).items()
        if (start := page.text.find(name)) >= 0
    ]
    return find_documents(page, find_dates(page), said)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("79-NQ/TW", "79-NQ/TW"),
        ("79 – NQ/TƯ", "79-NQ/TW"),
        ("79/NQ-TW", "79-NQ/TW"),
        ("79 NQ/TW", "79-NQ/TW"),
        ("128-NQ/CP", "128/NQ-CP"),
        ("12 / 2025 / NĐ - CP", "12/2025/NĐ-CP"),
        ("1974-QĐNS/TW", "1974-QĐNS/TW"),
        ("176/2025/QH15", "176/2025/QH15"),
        ("24/2025/QĐ-UBND - TP", "24/2025/QĐ-UBND"),
        ("12/SNV-CCVC", "12/SNV-CCVC"),
        ("57 - Hà Nội", "57"),
    ],
)
def test_a_code_has_one_form(written: str, code: str) -> None:
    read = read_code(written, 0, named=True)
    assert read is not None
    assert str(read[0]) == code


@pytest.mark.parametrize("written", ["1.000 hộ", "39/40", "5,5%", "12-13", "năm"])
def test_what_is_no_code(written: str) -> None:
    assert read_code(written, 0, named=True) is None


@pytest.mark.parametrize(
    ("text", "subject", "date"),
    [
        (
            f"{HEAD} về phát triển kinh tế nhà nước đã được học tập.",
            "phát triển kinh tế nhà nước",
            "2026-01-06",
        ),
        (
            f"{HEAD} về đổi mới, sắp xếp bộ máy tinh gọn, hiệu quả.",
            "đổi mới, sắp xếp bộ máy tinh gọn, hiệu quả",
            "2026-01-06",
        ),
        ("Chỉ thị số 40-CT/TW (ngày 22-11-2014) của Ban Bí thư, qua đó siết kỷ cương.", None, "2014-11-22"),
        ("Nghị quyết 80 về văn hóa Việt Nam của Bộ Chính trị ra đời.", "văn hóa Việt Nam", None),
        (
            "Nghị quyết số 176/2025/QH15 về cơ cấu tổ chức của Chính phủ và Nghị quyết 9.",
            "cơ cấu tổ chức của Chính phủ",
            None,
        ),
        ("Công văn số 5185-CV/VPTW ký ngày 24/8, Văn phòng thông báo.", None, "2025-08-24"),
        ("Quyết định số 12/QĐ-UBND, được Chủ tịch UBND tỉnh ký. Ngày 9/9/2025, xã họp.", None, None),
    ],
)
def test_subject_and_date(text: str, subject: str | None, date: str | None) -> None:
    first = findings(text).documents[0]
    assert (first.subject, first.date) == (subject, date)


def test_each_number_of_a_list_has_its_own_date() -> None:
    text = (
        "Các Nghị quyết số 18-NQ/TW (ngày 25/10/2017) và 60-NQ/TW (ngày 12/4/2025) của BCH Trung ương Đảng."
    )
    assert [(d.code, d.date) for d in findings(text).documents] == [
        ("18-NQ/TW", "2017-10-25"),
        ("60-NQ/TW", "2025-04-12"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # bound only where one candidate fits
        ("Nghị quyết 18-NQ/TW về bộ máy. Sau đó, Nghị quyết 18 được tổng kết.", {"18-NQ/TW"}),
        (
            "Nghị quyết 01/NQ-CP và Nghị quyết 01-NQ/TU. Sau đó, Nghị quyết 01 được tổng kết.",
            {"01/NQ-CP", "01-NQ/TU", "01"},
        ),
        ("Nghị quyết 18-NQ/TW về bộ máy. Chỉ thị 18 về giao thông.", {"18-NQ/TW", "18"}),
        (
            "Nghị quyết 12/NQ-CP về nhân sự. Nghị quyết 12 của Bộ Chính trị về Công an.",
            {"12/NQ-CP", "12-NQ/TW"},
        ),
        (
            "Nghị quyết 57 của Bộ Chính trị mở đường.\n\nTin liên quan\n\nNghị quyết 57 đi vào cuộc sống",
            {"57-NQ/TW"},
        ),
    ],
)
def test_short_forms_bind_to_full_ones(text: str, codes: set[str]) -> None:
    assert {d.code for d in findings(text).documents} == codes


def test_a_law_is_one_under_its_short_and_long_name() -> None:
    text = "Luật Đất đai năm 2024 có hiệu lực. Dân hiểu Luật Đất đai. Luật Đất đai là cơ sở."
    (law,) = findings(text).documents
    assert (law.code, law.subject, law.mentions) == (None, "Luật Đất đai năm 2024", 3)


def test_bodies_give_the_issuer_its_canonical_name() -> None:
    text = "Chương trình số 33-CTr/TU của BTV Tỉnh ủy, Quyết định 5/QĐ-UBND của Chủ tịch UBND tỉnh đã có."
    bodies = {"BTV Tỉnh ủy": "Ban Thường vụ Tỉnh ủy Lào Cai", "UBND tỉnh": "Ủy ban nhân dân tỉnh Lào Cai"}
    assert [d.issuer for d in findings(text, bodies).documents] == [
        "Ban Thường vụ Tỉnh ủy Lào Cai",
        "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
    ]
    text = "Hoàn thành Nghị quyết Đại hội Đảng bộ Thị xã lần thứ XII."
    (named,) = findings(text, {"Đảng bộ Thị xã": "Đảng bộ thị xã Hòa Thành"}).documents
    assert named.subject == "Nghị quyết Đại hội Đảng bộ thị xã Hòa Thành lần thứ XII"


ISSUED = [
    ("Nghị quyết 71-NQ/TW và Nghị quyết 72-NQ/TW (đều do Bộ Chính trị ban hành).", ["Bộ Chính trị"] * 2),
    ("Tại Quyết định số 14-QĐ/TU, BTV Tỉnh ủy chuẩn y hai nhân sự.", ["Ban Thường vụ Tỉnh ủy Lào Cai"]),
    ("Bằng Nghị quyết 57-NQ/TW, Bộ Chính trị quyết định mở lối.", ["Bộ Chính trị"]),
    ("Theo Nghị quyết 57-NQ/TW, Chính phủ giao các bộ.", [None]),
    ("Tại Quyết định số 14-QĐ/TU, BTV Tỉnh ủy được nhắc đến.", [None]),
    ("Luật Căn cước được Quốc hội thông qua cuối năm.", ["Quốc hội"]),
    ("Luật Căn cước được Quốc hội cho ý kiến.", [None]),
    ("Nghị quyết số 176 ngày 18/2 của Quốc hội có hiệu lực.", ["Quốc hội"]),
    ("Công văn 1437 của Văn phòng Chính phủ đã tới.", ["Văn phòng Chính phủ"]),
    (
        "Quyết định 412/QĐ-VKSTC của Viện trưởng VKSND tối cao.",
        ["Viện trưởng Viện kiểm sát nhân dân tối cao"],
    ),
    ("Trao Quyết định số 286/QĐ-VKSTC cho ông.", ["Viện kiểm sát nhân dân tối cao"]),
    ("Nghị định 35/2025/NĐ-CP của Thủ tướng Chính phủ.", ["Chính phủ"]),
]


@pytest.mark.parametrize(("text", "issuers"), ISSUED)
def test_issuers(text: str, issuers: list[str | None]) -> None:
    bodies = {
        "BTV Tỉnh ủy": "Ban Thường vụ Tỉnh ủy Lào Cai",
        "VKSND tối cao": "Viện kiểm sát nhân dân tối cao",
    }
    assert [d.issuer for d in findings(text, bodies).documents] == issuers


NONE = [
    "Cháy căn hộ tòa CT2, bãi xe tòa CT5 tê liệt.",
    "Bà là thạc sĩ Luật Hình sự, cử nhân Luật Dân sự.",
    "Nghị quyết 10 điểm được nêu.",
    "Công văn 12 trang gửi đi hôm qua.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_document(text: str) -> None:
    assert findings(text).documents == ()


COUNCIL = {"HĐND thành phố": "Hội đồng nhân dân thành phố Huế"}
PASSED = [
    ("HĐND thành phố họp. Kỳ họp cũng thông qua Nghị quyết số 65/NQ-HĐND về đầu tư công.", True),
    (
        "HĐND thành phố họp. Các đại biểu đã biểu quyết thông qua 2 nghị quyết, có Nghị quyết 66/NQ-HĐND.",
        True,
    ),
    ("HĐND thành phố họp. Nghị quyết số 67/NQ-HĐND được nhắc lại nhiều lần.", False),
    ("HĐND thành phố họp. Kỳ họp thông qua tờ trình. Quyết định số 68/QĐ-UBND còn vướng.", False),
    ("Kỳ họp thông qua Nghị quyết số 69/NQ-HĐND về đầu tư công.", False),
    (
        "Bà được HĐND thành phố chỉ định làm Chủ tịch UBND phường theo Nghị quyết 70/NQ-HĐND.",
        True,
    ),
    (
        "HĐND thành phố có 5 nghị quyết vừa được thông qua, trước hết là Nghị quyết số 71/NQ-HĐND.",
        True,
    ),
    ("HĐND thành phố giám sát hai xã. Đơn nêu Nghị quyết 72/NQ-HĐND.", False),
]


@pytest.mark.parametrize(("text", "told"), PASSED)
def test_what_a_sitting_passes_is_of_the_only_council_named(text: str, told: bool) -> None:
    issuers = [document.issuer for document in findings(text, COUNCIL).documents]
    assert issuers == [COUNCIL["HĐND thành phố"] if told else None]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Nghị định số 12/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 78/2020/NĐ-CP.",
            ("12/2025/NĐ-CP", "amends", "78/2020/NĐ-CP"),
        ),
        (
            "Quyết định 5/QĐ-TTg ngày 9/9/2025 thay thế Quyết định 4/QĐ-TTg.",
            ("5/QĐ-TTg", "amends", "4/QĐ-TTg"),
        ),
        (
            "Kế hoạch số 12-KH/TU triển khai thực hiện Nghị quyết số 57-NQ/TW được ban hành.",
            ("12-KH/TU", "implements", "57-NQ/TW"),
        ),
        (
            "Nghị định số 78/2024/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 67/2025/NĐ-CP.",
            ("67/2025/NĐ-CP", "amends", "78/2024/NĐ-CP"),
        ),
        (
            "Quyết định 4/QĐ-TTg bị thay thế bởi Quyết định 5/QĐ-TTg.",
            ("5/QĐ-TTg", "amends", "4/QĐ-TTg"),
        ),
    ],
)
def test_relations(text: str, relation: tuple[str, str, str]) -> None:
    (found,) = findings(text).relations
    assert (found.subject, found.predicate, found.document) == relation
    assert found.evidence[0].quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 57-NQ/TW và Nghị quyết 68-NQ/TW được quán triệt.",
        "Theo Kết luận 127-KL/TW, tỉnh thực hiện Nghị quyết 57-NQ/TW.",
        "Nghị quyết 57-NQ/TW đã học xong. Xã triển khai Nghị quyết 68-NQ/TW.",
    ],
)
def test_no_relation(text: str) -> None:
    assert findings(text).relations == ()


def test_mentions_and_evidence_are_stretches_of_the_text() -> None:
    text = "Mở đầu bài báo.\n\nCác Nghị quyết số 70, 71 và 72-NQ/TW được đưa ra. Nghị quyết 70 rất mới."
    page = clean(Article(id="x", text=text))
    found = find_documents(page)
    said = [(page.text[m.start : m.end], m.ref) for m in found.mentions]
    assert said == [
        ("Nghị quyết số 70", "70-NQ/TW"),
        ("71", "71-NQ/TW"),
        ("72-NQ/TW", "72-NQ/TW"),
        ("Nghị quyết 70", "70-NQ/TW"),
    ]
    quotes = [e.quote for e in found.documents[0].evidence]
    assert quotes == ["Các Nghị quyết số 70, 71 và 72-NQ/TW được đưa ra.", "Nghị quyết 70 rất mới."]
    assert all(text[e.start : e.end] == e.quote for d in found.documents for e in d.evidence)


@pytest.mark.parametrize(
    "piece",
    [
        "a,",
        "A",
        "ấ",
        "Nghị quyết ",
        "57, ",
        "57-NQ/TW, ",
        "Nghị quyết 57 về ",
        "Luật Đ ",
        "12/",
        "của Bộ Chính trị, ",
    ],
)
def test_a_hostile_page_is_read(piece: str) -> None:
    text = "các Nghị quyết số " + piece * (30_000 // len(piece))
    findings(text)  # quadratic work would take minutes
