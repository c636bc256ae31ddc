"""Why an agreement counts."""

from tests.compare.build import side

from claimdiff.compare.basis import basis

QUOTE = "“We are pausing our answers to these requests while we read the new law”"


def ground(left: str, right: str, agencies: tuple[str | None, str | None] = (None, None)) -> str:
    one, other = side("a", left), side("b", right)
    articles = {
        made.article.id: made.article.model_copy(update={"agency": agency})
        for made, agency in zip((one, other), agencies, strict=True)
    }
    found = basis((*one.claims, *other.claims), articles)
    return f"{found.basis}: {found.note}" if found.note else found.basis


def test_the_same_quotation_is_one_statement() -> None:
    straight = QUOTE.replace("“", '"').replace("”", '"')
    assert ground(f"{QUOTE}, the firm said.", f"The firm said: {straight}.") == (
        "same-statement: the quotation is word for word the same"
    )


def test_a_trimmed_quotation_is_said_to_be_trimmed() -> None:
    short = "“We are pausing our answers to these requests”"
    assert ground(f"{QUOTE}, it said.", f"{short}, it said.") == (
        "same-statement: one quotation is trimmed"
    )


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
