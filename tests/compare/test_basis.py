"""Why an agreement counts."""

from tests.compare.build import side

from claimdiff.compare.basis import Ground, basis
from claimdiff.compare.parsed import Parsed

QUOTE = "“We are pausing our answers to these requests while we read the new law”"


def ground(left: str, right: str, agencies: tuple[str | None, str | None] = (None, None)) -> str:
    one, other = side("a", left), side("b", right)
    sides = {
        made.article.id: Parsed(made.article.model_copy(update={"agency": agency}), made.claims)
        for made, agency in zip((one, other), agencies, strict=True)
    }
    found = basis((*one.claims, *other.claims), sides)
    return f"{found.basis}: {found.note}" if found.note else str(found.basis)


def test_the_same_quotation_is_one_statement() -> None:
    straight = QUOTE.replace("“", '"').replace("”", '"')
    assert ground(f"{QUOTE}, the firm said.", f"The firm said: {straight}.") == (
        "same-statement: the quoted words are the same"
    )


def test_which_claims_quote_one_statement_is_told_where_others_do_not() -> None:
    one = side("a", f"{QUOTE}, the firm said.", speaker="the firm")
    other = side("b", f"{QUOTE}, it said.", "It stopped answering last week.", speaker="the firm")
    quoting = (one.claims[0].id, other.claims[0].id)
    assert among(one, other) == Ground("same-statement", "the quoted words are the same", quoting)


def test_two_statements_among_the_claims_are_told_apart() -> None:
    more = "“The law is unclear to all of our lawyers”"
    one, other = (side(key, f"{QUOTE}, it said.", f"{more}, it said.") for key in "ab")
    assert among(one, other) == Ground(
        "same-statement",
        "a1 and b1: the quoted words are the same; a2 and b2: the quoted words are the same",
        ("a1", "b1"),
    )


def test_a_source_that_only_some_of_the_claims_name_is_said_to_be_theirs() -> None:
    one, both = side("a", "It paused.", speaker="Orm and Vask"), "The firms said they paused."
    other = side("b", both, speaker="Orm and Vask")
    more = side("c", "We paused.", speaker="Vask")
    mixed = Parsed(
        other.article,
        (*other.claims, *(c.model_copy(update={"article": "b"}) for c in more.claims)),
    )
    assert among(one, mixed) == Ground("same-source", "", ("a1", "b1"))
    assert among(one, side("b", both, "It did.", speaker="Vask")).claims == ("a1", "b1", "b2")


def test_a_trimmed_quotation_is_said_to_be_trimmed() -> None:
    short = "“We are pausing our answers to these requests”"
    assert ground(f"{QUOTE}, it said.", f"{short}, it said.") == (
        "same-statement: one quotation is trimmed"
    )


def test_two_parts_of_a_quotation_that_both_have_whole_are_of_the_same_words() -> None:
    one, other = side("a", f"{QUOTE}, it said."), side("b", f"{QUOTE}, it said.", quoted=True)
    (claim,) = other.claims
    (says,) = claim.spans
    start, end = QUOTE.index("our"), len(QUOTE) - 1
    part = says.model_copy(update={"start": start, "end": end, "exact": QUOTE[start:end]})
    other = Parsed(other.article, (claim.model_copy(update={"spans": (part,)}),))
    assert among(one, other).note == "the quoted words are the same"


def test_a_changed_word_in_a_quotation_is_told() -> None:
    changed = QUOTE.replace("new law", "new rules")
    assert ground(f"{QUOTE}, it said.", f"{changed}, it said.") == (
        "same-statement: words of the quotation differ"
    )


def test_a_short_quoted_word_does_not_make_one_statement() -> None:
    assert ground("The firm is “assessing” the law.", "The firm is “assessing” it.") == (
        "own-words"
    )


