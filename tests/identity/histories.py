"""Careers of invented officials with known truth, told by short records: for measuring identity.

Names are drawn as often as they occur in the country, so namesakes come by themselves. Officials rise from
commune to district, department and province; some move elsewhere; a share of the moves is stated. The reform
of 2025-07-01 gives their communes, provinces and departments new shapes. Some have a namesake beside them,
whom an article names together with them, or after them in the same post, of another age; some are told of
when they have long left; and some old articles come last.
"""

import random
from dataclasses import dataclass, field
from functools import lru_cache

from kg.ontology.places import Unit, gazetteer
from kg.ontology.tables import table
from kg.resources import data_folder

REFORM = 2025.5
DEPARTMENTS = (
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Công an",
    "Sở Tư pháp",
)
MINISTRIES = ("Bộ Nội vụ", "Bộ Tài chính", "Bộ Y tế", "Bộ Xây dựng", "Bộ Tư pháp")
RARE = ("Khiêm", "Sào", "Dỉn", "Lềnh", "Viễn", "Sùng", "Lử", "Páo", "Xìa", "Tạo", "Đàn")
COMMUNE_POSTS = ("Chủ tịch", "Phó Chủ tịch")
COMMITTEES = {"huyện": "Huyện ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy", "quận": "Quận ủy"}


@lru_cache(maxsize=1)
def _syllables():
    rows = list(table(data_folder("ontology") / "identity" / "names.tsv"))
    return {part: [(s, float(w)) for p, s, w in rows if p == part] for part in ("surname", "middle", "given")}


def _name(rng):
    def syllable(part):
        if rng.random() < 0.1:
            return rng.choice(RARE)
        words, weights = zip(*_syllables()[part], strict=True)
        return rng.choices(words, weights)[0]

    middles = [syllable("middle") for _ in range(1 if rng.random() < 0.7 else 2)]
    return " ".join([syllable("surname"), *middles, syllable("given")])


@dataclass
class Official:
    """One true person: where he is, and how high."""

    key: str
    name: str
    province: Unit
    district: Unit
    commune: Unit | None
    level: int  # 0 commune, 1 district, 2 department, 3 province, 4 ministry
    head: bool
    department: str
    birth: str | None = None


@dataclass
class Press:
    """The records so far."""

    rng: random.Random
    lines: list[dict] = field(default_factory=list)

    def tell(self, official, year, holds, places):
        """One article of a year (with fraction) that gives an official these posts."""
        self.tell_of([(official, holds)], year, places)

    def tell_of(self, people, year, places):
        """One article on several officials of one name, or on one."""
        date = f"{int(year)}-{min(12, int(year % 1 * 12) + 1):02}-{self.rng.randint(1, 28):02}"
        keys = [o.name if len(people) == 1 else f"{o.name}#{n}" for n, (o, _) in enumerate(people, 1)]
        told = [(key, *hold) for key, (_, holds) in zip(keys, people, strict=True) for hold in holds]
        self.lines.append(
            {
                "id": f"h{len(self.lines)}",
                "published": date,
                "persons": [
                    {"name": o.name, "key": key, "birth": o.birth}
                    for key, (o, _) in zip(keys, people, strict=True)
                ],
                "holds": [dict(zip(("person", "title", "body", "status"), t, strict=True)) for t in told],
                "bodies": [{"name": body} for body in dict.fromkeys(t[2] for t in told)],
                "places": [dict(zip(("type", "name", "in"), p, strict=True)) for p in dict.fromkeys(places)],
                "identity": {"persons": {key: o.key for key, (o, _) in zip(keys, people, strict=True)}},
            }
        )


