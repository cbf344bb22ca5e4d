"""What names documents in text, as patterns over `ontology/lexicon/documents.toml`, each made once."""

import re
from functools import cache

from loaders.documents.codes import data
from loaders.text.choice import any_of, begun
from loaders.text.spelling import LOWER, UPPER


@cache
def triggers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a document may be named: a type (in small letters), a short form, a code."""
    rows = data()["type"]
    shorts = sorted({short for row in rows for short in row.get("short", ())})
    houses = [f"{word} " for word in data()["between"]["houses"]]
    return (
        re.compile(rf"(?P<type>{begun(row['name'] for row in rows)})(?!\w)"),
        re.compile(rf"(?P<short>{begun(shorts, not_after=houses)})(?=\s?(?:số\s)?\d)"),
        re.compile(
            r"(?P<code>[0-9](?<![\w/.,-]\d)\d{0,4}[a-zA-Z]?(?:\s?[-–/]\s?(?:19|20)\d\d)?\s?[-–/]\s?(?=[A-ZĐ]{2}))"
        ),
    )


@cache
def intro() -> re.Pattern[str]:
    """What stands between a type and the numbers: "số", "của Bộ Chính trị: | 57, 59, 66, 68"."""
    central = any_of(data()["series"]["central"])
    words = "|".join(re.escape(word) for word in data()["between"]["words"])
    acts = any_of(data()["between"]["acts"])
    return re.compile(
        rf"(?:\s(?:{words})(?!\w))*(?:\s(?:{acts})(?=\s(?:số\s?:?\s?)?\d+[a-z]?[/-]))?(?:\scủa\s(?P<of>{central})(?=\s?[:(]))?\s?[\"”]?\s?[:(]?\s?(?:mang\s)?(?P<explicit>(?:các\s)?số\s?:?\s?)?(?=\d)"
    )


@cache
def counted() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in data()["between"]["counted"])
    return re.compile(rf"\s(?:{words})(?!\w)(?!\s\d)")


@cache
def types() -> tuple[frozenset[str], dict[str, str]]:
    """The types whose documents a bare number may tell, and the types by their short forms."""
    rows = data()["type"]
    return (
        frozenset(row["name"] for row in rows if row.get("bare")),
        {short: row["name"] for row in rows for short in row.get("short", ())},
    )


@cache
def owned() -> re.Pattern[str]:
    words = "|".join(data()["between"]["owned"])
    return re.compile(rf"(?<!\w)(?i:{words})$")


@cache
def signer() -> re.Pattern[str]:
    """Who signed for the issuer, behind a document: "do Phó Thủ tướng Trần Hồng Hà ký"."""
    heads = any_of([*data()["issued"]["heads"], *data()["issued"]["signers"]])
    name = rf"[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,4}}"
    return re.compile(
        rf"\s?,?\s\(?(?:do|được)\s(?i:(?:phó )?(?:{heads}))\s"
        rf"(?:[^.,;:()\n]{{2,60}}?\s)?{name}\s(?:ký ban hành|ký thay|ký)(?!\w)"
    )


@cache
def about() -> re.Pattern[str]:
    """What stands before a subject: "về việc", "lại nhắm vào", or nothing where it begins with a verb."""
    words = data()["subject"]
    return re.compile(
        r"[\s,]+(?:quy định )?(?:về việc|về|V/v|v/v)\s"
        rf"|(?:\s(?:lại|chỉ))?\s(?:{any_of(words['aims'])})\s"
        rf"|\s(?=(?:{any_of(words['begins'])})(?:,|\s(?!(?:{any_of(words['praised'])})(?!\w))))"
    )


@cache
def subject_stop() -> re.Pattern[str]:
    """What ends a subject, and ("named") what it may call something by: "về chương trình | “Tết sum vầy”"."""
    names = any_of(row["name"] for row in data()["type"] if row.get("bare"))
    every = any_of(row["name"] for row in data()["type"])
    words = data()["subject"]
    return re.compile(
        rf"(?P<named>(?<=[{LOWER}]\s)[“\"][{UPPER}][^“”\"\n]{{1,80}}[”\"])"
        rf"|[;:!?\n\"“”…]|\.(?=\s|$)|\s\(|\s[–-](?!\s(?:20\d\d|(?:{any_of(words['paired'])})(?!\w)))"
        r"|(?P<of>\scủa\s)"
        rf"|(?:,|\svà|\scùng|\svới|\shoặc|\sgắn với|,?\s(?:thay thế|bãi bỏ))"
        rf"(?:\s(?:{any_of(words['carrying_out'])}))*\s"
        rf"(?=(?i:{names}|luật)\s[{UPPER}\d\"“s]|(?i:{every})\s(?:số\s\d|\d+[-/])|số\s\d+[-/])|,\s(?=[{UPPER}])"
        r"|,\s(?:(?:vào|ký|ban hành)\s)?(?:(?:sáng|trưa|chiều|tối|hôm)\s(?:ngày\s)?(?:\d|nay|qua)|ngày\s\d)"
        rf"|,\s(?!(?:{any_of(words['no_one'])})\b)(?:{any_of(words['who'])})\s|,\s(?:theo|trong)\sđó,"
        rf"|,\s(?:{any_of(words['which'])})\s(?:[{LOWER}]+\s){{0,2}}?(?:{any_of(words['does'])})\s"
        rf"|,\s(?:{any_of(data()['issued']['apart'])})\s(?:được|do|mà)\s"
        rf"|\smà\s(?=(?:[^\s.,;:]+\s){{1,8}}?(?:{any_of(words['issued_by'])})(?! kết|\w))"
        rf"|\s(?:{any_of(words['fares'])})(?:\s|(?=[,.;]))"
        rf"|(?<!\btự),?\s(?:{any_of(words['ends'])})(?:\s|(?=[.;]))|(?<!tiến)(?<!hướng)\stới\s"
    )
