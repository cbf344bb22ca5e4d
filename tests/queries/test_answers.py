"""Each template's answer over a small graph, with the sentences behind it."""

from datetime import date
from pathlib import Path

import pytest

from kg.queries.registry import templates
from kg.store.connect import Store
from tests.queries.conftest import Asker

SECRETARY, COMMUNE = "Tỉnh ủy Lào Cai", "xã Mù Cang Chải"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("trinh xuan truong", {"Trịnh Xuân Trường"}),
        ("Trường", {"Trịnh Xuân Trường"}),
        ("Trưởng", set()),
        ("duong", {"Dương Văn Hòa", "Đường Văn Hoa"}),
        ("đường", {"Đường Văn Hoa"}),
        ("hoà", {"Dương Văn Hòa"}),
        ("hoa", {"Dương Văn Hòa", "Đường Văn Hoa"}),
        ("Tô Lam", {"Tô Lâm"}),
        ("van hung", {"Nguyễn Văn Hùng"}),
        ("a", {"Thào A Dơ"}),
    ],
)
def test_officials_are_found_by_the_tone_rules(ask: Asker, typed: str, names: set[str]):
    assert {row["name"] for row in ask("find_official", name=typed)} == names


def test_namesakes_are_two_officials_told_apart_by_their_posts(ask: Asker):
    rows = ask("find_official", name="Nguyễn Văn Hùng")
    posts = {row["posts"][0].partition(",")[0] for row in rows}
    assert posts == {"Giám đốc Sở Y tế tỉnh Cà Mau", "Giám đốc Sở Tài chính tỉnh Lào Cai"}


def test_a_past_post_is_labelled_as_past_in_lists(ask: Asker):
    [row] = ask("find_official", name="Trịnh Xuân Trường")
    assert row["posts"] == ["nguyên Bí thư Tỉnh ủy Lào Cai, last seen 2025-09-07"]
    assert (row["articles"], row["first_seen"], row["last_seen"]) == (4, date(2025, 8, 1), date(2025, 9, 7))
    assert ask("search", text="trinh xuan truong", kind="person")[0]["detail"] == row["posts"]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2025-07-01", {"Trịnh Xuân Trường": "unknown"}),
        ("2025-08-15", {"Trịnh Xuân Trường": "certain"}),  # seen before it, and known to have left after it
        ("2025-09-23", {"Trịnh Xuân Trường": "certain"}),
        ("2025-09-25", {"Hoàng Văn Bình": "certain"}),
        ("2025-12-31", {"Hoàng Văn Bình": "certain"}),
        ("2026-01-21", {"Hoàng Văn Bình": "unknown"}),  # nothing says that he still was
    ],
)
def test_who_held_a_post_on_a_day(ask: Asker, day: str, holders: dict[str, str]):
    rows = ask("holders", post="Bí thư", body=SECRETARY, at=day)
    assert {row["name"]: row["certainty"] for row in rows} == holders
    assert all(row["quote"] and row["url"] for row in rows)


def test_without_dates_of_office_a_day_between_first_and_last_seen_is_likely(ask: Asker):
    given = {"post": "Chủ tịch UBND tỉnh Lào Cai"}
    between, after = ask("holders", **given, at="2025-11-02"), ask("holders", **given, at="2025-11-05")
    assert [(r["name"], r["status"], r["certainty"]) for r in between] == [
        ("Giàng Quốc Hưng", "current", "likely")
    ]
    assert [(r["name"], r["status"], r["certainty"]) for r in after] == [
        ("Giàng Quốc Hưng", "unknown", "unknown")
    ]


def test_all_holders_of_a_post(ask: Asker):
    rows = ask("holders", post="bi thu", body="tinh uy lao cai")
    assert [(r["name"], r["status"], r["since"], r["until"], r["certainty"]) for r in rows] == [
        ("Hoàng Văn Bình", "current", "2025-09-24", None, None),
        ("Trịnh Xuân Trường", "former", None, "2025-09-24", None),
    ]


