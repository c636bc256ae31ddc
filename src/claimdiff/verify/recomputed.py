"""What is saved against what is made anew, field by field.

What cannot be made anew is named (`taken_on_trust`): how the run went, and what a model judged.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from claimdiff.errors import ClaimdiffError
from claimdiff.result import Article, ArticleResult, Comparison, SummaryResult
from claimdiff.verify.mismatch import Mismatch, differ, repeated, unless

Made = Comparison | SummaryResult | ArticleResult
Remake = Callable[[Made], Made]
"""Makes a result anew from its own articles: it needs engines, which this room does not know."""
_OF_THE_RUN = frozenset({"seal", "version", "created", "usage", "errors", "id", "status"})
"""What no reading of the articles gives again; `status` is checked on its own."""
_OF_THE_MODEL = frozenset({"engine", "ungrounded", "judgements"})
_PLACES = frozenset({("speaker", "span"), ("referents", "span")})
"""Of several places of a name the one that the model's wording led to; its words are checked."""
_ROLE = "role"
"""What a span does: no matter of where it stands."""
_STAGES = frozenset({"load", "read", "judge"})


def verify(result: Made, remake: Remake) -> Iterator[Mismatch]:
    """Every field in which a result is not what is made of its articles."""
    if any(one.stage not in _STAGES for one in result.errors):
        # The comparison as a whole failed: nothing was made of the articles.
        for name in ("findings", "figures"):
            if getattr(result, name, None):
                yield Mismatch(name, "of a comparison that failed", "none", "some")
        return
    try:
        made = remake(result)
    except (ClaimdiffError, ValueError, LookupError) as error:
        yield Mismatch("result", "it cannot be made anew", "it can", f"{error}")
        return
    yield from _status(result, made)
    if isinstance(result, ArticleResult) or isinstance(made, ArticleResult):
        return
    yield from _engine(result, made)
    yield from _fields(result, made)


def _fields(
    result: Comparison | SummaryResult, made: Comparison | SummaryResult
) -> Iterator[Mismatch]:
    by_model = result.engine.name == "llm"
    skipped = _OF_THE_RUN | (_OF_THE_MODEL if by_model else frozenset())
    here = result.model_dump(mode="json", by_alias=True, exclude=set(skipped))
    there = made.model_dump(mode="json", by_alias=True, exclude=set(skipped))
    for path, expected, found in _differences(there, here, ()):
        chosen = expected is not None and found is not None and _is_place(path)
        if not (by_model and chosen):
            named = " ".join(path).replace("_", " ")
            yield Mismatch(named, "made anew", _short(expected), _short(found))


def taken_on_trust(result: Made) -> list[str]:
    """What cannot be made anew, each by its name."""
    if isinstance(result, ArticleResult):
        return ["how the run went (errors)"]
    found = ["how the run went (created, engine, usage, errors)"]
    if result.engine.name == "llm":
        found += [f"the model's reading of article {one.id}" for one in _read(result)]
    if isinstance(result, Comparison):
        found += [f"the model's judgement {one.id}" for one in result.findings if "model" in one.by]
    return found


def _read(result: Made) -> list[Article]:
    return [one for one in result.articles if one.status != "failed"]


def _status(result: Made, made: Made) -> Iterator[Mismatch]:
    """The status follows from the articles and errors; a batch calls failed what has no pair."""
    readable = len(_read(result))
    unjudged = any(one.stage not in ("load", "read") for one in result.errors)
    expected = {made.status if not result.errors or made.status == "failed" else "partial"}
    if isinstance(result, Comparison) and (readable < 2 or (unjudged and readable == 2)):
        expected = expected | {"failed"} if result.id is None else {"failed"}
    if result.status not in expected:
        yield Mismatch("status", "made anew", " or ".join(sorted(expected)), result.status)


def _engine(
    result: Comparison | SummaryResult, made: Comparison | SummaryResult
) -> Iterator[Mismatch]:
    """The offline engine costs nothing; a model has a name and a host, and judges a pair once."""
    if result.engine.name == "offline":
        free = made.usage.model_copy(update={"seconds": result.usage.seconds})
        yield from differ("usage", "of the offline engine", free, result.usage)
        return
    named = result.engine.model and result.engine.host
    yield from unless(named, "engine", "the model and its host", "named", "not named")
    if isinstance(result, Comparison):
        yield from unless(
            result.judgements is not None, "judgements", "what the model said", "given", "none"
        )
        pairs = [" ".join(one.articles) for one in result.judgements or ()]
        yield from repeated("judgements", "pair", pairs)


def _differences(
    expected: object, found: object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object, object]]:
    """The leaves in which two values differ; where lists differ in length, the lists."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in sorted(expected.keys() | found.keys()):
            yield from _differences(expected.get(name), found.get(name), (*path, name))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, (one, other) in enumerate(zip(expected, found, strict=True)):
            key = other.get("id", place) if isinstance(other, dict) else place
            yield from _differences(one, other, (*path, str(key)))
    elif expected != found:
        yield path, expected, found


def _is_place(path: Sequence[str]) -> bool:
    names = [step for step in path if not step.isdigit()]
    return names[-1] != _ROLE and any(pair in _PLACES for pair in pairwise(names))


def _short(value: object) -> str:
    return f"{len(value)} items" if isinstance(value, list) else repr(value)
