"""Noise off, blocks told apart, teasers as stories of their own, offsets that lead back to the raw text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import Article
from kg.text import nfc, squeeze
from loaders.text.clean import clean
from loaders.text.page import Page

LEAD = "Sáng 7/9, tại phường Cam Đường, Tỉnh ủy Lào Cai tổ chức hội nghị bàn nhiều việc lớn của tỉnh."
BODY = "Hội nghị nghe báo cáo về hai tháng vận hành bộ máy mới, rồi thảo luận những việc còn vướng ở cơ sở."


def page(text: str, title: str | None = None) -> Page:
    return clean(Article(id="x", text=text, title=title))


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    found = page(text, title)
    return [(s.kind, found.text[s.start : s.end]) for s in found.sections]


def teasers(text: str) -> list[tuple[str, str]]:
    found = page(f"Tiêu đề\n\n{LEAD}\n\nTin cùng chuyên mục\n\n{text}")
    return [(s.teaser.title, found.text[s.start : s.end]) for s in found.sections if s.teaser]


@pytest.mark.parametrize(
    "noise",
    [
        "P.V",
        "0:00 / 0:00",
        "0:00",
        "Nữ miền Bắc",
        "fb yt zl tw",
        "Facebook Zalo Email",
        "A- A A+",
        "A-  A  A+",
        "19/08/2019",
        "30/06/2022 11:33:11 SA",
        "Thứ Năm, 07/09/2025 - 10:30",
        "Thứ bảy, ngày 7/9/2025 | 10:30 GMT+7",
        "Chủ Nhật, 7/9/2025, 10:30 (GMT+7)",
        "16:05 - Thứ Sáu, 05/09/2025",
        "Thời sự    Chính trị",
        "Trang chủ > Chính trị > Xây dựng Đảng",
        "Xã hội",
        "Xem cỡ chữ:",
        "Chia sẻ",
        "Hotline: 0865xxx015 Nhật báo Tòa soạn Quảng cáo",
        "Từ khóa: Lào Cai, bầu cử",
        "#LàoCai #BầuCử",
        "https://baolaocai.vn/bai-bao",
        "Ảnh: Thanh Nam",
        "Bài, ảnh: Thu Hà",
        "Lượt xem: 1.234",
        "Bình luận (12)",
    ],
)
def test_page_noise_goes(noise: str) -> None:
    want = [("headline", "Tiêu đề"), ("sapo", LEAD), ("body", BODY)]
    assert blocks(f"Tiêu đề\n\n{noise}\n\n{LEAD}\n{noise}\n\n{BODY}") == want


@pytest.mark.parametrize(
    "line",
    [
        "Nam Định họp bàn công tác nhân sự.",
        "Kinh tế tư nhân là động lực.",
        "Ngày 7/9/2025, tỉnh họp.",
        "Xã hội số cần cán bộ số.",
        "Tin vui đến từ phường Cam Đường.",
    ],
)
def test_what_reads_like_noise_but_is_text_stays(line: str) -> None:
    assert ("body", line) in blocks(f"Tiêu đề\n\n{LEAD}\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    ("text", "title", "want"),
    [
        (f"Tỉnh họp\n\n{LEAD}\n\n{BODY}", "Tỉnh họp", ["headline", "sapo", "body"]),
        (f"Tỉnh họp\n\n{LEAD}\n\n{BODY}", None, ["headline", "sapo", "body"]),
        (f"Uỷ ban họp 16/01/2026 17:40\n\n{LEAD}\n\n{BODY}", "Ủy ban họp", ["headline", "sapo", "body"]),
        (f"Tỉnh họp\nTỈNH HỌP\n\n{LEAD}\n\n{BODY}", "Tỉnh họp", ["headline", "sapo", "body"]),
        (f"Tỉnh họp\nThanh Nam - Tuấn Ngọc\n{LEAD}\n\n{BODY}", None, ["headline", "sapo", "body"]),
        (f"Tỉnh họp\nTỉnh họp\n\n{LEAD}\n\n{BODY}", None, ["headline", "sapo", "body"]),
        (f"{LEAD}\n\n{BODY}", "Tên bài không có trong chữ", ["sapo", "body"]),
        (f"(Dân trí) - {LEAD}\n\n{BODY}", None, ["sapo", "body"]),
        (f"“Các xã cần làm rõ”\n\n{LEAD}\n\n{BODY}", None, ["headline", "sapo", "body"]),
    ],
)
def test_headline_and_sapo(text: str, title: str | None, want: list[str]) -> None:
    assert [kind for kind, _ in blocks(text, title)] == want


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("blc_mg-7173.jpg\nQuang cảnh buổi làm việc", "Quang cảnh buổi làm việc"),
        ("IMG_0912.JPG\n\nCác đại biểu động thổ. Ảnh: CTV", "Các đại biểu động thổ."),
        ("a-b.jpeg\nBí thư tặng hoa ông Thắng (Ảnh: PV).", "Bí thư tặng hoa ông Thắng"),
        ("Bàn chủ tọa hội nghị.\nbth-lan-2.jpg", "Bàn chủ tọa hội nghị."),
        ("Vùng 3 có tân Tư lệnh - Ảnh 1.\n\nQuang cảnh bàn giao. Ảnh: Đơn vị", "Quang cảnh bàn giao."),
        ("Toàn cảnh hội nghị sáng 7/9", "Toàn cảnh hội nghị sáng 7/9"),
        ("Ảnh 2: Bà con thôn Linh Phú nhận quà", "Ảnh 2: Bà con thôn Linh Phú nhận quà"),
        ("Trong ảnh: Bà Mùa Thị Sua tặng khăn", "Trong ảnh: Bà Mùa Thị Sua tặng khăn"),
        (
            "Đồng chí Trịnh Xuân Trường phát biểu kết luận hội nghị",
            "Đồng chí Trịnh Xuân Trường phát biểu kết luận hội nghị",
        ),
    ],
)
def test_captions_are_told_apart_and_lose_the_photographer(text: str, caption: str) -> None:
    found = blocks(f"Tiêu đề\n\n{LEAD}\n\n{text}\n\n{BODY}")
    assert found[2:] == [("caption", caption), ("body", BODY)]


def test_a_paragraph_after_an_image_is_no_caption() -> None:
    long = f"{BODY} {BODY}"
    assert blocks(f"Tiêu đề\n\n{LEAD}\n\nanh-1.jpg\n\n{long}")[2] == ("body", long)


@pytest.mark.parametrize(
    ("dateline", "wire"),
    [
        ("(GLO)- ", False),
        ("TPO - ", False),
        ("QĐND Online - ", False),
        ("SGGPO - ", False),
        ("(Dân trí) - ", False),
        ("(VBSP News) ", False),
        ("(Baothanhhoa.vn) - ", False),
        ("BNEWS ", True),
        ("(TTXVN) - ", True),
        ("BLC - ", False),
        ("(NTO) ", False),
        ("(BĐN)- ", False),
        ("Hà Nội (TTXVN 7/9) - ", True),
        ("", False),
    ],
)
def test_datelines_go_and_agencies_are_known(dateline: str, wire: bool) -> None:
    found = page(f"Tiêu đề\n\n{dateline}{LEAD}\n\n{BODY}")
    assert found.text == f"Tiêu đề\n{LEAD}\n{BODY}"
    assert found.wire is wire


@pytest.mark.parametrize(
    "line",
    [
        "Minh Hương | 08/11/2025 18:05",
        "Minh Hương - Thứ bảy, 08/11/2025",
        "LÊ HÀ 08/11/2025 18:05 GMT+7",
        "P.V, 18h05 ngày 8/11/2025",
        "08/11/2025 18:05 (GMT+07:00) | Minh Hương",
        "Thứ Sáu, 11/04/2025 17:40 | Cỡ chữ: A A A",
        "Cập nhật 08/11/2025 18:05",
    ],
)
def test_lines_that_tell_when_a_page_was_printed_go(line: str) -> None:
    assert page(f"Tiêu đề\n\n{line}\n\n{LEAD}\n\n{BODY}").text == f"Tiêu đề\n{LEAD}\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "Quảng Trị - 4/11/2025",
        "Sáng 08/11/2025, 8:30",
        "Khai mạc hội nghị - 08:30 08/11/2025",
        "Nguyễn Văn Nam, 08/11/1965",
    ],
)
def test_lines_that_tell_of_somebody_or_of_a_day_stay(line: str) -> None:
    assert line in page(f"Tiêu đề\n\n{LEAD}\n\n{line}\n\n{BODY}").text


@pytest.mark.parametrize(
    ("signature", "wire"),
    [
        ("Theo TTXVN", True),
        ("TTXVN/Vietnam+", True),
        ("Nguồn: Báo Nhân Dân", True),
        ("Thu Hà - Minh Tuấn", False),
        ("PV", False),
        ("X.Bình", False),
        ("H.Mây - K.Nai", False),
        ("Theo baochinhphu.vn", True),
    ],
)
def test_signatures_go(signature: str, wire: bool) -> None:
    found = page(f"Tiêu đề\n\n{LEAD}\n\n{BODY}\n\n{signature}")
    assert found.text.endswith(BODY)
    assert found.wire is wire


def test_front_words_at_a_paragraph_start_are_no_dateline() -> None:
    text = "HĐND - UBND tỉnh họp chung."
    assert blocks(f"Tiêu đề\n\n{LEAD}\n\n{text}\n\n{BODY}")[2] == ("body", text)


SUMMARY = "Ngày 24/2, tại phường Bắc Cam Ranh, Tỉnh ủy Khánh Hòa triển khai nhiệm vụ bầu cử sớm."


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (f"Bầu cử sớm\n\nBầu cử sớm\n\n{SUMMARY}", [("Bầu cử sớm", "Bầu cử sớm"), ("Bầu cử sớm", SUMMARY)]),
        (f"Bầu cử sớm\n{SUMMARY}", [("Bầu cử sớm", "Bầu cử sớm"), ("Bầu cử sớm", SUMMARY)]),
        (
            f"- Bầu cử sớm ở đặc khu: {SUMMARY}",
            [("Bầu cử sớm ở đặc khu", "Bầu cử sớm ở đặc khu"), ("Bầu cử sớm ở đặc khu", SUMMARY)],
        ),
        (
            f"Bầu cử sớm ở đặc khu. {SUMMARY}",
            [("Bầu cử sớm ở đặc khu", "Bầu cử sớm ở đặc khu"), ("Bầu cử sớm ở đặc khu", SUMMARY)],
        ),
        (
            "Ông An làm Bí thư\n\nBà Bình làm Chủ tịch: Nói là làm",
            [
                ("Ông An làm Bí thư", "Ông An làm Bí thư"),
                ("Bà Bình làm Chủ tịch: Nói là làm", "Bà Bình làm Chủ tịch: Nói là làm"),
            ],
        ),
        (
            f"Ông An làm Bí thư\n\nPhường ra mắt bộ máy mới: {SUMMARY}",
            [
                ("Ông An làm Bí thư", "Ông An làm Bí thư"),
                ("Phường ra mắt bộ máy mới", "Phường ra mắt bộ máy mới"),
                ("Phường ra mắt bộ máy mới", SUMMARY),
            ],
        ),
    ],
)
def test_teasers_are_stories_with_titles(text: str, want: list[tuple[str, str]]) -> None:
    assert teasers(text) == want


@pytest.mark.parametrize(
    "heading", ["Có thể bạn quan tâm", "TIN LIÊN QUAN", "Đọc thêm:", "» Xem thêm", "Các tin khác"]
)
def test_headings_open_the_teasers(heading: str) -> None:
    kinds = [kind for kind, _ in blocks(f"Tiêu đề\n\n{LEAD}\n\n{heading}\n\nÔng An làm Bí thư")]
    assert kinds == ["headline", "sapo", "teaser"]


def test_a_menu_above_the_story_opens_no_teasers() -> None:
    assert [k for k, _ in blocks(f"Mới nhất\nTin liên quan\nTỉnh họp\n\n{LEAD}\n\n{BODY}")] == [
        "headline",
        "sapo",
        "body",
    ]


def test_a_teaser_inside_the_story_is_alone() -> None:
    found = blocks(f"Tiêu đề\n\n{LEAD}\n\nXem thêm: Ông An làm Bí thư\n\n{BODY}")
    assert found[2:] == [("teaser", "Ông An làm Bí thư"), ("body", BODY)]


def test_lines_broken_at_a_width_are_joined() -> None:
    found = page(
        f"Tiêu đề\n\n{LEAD}\n\nHội nghị nghe báo cáo về hai tháng của bộ máy\nmới ở cơ sở, rồi thảo luận."
    )
    last = found.sections[-1]
    assert found.text[last.start : last.end].endswith("bộ máy mới ở cơ sở, rồi thảo luận.")


@pytest.mark.parametrize("text", ["", "\n\n", "0:00 / 0:00", "a.jpg", "Ảnh: X", "\u200b"])
def test_a_page_of_noise_is_empty(text: str) -> None:
    found = page(text)
    assert (found.text, found.sections) == ("", ())


RAW = (
    f"Uỷ ban nhân dân tỉnh họp\n\n{LEAD}\n\na.jpg\nĐồng chí Bí thư phát biểu. Ảnh: PV\n\n(GLO)- {BODY}\n\n"
    f"Tin liên quan\n\n- Bầu cử sớm ở đặc khu: {SUMMARY}\n\nfb yt zl tw"
)
ODD = ["\u00a0", "\u200b", "  ", "\u00ad", "\r\n", "\t", "\ufeff", "\u0301", "\u2028", "-", "Ð"]


@given(
    st.sampled_from(["NFC", "NFD", "NFKD"]),
    st.lists(st.tuples(st.integers(0, len(RAW)), st.sampled_from(ODD)), max_size=12),
)
@example("NFC", [(RAW.index("(GLO)") + 5, "\u0301")])
@example("NFC", [(2, "\u0301")])
def test_quotes_are_stretches_of_the_raw_text(form: str, odd: list[tuple[int, str]]) -> None:
    raw = unicodedata.normalize(form, RAW)
    for at, character in odd:
        raw = raw[:at] + character + raw[at:]
    found = page(raw)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)
    for start, end in [(s.start, s.end) for s in found.sections] + list(found.sentences):
        evidence = found.evidence(start, end, "test")
        assert raw[evidence.start : evidence.end] == evidence.quote
        assert plain(evidence.quote) == plain(found.text[start:end])


def plain(text: str) -> str:
    """The letters of a text, whatever its Unicode form, its marks (a stray one moves) and what is unseen."""
    bare = unicodedata.normalize(
        "NFD", text.replace("\u200b", "").replace("\u00ad", "").replace("\ufeff", "").replace("Ð", "Đ")
    )
    return squeeze(nfc("".join(c for c in bare if not unicodedata.combining(c))))


def test_decomposed_text_gives_the_same_page() -> None:
    assert page(unicodedata.normalize("NFD", RAW)).text == page(RAW).text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ông An họp. Bà Bình nghe.", 2),
        ("TP. Hồ Chí Minh và TS. Trần An dự.", 1),
        ("GS.TS. Nguyễn Văn A cùng Đ/c. Lê B dự.", 1),
        ("Ngày 4.1. Tỉnh họp lúc 8.30.", 2),
        ("Thu 1.000 tỷ đồng. Đạt 5.5 điểm.", 2),
        ("Năm 2018. Ông chuyển công tác.", 2),
        ("“Phải làm ngay!” Ông nói thế.", 2),
        ("1. Nội dung thứ nhất. 2. Nội dung thứ hai", 2),
        ("Đồng chí nhấn mạnh... các xã cần làm.", 1),
        ("Ảnh do P.V. Nam chụp", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(page(text).sentences) == count


def test_sentences_do_not_cross_sections() -> None:
    found = page(f"Tiêu đề không có chấm\n\n{LEAD}")
    assert [found.text[a:b] for a, b in found.sentences] == ["Tiêu đề không có chấm", LEAD]
