"""Without Chromium the browser tests are skipped aloud; in CI they fail."""

from pathlib import Path

import pytest
from tests.reports import browser

CI = Path(__file__).parents[2] / ".ci" / "run"


def test_without_chromium_a_test_is_skipped_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        browser.executable()


def test_without_chromium_a_test_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    # A skip would skip this very test, if it were not expected.
    with pytest.raises((pytest.fail.Exception, pytest.skip.Exception)) as stopped:
        browser.executable()
    assert stopped.type is pytest.fail.Exception
    assert "no Chromium is installed" in str(stopped.value)


def test_a_chromium_on_the_path_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chromium = tmp_path / "chromium"
    chromium.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.executable() == str(chromium)


def test_the_ci_script_says_that_it_is_ci_and_installs_chromium() -> None:
    script = CI.read_text("utf-8")
    assert script.index("export CI=") < script.index("make test-slow")
    assert "apt-get install" in script
    assert "chromium" in script
