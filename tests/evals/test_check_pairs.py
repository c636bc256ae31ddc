"""The pairs that `check` is scored by."""

from collections import Counter

from evals import check_pairs


def test_a_story_has_ten_sentences_and_as_many_true_claims_as_false() -> None:
    told = check_pairs.stories()
    assert len(told) == 20
    for story in told:
        assert len(story.sentences) == 10
        labels = Counter(asked.label for asked in story.claims)
        assert labels == {"reported": 4, "conflicting": 4}
        assert all(asked.claim not in story.sentences for asked in story.claims)
        assert all(1 <= asked.sentence <= len(story.sentences) for asked in story.claims)


def test_each_language_has_stories_in_both_halves() -> None:
    halves = {(story.language[:2], story.half) for story in check_pairs.stories()}
    assert halves == {
        (one, half) for one in ("en", "de", "fr", "es", "zh") for half in ("tuned", "held")
    }


def test_a_claim_is_put_to_its_sentence_and_to_the_whole_story() -> None:
    story = check_pairs.stories()[0]
    asked = story.claims[0]
    assert story.text(asked, "bare") == story.sentences[asked.sentence - 1]
    assert all(sentence in story.text(asked, "inside") for sentence in story.sentences)
