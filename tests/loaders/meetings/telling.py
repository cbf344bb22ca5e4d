"""What the tests of meetings look at in findings."""

DAY = "«Sáng 5/3=2025-03-05», "


def kinds(findings):
    """(kind, day) of each gathering."""
    return [(m.kind, m.date) for m in findings.meetings]


def parts(findings):
    """(who, role, key of the gathering) of each row."""
    return {(p.who, p.role, p.meeting) for p in findings.takes_part}


def parts_by_kind(findings):
    """(who, role, kind of gathering) of each row."""
    kind = {m.key: m.kind for m in findings.meetings}
    return {(p.who, p.role, kind[p.meeting]) for p in findings.takes_part}
