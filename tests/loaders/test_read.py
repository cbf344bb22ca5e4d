"""What the reader takes, and the one line it gives for what it does not."""

import gzip
import io
import json
import socket
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from loaders.read import Reject, read

TEXT = "Sáng 7/9, Tỉnh ủy Lào Cai tổ chức hội nghị tại phường Cam Đường."

FOREIGN = (
    TEXT,
    "Y Thông",
    "Le préfet a reçu le maire à l'hôtel de ville, où les élus l'attendaient. Ça ira, a-t-il dit avant Noël.",
    "The minister's visit (5 March) went well; naïve? No.",
    "Der Minister führte über die Größe der Märkte Gespräche, für Bürger schön.",
    "El señor Muñoz visitó España mañana; ¿cómo está el niño pequeño? ¡Qué compañía!",
    "A delegação não compareceu às reuniões; as eleições e as informações são amanhã.",
    "Bà H'Yim Kđoh và ông Jürgen Müller trồng 20 m² rau ở 25°C, giá 3×4 £; xem https://a.vn/?b=c&d=e?f=g",
    "Chieu nay, Chu tich UBND tinh tiep doan dai bieu. Ong A du? Ai? O dau?",
)


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
        ("Bµ M«ng ThÞ Lª, Phã Chñ tÞch UBND huyÖn, ®Õn dù phiªn häp".encode("latin-1"), "TCVN3"),
        ("Chuû tòch UBND tænh phaùt bieåu taïi hoäi nghò, ñaïi bieåu ñoàng yù".encode("latin-1"), "VNI"),
        ("Ngaøy 3/5, Huyeän uûy hoïp baøn veà thuûy lôïi vaø ñöôøng giao thoâng", "VNI"),
        (TEXT.encode().decode("latin-1"), "wrongly decoded"),
        (TEXT.encode().decode("cp1252", "replace"), "wrongly decoded"),
        (TEXT.encode("ascii", "replace") * 2, "letters are lost"),
        (TEXT.replace("ộ", "\ufffd").replace("ỉ", "\ufffd") * 3, "letters are lost"),
        (
            "Chiê\u0300u 5/3, xa\u0303 Y\u0301 Ty\u0301 họp.".replace("ọ", "o\u0323").encode("cp1258"),
            "broken UTF-8",
        ),
        (TEXT.encode("utf-16-le"), "binary"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-16")[:-1], "broken UTF-16"),
        (gzip.compress(TEXT.encode()), "binary"),
        (b"a" * 40_000_001, "longer than 40 MB"),
        (b"\n" * 41_000_000 + b"a", "longer than 40 MB"),
        ("<!DOCTYPE html><html><body>x</body></html>", "HTML"),
        ("\ufeff  <html lang='vi'><p>x</p>", "HTML"),
    ],
)
def test_what_is_no_article_has_a_reason(tmp_path: Path, content: str | bytes, reason: str) -> None:
    item = only(write(tmp_path, "a.txt", content))
    assert isinstance(item, Reject)
    assert reason in item.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", FOREIGN)
def test_unicode_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    item = only(write(tmp_path, "a.txt", text.encode(encoding)))
    assert isinstance(item, Article)
    assert item.text == text


def test_escaped_letters_are_judged_like_others(tmp_path: Path) -> None:
    line = json.dumps({"text": "TØnh uû, H§ND, UBND tØnh B¾c K¹n tæ chøc héi nghÞ"})
    assert line.isascii()
    item = only(write(tmp_path, "a.jsonl", line))
    assert isinstance(item, Reject)
    assert (item.line, "TCVN3" in item.reason) == (1, True)


def test_a_binary_file_named_jsonl_is_one_reject(tmp_path: Path) -> None:
    item = only(write(tmp_path, "a.jsonl", gzip.compress(TEXT.encode()) + b"\0\n\0" * 50))
    assert isinstance(item, Reject)
    assert "binary" in item.reason


def test_a_line_too_long_is_one_reject_and_the_next_is_read(tmp_path: Path) -> None:
    lines = b'{"text": "' + b"a" * 90_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    long, after = read([write(tmp_path, "a.jsonl", lines)])
    assert isinstance(long, Reject)
    assert (long.line, long.reason) == (1, "longer than 40 MB: no article")
    assert isinstance(after, Article)


@pytest.mark.parametrize("path", ["a" * 5000, "a\0b", "a.txt/b.txt"])
def test_a_path_that_cannot_be_one_is_told_in_one_short_line(tmp_path: Path, path: str) -> None:
    write(tmp_path, "a.txt", TEXT)
    with pytest.raises(InputError) as told:
        read([f"{tmp_path}/{path}"])
    assert len(str(told.value)) < 300
    assert "\n" not in str(told.value)


def test_what_cannot_be_opened_is_a_reject_among_the_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has at most some hundred characters
    write(tmp_path, "a.txt", TEXT)
    with socket.socket(socket.AF_UNIX) as shut:
        shut.bind("b.txt")
        first, second = read(["a.txt", "b.txt"])
        (alone,) = read(["."])
    assert isinstance(first, Article)
    assert str(second).startswith("b.txt: cannot be read: ")
    assert isinstance(alone, Article)


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