def test_a_long_run_of_equal_words_is_wire_copy() -> None:
    copy = "The ferry ran aground near the northern breakwater shortly after dawn on Sunday morning"
    assert ground(f"{copy}, crews said.", f"{copy} with no passengers aboard.").startswith(
        "shared-wire: 14 words"
    )


def test_one_agency_credited_by_both_is_wire_copy() -> None:
    left, right = "The ferry ran aground at dawn.", "At dawn a ferry was stranded."
    assert ground(left, right, ("AFP", "AFP")) == "shared-wire: both credit AFP"
    assert ground(left, right, ("AFP", "Reuters")) == "own-words"
    assert ground(left, right, ("AFP", None)) == "own-words"


def of(one: Parsed, **known: str) -> Parsed:
    """A side whose article has some metadata."""
    return Parsed(one.article.model_copy(update=known), one.claims)


def among(*sides: Parsed) -> Ground:
    claims = [claim for one in sides for claim in one.claims]
    return basis(claims, {one.article.id: one for one in sides})


RAN = side("a", "The ferry ran aground at dawn.", speaker="Ana Petrov")
STRANDED = side("b", "At dawn a ferry was stranded.", speaker="Olof Brandt")
STUCK = side("c", "Early in the day the ferry got stuck.", speaker="Mira Holt")


def test_two_labels_of_one_publisher_count_once() -> None:
    told = "“a” and “b” are of one publisher"
    one, other = of(RAN, outlet="Harbour Post"), of(STRANDED, outlet="harbour post")
    assert among(one, other) == Ground("shared-wire", told, ("a1", "b1"))
    one = of(RAN, outlet="Post Sport", url="https://www.post.example/1")
    other = of(STRANDED, outlet="Post World", url="https://world.post.example/2")
    assert among(one, other) == Ground("shared-wire", told, ("a1", "b1"))


def test_hosts_that_end_alike_are_two_publishers() -> None:
    one = of(RAN, url="https://post.example/1")
    other = of(STRANDED, url="https://outpost.example/2")
    assert among(one, other).basis == "different-sources"


def test_what_counts_once_is_one_report_beside_a_third() -> None:
    one, other = of(RAN, agency="AFP"), of(STRANDED, agency="AFP")
    assert among(one, other, STUCK) == Ground(
        "different-sources", "counted once: both credit AFP", ("a1", "b1", "c1")
    )
    quoting = of(side("c", "The ferry got stuck.", speaker="Olof Brandt"))
    assert among(one, other, quoting).basis == "same-source"


def test_three_that_are_one_report_by_pairs_are_one() -> None:
    one = of(RAN, agency="AFP")
    other = of(STRANDED, agency="AFP", outlet="Harbour Post")
    third = of(STUCK, outlet="Harbour Post")
    assert among(one, other, third).basis == "shared-wire"


def test_sources_named_in_two_languages_are_not_told_to_be_two() -> None:
    one = of(side("a", "Fourteen people died.", speaker="the coastguard"), language="en")
    other = of(side("b", "14 Menschen starben.", speaker="die Küstenwache"), language="de")
    assert among(one, other).basis == "own-words"


def test_a_pronoun_and_a_role_are_no_other_source_than_a_name() -> None:
    for speaker in ("he", "the harbour master"):
        told = side("b", "At dawn a ferry was stranded.", speaker=speaker)
        assert among(RAN, told).basis == "own-words"
    assert among(RAN, STRANDED).basis == "different-sources"
    one, other = (
        side("a", "It sank.", speaker="shopkeepers"),
        side("b", "It is gone.", speaker="dealers"),
    )
    assert among(one, other).basis == "own-words"


def test_an_article_before_a_noun_is_no_word_of_two_sources() -> None:
    one, other = (
        side("a", "Es sank.", speaker="die Reederei"),
        side("b", "Weg ist es.", speaker="die Wache"),
    )
    german = [of(each, language="de") for each in (one, other)]
    assert among(*german).basis == "own-words"
