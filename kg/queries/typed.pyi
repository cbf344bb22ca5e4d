"""The library's queries, made from the templates by `python -m kg.queries.stubs`: do not edit."""

import datetime

from kg.queries.rows import Row

class ClaimsOfArticle(Row):
    claim: str
    subject: str
    subject_id: str
    predicate: str
    object: str
    object_id: str
    status: str | None
    since: str | None
    until: str | None
    confidence: str
    rule: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str
    start: int
    end: int

class BodyHistory(Row):
    body: str
    name: str
    level: str | None
    relation: str
    within: list[str]
    places: list[str]
    date: str | None
    change: str | None
    decree: str | None
    mentions: int

class CoverageOfBody(Row):
    article: str
    published: datetime.date | None
    title: str | None
    url: str | None
    block: str
    teaser: str | None
    teaser_url: str | None
    quote: str | None

class CoverageOfDocument(Row):
    article: str
    published: datetime.date | None
    title: str | None
    url: str | None
    block: str
    teaser: str | None
    teaser_url: str | None
    quote: str | None

class Resolution(Row):
    document: str
    code: str | None
    type: str | None
    issuer: list[str]
    subject: str | None
    date: str | None
    articles: int
    meetings: list[str]
    bodies: list[str]
    related: list[str]
    article: str | None
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str | None
    teaser: str | None
    quote: str | None

class ResolutionActors(Row):
    relation: str
    id: str
    kind: str
    name: str
    date: str | None
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class Counts(Row):
    kind: str
    count: int

class Attendance(Row):
    role: str
    id: str
    kind: str
    name: str
    meeting: str
    date: str | None
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class MeetingsOf(Row):
    meeting: str
    kind: str
    name: str | None
    date: str | None
    place: str | None
    role: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class MetTogether(Row):
    meeting: str
    kind: str
    name: str | None
    date: str | None
    place: str | None
    role: str
    other_role: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str
    other_article: str
    other_quote: str

class Coverage(Row):
    article: str
    published: datetime.date | None
    title: str | None
    url: str | None
    block: str
    teaser: str | None
    teaser_url: str | None
    quote: str | None

class FindOfficial(Row):
    id: str
    name: str
    posts: list[str]
    articles: int
    unattributed: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None

class Holders(Row):
    official: str
    name: str
    post: str
    status: str
    acting: bool
    since: str | None
    until: str | None
    term: str | None
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    certainty: str | None
    articles: int
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class Positions(Row):
    post: str
    office: str
    body: str
    body_id: str
    status: str
    acting: bool
    since: str | None
    until: str | None
    term: str | None
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    certainty: str | None
    articles: int
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class Succession(Row):
    post: str
    relation: str
    official: str
    name: str
    office: str
    change: str | None
    acting: bool
    since: str | None
    until: str | None
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    certainty: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class CoverageOfPlace(Row):
    article: str
    published: datetime.date | None
    title: str | None
    url: str | None
    block: str
    teaser: str | None
    teaser_url: str | None
    quote: str | None

class OfficialsOfPlace(Row):
    place: str
    place_name: str
    relation: str
    official: str
    name: str
    post: str
    status: str
    acting: bool
    since: str | None
    until: str | None
    term: str | None
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    certainty: str | None
    articles: int
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    teaser: str | None
    quote: str

class PlaceHistory(Row):
    place: str
    name: str
    type: str
    relation: str
    within: list[str]
    since: str | None
    until: str | None
    date: str | None
    change: str | None
    decree: str | None

class AlikeBodies(Row):
    body: str
    name: str
    mentions: int
    other: str
    other_name: str
    other_mentions: int
    article: str | None
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str | None
    quote: str | None
    other_article: str | None
    other_url: str | None
    other_quote: str | None

class BareBodies(Row):
    said: str
    reason: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str | None
    quote: str | None

class OpenFacts(Row):
    said: str
    reason: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str | None
    quote: str | None

class PossibleSame(Row):
    name: str
    official: str
    posts: list[str]
    other: str
    other_posts: list[str]
    evidence: str
    reason: str
    article: str | None
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str | None
    quote: str | None
    other_article: str | None
    other_url: str | None
    other_quote: str | None