def test_positions_of_an_official_through_time(ask: Asker):
    [now] = ask("positions", official="Trịnh Xuân Trường")
    assert (now["office"], now["body"], now["status"]) == ("Bí thư", SECRETARY, "former")
    assert now["quote"].startswith("Ngày 24/9, đồng chí Trịnh Xuân Trường thôi giữ chức")
    [then] = ask("positions", official="Trịnh Xuân Trường", at="2025-09-01")
    assert (then["status"], then["certainty"]) == ("current", "certain")
    assert ask("positions", official="Trịnh Xuân Trường", at="2025-09-25") == []


def test_an_office_ends_with_its_body(ask: Asker):
    """No article says that the chairman of a district left; the district itself ended on 2025-06-30."""
    [row] = ask("positions", official="Trần Văn Tú")
    assert (row["status"], row["last_seen"]) == ("former", date(2025, 1, 10))
    assert ask("positions", official="Trần Văn Tú", at="2025-07-01") == []
    assert [r["certainty"] for r in ask("positions", official="Trần Văn Tú", at="2025-01-10")] == ["likely"]


def test_what_a_teaser_alone_says_has_no_days(ask: Asker):
    [row] = ask("positions", official="Tô Lâm")
    assert (row["first_seen"], row["last_seen"], row["articles"]) == (None, None, 0)
    assert (row["block"], row["teaser"]) == ("teaser", "Tổng Bí thư chủ trì hội nghị toàn quốc")
    assert [r["certainty"] for r in ask("positions", official="Tô Lâm", at="2025-09-07")] == ["unknown"]


def test_coverage_is_newest_first_with_quote_and_link(ask: Asker):
    rows = ask("coverage", official="trinh xuan truong")
    assert [row["published"].isoformat() for row in rows] == [
        "2026-01-20",
        "2025-09-25",
        "2025-09-07",
        "2025-08-01",
    ]
    assert all("Trịnh Xuân Trường" in row["quote"] and row["url"].startswith("https://") for row in rows)
    within = ask("coverage", official="Trịnh Xuân Trường", since="2025-09-01", until="2025-09-30")
    assert [row["published"].day for row in within] == [25, 7]


def test_coverage_in_a_teaser_is_labelled_with_the_teasers_title(ask: Asker):
    [row] = ask("coverage", official="Tô Lâm")
    assert (row["block"], row["teaser"]) == ("teaser", "Tổng Bí thư chủ trì hội nghị toàn quốc")
    assert row["quote"] == "Tổng Bí thư Tô Lâm chủ trì hội nghị" and "buổi làm việc" not in row["quote"]


def test_coverage_by_pages_gives_each_article_once(ask: Asker):
    every = [row["article"] for row in ask("coverage", official="Giàng Quốc Hưng", limit=100)]
    assert len(every) == len(set(every)) == 12
    paged: list[str] = []
    before = None
    while rows := ask("coverage", official="Giàng Quốc Hưng", limit=5, before=before):
        paged += [row["article"] for row in rows]
        before = f"{rows[-1]['published']}/{rows[-1]['article']}"
    assert paged == every
    earlier = ask("coverage", official="Giàng Quốc Hưng", before="2025-11-02")
    assert {row["published"] for row in earlier} == {date(2025, 11, 1)}


def test_an_article_without_a_day_is_not_lost(ask: Asker):
    [row] = ask("coverage", official="Thào A Dơ")
    assert (row["published"], row["title"]) == (None, "Lao Chải")


def test_coverage_of_a_body_a_place_and_a_document(ask: Asker):
    body = ask("coverage_of_body", body="UBND tỉnh Lào Cai", limit=2)
    assert [row["title"] for row in body] == ["Tin số 11", "Tin số 10"]
    assert all("Giàng Quốc Hưng" in row["quote"] for row in body)
    place = ask("coverage_of_place", place=COMMUNE)
    assert [(row["published"], row["quote"]) for row in place] == [(date(2025, 9, 7), None)]
    document = ask("coverage_of_document", document="NQ 80")
    assert [row["quote"][:18] for row in document] == ["UBND xã Mù Cang Ch"]


