"""Whom a page calls just "đại biểu"."""

import pytest

from kg.model import Article
from loaders.extract import extract


def seats(text: str) -> set[str | None]:
    """The bodies at which "đại biểu Lò Thị Mận" of the page has a seat."""
    text += "\nĐại biểu Lò Thị Mận lên tiếng."
    record = extract(Article(id="x", text=text, publisher="baosonla.vn", published="2024-05-06"))
    return {h.body for h in record.holds if h.title == "Đại biểu"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Phiên chất vấn của HĐND tỉnh Sơn La kéo dài.", "Hội đồng nhân dân tỉnh Sơn La"),
        ("Hội đồng nhân dân huyện Mai Sơn họp kỳ họp thứ 9.", "Hội đồng nhân dân huyện Mai Sơn"),
        ("Kỳ họp thứ 7, Quốc hội khóa XV thảo luận về giá điện.", "Quốc hội"),
        ("Đại biểu Quốc hội tiếp xúc cử tri xã Chiềng Mai.", "Quốc hội"),
        ("Cử tri xã Chiềng Mai gặp đại biểu HĐND tỉnh Sơn La.", "Hội đồng nhân dân tỉnh Sơn La"),
        ("Sau Kỳ họp thứ 7, Quốc hội khóa XV, ĐBQH về với cử tri.", "Quốc hội"),
    ],
)
def test_the_one_assembly_of_a_page(text: str, body: str) -> None:
    assert seats(text) == {body}


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị người lao động của Công ty Chè Mộc Châu khai mạc.",
        "Trước Kỳ họp thứ 7, Quốc hội khóa XV, đại biểu HĐND tỉnh Sơn La gặp cử tri.",
        "Kỳ họp HĐND tỉnh Sơn La mở sau kỳ họp HĐND huyện Mai Sơn.",
        "Đại hội Đảng bộ xã Chiềng Mai mở trước kỳ họp HĐND xã.",
        "HĐND tỉnh Sơn La giám sát việc trồng rừng.",
    ],
)
def test_none_where_more_can_be_meant(text: str) -> None:
    assert seats(text) == set()
