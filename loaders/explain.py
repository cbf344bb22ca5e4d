"""A record to read: each fact on a line, with the rule that read it and its quote."""

from collections.abc import Iterator

from kg.model import ArticleRecord, Fact


def explain(record: ArticleRecord) -> str:
    """The record as text: a block a list, a line a fact, its evidence below it.

    Rule, block, offsets, quote.
    """
    lines = [f"{record.id}  {record.publisher or '?'}  {record.published or '?'}", f"  {record.title or ''}"]
    for name, facts in _lists(record):
        if facts:
            lines.append(name)
        for told, fact in facts:
            mark = {"certain": "", "likely": "  ~", "doubtful": "  ?"}[fact.confidence]
            lines.append(f"  {told}{mark}")
            for e in fact.evidence[:3]:
                where = f"{e.block}{f' «{e.teaser.title}»' if e.teaser else ''} {e.start}-{e.end}"
                quote = " ".join(e.quote.split())
                lines.append(f"      [{e.rule}] {where}: “{quote}”")
    return "\n".join(lines) + "\n"


def _lists(record: ArticleRecord) -> Iterator[tuple[str, list[tuple[str, Fact]]]]:
    yield "persons", [(_said(p.key, p.rank, p.birth), p) for p in record.persons]
    yield (
        "holds",
        [
            (
                _said(
                    f"{h.person} | {h.title} | {h.body} | {h.status}",
                    _spell(h.since, h.until),
                    h.term,
                    "acting" if h.acting else None,
                ),
                h,
            )
            for h in record.holds
        ],
    )
    yield (
        "bodies",
        [(_said(b.name, b.type, b.level, b.place.key if b.place else None), b) for b in record.bodies],
    )
    yield "places", [(p.ref.key, p) for p in record.places]
    yield (
        "documents",
        [
            (_said(d.key, d.type, d.issuer, d.subject if d.code else None, d.date), d)
            for d in record.documents
        ],
    )
    yield "meetings", [(_said(f"{m.key} {m.kind}", m.date, m.place, m.name), m) for m in record.meetings]
    yield "takes_part", [(f"{t.who} | {t.role} | {t.meeting}", t) for t in record.takes_part]
    yield "relations", [(f"{r.subject} | {r.predicate} | {r.document}", r) for r in record.relations]


def _said(head: str, *rest: str | None) -> str:
    return "  ·  ".join([head, *(r for r in rest if r)])


def _spell(since: str | None, until: str | None) -> str | None:
    return f"{since or ''}…{until or ''}" if since or until else None
