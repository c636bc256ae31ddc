"""Fault 20: template code in an article is text, and a template of the user's own is bounded.

What an article says reaches the prompt word for word; a hostile folder of templates reads no file,
calls nothing of Python, and neither runs for ever nor fills the memory.
"""

from pathlib import Path

import pytest
from tests.endpoint.reference import reference_endpoint
from tests.faults import inert
from tests.faults.command import FERRY, claimdiff, own_place

CODE = [
    "{{7*7}}",
    "{{ 7 * '7' }} and {{ config }}",
    "{% include '/etc/passwd' %}",
    "{% include 'read/system.j2' %}",
    "{% for x in range(10**9) %}x{% endfor %}",
    "{# a comment #}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} <%= 7*7 %> {0.__class__} %(x)s",
    "{{ body }} {{ tag }} {{ left.claims }}",
    "{% raw %}{{ 1 }}{% endraw %}",
    "}} {% endif %} {{",
]
HOSTILE = {
    "class": "{{ ''.__class__.__mro__ }}",
    "subclasses": "{{ body.__class__.__base__.__subclasses__() }}",
    "format": "{{ '{0.__class__}'.format(body) }}",
    "globals": "{{ self.__init__.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "absolute file": "{% include '/etc/passwd' %}",
    "file above": "{% include '../../../../etc/passwd' %}",
    "import": "{% import '/etc/passwd' as x %}",
    "extends": "{% extends '../user.j2' %}",
    "itself": "{% include 'read/user.j2' %}",
    "recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "range": "{% for x in range(1000000000) %}x{% endfor %}",
    "repetition": "{{ 'x' * 1000000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "padding": "{{ '%1000000000s' % body }}",
    "format width": "{{ '{:1000000000}'.format(body) }}",
    "filter width": "{{ body | center(1000000000) }}",
    "indent": "{{ body | indent(1000000000) }}",
    "ljust": "{{ body.ljust(1000000000) }}",
    "zfill": "{{ body.zfill(1000000000) }}",
    "replace": "{{ body | replace('', 'x' ~ 'y') | replace('', body) | replace('', body) }}",
    "doubling": "{% set x = body %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "nested loops": "{% for a in body %}{% for b in body %}{% for c in body %}{{ body }}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "unknown": "{{ key }} {{ api_key }} {{ settings }}",
    "syntax": "{% if %}",
    "do": "{% do body.append(1) %}",
    "no text": "\x00\x1b[2J{{",
}

BROKEN = {"class", "globals", "syntax", "unknown", "do", "no text"}
"""Those that name what they may not have, or are no templates; the others are refused as such."""


def test_20_template_code_in_an_article_is_in_the_prompt_word_for_word(tmp_path: Path) -> None:
    lines = [f"The sign on the quay reads {code} since Monday." for code in CODE]
    with reference_endpoint() as end, own_place(tmp_path):
        Path("a.txt").write_text("\n\n".join([FERRY, *lines]))
        ran = claimdiff(
            "compare", "a.txt", "b.txt", "-m", "any", "--base-url", end.base_url, "-o", "-",
            "--full", "-o", "r.html", "-o", "r.md",
        )  # fmt: skip
        prompts = [message["content"] for one in end.received for message in one.messages]
        planned = claimdiff("compare", "a.txt", "b.txt", "-m", "any", "--no-cache", "-n",
                            "--base-url", end.base_url)  # fmt: skip
    assert ran.code == planned.code == 0
    assert [line for line in lines if not any(line in prompt for prompt in prompts)] == []
    assert [line for line in lines if line not in planned.out] == []
    assert "root:" not in "".join(prompts)
    assert inert.handlers((tmp_path / "r.html").read_text("utf-8")) == []
    shown = " ".join(ran.out.split())
    assert [line for line in lines if line.removesuffix(" since Monday.") not in shown] == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_20_a_hostile_template_is_refused_bounded_and_sends_nothing(
    kind: str, tmp_path: Path
) -> None:
    with reference_endpoint() as end, own_place(tmp_path):
        own = Path("own") / "read"
        own.mkdir(parents=True)
        (own / "user.j2").write_text(f"{HOSTILE[kind]}\n{{{{ tag }}}} {{{{ body }}}}\n", "utf-8")
        where = ("-m", "any", "--base-url", end.base_url, "--prompts", "own", "--debug")
        ran = claimdiff("compare", "a.txt", "b.txt", *where)
        checked = claimdiff("prompts", "check", "--prompts", "own")
        sent = "".join(message["content"] for one in end.received for message in one.messages)
    assert (ran.code, sent) == (2, "")
    assert checked.code in (0, 2)
    for one in (ran, checked):
        assert inert.live(one.said) == []
        assert "root:" not in one.said
        assert "internal error" not in one.said
    assert "read/user" in ran.out
    refused = "is not for prompts" in " ".join(ran.out.split())
    assert refused or kind in BROKEN
