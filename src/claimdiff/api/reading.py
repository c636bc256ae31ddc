"""An article by an engine: what it points at is cut from the body, what failed is told.

Nothing here loads an article or compares two.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from claimdiff import articles as article_room
from claimdiff import support
from claimdiff.engines.contract import Attempts, Draft, Engine, Planner
from claimdiff.errors import AuthenticationError, ClaimdiffError, ModelError, kind_of
from claimdiff.result import Article, Failure, Notice, Status, Usage
from claimdiff.support import ReadArticle

Watch = Callable[[str], object]
"""Told of each step of a task as it begins; from whatever thread is at work."""


def read_article(article: Article, engine: Engine) -> ReadArticle:
    """Have an engine read one article and check what it says; a failed article passes unread.

    Raises:
        ClaimdiffError: The engine could not read it; `unread` makes the place that it has then.
    """
    if article.status == "failed":
        return ReadArticle(article)
    return support.read(article, engine.read(article))


def unread(article: Article, error: ClaimdiffError) -> ReadArticle:
    """An article whose reading failed: every sentence is accounted for as failed."""
    failed = failure(error, article.id, "read", tuple(range(len(article.sentences))))
    place = support.read(article, Draft()).article.model_copy(update={"status": "failed"})
    return ReadArticle(place, failures=(failed,), usage=spent(error))


def failed_article(article_id: str, label: str, source: str, error: ClaimdiffError) -> Article:
    """The place of an article that could not be read, so that it is shown as failed."""
    notice = Notice(code=error.code, message=error.message)
    return Article(
        id=article_id,
        label=article_room.masked(label),
        origin=article_room.masked(source),
        status="failed",
        warnings=(notice,),
    )


def read_all(
    articles: Sequence[Article], engine: Engine, watch: Watch | None = None
) -> list[ReadArticle]:
    """Read all, at once if the engine waits for an endpoint: that takes seconds an article.

    One that computes is no faster in threads, and each would load its tables for itself.

    Args:
        articles: The articles.
        engine: What reads.
        watch: Told of each article as its reading begins.

    Raises:
        AuthenticationError: The endpoint refused the key.
    """

    def one(article: Article) -> ReadArticle:
        if watch is not None:
            watch(f"reading {article.label}")
        try:
            return read_article(article, engine)
        except AuthenticationError:
            raise
        except ClaimdiffError as error:
            return unread(article, error)

    if not isinstance(engine, Planner):
        return [one(article) for article in articles]
    with ThreadPoolExecutor(max_workers=max(1, len(articles))) as pool:
        return list(pool.map(one, articles))


def weak(reads: Sequence[ReadArticle]) -> tuple[Notice, ...]:
    """That a model is too weak, where most of its answers cannot be used.

    Counted are the claims whose words are not where it pointed, and the sentences that it passed
    over, also when asked for them again. A call that failed says nothing of the model.
    """
    kinds = Counter(item.kind for one in reads for item in one.ungrounded)
    lost = kinds["claim"] + kinds["words"]
    failures = [error for one in reads for error in one.failures]
    passed_over = sum(len(one.sentences) for one in failures if not _is_of_a_call(one))
    asked = kinds["claim"] + passed_over + sum(len(one.claims) for one in reads)
    if 2 * (lost + passed_over) <= asked:
        return ()
    message = (
        "this model seems too weak for the task: most of what it answered is not as the article "
        f"has it ({lost} claims), or leaves sentences out ({passed_over}); try another with -m"
    )
    return (Notice(code="weak-model", message=message),)


def _is_of_a_call(failure: Failure) -> bool:
    kind = kind_of(failure.code)
    return kind is not None and issubclass(kind, ModelError)


def failure(
    error: ClaimdiffError, article: str | None, stage: str, sentences: tuple[int, ...]
) -> Failure:
    """An error as a result has it."""
    return Failure(
        article=article,
        stage=stage,
        code=error.code,
        message=error.message,
        attempts=error.attempts if isinstance(error, Attempts) else 1,
        sentences=sentences,
        hint=error.hint,
    )


def spent(error: ClaimdiffError) -> Usage:
    """What a failed call cost all the same."""
    return error.usage if isinstance(error, Attempts) else Usage()


def status(articles: Sequence[Article], failures: Sequence[Failure]) -> Status:
    """What became of a result as a whole."""
    if articles and all(article.status == "failed" for article in articles):
        return "failed"
    if failures or any(article.status != "complete" for article in articles):
        return "partial"
    return "complete"
