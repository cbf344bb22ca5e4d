"""Posts in bodies whose place cannot be told: kept for review, never asserted."""

import pytest

from kg.model import Article, ArticleRecord
from loaders.extract import extract


def read(text: str) -> ArticleRecord:
    return extract(Article(id="x", text=text, publisher="vnexpress.net", published="2024-05-06"))


@pytest.mark.parametrize(
    ("office", "title", "body"),
    [
        ("Bí thư Tỉnh ủy", "Bí thư", "Tỉnh ủy"),
        ("Phó Chủ tịch UBND xã", "Phó Chủ tịch", "Ủy ban nhân dân xã"),
        ("Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên", "Ban Thường vụ Huyện ủy"),
        ("Giám đốc Sở Y tế", "Giám đốc", "Sở Y tế"),
        ("Trưởng Phòng Giáo dục và Đào tạo", "Trưởng phòng", "Phòng Giáo dục và Đào tạo"),
        ("Phó Trưởng Phòng Nội vụ thị xã", "Phó Trưởng phòng", "Phòng Nội vụ thị xã"),
        ("Trưởng Phòng Tư pháp huyện", "Trưởng phòng", "Phòng Tư pháp huyện"),
    ],
)
def test_a_body_left_bare_is_doubtful(office: str, title: str, body: str) -> None:
    record = read(f"Ông Lò Văn Tới, {office}, dự lễ.")
    assert [(h.title, h.body, h.confidence) for h in record.holds] == [(title, body, "doubtful")]
    assert [(b.name, b.place, b.confidence) for b in record.bodies] == [(body, None, "doubtful")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ông Lò Văn Tới, Bí thư Tỉnh ủy Sơn La, dự lễ.", {"Tỉnh ủy Sơn La"}),
        ("Tỉnh Sơn La mở hội. Ông Lò Văn Tới, Bí thư Tỉnh ủy, dự.", {"Tỉnh ủy Sơn La"}),
        ("Ông Lò Văn Tới, Thứ trưởng Bộ Y tế, dự lễ.", {"Bộ Y tế"}),
        ("Ông Lò Văn Tới, Phó Trưởng phòng, dự lễ.", set()),
        ("Ông Lò Văn Tới, Trưởng Phòng Kỹ thuật, dự lễ.", set()),
        ("Ông Lò Văn Tới, cán bộ Phòng Nội vụ, dự lễ.", set()),
        ("Ông Lò Văn Tới, Trưởng Phòng Tư pháp huyện Mai Sơn, dự lễ.", {"Phòng Tư pháp huyện Mai Sơn"}),
    ],
)
def test_a_body_that_is_named_or_unnamed_is_not(text: str, bodies: set[str]) -> None:
    record = read(text)
    assert {h.body for h in record.holds} == bodies
    assert not [h for h in record.holds if h.confidence == "doubtful"]


def test_a_post_told_with_its_place_elsewhere_is_told_once() -> None:
    record = read("Ông Lò Văn Tới, Bí thư Tỉnh ủy, dự.\nÔng Lò Văn Tới, Bí thư Tỉnh ủy Sơn La, nói.")
    assert [(h.body, h.confidence) for h in record.holds] == [("Tỉnh ủy Sơn La", "certain")]
