"""Who publishes: a paper's scope, and the province that "the province" means in it on a day."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.errors import OntologyError
from kg.ontology.places import Unit, gazetteer, name_key
from kg.ontology.tables import table
from kg.resources import data_folder
from kg.text import fold

Scope = Literal["national", "wire", "province"]

_HOST = re.compile(r"^(?:[a-z]+://)?(?:[^/@]*@)?(?:www\.|m\.)?([^/:?#]+)", re.IGNORECASE)
_ENDING = re.compile(r"(?:\.(?:com|org|net|info))?\.vn$")
_PORTALS = (["gov", "vn"], ["dcs", "vn"], ["org", "vn"], ["edu", "vn"])
_KIND = re.compile(r"^(?:ubnd)?(?:tinh|xa|phuong|thitran|huyen|quan|thixa|thanhpho|tp|tx)(?=.)")
_ORGAN = re.compile(  # of whom a site is whose name ends with the province: "tinhuyquangtri.vn"
    r"^(?:bao|truyenhinh|ptth|tinhuy|thanhuy|tinhdoan|thanhdoan|hdnd|dbqh|ubnd|ubmttq|mttq|mattran|congdoan|ldld"
    r"|tuoitre|doanthanhnien|(?:hoi)?(?:nongdan|phunu|lhpn|cuuchienbinh|ccb)|congan|bienphong|toaan|vks(?:nd)?"
    r"|so(?:tuphap|yte|noivu|gddt|tnmt|xaydung|vhttdl|nnptnt|ldtbxh|taichinh|khdt|congthuong|khcn|tttt|gtvt)"
    r"|s?tnmt|skhdt|snv|syt|cdc)(?=.)"
)
_STATION = re.compile(r"(?<=.)r?tv$")  # "soctrangtv.vn"
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """A paper, station or portal. `home` is the province it belongs to, by the name the file gives it."""

    domain: str
    name: str
    scope: Scope
    home: str | None = None
    seat: str = ""  # letters of the district or commune whose portal it is: "tuachua"

    def province_at(self, date: str | None = None) -> Unit | None:
        """The province that this publisher serves on a day (ISO date or month; None: now).

        None for a national paper and for wire copy, and where it served no single province then.
        """
        if self.scope != "province" or self.home is None:
            return None
        places = gazetteer()
        at = date or "9999"
        known = places.province(self.home, at)
        named = known or places.province(self.home)
        heirs = () if named is None else (named,) if known else places.lineage(named.id, at)
        return heirs[0] if len(heirs) == 1 else None

    def unit_at(self, date: str | None = None) -> Unit | None:
        """The district or commune whose portal this is, on a day; None where it is none or names several."""
        province = self.province_at(date) if self.seat else None
        if province is None:
            return None
        at = date or "9999"
        homes = {province.name, *(heir.name for heir in gazetteer().lineage(province.id, "9999"))}
        labels = (self.seat, _KIND.sub("", self.seat))
        named = [
            unit
            for unit in next(filter(None, (_seats().get(label) for label in labels)), ())
            if unit.stands(at) and homes & {unit.province, unit.before and unit.before[1]}
        ]
        for rank in ("district", "commune"):
            if found := [unit for unit in named if unit.rank == rank]:
                return found[0] if len(found) == 1 else None
        return None


@lru_cache(maxsize=1024)  # an article is of one of few
def publisher(name: str) -> Publisher | None:
    """The publisher of a domain, URL or name ("baolaocai.vn", "Báo Lào Cai", "TTXVN"); None if unknown.

    A subdomain is its parent's; `<anything>.<province>.gov.vn` is that province's portal, that of a
    district or commune where it bears its name (`tuachua.dienbien.gov.vn`), as are the Party's under
    `.dcs.vn`, `.org.vn`, `.edu.vn`. `<district>.gov.vn` is the district's, where only one
    bears the name. A site named for an organ and its province (`tinhuyquangtri.vn`) is that province's too.
    """
    by_domain, by_stem, by_name = _publishers()
    if found := by_name.get(_bare(name)):
        return found
    match = _HOST.match(name.strip())
    if match is None or "." not in match.group(1):
        return None
    labels = match.group(1).casefold().split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if found := by_domain.get(domain) or by_stem.get(_ENDING.sub("", domain)):
            return found
    return _site(labels) or (_portal(labels) if labels[-2:] in _PORTALS else None)


def _portal(labels: list[str]) -> Publisher | None:
    """The state portal under a province's own label: `daibieunhandan.dienbien.gov.vn`."""
    provinces = _province_labels()
    for k in range(len(labels) - 3, -1, -1):
        if home := provinces.get(labels[k]) or provinces.get(_KIND.sub("", labels[k])):
            seat = labels[k - 1] if k else ""
            return Publisher(".".join(labels), f"Cổng thông tin {home}", "province", home, seat)
    if labels[-2] != "gov" or len(labels) < 3:
        return None
    if home := _home_of_district(labels[-3]):
        return Publisher(".".join(labels), f"Cổng thông tin {home}", "province", home, labels[-3])
    ministry = len(labels) == 3
    return Publisher(".".join(labels), ".".join(labels), "national") if ministry else None


