"""What one record's names of places, bodies and documents mean, taken by itself."""

from dataclasses import dataclass

from kg.identity.bodies import BodyRef, resolve
from kg.identity.documents import Reference, references
from kg.identity.ids import article_id, place_id
from kg.identity.places import Setting
from kg.model import ArticleRecord, Body


@dataclass(frozen=True, slots=True)
class Things:
    """A record's things by the keys its items use; None where the record cannot tell which is meant.

    `places`: `"<type> <name>, <in>"` → place id. `bodies`: name → body, also for bodies that only an office
    or a meeting names. `documents`: key → what the record says of the document (see `bind`).
    """

    article: str
    setting: Setting
    places: dict[str, str]
    bodies: dict[str, BodyRef | None]
    documents: dict[str, Reference]

    @classmethod
    def of(cls, record: ArticleRecord) -> "Things":
        """The things of a record: pure, with no look at other records."""
        setting = Setting.of(record)
        places = {ref.key: place_id(ref, setting.date, setting.districts) for ref in setting.places}
        listed = {body.name: body for body in record.bodies}
        organisers = (name for m in record.meetings for name in m.organisers if name not in places)
        for name in (*(h.body for h in record.holds), *organisers):
            listed.setdefault(name, Body(name=name))
        over: dict[str, bool] = {}
        for held in record.holds:
            over[held.body] = over.get(held.body, True) and held.status == "former"
        bodies = {name: resolve(body, setting, over.get(name, False)) for name, body in listed.items()}
        return cls(article_id(record), setting, places, bodies, dict(references(record, setting)))
