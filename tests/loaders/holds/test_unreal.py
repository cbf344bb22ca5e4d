"""Offices that somebody only seems to get or lose, beside sentences of the same words that do tell it."""

import pytest

from kg.model import Article
from loaders.extract import extract

_OF = "Chủ tịch UBND huyện Bắc Hà"
_NOBODY = (
    f"Nếu ông Vàng Seo Pao được bầu làm {_OF}, đường sẽ xong.",
    f"Ông Vàng Seo Pao từ chối làm {_OF}.",
    f"Ông Vàng Seo Pao suýt trở thành {_OF}.",
    f"Bà con mong ông Vàng Seo Pao làm {_OF}.",
    f"Dự kiến tháng tới, HĐND sẽ bầu ông Vàng Seo Pao làm {_OF}.",
    f"Phiên họp xem xét việc bổ nhiệm ông Vàng Seo Pao làm {_OF}.",
    f"Không có chuyện ông Vàng Seo Pao được bầu làm {_OF}.",
    f"Tin ông Vàng Seo Pao được bầu làm {_OF} là bịa đặt.",
    f"Ông Vàng Seo Pao tự nhận là {_OF}.",
    f"Ông Vàng Seo Pao là con rể {_OF}.",
    f"Con trai ông Vàng Seo Pao từng là {_OF}.",
    f"Ông Vàng Seo Pao kể: “Bố tôi từng là {_OF}”.",
    f"Chủ tịch UBND tỉnh giao {_OF} đến thăm nhà ông Vàng Seo Pao.",
    f"Ông Vàng Seo Pao được phân công theo dõi lĩnh vực của {_OF}.",
    f"Ông Vàng Seo Pao ứng cử, rồi được giới thiệu để bầu làm {_OF}.",
    f"Ông Vàng Seo Pao mơ một ngày làm {_OF}.",
)
_HELD = (
    (f"Ông Vàng Seo Pao được bầu làm {_OF}.", "appointed"),
    (f"Quốc hội nghe tờ trình; HĐND bầu ông Vàng Seo Pao làm {_OF}.", "appointed"),
    (f"HĐND đã phê chuẩn đề nghị về việc bổ nhiệm ông Vàng Seo Pao giữ chức {_OF}.", "appointed"),
    (f"Ông Vàng Seo Pao, con rể một nông dân, được bầu làm {_OF}.", "appointed"),
    (f"Bà con mừng vì ông Vàng Seo Pao được bầu làm {_OF}.", "appointed"),
    (f"Bà Lù Thị Sang ứng cử, ông Vàng Seo Pao đắc cử {_OF}.", "appointed"),
    (f"Thủ tướng giao quyền {_OF} cho ông Vàng Seo Pao.", "appointed"),
    (f"Ông Vàng Seo Pao đang giữ chức {_OF}.", "current"),
    (f"Hiện ông Vàng Seo Pao giữ chức vụ {_OF}.", "current"),
    (f"Ông Vàng Seo Pao là {_OF}.", "current"),
)


def held(text: str) -> set[tuple[str, str]]:
    record = extract(Article(id="x", text=text, publisher="baolaocai.vn", published="2024-05-06"))
    return {(h.person, h.status) for h in record.holds if "huyện Bắc Hà" in h.body}


@pytest.mark.parametrize("text", _NOBODY)
def test_nobody_gets_what_is_not_so(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(("text", "status"), _HELD)
def test_what_is_so_is_told(text: str, status: str) -> None:
    assert held(text) == {("Vàng Seo Pao", status)}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Giám đốc Sở Y tế Lù Thị Sang trao quyết định nghỉ hưu cho ông Vàng Seo Pao, {}.", {"Vàng Seo Pao"}),
        ("Sở Nội vụ công bố quyết định nghỉ hưu đối với ông Vàng Seo Pao, {}.", {"Vàng Seo Pao"}),
        ("Ông Vàng Seo Pao, {}, nghỉ hưu từ tháng tới.", {"Vàng Seo Pao"}),
        ("Ông Vàng Seo Pao, {}, trao quyết định nghỉ hưu cho một nhân viên.", set()),
        ("Ông Vàng Seo Pao, {}, ký quyết định cho một phó phòng thôi việc.", set()),
        ("Ông Vàng Seo Pao, {}, thăm cán bộ nghỉ hưu.", set()),
    ],
)
def test_who_is_let_go_is_the_one_behind(text: str, left: set[str]) -> None:
    assert {person for person, status in held(text.format(_OF)) if status == "left"} == left