def test_meetings_of_an_official(ask: Asker):
    rows = ask("meetings_of", official="Trịnh Xuân Trường")
    assert [(r["kind"], r["date"], r["role"]) for r in rows] == [
        ("hội nghị", "2026-01-20", "attends"),
        ("buổi làm việc", "2025-09-07", "chairs"),
    ]
    assert rows[1]["quote"].endswith("chủ trì buổi làm việc sáng 07/9.")
    before = ask("meetings_of", official="Trịnh Xuân Trường", before="2026-01-20")
    assert [r["date"] for r in before] == ["2025-09-07"]


def test_a_meeting_whose_year_nobody_knows_is_there_undated(ask: Asker):
    [row] = ask("meetings_of", official="Tô Lâm")
    assert (row["date"], row["role"], row["block"]) == ("XXXX-02-24", "chairs", "teaser")
    assert ask("meetings_of", official="Tô Lâm", since="2020-01-01") == []


def test_attendance(ask: Asker):
    rows = ask("attendance", meeting="buổi làm việc 2025-09-07")
    assert [(r["role"], r["kind"], r["name"]) for r in rows] == [
        ("chairs", "person", "Trịnh Xuân Trường"),
        ("attends", "person", "Lê Văn An"),
    ]
    rows = ask("attendance", meeting="hoi nghi quan triet nghi quyet so 79-NQ/TW")
    assert rows[0]["role"] == "organises" and rows[0]["name"] == SECRETARY


def test_who_met_whom_with_both_quotes(ask: Asker):
    [row] = ask("met_together", official="Trịnh Xuân Trường", other="Lê Văn An")
    assert (row["date"], row["role"], row["other_role"]) == ("2025-09-07", "chairs", "attends")
    assert "Trịnh Xuân Trường" in row["quote"] and "Lê Văn An" in row["other_quote"]
    assert row["article"] == row["other_article"]
    assert ask("met_together", official="Tô Lâm", other="Lê Văn An") == []


@pytest.mark.parametrize("code", ["79-NQ/TW", "NQ 79", "nghị quyết 79", "Nghi quyet so 79 cua Bo Chinh tri"])
def test_a_resolution_however_it_is_named(ask: Asker, code: str):
    [row] = ask("resolution", code=code)
    assert (row["code"], row["issuer"]) == ("79-NQ/TW", ["Bộ Chính trị"])
    assert row["subject"] == "phát triển kinh tế nhà nước"
    assert row["articles"] == 1 and row["bodies"] == [SECRETARY]
    assert row["meetings"] == ["hội nghị quán triệt Nghị quyết số 79-NQ/TW, 2026-01-20"]
    assert "79-NQ/TW" in row["quote"]


def test_what_became_of_a_resolution(ask: Asker):
    rows = ask("resolution_actors", code="79-NQ/TW")
    assert [(r["relation"], r["kind"], r["name"]) for r in rows] == [
        ("issued by", "body", "Bộ Chính trị"),
        ("disseminates", "body", SECRETARY),
        ("concerns", "meeting", "hội nghị quán triệt Nghị quyết số 79-NQ/TW"),
    ]
    assert all("79-NQ/TW" in row["quote"] for row in rows)
    carried_out = [
        r["name"] for r in ask("resolution_actors", code="80-NQ/TW") if r["relation"] == "implements"
    ]
    assert carried_out == ["Ủy ban nhân dân xã Mù Cang Chải"]


def test_officials_of_a_commune_and_of_what_it_was_made_of(ask: Asker):
    rows = ask("officials_of_place", place=COMMUNE)
    assert [(r["place_name"], r["name"], r["status"]) for r in rows] == [
        ("xã Mù Cang Chải, Lào Cai", "Lê Văn An", "current"),
        ("huyện Mù Cang Chải, Yên Bái", "Trần Văn Tú", "former"),
    ]
    assert [r["name"] for r in ask("officials_of_place", place=COMMUNE, forerunners=False)] == ["Lê Văn An"]
    assert [r["name"] for r in ask("officials_of_place", place=COMMUNE, at="2025-01-10")] == ["Trần Văn Tú"]


