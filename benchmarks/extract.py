"""Speed of reading, `Article → ArticleRecord` on one core, and how time and memory grow with a page.

    python benchmarks/extract.py [PATH…] [--rounds 3] [--units 25000] [--page 1250]

PATH: text or JSONL (default: the gold of the tests). First whether the pure or the compiled code is measured
(that of the environment whose `python` it is). Then KB/s (1,000 bytes of UTF-8 in a second of processor time,
start-up not counted), and beside underthesea's `ner`, each page read by both before the next; it comes with
the extra `bench`, its models with it. The articles of the tests are short (2 KB) and name somebody in nearly
each sentence, and what `ner` takes grows faster than a page; so pages are also made of two and of four
articles, as long as much that the press prints (4 and 8 KB). Then pages that no editor would print, of one
thing many times over, and one page made of all the articles: the time for n of it and for 4 n, their ratio
(4: linear in the length), and the memory that reading 4 n takes at most. `--units`: n of the pieces;
`--page`: n of the page of articles, in KB.
"""

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice, product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import loaders.extract
from kg.model import Article
from loaders.extract import extract
from loaders.read import Reject, read

GOLD = Path(__file__).parent.parent / "tests" / "gold"
_NAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ",
    "Văn Thị Minh Đức Hữu Quang Ngọc Thanh Xuân Công",
    "Minh Đức Hữu Quang Ngọc Thanh Xuân Công Hải Kim",
    "An Bình Cường Dũng Giang Hà Hùng Khánh Lan Mai Nam Oanh Phúc Quân Sơn",
)
PEOPLE = tuple(" ".join(parts) for parts in product(*(names.split() for names in _NAMES)))
Page = Callable[[int], str]


def times(piece: str) -> Page:
    """A page of one piece many times."""
    return lambda count: piece * count


def listed(head: str, form: str) -> Page:
    """A page of one list, a name in each of its items."""
    return lambda count: head + "".join(form.format(name) for name in islice(cycle(PEOPLE), count))


