"""The sentences of a page as rows.

Their items, what stands in apposition, what their verbs say, who their people are.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.bodies.recognise import Bodies
from loaders.holds.answers import answered
from loaders.holds.binding import bind, pair
from loaders.holds.brackets import held_in, tells_of_old
from loaders.holds.events import read
from loaders.holds.gone import covered
from loaders.holds.layout import Sentence, columned, joined
from loaders.holds.recalled import lives_apart
from loaders.holds.row import Row
from loaders.holds.votes import is_carried
from loaders.names.recognise import Names
from loaders.offices.attach import attach
from loaders.offices.dealt import dealt_out
from loaders.offices.deputies import assembly, seat
from loaders.offices.givens import givens
from loaders.offices.items import Item
from loaders.offices.members import told_of_several
from loaders.offices.people import People
from loaders.offices.recognise import Offices
from loaders.offices.scan import Scanner
from loaders.offices.shorts import shorts
from loaders.places.atlas import atlas
from loaders.places.units import Units
from loaders.text.lexicon import lexicon, surnames
from loaders.text.page import Page
from loaders.text.signatures import signatures
from loaders.text.spelling import UPPER
from loaders.text.tables import Tables, tables

_CAPITALS: Final = re.compile(rf"[{UPPER}](?<!\w.)[{UPPER}]+ [{UPPER}]{{2,}}\b")
_LONGEST: Final = 6000  # characters of a sentence
_WORDS: Final = frozenset({"word", "punct"})


def scan(page: Page) -> tuple[list[tuple[int, int, list[Item]]], People, Tables]:
    """The items of each sentence of a page, with the sentence's span, the people named, and its tables.

    Sentences with words in capitals are read twice, the second time with the names that the page writes
    otherwise; so are those with abbreviations that the page introduces, or given names.
    """
    words, names = lexicon(), surnames()
    units = Units(words, atlas(), names, page.article.published)
    people = Names(words, units, names)
    bodies = Bodies(words, units)
    offices = Offices(words, bodies, units)
    offices.debate = "quốc hội" in page.low and "đại hội" not in page.low
    scanner = Scanner(words, units, people, bodies, offices)
    spans = [part for start, end in page.sentences for part in _parts(page.text, start, end)]
    told = tables(page.text, spans)
    scanned = [(start, end, scanner.scan(told.text, start, end)) for start, end in spans]
    bodies.shorts |= (introduced := shorts(page.text, (items for _, _, items in scanned), words))
    offices.givens = givens(page.text, (items for _, _, items in scanned))
    anew = {*introduced, *offices.givens}
    if anew or _CAPITALS.search(page.text):
        people.written = _written(page.text, scanned)
        for n, (start, end, _) in enumerate(scanned):
            short = anew and any(word in page.text[start:end] for word in anew)
            if short or _CAPITALS.search(page.text, start, end):
                scanned[n] = (start, end, scanner.scan(told.text, start, end))
    if office := assembly(page.low, bodies):
        for _, _, items in scanned:
            seat(items, office)
    return scanned, People([items for _, _, items in scanned], people.is_foreign), told


def _written(text: str, scanned: Sequence[Sentence]) -> dict[str, str]:
    """The names of a page by their form in capitals, those of signatures that stand in capitals alone too."""
    found = {i.text.upper(): i.text for _, _, items in scanned for i in items if i.kind == "name"}
    lines = [text[start:end] for start, end, _ in scanned]
    return found | {lines[n]: lines[n].title() for _, n in signatures(lines) if lines[n].isupper()}


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut behind semicolons, commas or spaces where it is longer than any that people write."""
    while end - start > _LONGEST:
        found = (text.rfind(sign, start + _LONGEST // 2, start + _LONGEST) for sign in ";, ")
        cut = next((at for at in found if at >= 0), start + _LONGEST - 1) + 1
        yield start, cut
        start = cut
    yield start, end


def rows(page: Page, scanned: Sequence[Sentence], people: People, told: Tables) -> list[Row]:
    """The rows of a page, each person item with its key."""
    made = []
    sentences = answered(lives_apart(joined(columned(scanned, told)), page), page)
    noted = False  # brackets hold the posts held before
    brackets = bool(page.said(("ngoặc",)))  # may be told to do so
    for n, (start, end, scanned_items) in enumerate(sentences):
        items = told_of_several(dealt_out(scanned_items))
        named = [k for k, item in enumerate(items) if item.kind not in _WORDS]
        found = attach(items, named)
        after = sentences[n + 1] if n + 1 < len(sentences) else None
        verbs = [k for k in named if items[k].kind == "verb"]
        vote = after[:2] if after and is_carried(items, verbs, after[2]) else None
        reading, gone = read(items, found, verbs, vote is not None), covered(items, found)
        gone |= {k for run in found.runs for k in run.at if told.old and told.is_old(items[k].start)}
        noted = noted or (brackets and tells_of_old(items))
        gone |= held_in(items) if noted else frozenset()
        row = Row(start, end, page.section_at(start), items, named, found, reading, gone, vote=vote)
        row.columns, row.in_table = told.headers.get(start), start in told.rows
        made.append(row)
    bind(made, people, page)
    pair(made, people)
    return made
