"""The registers of things told apart across articles: people by exact name, documents by number."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from kg.identity.documents import Reference, bind, settled
from kg.identity.ids import digest, name_id, person_id
from kg.identity.persons import Appearance, Decision, Doubt, Partition, appearances, partition
from kg.store.blocks import Divided, Kind
from kg.store.groups import Member, Said
from kg.store.handout import hand_out
from kg.store.rows import Reading


class People:
    """The bearers of an exact name; ids are handed out once, from what first told a person apart."""

    kind: Kind = "persons"

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Said]]:
        """Name id → person key → appearance."""
        return {
            name_id(name): {
                a.key: a.model_dump(mode="json", exclude_defaults=True, exclude={"article", "key"})
                for a in people
            }
            for name, people in appearances(reading.sure, reading.things).items()
        }

    def tells(self, said: Said) -> bool:
        """All that is said of one bearer of a name bears on the others."""
        return True

    def divide(
        self,
        members: Mapping[Member, Said],
        before: Mapping[Member, Mapping[str, int]],
        decisions: Sequence[Decision] = (),
        taken: Collection[str] = (),
    ) -> Divided:
        """Components keep their ids as their members do; unattributed mentions have None."""
        people = [
            Appearance.model_validate({**said, "article": article, "key": key})
            for (article, key), said in members.items()
        ]
        at = {person.mention: (person.article, person.key) for person in people}
        found = partition(people, decisions)
        components = [[at[mention] for mention in c.mentions] for c in found.components]

        def fresh(i: int, n: int) -> str:
            more = (str(n),) if n else ()
            return person_id(found.components[i].name, found.components[i].key, *more)

        # An absorbed id is free: who is told apart again by what it was made from is the one it meant.
        handout = hand_out(components, before, fresh, taken.__contains__)
        ids: dict[Member, str | None] = {at[mention]: None for mention in found.unattributed}
        for id, component in zip(handout.ids, components, strict=True):
            ids.update(dict.fromkeys(component, id))
        keys = {component.key: id for component, id in zip(found.components, handout.ids, strict=True)}
        doubts = tuple((keys[d.a], keys[d.b], d.evidence, d.reason) for d in _open(found, decisions))
        return Divided(ids, handout.retired, doubts)


def _open(found: Partition, decisions: Sequence[Decision]) -> list[Doubt]:
    """The doubts that nobody has looked at yet."""
    at = {mention: component.key for component in found.components for mention in component.mentions}
    seen = {frozenset((at.get(d.a), at.get(d.b))) for d in decisions}
    return [d for d in found.doubts if frozenset((d.a, d.b)) not in seen]


class Documents:
    """The documents of one number (or name); a short form is bound where one candidate fits."""

    kind: Kind = "documents"

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Said]]:
        """Number → document key → reference."""
        found: dict[str, dict[str, Said]] = {}
        for key, reference in reading.things.documents.items():
            block = f"document:{reference.number or digest(reference.name)}"
            said = {k: v for k, v in asdict(settled(reference)).items() if v is not None}
            found.setdefault(block, {})[key] = said
        return found

    def tells(self, said: Said) -> bool:
        """Short forms are bound to those that have their term or year, and are `settled`."""
        return "period" in said and "seen" not in said

    def divide(
        self,
        members: Mapping[Member, Said],
        before: Mapping[Member, Mapping[str, int]],
        decisions: Sequence[Decision] = (),
        taken: Collection[str] = (),
    ) -> Divided:
        """A document's id follows from its number, series and term or year alone: none is handed out."""
        open_fields = dict.fromkeys(("number", "type", "suffix", "period", "place"))
        said = {member: Reference(**{**open_fields, **told}) for member, told in members.items()}
        bound = bind(said.values())
        return Divided({member: bound[reference] for member, reference in said.items()})
