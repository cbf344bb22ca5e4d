"""Posts that are over because of what comes after them, beside sentences in which they go on."""

import pytest

from kg.model import Article
from loaders.extract import extract

_FROM = "Bí thư Huyện ủy Bắc Hà"


def statuses(text: str) -> dict[str, str]:
    """Status of each post by its body."""
    record = extract(Article(id="x", text=text, publisher="baolaocai.vn", published="2024-05-06"))
    return {h.body: h.status for h in record.holds}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{_FROM} Vàng Seo Pao trước đó đã về tỉnh làm Phó Chủ tịch UBND tỉnh.", "left"),
        (f"Ông Vàng Seo Pao, {_FROM}, sang làm Phó Chủ tịch UBND tỉnh.", "left"),
        (f"{_FROM} Vàng Seo Pao chuyển về làm Giám đốc Sở Y tế.", "left"),
        (f"Ông Vàng Seo Pao, {_FROM}, được điều động lên Sở Nội vụ.", "left"),
        (f"Ông Vàng Seo Pao, {_FROM}, được bầu làm Phó Chủ tịch UBND tỉnh.", "current"),
        (f"{_FROM} Vàng Seo Pao về thăm bản, làm việc với dân.", "current"),
        (f"Trước khi về làm Giám đốc Sở Y tế, ông Vàng Seo Pao dạy học; nay ông là {_FROM}.", "current"),
        (f"{_FROM} Vàng Seo Pao điều động một cán bộ lên Sở Nội vụ.", "current"),
    ],
)
def test_who_goes_to_another_post(text: str, status: str) -> None:
    assert statuses(text)["Huyện ủy Bắc Hà"] == status


@pytest.mark.parametrize(
    ("text", "party", "council"),
    [
        ("Ông Vàng Seo Pao từng làm {}, rồi {}.", "former", "former"),
        ("Ông Vàng Seo Pao được bầu làm {} rồi {}.", "former", "appointed"),
        ("Ông Vàng Seo Pao, nguyên {}, sau đó là {}, đến dự.", "former", "former"),
        ("Ông Vàng Seo Pao làm {} (2005-2010), {} rồi về hưu.", "former", "former"),
        ("Ông Vàng Seo Pao được bầu làm {} và {}.", "appointed", "appointed"),
        ("Ông Vàng Seo Pao là {}, {}.", "current", "current"),
        ("Ông Vàng Seo Pao, {}, {}, đến rồi đi ngay.", "current", "current"),
        ("Ông Vàng Seo Pao là {}; sau đó ông tiếp dân với tư cách {}.", "current", None),
    ],
)
def test_what_a_run_goes_on_with(text: str, party: str, council: str | None) -> None:
    told = statuses(text.format(_FROM, "Chủ tịch UBND huyện Bắc Hà"))
    assert told["Huyện ủy Bắc Hà"] == party
    assert council is None or told["Ủy ban nhân dân huyện Bắc Hà"] == council
