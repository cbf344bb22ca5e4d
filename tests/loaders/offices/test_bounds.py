"""What stands right beside an office: spells, beginnings, ends."""

import pytest

from kg.model import Article
from loaders.dates.find import find_dates
from loaders.offices.bounds import Dates
from loaders.text.clean import clean


def dates(text: str) -> Dates:
    page = clean(Article(id="x", text=text, publisher="baodienbienphu.vn", published="2025-03-04"))
    return Dates(page, find_dates(page))


@pytest.mark.parametrize(
    ("behind", "want"),
    [
        (" giai đoạn 2015-2020.", ("2015", "2020", "spell")),
        (" (2013-2017), nay nghỉ hưu.", ("2013", "2017", "spell")),
        (" (từ năm 2013 đến năm 2017).", ("2013", "2017", "spell")),
        (" (từ năm 2015 đến tháng 10/2020).", ("2015", "2020-10", "spell")),
        (" (7/2008 - 10/2012).", ("2008-07", "2012-10", "spell")),
        (" từ tháng 4.2019 đến 6.2024.", ("2019-04", "2024-06", "spell")),
        (" từ năm 2010 đến khi nghỉ hưu (tháng 2/2024).", ("2010", "2024-02", "spell")),
        (", phụ trách văn hóa, từ tháng 5-2010.", ("2010-05", None, "from")),
        (" nhiệm kỳ 2020-2025 từ tháng 8/2021.", ("2021-08", None, "from")),
        (", thời hạn 5 năm, kể từ ngày 15/3.", ("2025-03-15", None, "from")),
        (" từ tháng 8/2020 đến nay.", ("2020-08", None, "now")),
        (" cho tới tháng 8/2021 thì nghỉ hưu.", (None, "2021-08", "till")),
        (" này đến tháng 2/2024.", (None, "2024-02", "till")),
        (" hồi tháng 8/2016, khi xã về đích.", ("2016-08", None, "on")),
        (" vào ngày 28/2.", ("2025-02-28", None, "on")),
        (" nhiệm kỳ 2015-2020.", None),
        (" số 2015-2020.", None),
        (", đến tháng 5/2014 là Giám đốc Sở.", None),
        (", từ tháng 5/2014 làm Giám đốc Sở.", None),
        (" (ảnh chụp năm 2015 tại xã).", None),
        (" đã xây 20 cây cầu từ năm 2015.", None),
        (" 2015 và nhiều người khác.", None),
    ],
)
def test_behind_an_office(behind: str, want: tuple[str | None, ...] | None) -> None:
    office = "Ông Lò Văn Sương làm Chủ tịch UBND huyện Tuần Giáo"
    found = dates(office + behind).behind(len(office))
    assert (found and (found.since, found.until, found.how)) == want


@pytest.mark.parametrize(
    ("behind", "want"),
    [
        (" từ tháng 9/2020, dự họp.", "2020-09"),
        (" (từ năm 2021) dự họp.", "2021"),
        (" giai đoạn 2015-2020 dự họp.", "2015"),
        (" họp về giai đoạn 2015-2020.", None),
        (" từ năm 2020 đã xây 20 cây cầu.", None),
        (" từ ngày 1/3 nghỉ hưu.", None),
        (", kể từ 1/3 nghỉ hưu.", None),
    ],
)
def test_behind_an_office_that_no_verb_rules(behind: str, want: str | None) -> None:
    office = "Ông Lò Văn Sương, Chủ tịch UBND huyện Tuần Giáo"
    found = dates(office + behind).behind(len(office), ruled=False)
    assert (found and found.since) == want


@pytest.mark.parametrize(
    ("before", "want"),
    [
        ("Ông từng có ba năm (2012-2015) ", ("2012", "2015")),
        ("Ông có hai năm (từ tháng 3/2012 đến tháng 5/2014) ", ("2012-03", "2014-05")),
        ("Ông, người có năm năm (2015 – 2020) ", ("2015", "2020")),
        ("Ông (sinh năm 1970) ", None),
        ("Nhiệm kỳ trước (2015-2020), ông ", None),
        ("Ông (ảnh) ", None),
    ],
)
def test_a_spell_in_brackets_before_a_verb(before: str, want: tuple[str, str] | None) -> None:
    found = dates(before + "làm Chủ tịch xã.").bracketed(0, len(before))
    assert (found and (found.since, found.until)) == want