def test_officials_of_a_province_that_goes_on_stand_once(ask: Asker):
    names = [r["name"] for r in ask("officials_of_place", place="tỉnh Lào Cai")]
    assert sorted(set(names)) == sorted(names)
    assert {"Giàng Quốc Hưng", "Hoàng Văn Bình", "Trịnh Xuân Trường"} <= set(names)


def test_where_the_land_of_a_commune_belonged(ask: Asker):
    rows = ask("place_history", place=COMMUNE)
    assert (rows[0]["relation"], rows[0]["within"]) == ("itself", ["tỉnh Lào Cai"])
    before = {(r["type"], r["name"]): r["within"] for r in rows if r["relation"] == "forerunner"}
    assert before["huyện", "Mù Cang Chải"] == ["tỉnh Yên Bái until 2025-06-30"]
    assert before["xã", "Mồ Dề"] == ["huyện Mù Cang Chải, Yên Bái until 2025-06-30"]
    assert {r["date"] for r in rows if r["relation"] == "forerunner"} == {"2025-07-01"}


def test_what_a_body_was_before_and_what_became_of_it(ask: Asker):
    rows = ask("body_history", body="Tỉnh ủy Lào Cai")
    assert (rows[0]["relation"], rows[0]["within"]) == ("itself", ["Đảng bộ tỉnh Lào Cai"])
    [before] = [r for r in rows if r["name"] == "Tỉnh ủy Yên Bái"]
    assert (before["relation"], before["date"], before["change"]) == ("forerunner", "2025-07-01", "merged")
    assert (before["places"], before["mentions"]) == (["tỉnh Yên Bái from 1991-08-12 until 2025-06-30"], 0)
    [heir] = [r for r in ask("body_history", body="Tỉnh ủy Yên Bái") if r["relation"] == "heir"]
    assert (heir["name"], heir["decree"]) == ("Tỉnh ủy Lào Cai", "202/2025/QH15")


def test_claims_of_an_article_each_with_its_quote(ask: Asker):
    rows = ask("claims_of_article", url="http://www.baolaocai.vn/lam-viec.html#cuoi")
    stated = {(r["subject"], r["predicate"], r["object"]) for r in rows}
    assert ("Trịnh Xuân Trường", "HOLDS", "Bí thư Tỉnh ủy Lào Cai") in stated
    assert ("Lê Văn An", "ATTENDED", "buổi làm việc") in stated
    assert all(row["end"] - row["start"] == len(row["quote"]) for row in rows)
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert {row["teaser"] for row in rows if row["subject"] == "Tô Lâm"} == {
        "Tổng Bí thư chủ trì hội nghị toàn quốc"
    }


def test_counts(ask: Asker, graph: Store):
    counts = {row["kind"]: row["count"] for row in ask("counts")}
    assert counts["Article"] == 22 and counts["Resolution"] == 2 and counts["Document"] == 3
    for kind in ("Person", "Claim", "Meeting"):
        assert counts[kind] == graph.read(f"MATCH (n:{kind}) RETURN count(n) AS n")[0]["n"] > 0


def test_search_finds_things_of_all_kinds(ask: Asker):
    found = {(row["kind"], row["type"]) for row in ask("search", text="mu cang chai", limit=100)}
    assert {("body", "state"), ("place", "xã"), ("place", "huyện"), ("post", "Chủ tịch")} <= found
    assert {row["kind"] for row in ask("search", text="mu cang chai", kind="place")} == {"place"}
    assert [row["name"] for row in ask("search", text="79-NQ/TW", kind="document")] == ["Nghị quyết 79-NQ/TW"]
    assert ask("search", text="không có ai") == []


def test_every_template_is_asked():
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [t.name for t in templates() if f'"{t.name}"' not in text] == []
