"""What the reader takes, and the one line it gives for what it does not."""

import io
import json
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from loaders.read import Reject, read

TEXT = "Sáng 7/9, Tỉnh ủy Lào Cai tổ chức hội nghị tại phường Cam Đường."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path, **options: str) -> Article | Reject:
    items = list(read([path], **options))
    assert len(items) == 1
    return items[0]


def test_plain_text_takes_the_options(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    article = only(path, publisher="baolaocai.vn", published="2025-09-07", url="https://x.vn/1")
    assert isinstance(article, Article)
    assert (article.text, article.publisher, article.published) == (TEXT, "baolaocai.vn", "2025-09-07")
    assert article.id == article.url == "https://x.vn/1"


def test_id_without_url_is_of_the_content(tmp_path: Path) -> None:
    one, same, other = (write(tmp_path, n, t) for n, t in (("1", TEXT), ("2", TEXT), ("3", TEXT + " Thêm.")))
    ids = [a.id for a in read([one, same, other]) if isinstance(a, Article)]
    assert ids[0] == ids[1] != ids[2]


def test_jsonl_keeps_order_and_names_the_broken_line(tmp_path: Path) -> None:
    good = {
        "id": 7,
        "text": TEXT,
        "publisher": "nhandan.vn",
        "published": "2025-09-07T23:30:00Z",
        "holds": [],
    }
    bad = ['{"id": "x", "text": ', '["text"]', '{"id": "y"}', '{"text": "  "}', '{"text": 5}']
    content = "\n".join([json.dumps(good), "", *bad])
    items = list(read([write(tmp_path, "a.jsonl", content)], publisher="other.vn"))
    assert isinstance(items[0], Article)
    assert (items[0].id, items[0].publisher, items[0].published) == ("7", "nhandan.vn", "2025-09-08")
    rejects = [i for i in items[1:] if isinstance(i, Reject)]
    assert [r.line for r in rejects] == [3, 4, 5, 6, 7]
    reasons = ["broken JSON", "must be an object", "no field text", "empty article", "not a string"]
    assert all(reason in str(r) for r, reason in zip(rejects, reasons, strict=True))


@pytest.mark.parametrize("published", ["7/9/2025", "2025-13-01", "hôm nay", "2025"])
def test_bad_published_is_refused(tmp_path: Path, published: str) -> None:
    line = json.dumps({"text": TEXT, "published": published})
    item = only(write(tmp_path, "a.jsonl", line))
    assert isinstance(item, Reject)
    assert published in item.reason
    with pytest.raises(InputError, match="published"):
        read([write(tmp_path, "a.txt", TEXT)], published=published)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"", "empty"),
        (b" \n\n ", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (TEXT.encode()[:-1] + b"\xe1\x21", "broken UTF-8"),
        ("TØnh uû, H§ND, UBND tØnh B¾c K¹n tæ chøc héi nghÞ".encode("latin-1"), "TCVN3"),
        ("TØnh uû, H§ND, UBND tØnh B¾c K¹n tæ chøc héi nghÞ", "TCVN3"),
        ("Chuû tòch UBND tænh phaùt bieåu taïi hoäi nghò, ñaïi bieåu ñoàng yù", "VNI"),
        ("<!DOCTYPE html><html><body>x</body></html>", "HTML"),
    ],
)
def test_what_is_no_article_has_a_reason(tmp_path: Path, content: str | bytes, reason: str) -> None:
    item = only(write(tmp_path, "a.txt", content))
    assert isinstance(item, Reject)
    assert reason in item.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [TEXT, "Le préfet a reçu le maire; ça ira, où êtes-vous?", "Y Thông"])
def test_unicode_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    item = only(write(tmp_path, "a.txt", text.encode(encoding)))
    assert isinstance(item, Article)
    assert item.text == text


def test_half_a_surrogate_is_refused(tmp_path: Path) -> None:
    item = only(write(tmp_path, "a.jsonl", '{"text": "a \\ud800 b"}'))
    assert isinstance(item, Reject)


def test_folder_is_read_recursively_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b/2.txt", "hai")
    write(tmp_path, "a/1.jsonl", '{"text": "một"}')
    write(tmp_path, ".git/3.txt", "ẩn")
    write(tmp_path, "a/photo.jpg", b"\xff\xd8\xff")
    assert [i.text for i in read([tmp_path]) if isinstance(i, Article)] == ["một", "hai"]


def test_wrong_paths_fail_before_anything_is_read(tmp_path: Path) -> None:
    good = write(tmp_path, "a.txt", TEXT)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no articles"):
        read([good, tmp_path / "empty"])
    with pytest.raises(InputError, match="no such file"):
        read([good, tmp_path / "missing.txt"])
    with pytest.raises(InputError, match="--url"):
        read([good, good], url="https://x.vn/1")


@pytest.mark.parametrize(
    ("content", "texts"), [(TEXT, [TEXT]), ('\n{"text": "một"}\n{"text": "hai"}\n', ["một", "hai"])]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [i.text for i in read(["-"]) if isinstance(i, Article)] == texts


def test_many_articles_are_streamed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", (json.dumps({"text": TEXT}) + "\n") * 1000 + "broken")
    items = read([path])
    assert isinstance(next(items), Article)
    assert sum(isinstance(i, Article) for i in items) == 999
