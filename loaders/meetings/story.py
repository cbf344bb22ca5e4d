"""One story of a page, read sentence by sentence: which gatherings it tells of, and who is in them.

Each naming of a gathering goes to one already told of, when kind, day, number and host allow, else it is a
new one; a role goes to the gathering of its clause, else to the one that the story is about at that point.
"""

from dataclasses import replace
from typing import Final

from kg.model import Confidence, Relation
from loaders.meetings import dating, manners, notices, venue
from loaders.meetings.agenda import Agenda
from loaders.meetings.awards import TOLD, Awards
from loaders.meetings.calling import (
    TO_COME,
    Naming,
    is_announced,
    is_aside,
    is_over,
    is_to_come,
    is_welcomed,
    naming_of,
)
from loaders.meetings.day import Day, agree, may_begin
from loaders.meetings.days import Days, meant, rite_of
from loaders.meetings.gathering import OWN, Gathering, Part, is_foreign
from loaders.meetings.marked import DOCUMENT, Marked
from loaders.meetings.matching import is_joined, is_numbered_apart, known
from loaders.meetings.months import month_of
from loaders.meetings.nearby import PARTY
from loaders.meetings.occasions import Occasion, occasions
from loaders.meetings.rites import is_another_rite, share_hosts
from loaders.meetings.roles import Taking, is_listed, takings
from loaders.meetings.sittings import Sittings, numbered
from loaders.meetings.speaker import Speaker, Voices
from loaders.meetings.telling import (
    Scene,
    goes_on,
    hands_over,
    is_called_off,
    is_of_week,
    may_follow,
    opens_at,
    prepares,
    tells,
)
from loaders.meetings.whither import foretells, is_said_there, where
from loaders.text.page import LONGEST, Page, Section

_LEADS: Final = frozenset({"attends.leads", "chairs.leads.rite"})  # rules of who leads others to a rite
_KEPT: Final = 60  # gatherings of a story that a naming may mean


