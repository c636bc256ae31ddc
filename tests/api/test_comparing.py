"""The main functions on small articles: three of them, a failed one, a judge that fails."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.engines.contract import (
    Attempts,
    Clash,
    Draft,
    DraftClaim,
    LeftOut,
    Link,
    Side,
    Verdict,
)
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import AuthenticationError, InputError, ModelError
from claimdiff.result import Article, By, EngineInfo, Finding, Usage

FERRY = "The ferry Alma ran aground near Arden on Sunday."
HURT_3 = "Police said 3 people were injured."
HURT_5 = "Police said 5 people were injured."
HARBOUR = "The harbour of Arden was built in 1911 by Norwegian masons."
WEATHER = "Fog had covered the strait since Friday evening."
FOG_AT_ARDEN = "Fog had covered Arden since Friday evening."


def article(key: str, *sentences: str) -> Article:
    return from_text("\n\n".join(sentences), article_id=key, label=f"paper {key}", clean=False)


WORDS = ("ferry", "anchor", "budget", "orchard", "violin", "tunnel", "glacier", "pharmacy")


@dataclass
class Scripted:
    """An engine that claims each sentence word for word and judges as it is told to."""

    judgement: Callable[[Side, Side], Verdict] = field(default=lambda *_sides: Verdict())
    refuses: frozenset[str] = frozenset()
    error: type[ModelError] = ModelError
    seen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="llm", model="scripted", host="nowhere")

    @property
    def by(self) -> By:
        return "model"

    def read(self, article: Article) -> Draft:
        if article.id in self.refuses:
            raise self.error("the model cannot be reached")
        claims = tuple(DraftClaim(number) for number in range(len(article.sentences)))
        return Draft(claims=claims, usage=Usage(requests=1, input_tokens=10, output_tokens=5))

    def close(self) -> None:
        pass

    def judge(self, left: Side, right: Side) -> Verdict:
        self.seen.append((left.article.body, right.article.body))
        return self.judgement(left, right)


def telling(found: tuple[Finding, ...], relation: str) -> list[Finding]:
    return [finding for finding in found if finding.relation == relation]


def test_three_articles_each_finding_names_who_reports_and_who_lacks_it() -> None:
    articles = [
        article("a", FERRY, HURT_3, HARBOUR),
        article("b", FERRY, HURT_5),
        article("c", FERRY, HURT_5, WEATHER),
    ]
    found = api.compare(*articles, engine=OfflineEngine()).findings
    (conflict,) = telling(found, "conflict")
    assert {frozenset(one.articles) for one in conflict.positions} == {
        frozenset("a"),
        frozenset("bc"),
    }
    (agreement,) = telling(found, "agreement")
    assert {article for one in agreement.positions for article in one.articles} == set("abc")
    assert agreement.missing_from == ()
    omissions = {
        one.positions[0].articles[0]: set(one.missing_from) for one in telling(found, "omission")
    }
    assert omissions == {"a": set("bc"), "c": set("ab")}


def test_an_article_that_could_not_be_read_is_failed_and_lacks_nothing() -> None:
    engine = Scripted(refuses=frozenset("b"))
    articles = [article("a", FERRY, HURT_3), article("b", FERRY), article("c", FERRY, WEATHER)]
    result = api.compare(*articles, engine=engine)
    assert result.status == "partial"
    assert [one.status for one in result.articles] == ["complete", "failed", "complete"]
    assert [(one.article, one.stage, one.code) for one in result.errors] == [("b", "read", "model")]
    assert {
        sentence.ledger and sentence.ledger.status for sentence in result.articles[1].sentences
    } == {"failed"}
    assert result.findings
    assert not [one for one in result.findings if "b" in one.missing_from]


def test_a_pair_whose_judgement_failed_gives_no_omission() -> None:
    def fails(_left: Side, _right: Side) -> Verdict:
        raise ModelError("no answer")

    result = api.compare(article("a", FERRY), article("b", WEATHER), engine=Scripted(fails))
    assert (result.status, result.findings) == ("partial", ())
    assert [one.stage for one in result.errors] == ["judge"]
    assert len(result.claims) == 2


def test_what_a_failed_call_took_and_cost_is_in_the_result() -> None:
    class CostlyError(Attempts, ModelError):
        attempts = 3
        usage = Usage(requests=3, input_tokens=30)

    engine = Scripted(refuses=frozenset("b"), error=CostlyError)
    result = api.compare(article("a", FERRY), article("b", FERRY), engine=engine)
    assert [one.attempts for one in result.errors] == [3]
    assert (result.usage.requests, result.usage.input_tokens) == (4, 40)


def test_a_refused_key_stops_at_once() -> None:
    engine = Scripted(refuses=frozenset("a"), error=AuthenticationError)
    with pytest.raises(AuthenticationError):
        api.compare(article("a", FERRY), article("b", FERRY), engine=engine)


def test_a_judge_sees_the_same_order_whichever_way_the_articles_are_given() -> None:
    first, second = article("a", FERRY), article("b", WEATHER)
    engine = Scripted()
    api.compare(first, second, engine=engine)
    swapped = [one.model_copy(update={"id": key}) for one, key in ((second, "a"), (first, "b"))]
    api.compare(*swapped, engine=engine)
    assert engine.seen[0] == engine.seen[1]


def test_two_copies_of_one_text_are_told_of_in_one_order() -> None:
    copies = [article(key, FERRY, HURT_3) for key in "ab"]
    result, mirrored = (
        api.compare(*given, engine=OfflineEngine()) for given in (copies, copies[::-1])
    )
    assert result.findings == mirrored.findings
    assert [one.message for one in result.warnings] == [one.message for one in mirrored.warnings]


def test_a_models_judgement_becomes_a_finding_whatever_the_rules_see() -> None:
    def clashes(left: Side, right: Side) -> Verdict:
        words = {"a": "ran aground", "b": "covered the strait"}
        clash = Clash("cause", words[left.article.id], words[right.article.id])
        link = Link(left.claims[0].id, right.claims[0].id, 0.9, ("model",), clash)
        return Verdict(links=(link,), read=True)

    result = api.compare(article("a", FERRY), article("b", WEATHER), engine=Scripted(clashes))
    (finding,) = result.findings
    assert (finding.relation, finding.by) == ("conflict", ("model",))
    (clash,) = [one for one in finding.differences if not one.compatible]
    assert {key: values[0].text for key, values in clash.values.items()} == {
        "a": "ran aground",
        "b": "covered the strait",
    }


def test_a_sentence_that_a_model_names_tells_a_claim_though_no_claim_stands_in_it() -> None:
    class Forgetful(Scripted):
        def read(self, article: Article) -> Draft:
            draft = super().read(article)
            return draft if article.id == "a" else Draft(left_out={0: LeftOut("vague", "")})

    def names(left: Side, right: Side) -> Verdict:
        return Verdict(told={claim.id: (0,) for claim in (*left.claims, *right.claims)}, read=True)

    result = api.compare(article("a", FERRY), article("b", HARBOUR), engine=Forgetful(names))
    (finding,) = result.findings
    assert (finding.relation, finding.by) == ("agreement", ("model",))
    assert finding.positions[0].articles == ("a", "b")


def test_links_drawn_at_random_are_refused_as_a_whole() -> None:
    def random(left: Side, right: Side) -> Verdict:
        far = zip(left.claims, reversed(right.claims), strict=True)
        links = (Link(one.id, other.id, 0.9, ("model",)) for one, other in far)
        return Verdict(links=tuple(links), read=True)

    texts = [f"The {name} of Arden was counted {name} times." for name in WORDS]
    result = api.compare(article("a", *texts), article("b", *texts), engine=Scripted(random))
    assert result.findings == ()
    assert (result.status, [one.code for one in result.errors]) == ("partial", ["noise"])


def test_word_for_word_the_same_is_an_agreement_whatever_a_model_overlooks() -> None:
    def silent(*_sides: Side) -> Verdict:
        return Verdict(read=True)

    result = api.compare(article("a", FERRY), article("b", FERRY, WEATHER), engine=Scripted(silent))
    (agreed,) = telling(result.findings, "agreement")
    assert agreed.by == ("rule",)
    (lacking,) = telling(result.findings, "omission")
    assert [claim.text for claim in result.claims if claim.id in lacking.claims] == [WEATHER]


def test_usage_is_summed_and_an_unknown_price_is_null() -> None:
    result = api.compare(article("a", FERRY), article("b", FERRY), engine=Scripted())
    assert (result.usage.requests, result.usage.input_tokens) == (2, 20)
    assert result.usage.cost_usd is None


@pytest.mark.parametrize("count", [0, 1, 27])
def test_too_few_or_too_many_articles_are_refused(count: int) -> None:
    with pytest.raises(InputError):
        api.compare(*([article("a", FERRY)] * count), engine=Scripted())


def test_check_refuses_an_empty_claim() -> None:
    with pytest.raises(InputError):
        api.check("  ", article("a", FERRY), engine=OfflineEngine())


def test_check_by_a_model_lets_its_verdict_decide() -> None:
    def same(left: Side, right: Side) -> Verdict:
        return Verdict(links=(Link(left.claims[0].id, right.claims[0].id, 0.9, ("model",)),))

    claim = "A ferry ran aground near Arden."
    told = api.check(claim, article("a", FERRY), engine=Scripted(same))
    silent = api.check(claim, article("a", FERRY), engine=Scripted())
    assert (told.relation, silent.relation) == ("reported", "not-found")
    assert abs(sum(told.scores.values()) - 1) < 1e-9
    assert told.scores["reported"] == max(told.scores.values())


def test_a_sentence_without_a_claim_still_tells_a_fact() -> None:
    class Forgetful(Scripted):
        def read(self, article: Article) -> Draft:
            draft = super().read(article)
            return draft if article.id == "a" else Draft(left_out={0: LeftOut("vague", "")})

    result = api.compare(
        article("a", FERRY), article("b", FERRY), article("c", FOG_AT_ARDEN), engine=Forgetful()
    )
    (finding,) = result.findings
    assert (finding.relation, finding.missing_from) == ("agreement", ("c",))
    assert finding.positions[0].articles == ("a", "b")
    assert "tells it in a sentence" in finding.note


def test_an_article_that_names_none_of_a_claims_names_does_not_report_it() -> None:
    plain = [f"The council heard report number {number} on the harbour." for number in range(7)]
    text = article("a", "Norvik is reviewing the new law.", *plain)
    told = api.check("Norvik is reviewing the new law.", text, engine=OfflineEngine())
    other = api.check("Brenna is reviewing the new law.", text, engine=OfflineEngine())
    assert (told.relation, other.relation) == ("reported", "not-found")


@pytest.mark.parametrize("claim", ["?", "7", "“", "…", "\u200b\u200b.", "{{7*7}}", "=1+1"])
def test_any_text_may_be_checked(claim: str) -> None:
    told = api.check(claim, article("a", FERRY, claim), engine=OfflineEngine())
    assert abs(sum(told.scores.values()) - 1) < 1e-9
