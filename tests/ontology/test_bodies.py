"""Which body succeeds which."""

import pytest

from kg.errors import OntologyError
from kg.ontology import bodies
from kg.ontology.bodies import body_successions, heirs
from kg.ontology.places import gazetteer


@pytest.mark.parametrize(
    ("name", "province", "day", "found"),
    [
        ("Bộ Kế hoạch và Đầu tư", None, None, [("Bộ Tài chính", "2025-03-01")]),
        ("Bộ Tài chính", None, None, []),
        ("Ban Kinh tế Trung ương", None, None, [("Ban Chính sách, chiến lược Trung ương", "2025-02-03")]),
        (
            "Sở Kế hoạch và Đầu tư tỉnh Yên Bái", "Yên Bái", "2025-01",
            [("Sở Tài chính tỉnh Yên Bái", "2025-03-01")],
        ),
        ("Sở Tài chính tỉnh Yên Bái", "Yên Bái", "2025-05", [("Sở Tài chính tỉnh Lào Cai", "2025-07-01")]),
        ("Sở Tài chính tỉnh Lào Cai", "Lào Cai", "2025-05", []),
        ("Tỉnh ủy Lào Cai", "Lào Cai", "2025-05", []),
        ("Tỉnh uỷ Yên Bái", "Yên Bái", "2025-05", [("Tỉnh ủy Lào Cai", "2025-07-01")]),
        (
            "Ban Thường vụ Tỉnh ủy Bình Dương", "Bình Dương", "2025-05",
            [("Ban Thường vụ Thành ủy Thành phố Hồ Chí Minh", "2025-07-01")],
        ),
        (
            "Ban Tuyên giáo Tỉnh ủy Hải Dương", "Hải Dương", "2025-01",
            [("Ban Tuyên giáo và Dân vận Tỉnh ủy Hải Dương", "2025-02")],
        ),
        (
            "Hội đồng nhân dân tỉnh Hải Dương", "Hải Dương", "2025-05",
            [("Hội đồng nhân dân thành phố Hải Phòng", "2025-07-01")],
        ),
        (
            "Sở Giao thông vận tải tỉnh Thừa Thiên Huế", "Thừa Thiên Huế", "2024",
            [("Sở Giao thông vận tải thành phố Huế", "2025-01-01")],
        ),
        ("Tỉnh ủy Quảng Ninh", "Quảng Ninh", "2026", [("Thành ủy Quảng Ninh", "2026-09-01")]),
        ("Tỉnh ủy Bình Phước", "Bình Phước", "2025-05", [("Tỉnh ủy Đồng Nai", "2025-07-01")]),
        ("Ủy ban nhân dân tỉnh Lai Châu", "Lai Châu", "2026", []),
        ("Ủy ban Kinh tế và Tài chính", None, None, []),
        ("Ban Dân tộc Hội đồng nhân dân tỉnh Lai Châu", "Lai Châu", "2026", []),
    ],
)  # fmt: skip
def test_heirs(name, province, day, found):
    place = gazetteer().province(province, day) if province else None
    assert [(each.new, each.date) for each in heirs(name, place)] == found


def test_every_row_has_a_source_and_another_name():
    for each in body_successions():
        assert each.source
        assert each.old != each.new


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2025\tmerged\tA\tB\t\tx\n2026\tmerged\tB\tA\t\tx\n", "comes to succeed itself"),
        ("2025\tswapped\tA\tB\t\tx\n", "swapped"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, monkeypatch, rows, reason):
    (tmp_path / "bodies").mkdir()
    head = "date\tkind\told\tnew\tdecree\tsource\n"
    (tmp_path / "bodies" / "successions.tsv").write_text(head + rows, "utf-8")
    monkeypatch.setattr(bodies, "data_folder", lambda name: tmp_path)
    with pytest.raises(OntologyError, match=reason):
        body_successions.__wrapped__()
