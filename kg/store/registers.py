"""The registers of things told apart across articles: people by exact name, documents by number."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kg.identity.documents import Reference, bind
from kg.identity.ids import digest, name_id, person_id
from kg.identity.persons import Appearance, Decision, Doubt, Partition, appearances, partition
from kg.store.blocks import Divided, Group, Member
from kg.store.handout import hand_out
from kg.store.rows import Reading


class People:
    """The bearers of one exact name; ids are handed out once, from what first told a person apart."""

    group: Group = "persons"

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Any]]:
        """Name id → person key → appearance."""
        return {
            name_id(name): {
                a.key: a.model_dump(mode="json", exclude_defaults=True, exclude={"article", "key"})
                for a in people
            }
            for name, people in appearances(reading.sure, reading.things).items()
        }

    def divide(
        self,
        members: Mapping[Member, Any],
        before: Mapping[Member, str | None],
        decisions: Sequence[Decision] = (),
    ) -> Divided:
        """Components keep their ids as their members do; unattributed mentions have None."""
        alike = _alike(members, decisions)
        people = [
            Appearance.model_validate({**members[least], "article": least[0], "key": least[1]})
            for least in map(min, alike)
        ]
        at = {person.mention: group for person, group in zip(people, alike, strict=True)}
        found = partition(people, decisions)
        components = [[m for mention in c.mentions for m in at[mention]] for c in found.components]

        def fresh(i: int, n: int) -> str:
            more = (str(n),) if n else ()
            return person_id(people[0].name, found.components[i].key, *more)

        # An absorbed id is free: who is told apart again by what it was made from is the one it meant.
        handout = hand_out(components, before, fresh, lambda _: False)
        ids: dict[Member, str | None] = {m: None for mention in found.unattributed for m in at[mention]}
        for id, component in zip(handout.ids, components, strict=True):
            ids.update(dict.fromkeys(component, id))
        keys = {component.key: id for component, id in zip(found.components, handout.ids, strict=True)}
        doubts = tuple((keys[d.a], keys[d.b], d.evidence, d.reason) for d in _open(found, decisions))
        return Divided(ids, handout.retired, doubts)


def _alike(members: Mapping[Member, Any], decisions: Sequence[Decision]) -> list[list[Member]]:
    """The members in groups of which one stands for all: articles that say the same of one man.

    So a man named in very many articles is told apart by the few things that they say of him. One whose
    article names another of his name, and one that was decided on, stands for himself.
    """
    decided = {mention for d in decisions for mention in (d.a, d.b)}
    bearers = Counter(article for article, _ in members)
    groups: dict[str, list[Member]] = {}
    for (article, key), said in members.items():
        own = f"{article}#{key}"
        alone = bearers[article] == 1 and own not in decided
        what = json.dumps(said, ensure_ascii=False, sort_keys=True) if alone else own
        groups.setdefault(what, []).append((article, key))
    return list(groups.values())


def _open(found: Partition, decisions: Sequence[Decision]) -> list[Doubt]:
    """The doubts that nobody has looked at yet."""
    at = {mention: component.key for component in found.components for mention in component.mentions}
    seen = {frozenset((at.get(d.a), at.get(d.b))) for d in decisions}
    return [d for d in found.doubts if frozenset((d.a, d.b)) not in seen]


class Documents:
    """The documents of one number (or name); a short form is bound where one candidate fits."""

    group: Group = "documents"

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Any]]:
        """Number → document key → reference."""
        found: dict[str, dict[str, Any]] = {}
        for key, reference in reading.things.documents.items():
            block = f"document:{reference.number or digest(reference.name)}"
            found.setdefault(block, {})[key] = {k: v for k, v in asdict(reference).items() if v is not None}
        return found

    def divide(
        self,
        members: Mapping[Member, Any],
        before: Mapping[Member, str | None],
        decisions: Sequence[Decision] = (),
    ) -> Divided:
        """A document's id follows from its number, series and term or year alone: none is handed out."""
        open_fields = dict.fromkeys(("number", "type", "suffix", "period", "place"))
        said = {member: Reference(**{**open_fields, **told}) for member, told in members.items()}
        bound = bind(said.values())
        return Divided({member: bound[reference] for member, reference in said.items()})