class Story:
    """A reader of one story. `gatherings` and `relations` are what it has found."""

    def __init__(self, page: Page, private: frozenset[str] = frozenset()) -> None:
        """Begin a story of a page; `private` are the keys of those who take no part."""
        self.page, self.private = page, private
        self.gatherings: list[Gathering] = []
        self.relations: list[Relation] = []
        self._days = Days(page)
        self._coarse = self._history = False  # the sentence tells of another time
        self._heading = False  # … is a headline
        self._focus: Gathering | None = None
        self._closed = 0  # gatherings of earlier items of a roundup
        self._headlines: list[Gathering] = []
        self._items = 0
        self._speaker = Speaker(page.text)
        self._told: frozenset[str] = frozenset()  # what lets the next sentence go on
        self._awards = Awards()
        self._voices = Voices(page)
        self._sittings = Sittings()
        self._agenda = Agenda(page)
        self._waiting: list[tuple[Marked, list[Taking], Day | None]] = []

    def turn(self, sentence: Marked, same_day: bool = False, day: Day | None = None) -> None:
        """Begin another item of a roundup: of what was told before only the headline stays open.

        The next of those who came, each on a line behind a bullet, begins none. `same_day`: of a schedule,
        in which the day told last holds on; `day`: told on a line above the items that follow.
        """
        if day is None and is_listed(sentence, self._told):
            return
        if not self._items:
            self._days.introduce()
            for gathering in self._open():  # what an introduction only lists
                bare = all(role == "organises" for _, role in gathering.roles)
                listed = bare and (gathering.framed or gathering.date is None)
                gathering.headline = gathering.headline or listed
        self._items += 1
        self._headlines = [g for g in self._open() if g.headline][-_KEPT:]
        self._closed = len(self.gatherings)
        self._focus = None
        self._speaker.forget()
        self._waiting.clear()
        self._awards.forget()
        self._days.turn(day, same_day)

    def is_told(self) -> bool:
        """True where the story is about a gathering."""
        return self._focus is not None

    @property
    def _is_press(self) -> bool:
        """True where the papers are met."""
        return self._focus is not None and self._focus.kind.family == "press"

    def read(self, section: Section, sentence: Marked, headline: bool) -> None:
        """Take in one sentence."""
        if headline and is_of_week(sentence):
            return  # the story tells each with its day
        found = dating.days(sentence)
        namings = occasions(sentence)
        if held := self._agenda.read(section, sentence, named=bool(namings), headline=headline):
            self.gatherings.append(held)
            return
        opened = self._days.keep(section, sentence, found, namings, self._focus, headline=headline)
        self._heading = headline
        self._time(sentence, namings)
        ends = [*(o.start for o in namings[1:]), len(sentence.text)]
        spans: list[tuple[int, int]] = []
        here: list[Gathering] = []
        told: list[Occasion] = []
        verbs: set[int] = set()
        other = False  # "Tại hội nghị lần thứ 25 hồi tháng 3, …" is of another one
        for occasion, following in zip(namings, ends, strict=False):
            day = dating.day_of(sentence, found, occasion.start, occasion.end, following)
            day = self._days.of_naming(sentence, occasion, day, self._focus)
            within = (told[-1].end if told else 0, following)
            naming = self._days.marked(naming_of(sentence, occasion, day, headline, within))
            gathering = self._resolve(naming, here)
            other = gathering is None and not here and (other or self._is_of_another(naming))
            if gathering is not None:
                verbs |= {len(spans)} if occasion.told == "verb" else set()
                spans.append((occasion.start, occasion.end))
                here.append(gathering)
                told.append(occasion)
                gathering.paragraph = section.start
        other = other or self._days.is_elsewhere(sentence, self._focus, named=bool(here))
        if self._focus is not None and not here:
            notices.complete(self._focus, sentence, found, self.page.text)
        self._mourn(sentence, None if here else opened)
        self._sittings.listen(sentence)
        folded = sentence.fold(spans)
        told_by = frozenset(i for i, n in folded.heads.items() if n in verbs)
        self._speaker.listen(folded, bool(here), self._is_press, section.start)
        hands = self._focus is not None and (self._focus.hands or hands_over(folded, below=True))
        can = may_follow(self._told, section.start == sentence.start, hands and not self._coarse)
        read = takings(folded, told_by, can | TOLD | ({"press"} if self._is_press else set()))
        takes = [t for t in read if not other and (not t.follows or t.follows in can)]
        about = self._focus.date if self._focus else None
        same = opened and about and opened.part is None and opened.date == about.date
        apart = opened and not here and not same  # "Tối cùng ngày, B được chỉ định …"
        apart = apart or self._coarse or "signed" in can
        named = [] if apart else [t for t in read if t.follows in TOLD]
        for award in self._awards.read(folded, named, self._focus):
            self._give(*award, "likely")
        self._told = goes_on(folded, takes, self._told)
        if here and hands_over(folded):
            for gathering in here:
                gathering.hands = True
        self._assign(folded, takes, list(zip(here, told, strict=True)), section, opened)
        self._link(folded, here)

    def _mourn(self, sentence: Marked, opened: Day | None) -> None:
        """Go on to the rite at which a sentence that `opened` with a day tells that people mourn."""
        if opened and (rite := rite_of(self._open(), sentence)):
            rite.date, rite.framed, self._focus = opened, False, rite

    def _time(self, sentence: Marked, namings: list[Occasion]) -> None:
        """Take in whether a sentence tells of another time than the story."""
        name = self._days.name_of(sentence, namings, headline=self._heading)
        self._coarse, self._history = dating.is_coarse(sentence, name), dating.is_history(sentence, name)
        if namings and opens_at(sentence.text, namings[0]):
            self._coarse = self._history = False  # "Tại buổi làm việc, … năm 2017"
        self._days.now = None if self._coarse else self._days.lent(sentence)

    def _resolve(self, naming: Naming, here: list[Gathering]) -> Gathering | None:
        """The gathering that a naming means: one told of before, or a new one; None if it tells of none."""
        if here and prepares(naming, here[-1]):
            return None  # "họp thẩm tra các tờ trình trình tại kỳ họp thứ 11"
        told_of = self._open()
        if is_to_come(naming):  # none that was held: "Cũng trong tháng này, {B} sẽ họp"
            told_of = [g for g in told_of if g.headline or not self._days.is_over(g)]
        gathering = known(naming, told_of, self._focus, here)
        if gathering is None:
            kind = naming.occasion.kind
            if kind is None or not tells(naming, self._scene(bool(here))):
                return None
            named = naming.occasion.told == "noun"
            past = self._coarse or dating.is_on_paper(naming.sentence, naming.occasion.start)
            gathering = Gathering(kind, named, naming.headline, past=past, host=naming.host)
            share_hosts(gathering, naming, self._open())
            self.gatherings.append(gathering)
        gathering.off = gathering.off or is_called_off(naming)
        gathering.over, gathering.welcomed = is_over(naming), is_welcomed(naming)
        self._enrich(gathering, naming)
        opens = self._focus is None and dating.is_recent(naming.sentence)
        past = gathering.date is None and self._coarse and not opens
        ahead = self._days.is_to_come(gathering) and self._focus and not self._days.is_to_come(self._focus)
        aside = is_aside(naming) or (naming.host is not None and naming.occasion.told == "verb")
        if not past and not ahead and ((not aside and not self._is_of_old(gathering)) or self._focus is None):
            self._focus = gathering
        return gathering

    def _is_of_old(self, gathering: Gathering) -> bool:
        """True for one of years ago, in the story of another: "Việc ấy được A kết luận tại | cuộc họp"."""
        old = gathering.date is not None and self._days.is_of_old(gathering.date)
        told = self._focus.date if self._focus else None
        return old and told is not None and not self._days.is_of_old(told)

    def _scene(self, others: bool) -> Scene:
        """What is known where a gathering is named; `others`: after others in the sentence."""
        return Scene(
            others=others,
            history=self._history,
            coarse=self._coarse,
            dated=self._days.now is not None,
            first=not self.gatherings,
            free=all(g.headline for g in self._open()),
            focused=self._focus is not None,
        )

    def _open(self) -> list[Gathering]:
        """The gatherings that a naming may still mean."""
        return [*self._headlines, *self.gatherings[max(self._closed, len(self.gatherings) - _KEPT) :]]

    def _enrich(self, gathering: Gathering, naming: Naming) -> None:
        """Add what a naming says."""
        sentence, occasion, day = naming.sentence, naming.occasion, naming.day
        told = occasion.told
        other = occasion.kind is not None and occasion.kind.family != gathering.kind.family
        if told == "verb" and gathering.named and other:
            day = None  # "lễ đón A thăm Việt Nam từ ngày 25 đến 26/3"
        if day is None or not day.after:
            told_in = month_of(sentence, occasion, naming.since, naming.until, self._days.published)
            gathering.month, day = gathering.month or told_in, None if told_in else day
        firm = day is not None and day.firm
        if gathering.date is None or (gathering.framed and firm) or (day is not None and day.moved):
            apart = naming.headline or is_numbered_apart(naming, self.gatherings)
            apart = apart or dating.is_on_paper(sentence, occasion.start)
            apart = apart or any(naming.is_anothers(g.organisers()) for g in self._open())
            apart = apart or gathering.month is not None
            lent = None if apart or self._days.is_another(naming, len(self.gatherings)) else self._days.now
            gathering.date = day or lent
            gathering.framed = day is None and gathering.date is not None
        elif day is not None and firm and may_begin(day, gathering.date):
            gathering.date = replace(day, until=day.until or gathering.date.until or gathering.date.date)
        known = gathering.date
        if known and day and day.until and known.until is None and day.date == known.date:
            gathering.date = replace(known, until=day.until)
        if self._days.day is None and day and firm and not (self._focus and self._days.is_ahead(day)):
            self._days.day = day
        gathering.headline = gathering.headline and naming.headline
        gathering.ordinal = gathering.ordinal or naming.number
        renames = told != "part" and not is_another_rite(gathering, naming)
        if renames and (gathering.name is None or not gathering.named or told == "noun"):
            start, end = sentence.span(*venue.name_span(sentence, occasion.start, occasion.end))
            gathering.call(venue.written_out(self.page.text[start:end]), told == "noun")
        gathering.named = gathering.named or told == "noun"
        gathering.announced = gathering.announced or (not gathering.evidence and is_announced(naming))
        if gathering.place is None and not naming.headline and not is_joined(gathering, naming):
            gathering.place = venue.venue(sentence, occasion.start, occasion.end, self.page.text)
        gathering.quote(self.page, sentence, occasion)

    def _assign(
        self,
        sentence: Marked,
        takes: list[Taking],
        here: list[tuple[Gathering, Occasion]],
        section: Section,
        opened: Day | None,
    ) -> None:
        """Give the sentence's roles to the gatherings; an early caption's wait for the first one."""
        if len(self.gatherings) == self._closed and not self._headlines:
            self._voices.hear(takes)
            self._waiting = [w for w in self._waiting if w[2] is None]
            if takes and (section.kind in ("caption", "sapo") or opened):
                self._waiting.append((sentence, takes, opened or self._days.now))
            return
        first = self.gatherings[min(self._closed, len(self.gatherings) - 1)]
        late = (first.date and first.date.again) or self._days.is_to_come(first) or self._voices.go_on(first)
        for earlier, waiting, day in [] if late else self._waiting:
            if day is None or (first.date is not None and agree(day.date, first.date.date)):
                for taking in waiting:
                    if taking.suits(first.kind, None):
                        self._give(first, earlier, taking, "likely")
        self._waiting.clear()
        away = self._days.is_away(section) or (self._focus is not None and self._focus.over)
        about = self._focus
        if not here:
            about = None if away else meant(about, self._open(), sentence, opened)
        if about is not None and about.headline and about.date is None and opened and takes and not here:
            about.date, about.framed = opened, True
        self._speaker.follow(sentence, takes)
        self._days.foretell(section, [named for named, _ in here], takes)
        for taking in takes:
            number = sentence.heads[taking.head] if taking.head is not None else None
            gathering, naming = (
                here[number]
                if number is not None and not self._is_foretold(taking, here[number][0])
                else (self._where(sentence, taking, about, section), None)
            )
            if gathering is None or (naming is None and is_said_there(sentence, taking.head)):
                continue
            if naming is None and taking.role == "speaks" and self._voices.go_on(gathering, section.start):
                continue
            if taking.suits(gathering.kind, naming.kind if naming else None):
                sure = naming is not None and naming.told == "noun"
                self._give(gathering, sentence, taking, "certain" if sure else "likely")

    def _where(
        self, sentence: Marked, taking: Taking, about: Gathering | None, section: Section
    ) -> Gathering | None:
        """Where someone acts, with no gathering named: "sẽ tiếp đoàn" goes with what was announced last."""
        last = self.gatherings[-1]
        if self._days.is_to_come(last) and foretells(sentence, taking, last.paragraph == section.start):
            return last
        found = where(sentence, taking, about, self._open(), section)
        return self._days.unless_coming(found, section, sentence, taking)

    def _give(self, gathering: Gathering, sentence: Marked, taking: Taking, confidence: Confidence) -> None:
        """Add a role. A host that is told outweighs the body whose sitting it is."""
        mention = self._speaker.meant(sentence, taking)
        mourned = taking.rule in _LEADS and gathering.mourns(self.page)
        own = not (mourned or gathering.named) and gathering.kind.family == "ceremony"
        if taking.rule == "attends.leads" and own:
            taking = taking._replace(role="chairs")  # the rite is the delegation's own
        if (
            mention is None
            or (mourned and taking.role == "chairs")
            or mention.ref in self.private
            or (mention.kind == "body" and is_foreign(mention.ref))
            or (taking.needs_past() and self._days.is_to_come(gathering))
            or (taking.role == "organises" and not gathering.admits(mention, taking.rule))
            or (taking.known and not gathering.shows(mention.ref))
            or (mention.rule == PARTY and any(mention.ref in g.organisers() for g in self._open()))
        ):
            return
        who = mention.ref.partition(", ")[0] if mention.kind == "place" else mention.ref
        if (who, taking.role) not in gathering.roles:
            start, end = sentence.span(taking.start, taking.end)
            if end - start > LONGEST:  # far down a list: its own item
                start, end = taking.actor.start, taking.actor.end
            evidence = self.page.evidence(start, end, taking.rule)
            gathering.roles[who, taking.role] = Part(
                mention, evidence, confidence, taking.head is not None, self._heading
            )
            if taking.rule in OWN:
                gathering.owner = who, taking.role

    def _is_of_another(self, naming: Naming) -> bool:
        """True for a naming of what is not told of: another of a series, what was done before one to come."""
        if is_numbered_apart(naming, self.gatherings) or naming.looks_back():
            return True
        ahead = self._focus is not None and self._days.is_to_come(self._focus)
        return ahead and naming.occasion.told == "verb" and not TO_COME.search(naming.sentence.text)

    def _is_foretold(self, taking: Taking, gathering: Gathering) -> bool:
        """True for words on one to come ("Theo báo cáo của A, kỳ họp sẽ khai mạc") or on a guest's visit."""
        foretells = taking.role == "speaks" and not taking.planned and gathering is not self._focus
        return foretells and (gathering.welcomed or self._days.is_to_come(gathering))

    def _link(self, sentence: Marked, here: list[Gathering]) -> None:
        """Documents that a gathering is about, and bodies that make one known or carry it out."""
        if DOCUMENT not in sentence.text:
            return
        for number, ref, evidence, manner in manners.concerns(sentence, self.page):
            here[number].documents.setdefault(ref, (evidence, manner))
        self.relations.extend(manners.relations(sentence, self.page))

    def end(self) -> None:
        """Close the story: its only gathering has the story's day if none was told with it."""
        sittings = numbered(self.gatherings)
        for gathering in self.gatherings:
            gathering.settle()
            self._sittings.settle(gathering, self.page, sittings)
        held = [g for g in self.gatherings if not g.off or any(role != "organises" for _, role in g.roles)]
        self.gatherings = held = [one for g in held for one in g.parted()]
        told = [g for g in held if not g.headline]
        if told:  # a headline's verb that nothing in the story takes up is told there in other words
            self.gatherings = [g for g in self.gatherings if g.named or not g.headline]
        only = self.gatherings[0] if len(self.gatherings) == 1 else None
        if only and only.date is None and self._days.first is not None and not only.past:
            only.date, only.framed = self._days.first, True