class TwoHolders(Row):
    post: str
    name: str
    official: str
    holder: str
    first_seen: datetime.date
    last_seen: datetime.date
    other: str
    other_holder: str
    other_first_seen: datetime.date
    other_last_seen: datetime.date
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    quote: str
    other_article: str
    other_url: str | None
    other_quote: str

class TwoProvinces(Row):
    official: str
    name: str
    post: str
    other_post: str
    article: str
    url: str | None
    title: str | None
    published: datetime.date | None
    block: str
    quote: str
    other_article: str
    other_url: str | None
    other_quote: str

class Search(Row):
    id: str
    kind: str
    name: str
    type: str | None
    within: str | None
    since: str | None
    until: str | None
    detail: list[str]
    mentions: int

class Queries:
    """Every query as a method."""

    def claims_of_article(
        self,
        *,
        url: str,
    ) -> list[ClaimsOfArticle]:
        """All that an article states, each with its quote, in the order of the text.

        url: the article's address, or its id
        """

    def body_history(
        self,
        *,
        body: str,
    ) -> list[BodyHistory]:
        """What a body was before, and what became of it.

        body: as it is called now, or as it was
        """

    def coverage_of_body(
        self,
        *,
        body: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfBody]:
        """What the press has reported of a body, newest first.

        body: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    def coverage_of_document(
        self,
        *,
        document: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfDocument]:
        """What the press has reported of a document, newest first.

        document: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    def resolution(
        self,
        *,
        code: str,
    ) -> list[Resolution]:
        """A resolution or other document: who issued it, on what, and who has to do with it.

        code: "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
        """

    def resolution_actors(
        self,
        *,
        code: str,
    ) -> list[ResolutionActors]:
        """Who issued, disseminates and implements a resolution, and which meetings and documents concern it.

        code: "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
        """

    def counts(
        self,
    ) -> list[Counts]:
        """How much of each kind the graph holds."""

    def attendance(
        self,
        *,
        meeting: str,
    ) -> list[Attendance]:
        """Who took part in a meeting, and how.

        meeting: by id, by name, or by kind and day ("buổi làm việc 2025-09-07")
        """

    def meetings_of(
        self,
        *,
        official: str,
        since: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
    ) -> list[MeetingsOf]:
        """The meetings an official took part in, newest first.

        official: who took part
        since: held on this day or later
        before: held before this day
        limit: rows at most
        """

    def met_together(
        self,
        *,
        official: str,
        other: str,
        limit: int = ...,
    ) -> list[MetTogether]:
        """The meetings that two officials both took part in, newest first.

        official: the one
        other: the other
        limit: rows at most
        """

    def coverage(
        self,
        *,
        official: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[Coverage]:
        """What the press has reported of an official, newest first.

        official: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    def find_official(
        self,
        *,
        name: str,
        limit: int = ...,
    ) -> list[FindOfficial]:
        """Officials by name, with the posts coverage shows.

        name: syllables of the name in any order; one without marks matches any marking
        limit: rows at most
        """

    def holders(
        self,
        *,
        post: str,
        body: str | None = ...,
        at: datetime.date | str | None = ...,
    ) -> list[Holders]:
        """Who holds or has held a post, or held it on a day.

        post: the office ("Bí thư") with its body in `body`, or both in one ("Bí thư Tỉnh ủy Lào Cai")
        body: the body the post is in
        at: only who held it, or may have held it, on this day
        """

    def positions(
        self,
        *,
        official: str,
        at: datetime.date | str | None = ...,
    ) -> list[Positions]:
        """The posts an official holds or has held, or held on a day.

        official: whose posts
        at: only what stood, or may have stood, on this day
        """

    def succession(
        self,
        *,
        official: str,
        post: str | None = ...,
        body: str | None = ...,
    ) -> list[Succession]:
        """Who held an office before and after an official.

        official: whose forerunners and successors in office
        post: the office, where he has held several; only offices of one seat have a succession
        body: the body the office is in
        """

    def coverage_of_place(
        self,
        *,
        place: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfPlace]:
        """What the press has reported of a place, newest first.

        place: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    def officials_of_place(
        self,
        *,
        place: str,
        at: datetime.date | str | None = ...,
        forerunners: bool = ...,
        lineage: bool = ...,
        limit: int = ...,
    ) -> list[OfficialsOfPlace]:
        """Who holds or held posts in the bodies of a place, and of the places before and after it.

        place: a commune, province, or former district; its shape on the day, or today's
        at: only who held a post, or may have held it, on this day
        forerunners: also the bodies of the units that the place was made of
        lineage: also those of all units that took its land over, whatever the day
        limit: rows at most
        """

    def place_history(
        self,
        *,
        place: str,
    ) -> list[PlaceHistory]:
        """Where the land of a place belonged before, and where it belongs now.

        place: a commune, district or province; today's shape where it has had several
        """

    def alike_bodies(
        self,
        *,
        limit: int = ...,
    ) -> list[AlikeBodies]:
        """Bodies of one place whose names differ in marks, in the order of words or in "Việt Nam" alone.

        limit: rows at most
        """

    def bare_bodies(
        self,
        *,
        limit: int = ...,
    ) -> list[BareBodies]:
        """Bodies that articles name without their place, where it could not be told, and offices in them.

        limit: rows at most
        """

    def open_facts(
        self,
        *,
        limit: int = ...,
    ) -> list[OpenFacts]:
        """Facts that are doubtful, and so not asserted.

        limit: rows at most
        """

    def possible_same(
        self,
        *,
        limit: int = ...,
    ) -> list[PossibleSame]:
        """Pairs of officials of one name who may be one person, to decide on.

        limit: rows at most
        """

    def two_holders(
        self,
        *,
        limit: int = ...,
    ) -> list[TwoHolders]:
        """Offices of one seat that coverage shows two people in at one time.

        limit: rows at most
        """

    def two_provinces(
        self,
        *,
        limit: int = ...,
    ) -> list[TwoProvinces]:
        """Officials whom coverage shows leading in two provinces at one time.

        limit: rows at most
        """

    def search(
        self,
        *,
        text: str,
        kind: str | None = ...,
        limit: int = ...,
    ) -> list[Search]:
        """People, bodies, posts, places, documents and meetings by name.

        text: syllables of the name in any order; one without marks matches any marking
        kind: only person, body, post, place, document or meeting
        limit: rows at most
        """

class AsyncQueries:
    """Every query as a method."""

    async def claims_of_article(
        self,
        *,
        url: str,
    ) -> list[ClaimsOfArticle]:
        """All that an article states, each with its quote, in the order of the text.

        url: the article's address, or its id
        """

    async def body_history(
        self,
        *,
        body: str,
    ) -> list[BodyHistory]:
        """What a body was before, and what became of it.

        body: as it is called now, or as it was
        """

    async def coverage_of_body(
        self,
        *,
        body: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfBody]:
        """What the press has reported of a body, newest first.

        body: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    async def coverage_of_document(
        self,
        *,
        document: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfDocument]:
        """What the press has reported of a document, newest first.

        document: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    async def resolution(
        self,
        *,
        code: str,
    ) -> list[Resolution]:
        """A resolution or other document: who issued it, on what, and who has to do with it.

        code: "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
        """

    async def resolution_actors(
        self,
        *,
        code: str,
    ) -> list[ResolutionActors]:
        """Who issued, disseminates and implements a resolution, and which meetings and documents concern it.

        code: "79-NQ/TW", "NQ 79", "nghị quyết 79", "79", or the name of a law
        """

    async def counts(
        self,
    ) -> list[Counts]:
        """How much of each kind the graph holds."""

    async def attendance(
        self,
        *,
        meeting: str,
    ) -> list[Attendance]:
        """Who took part in a meeting, and how.

        meeting: by id, by name, or by kind and day ("buổi làm việc 2025-09-07")
        """

    async def meetings_of(
        self,
        *,
        official: str,
        since: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
    ) -> list[MeetingsOf]:
        """The meetings an official took part in, newest first.

        official: who took part
        since: held on this day or later
        before: held before this day
        limit: rows at most
        """

    async def met_together(
        self,
        *,
        official: str,
        other: str,
        limit: int = ...,
    ) -> list[MetTogether]:
        """The meetings that two officials both took part in, newest first.

        official: the one
        other: the other
        limit: rows at most
        """

    async def coverage(
        self,
        *,
        official: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[Coverage]:
        """What the press has reported of an official, newest first.

        official: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    async def find_official(
        self,
        *,
        name: str,
        limit: int = ...,
    ) -> list[FindOfficial]:
        """Officials by name, with the posts coverage shows.

        name: syllables of the name in any order; one without marks matches any marking
        limit: rows at most
        """

    async def holders(
        self,
        *,
        post: str,
        body: str | None = ...,
        at: datetime.date | str | None = ...,
    ) -> list[Holders]:
        """Who holds or has held a post, or held it on a day.

        post: the office ("Bí thư") with its body in `body`, or both in one ("Bí thư Tỉnh ủy Lào Cai")
        body: the body the post is in
        at: only who held it, or may have held it, on this day
        """

    async def positions(
        self,
        *,
        official: str,
        at: datetime.date | str | None = ...,
    ) -> list[Positions]:
        """The posts an official holds or has held, or held on a day.

        official: whose posts
        at: only what stood, or may have stood, on this day
        """

    async def succession(
        self,
        *,
        official: str,
        post: str | None = ...,
        body: str | None = ...,
    ) -> list[Succession]:
        """Who held an office before and after an official.

        official: whose forerunners and successors in office
        post: the office, where he has held several; only offices of one seat have a succession
        body: the body the office is in
        """

    async def coverage_of_place(
        self,
        *,
        place: str,
        since: datetime.date | str | None = ...,
        until: datetime.date | str | None = ...,
        before: datetime.date | str | None = ...,
        limit: int = ...,
        quotes: int = ...,
    ) -> list[CoverageOfPlace]:
        """What the press has reported of a place, newest first.

        place: whose coverage
        since: published on this day or later
        until: published on this day or earlier
        before: a day, or for the next page `<published>/<article>` of the last row
        limit: articles a page
        quotes: quotes an article at most
        """

    async def officials_of_place(
        self,
        *,
        place: str,
        at: datetime.date | str | None = ...,
        forerunners: bool = ...,
        lineage: bool = ...,
        limit: int = ...,
    ) -> list[OfficialsOfPlace]:
        """Who holds or held posts in the bodies of a place, and of the places before and after it.

        place: a commune, province, or former district; its shape on the day, or today's
        at: only who held a post, or may have held it, on this day
        forerunners: also the bodies of the units that the place was made of
        lineage: also those of all units that took its land over, whatever the day
        limit: rows at most
        """

    async def place_history(
        self,
        *,
        place: str,
    ) -> list[PlaceHistory]:
        """Where the land of a place belonged before, and where it belongs now.

        place: a commune, district or province; today's shape where it has had several
        """

    async def alike_bodies(
        self,
        *,
        limit: int = ...,
    ) -> list[AlikeBodies]:
        """Bodies of one place whose names differ in marks, in the order of words or in "Việt Nam" alone.

        limit: rows at most
        """

    async def bare_bodies(
        self,
        *,
        limit: int = ...,
    ) -> list[BareBodies]:
        """Bodies that articles name without their place, where it could not be told, and offices in them.

        limit: rows at most
        """

    async def open_facts(
        self,
        *,
        limit: int = ...,
    ) -> list[OpenFacts]:
        """Facts that are doubtful, and so not asserted.

        limit: rows at most
        """

    async def possible_same(
        self,
        *,
        limit: int = ...,
    ) -> list[PossibleSame]:
        """Pairs of officials of one name who may be one person, to decide on.

        limit: rows at most
        """

    async def two_holders(
        self,
        *,
        limit: int = ...,
    ) -> list[TwoHolders]:
        """Offices of one seat that coverage shows two people in at one time.

        limit: rows at most
        """

    async def two_provinces(
        self,
        *,
        limit: int = ...,
    ) -> list[TwoProvinces]:
        """Officials whom coverage shows leading in two provinces at one time.

        limit: rows at most
        """

    async def search(
        self,
        *,
        text: str,
        kind: str | None = ...,
        limit: int = ...,
    ) -> list[Search]:
        """People, bodies, posts, places, documents and meetings by name.

        text: syllables of the name in any order; one without marks matches any marking
        kind: only person, body, post, place, document or meeting
        limit: rows at most
        """
