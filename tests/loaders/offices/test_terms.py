"""Terms told right behind an office."""

import pytest

from loaders.offices.terms import past_term, term


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (" nhiệm kỳ 2020-2025", "2020/2025"),
        (", nhiệm kỳ 2020 – 2025", "2020/2025"),
        (" khóa XV, nhiệm kỳ 2021-2026", "2021/2026"),
        (" khóa 2010-2015", "2010/2015"),
        (" (nhiệm kỳ 2011-2016)", "2011/2016"),
        (", nhiệm kỳ 1999-2004, ông phụ trách văn xã.", "1999/2004"),
        (" nhiệm kỳ 1999-2004 được bầu lại.", "1999/2004"),
        (" khóa XV", None),
        (" từ 2010", None),
        (" nhiệm kỳ 2010-2015, 2015-2020", None),
        (", khóa 1999 - 2004 thì làm Chủ tịch UBND xã.", None),  # of the next post
        (", nhiệm kỳ 1999-2004 ông được bầu làm Chủ tịch UBND xã.", None),
    ],
)
def test_terms(text: str, want: str | None) -> None:
    assert term(text, 0) == want
    assert (past_term(text, 0) > 0) == (want is not None)