def _home_of_district(label: str) -> str | None:
    """The province of the only district that a label of its own portal names: `phuninh.gov.vn`."""
    named = _seats().get(label) or _seats().get(_KIND.sub("", label)) or []
    homes = {unit.before[1] if unit.before else unit.province for unit in named if unit.rank == "district"}
    return homes.pop() if len(homes) == 1 else None


def _site(labels: list[str]) -> Publisher | None:
    """The site of an organ or a station that bears the province in its own name: `hdndtuyenquang.gov.vn`."""
    if labels[-1] != "vn":
        return None
    for label in labels:
        for cut in (_ORGAN, _STATION):
            rest = cut.sub("", label)
            if rest != label and (home := _province_labels().get(rest)):
                return Publisher(".".join(labels), ".".join(labels), "province", home)
    return None


@lru_cache(maxsize=1)
def _seats() -> dict[str, list[Unit]]:
    """Districts and communes by the letters of their names."""
    found: dict[str, list[Unit]] = {}
    for unit in gazetteer():
        if unit.rank in {"district", "commune"}:
            found.setdefault(_NOT_LETTERS.sub("", fold(unit.name)), []).append(unit)
    return found


@lru_cache(maxsize=1)
def _province_labels() -> dict[str, str]:
    """Name of each province of both snapshots by its letters: "thuathienhue" → "Thừa Thiên Huế"."""
    provinces = (unit for unit in gazetteer() if unit.rank == "province")
    return {_NOT_LETTERS.sub("", fold(unit.name)): unit.name for unit in provinces}


def _bare(name: str) -> str:
    return name_key(name).removeprefix("báo ")


@lru_cache(maxsize=1)
def _publishers() -> tuple[dict[str, Publisher], dict[str, Publisher], dict[str, Publisher]]:
    by_domain: dict[str, Publisher] = {}
    by_stem: dict[str, Publisher] = {}
    by_name: dict[str, Publisher] = {}
    for domain, name, word, province in table(data_folder("ontology") / "publishers.tsv"):
        each = Publisher(domain, name, _scope(word, province, domain), province or None)
        if domain in by_domain:
            raise OntologyError(f"publishers.tsv: {domain} is there twice")
        by_domain[domain] = each
        by_stem.setdefault(_ENDING.sub("", domain), each)
        by_name.setdefault(_bare(name), each)
    return by_domain, by_stem, by_name


def _scope(word: str, province: str, domain: str) -> Scope:
    match word:
        case "province" if not gazetteer().is_province(province):
            raise OntologyError(f"publishers.tsv: {domain} is of no province ({province!r})")
        case "national" | "wire" | "province":
            return word
    raise OntologyError(f"publishers.tsv: {domain} has the scope {word!r}")