def histories(seed: int, officials: int, stated: float = 0.5) -> list[dict]:
    """Records with their `identity`; `stated` is the share of moves that an article tells of."""
    rng = random.Random(seed)
    places = gazetteer()
    provinces = [u for u in places if u.rank == "province" and u.code and u.id.endswith("@2025-01-01")]
    provinces = rng.sample(sorted(provinces, key=lambda u: u.id), 12)
    press = Press(rng)
    for i in range(officials):
        province = rng.choice(provinces)
        district, commune = _home(rng, province)
        level = rng.choice([0, 0, 1, 1, 2, 2, 3]) if commune else rng.choice([1, 2, 3])
        official = Official(
            f"p{i}", _name(rng), province, district, commune, level, False, rng.choice(DEPARTMENTS)
        )
        last = _career(press, official, provinces, stated)
        _afterwards(press, official, last)
    late = rng.sample(range(len(press.lines)), len(press.lines) // 20)
    return [line for n, line in enumerate(press.lines) if n not in late] + [press.lines[n] for n in late]


def _afterwards(press, official, last):
    """What is told when an official has left his last post, and of a namesake."""
    rng, (post, places, year) = press.rng, last
    chance = rng.random()
    if chance < 0.1 and year < 2021:
        press.tell(official, year + rng.uniform(1, 4), [(*post, "former")], places)
    elif chance < 0.15 and year < REFORM - 1:
        beside = Official(f"{official.key}n", official.name, *_of(official), 0, False, official.department)
        commune = official.commune
        if commune and commune.name not in post[1]:
            own = rng.choice(COMMUNE_POSTS), f"Hội Nông dân {commune.type} {commune.name}"
            there = [(commune.type, commune.name, official.province.name), *places]
            press.tell_of([(official, [(*post, "current")]), (beside, [(*own, "current")])], year, there)
            press.tell(beside, year + rng.uniform(0.2, 0.5), [(*own, "current")], there)
    elif chance < 0.2 and year < 2023:
        after = Official(f"{official.key}s", official.name, *_of(official), 0, True, official.department)
        official.birth, after.birth = "1958", "1986"
        press.tell(official, year, [(*post, "current")], places)
        press.tell(after, rng.uniform(year + 1, REFORM), [(*post, "current")], places)


def _of(official):
    return official.province, official.district, official.commune


def _home(rng, province):
    places = gazetteer()
    district = rng.choice([d for d in places.parts(province.id) if d.rank == "district"])
    communes = [c for c in places.parts(district.id) if c.rank == "commune" and c.type == "xã"]
    return district, rng.choice(communes) if communes else None


def _career(press, official, provinces, stated):
    rng = press.rng
    year, before = rng.uniform(2014, 2024), None
    for _ in range(rng.choice([1, 1, 2, 2, 3])):
        until = year + rng.uniform(1.5, 4.5)
        post, places = _post(rng, official, year)
        if before and rng.random() < stated:
            press.tell(official, year, [(*before[0], "left"), (*post, "appointed")], before[1] + places)
        seen = year
        for _ in range(rng.choice([1, 1, 2, 3])):
            now = rng.uniform(year, min(until, 2026.3))
            if seen < REFORM <= now or now < REFORM <= seen:
                post, places = _post(rng, official, now)
            press.tell(official, now, [(*post, "current")], places)
            seen = now
        before, last, year = (post, places), (post, places, seen), until
        if year > 2026:
            break
        if not official.head and rng.random() < 0.6:
            official.head = True
        else:
            official.level, official.head = min(4, official.level + 1), rng.random() < 0.4
        if rng.random() < 0.1:
            official.province = rng.choice(provinces)
            official.district, commune = _home(rng, official.province)
            official.commune = commune or official.commune
    return last


def _post(rng, official, year):
    """(title, body) of an official in a year, and the places that an article about it names."""
    places, head = gazetteer(), official.head
    province = official.province
    if year >= REFORM and places.successors(province.id):
        province = places.successors(province.id)[0]
    lead, party = ("Chủ tịch", "Bí thư") if head else ("Phó Chủ tịch", "Phó Bí thư")
    typed = f"{province.type} {province.name}"
    here = [(province.type, province.name, None)]
    if official.level == 0:
        unit = official.commune
        if year >= REFORM and places.successors(unit.id):
            unit = places.successors(unit.id)[0]
        of = f"{unit.type} {unit.name}"
        post = rng.choice([(lead, f"Ủy ban nhân dân {of}"), (party, f"Đảng ủy {of}")])
        return post, [(unit.type, unit.name, province.name)]
    if official.level == 1 and year < REFORM:
        unit = official.district
        council = f"Ủy ban nhân dân {unit.type} {unit.name}"
        post = rng.choice([(lead, council), (party, f"{COMMITTEES[unit.type]} {unit.name}")])
        return post, [(unit.type, unit.name, province.name)]
    if official.level <= 2:
        return ("Giám đốc" if head else "Phó Giám đốc", f"{official.department} {typed}"), here
    if official.level == 3:
        committee = "Tỉnh ủy" if province.type == "tỉnh" else "Thành ủy"
        posts = [(lead, f"Ủy ban nhân dân {typed}"), (party, f"{committee} {province.name}")]
        return rng.choice(posts), here
    return ("Bộ trưởng" if head else "Thứ trưởng", rng.choice(MINISTRIES)), []