def numbered(form: str) -> Page:
    """A page of pieces that tell days and numbers: {0} counts, {1}/{2} is a day of the year."""
    return lambda count: "".join(form.format(n, n % 28 + 1, n // 28 % 12 + 1) for n in range(count))


HOSTILE: dict[str, Page] = {
    "commas": times(","),
    "commas and spaces": times(", "),
    "capitals": times("A "),
    "capitals without spaces": times("A"),
    "letters without spaces": times("ngườidân"),
    "full stops": times(". "),
    "semicolons": times("; "),
    "brackets": times("("),
    "brackets that close": times("() "),
    "quotes": times('"'),
    "quotes that open": times("“"),
    "dashes": times("- "),
    "new lines": times("\n"),
    "marks on a letter": times("\u0301"),
    "digits": times("1"),
    "days": times("1/1 "),
    "days, dated": numbered("ngày {1}/{2}/2024, "),
    "spans of days": times("từ ngày 1/1 đến ngày 2/2 "),
    "resolutions": numbered("Nghị quyết {0}, "),
    "codes": numbered("số {0}-NQ/TW, "),
    "a list of resolutions": numbered("{0}, các nghị quyết "),
    "asides": times("HĐND tỉnh trong ngày sau sáng tại các đại biểu Nghị quyết số 5/NQ-HĐND "),
    "orders of sessions": times("Quyết định số 5/QĐ-UBND do kỳ họp "),
    "honorifics": times("đồng chí "),
    "former": times("nguyên "),
    "titles": times("Bí thư "),
    "titles in a list": times("Ủy viên, "),
    "titles with bodies": times("Bí thư Tỉnh ủy, "),
    "bodies": times("UBND, HĐND, "),
    "committees": times("Đảng ủy "),
    "kinds of units": times("xã "),
    "units": listed("các xã ", "{0}, "),
    "names": listed("Dự hội nghị có các đồng chí: ", "{0}, "),
    "names with offices": listed("Dự hội nghị có: ", "{0}, Phó Chủ tịch UBND tỉnh; "),
    "one person": times("Ông Nguyễn Văn An, Bí thư Tỉnh ủy, "),
    "people in lines": listed("", "Đồng chí {0}, Phó Giám đốc Sở Y tế tỉnh Lào Cai dự hội nghị.\n"),
    "a table": listed("Họ và tên | Trước khi | Chức vụ mới\n", "{0} | Giám đốc Sở Y tế | Bí thư Tỉnh ủy\n"),
    "meetings": numbered("Ngày {1}/{2}, Tỉnh ủy tổ chức hội nghị. "),
    "appointments": listed("", "Bổ nhiệm ông {0} làm Giám đốc Sở Y tế. "),
    "verbs": times("làm Chủ tịch xã "),
    "steps of a life": times("Sau đó, ông làm Chủ tịch UBND xã Tân Lập. "),
    "orders in force": numbered("Quyết định số {0}/QĐ-UBND có hiệu lực từ ngày {1}/{2}/2024. "),
}  # fmt: skip
TENTH = 10  # so many articles are read beside `ner`
JOINED = (1, 2, 4)  # articles in a page
SHORT = 10  # pieces of more characters are put a tenth as often


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", metavar="PATH", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--units", type=int, default=25_000)
    parser.add_argument("--page", type=int, default=1250)
    options = parser.parse_args()
    gold = sorted(path for path in GOLD.glob("*.jsonl") if not path.name.startswith("identity"))
    articles = given(options.paths or gold)
    print("pure Python" if loaders.extract.__file__.endswith(".py") else "compiled")
    speed(articles, options.rounds)
    print(f"\n{'':27}{'n KB':>8}{'n s':>8}{'4n s':>8}{'ratio':>7}{'MB for 4n':>11}")
    for name, page in HOSTILE.items():
        count = options.units if len(page(2)) - len(page(1)) <= SHORT else options.units // 10
        growth(name, page(count), page(4 * count))
    for name, glue, part in (("all articles in one page", "\n", 1), ("a quarter of it on one line", " ", 4)):
        text = glue.join(article.text.replace("\n", glue) for article in articles)
        size = options.page * 1000 * len(text) // len(text.encode()) // part
        growth(name, repeated(text, size), repeated(text, 4 * size))


def given(paths: Sequence[str | Path]) -> list[Article]:
    """The articles at the paths; the first that cannot be read ends the run."""
    found: list[Article] = []
    for item in read(paths):
        if isinstance(item, Reject):
            raise SystemExit(str(item))
        found.append(item)
    return found


def speed(articles: Sequence[Article], rounds: int) -> None:
    """KB/s of both readers by the length of a page, each in turn, so that a slow moment meets both."""
    from underthesea import ner  # slow to import, and needed here alone

    print(f"{len(articles)} articles, {kilobytes(articles):.0f} KB")
    print(f"kg, article to record {kilobytes(articles) / best(rounds, extract, articles):8.1f} KB/s")
    ner(articles[0].text)  # loads the models
    print(f"\n{'pages':27}{'KB each':>8}{'kg KB/s':>9}{'ner KB/s':>10}{'ratio':>7} (wanted: ≥ 50)")
    for joined in JOINED:
        pages = made_of(articles[:: TENTH * joined], joined)
        pairs = [(best(rounds, extract, [one]), seconds(ner, one.text)) for one in pages]
        size = kilobytes(pages)
        ours, theirs = (size / sum(spent) for spent in zip(*pairs, strict=True))
        name = "of one article" if joined == 1 else f"of {joined} articles"
        print(f"{name:27}{size / len(pages):8.1f}{ours:9.1f}{theirs:10.1f}{ours / theirs:7.1f}", flush=True)


def made_of(articles: Sequence[Article], joined: int) -> list[Article]:
    """Pages of so many articles each, one after another."""
    parts = (articles[k : k + joined] for k in range(0, len(articles), joined))
    return [part[0].model_copy(update={"text": "\n\n".join(one.text for one in part)}) for part in parts]


def kilobytes(articles: Sequence[Article]) -> float:
    return sum(len(article.text.encode()) for article in articles) / 1000


def best(rounds: int, reader: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Seconds of processor time of the quickest round, after one article to load what is loaded lazily."""
    reader(articles[0])
    return min(sum(seconds(reader, article) for article in articles) for _ in range(rounds))


def seconds(reader: Callable[[Any], object], of: object) -> float:
    """Seconds of processor time that reading it once takes."""
    began = time.process_time()
    reader(of)
    return time.process_time() - began


def growth(name: str, short: str, long: str) -> None:
    """Print what it takes to read both, each in a process of its own, so that memory is told apart."""
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        few, _ = pool.apply(cost, (short,))
        many, memory = pool.apply(cost, (long,))
    size = len(short.encode()) / 1000
    print(f"{name:27}{size:8.0f}{few:8.2f}{many:8.2f}{many / few:7.1f}{memory:11.0f}", flush=True)


def cost(text: str) -> tuple[float, float]:
    """Seconds of processor time, and MB by which the process has grown at the most."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    extract(Article(id="hostile", text=text, publisher="baolaocai.vn", published="2025-09-07"))
    spent = time.process_time() - began
    return spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def repeated(text: str, size: int) -> str:
    """The text again and again, to a length of `size` characters."""
    return (text * (size // len(text) + 1))[:size]


if __name__ == "__main__":
    main()
