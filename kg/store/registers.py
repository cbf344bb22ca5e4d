"""The registers of things told apart across articles: people by exact name, documents by number, meetings by day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from kg.identity.documents import Reference, bind
from kg.identity.ids import digest, meeting_id, name_id, person_id
from kg.identity.persons import Appearance, appearances, partition
from kg.identity.things import Things
from kg.model import ArticleRecord
from kg.store.blocks import Divided, Group, Member
from kg.store.handout import hand_out

Free = Callable[[Iterable[str]], set[str]]


@lru_cache(maxsize=512)
def things_of(record: ArticleRecord) -> Things:
    """`Things.of`, remembered while an article is on its way."""
    return Things.of(record)


class People:
    """The bearers of one exact name; ids are handed out once, from what first told a person apart."""

    group: Group = "persons"

    def blocks(self, record: ArticleRecord) -> Mapping[str, Mapping[str, Any]]:
        """Name id → person key → appearance."""
        return {
            name_id(name): {a.key: a.model_dump(mode="json", exclude_defaults=True) for a in people}
            for name, people in appearances(record, things_of(record)).items()
        }

    def divide(
        self, members: Mapping[Member, Any], before: Mapping[Member, str | None], free: Free
    ) -> Divided:
        """Components keep their ids as their members do; unattributed mentions have None."""
        people = [Appearance.model_validate(said) for said in members.values()]
        at = {person.mention: member for person, member in zip(people, members, strict=True)}
        found = partition(people)
        components = [[at[m] for m in component.mentions] for component in found.components]

        def fresh(i: int, n: int) -> str:
            more = (str(n),) if n else ()
            return person_id(people[0].name, found.components[i].key, *more)

        handout = hand_out(components, before, fresh, lambda id: not free([id]))
        ids: dict[Member, str | None] = {at[m]: None for m in found.unattributed}
        for id, component in zip(handout.ids, components, strict=True):
            ids.update(dict.fromkeys(component, id))
        return Divided(ids, handout.retired)


class Documents:
    """The documents of one number (or name); a short form is bound where one candidate fits."""

    group: Group = "documents"

    def blocks(self, record: ArticleRecord) -> Mapping[str, Mapping[str, Any]]:
        """Number → document key → reference."""
        found: dict[str, dict[str, Any]] = {}
        for key, reference in things_of(record).documents.items():
            block = f"document:{reference.number or digest(reference.name)}"
            found.setdefault(block, {})[key] = {k: v for k, v in asdict(reference).items() if v is not None}
        return found

    def divide(
        self, members: Mapping[Member, Any], before: Mapping[Member, str | None], free: Free
    ) -> Divided:
        """A document's id follows from its number, series and term or year alone: none is handed out."""
        open_fields = dict.fromkeys(("number", "type", "suffix", "period", "place"))
        said = {member: Reference(**{**open_fields, **told}) for member, told in members.items()}
        bound = bind(said.values())
        return Divided({member: bound[reference] for member, reference in said.items()})


class Meetings:
    """Meetings: each article's own, until what it says of one is the same as what another says."""

    group: Group = "meetings"

    def blocks(self, record: ArticleRecord) -> Mapping[str, Mapping[str, Any]]:
        """One block per meeting."""
        article = things_of(record).article
        return {
            f"meeting:{digest(article, m.key)}": {m.key: {"kind": m.kind, "date": m.date}}
            for m in record.meetings
        }

    def divide(
        self, members: Mapping[Member, Any], before: Mapping[Member, str | None], free: Free
    ) -> Divided:
        """Each its own."""
        return Divided({m: meeting_id(said["kind"], said["date"], *m) for m, said in members.items()})
