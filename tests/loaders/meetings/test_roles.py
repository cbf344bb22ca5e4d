"""Every rule of roles reads the sentences that it must read, and leaves those that it must not."""

import re

import pytest

from kg.errors import OntologyError
from loaders.meetings import roles, rules
from loaders.meetings.marked import mark
from loaders.meetings.namings import Kind
from loaders.meetings.occasions import occasions


def found(marked_up, rule, sentence):
    """Whom the rule puts in its role, in a sentence whose every naming of a gathering counts."""
    text, mentions = marked_up(sentence)
    marked = mark(text, 0, len(text), mentions)
    named = occasions(marked)
    folded = marked.fold([(o.start, o.end) for o in named])
    verbs = frozenset(i for i, number in folded.heads.items() if named[number].told == "verb")
    told = frozenset(known.follows for known in rules.rules() if known.follows)
    takings = [t for t in roles.takings(folded, verbs, told=told) if t.rule == rule.id]
    kinds = {index: named[number].kind or Kind("", "") for index, number in folded.heads.items()}
    suiting = [t for t in takings if t.head is None or t.suits(kinds[t.head], kinds[t.head])]
    return sorted({t.actor.ref for t in suiting})


YES = [(rule, sentence) for rule in rules.rules() for sentence in rule.yes]
NO = [(rule, sentence) for rule in rules.rules() for sentence in rule.no]


@pytest.mark.parametrize(("rule", "sentence"), YES, ids=lambda v: v if isinstance(v, str) else v.id)
def test_rule_reads(marked_up, rule, sentence):
    said, _, who = sentence.partition(" → ")
    assert found(marked_up, rule, said) == sorted(who.split("; "))


@pytest.mark.parametrize(("rule", "sentence"), NO, ids=lambda v: v if isinstance(v, str) else v.id)
def test_rule_leaves(marked_up, rule, sentence):
    assert found(marked_up, rule, sentence) == []


def test_rules_have_sentences_of_both_kinds():
    assert {
        rule.id: (len(rule.yes), len(rule.no))
        for rule in rules.rules()
        if min(len(rule.yes), len(rule.no)) < 3
    } == {}


def test_sentences_differ_in_more_than_names():
    def shape(sentence):
        bare = re.sub(r"\[.*?\]|\{.*?\}|<.*?>", "X", sentence.partition(" → ")[0])
        return re.sub(r"\d+", "0", bare).casefold()

    shapes = [shape(sentence) for rule in rules.rules() for sentence in (*rule.yes, *rule.no)]
    assert len(shapes) == len(set(shapes))


def test_two_rules_of_one_id_are_an_error(tmp_path, monkeypatch):
    file = tmp_path / "rules" / "roles.toml"
    file.parent.mkdir()
    says = "[says]\nwords = ['nói']\nforms = []\n"
    rule = "[[rule]]\nid = 'a'\nrole = 'chairs'\ntake = 'before'\ncue = 'chủ trì'\nyes = []\nno = []\n"
    file.write_text(says + rule * 2, "utf-8")
    monkeypatch.setattr(rules, "data_folder", lambda name: tmp_path)
    rules.rules.cache_clear()
    try:
        with pytest.raises(OntologyError, match="'a'"):
            rules.rules()
    finally:
        rules.rules.cache_clear()


def test_a_cue_that_can_begin_with_anything_is_an_error(tmp_path, monkeypatch):
    file = tmp_path / "rules" / "roles.toml"
    file.parent.mkdir()
    file.write_text(
        "[says]\nwords = ['nói']\nforms = []\n"
        "[[rule]]\nid = 'a'\nrole = 'chairs'\ntake = 'before'\ncue = '.*chủ trì'\nyes = []\nno = []\n",
        "utf-8",
    )
    monkeypatch.setattr(rules, "data_folder", lambda name: tmp_path)
    rules.rules.cache_clear()
    try:
        with pytest.raises(OntologyError, match="'a' can begin with anything"):
            rules.rules()
    finally:
        rules.rules.cache_clear()
