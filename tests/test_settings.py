"""Which place decides a setting, and which places are not believed."""

from pathlib import Path

import pytest

from claimdiff.errors import AuthenticationError, ConfigurationError
from claimdiff.settings import OPENAI_URL, Price, Settings, Value, resolve

KEY = "sk-canary-0123456789abcdef"


@pytest.fixture
def user_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    return folder


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def settle(
    cwd: Path,
    user_dir: Path,
    flags: dict[str, Value | None] | None = None,
    environ: dict[str, str] | None = None,
    *,
    trust: bool = False,
) -> Settings:
    return resolve(
        flags or {}, environ=environ or {}, cwd=cwd, user_dir=user_dir, trust_project=trust
    )


def test_each_layer_gives_way_to_the_one_before_it(cwd: Path, user_dir: Path) -> None:
    seen: list[tuple[str | None, str]] = []

    def look(**flags: Value) -> None:
        settings = settle(cwd, user_dir, {**flags}, environ)
        seen.append((settings.model, settings.origin["model"]))

    environ: dict[str, str] = {}
    look()
    (user_dir / "config.toml").write_text('model = "user"\n')
    look()
    (cwd / "claimdiff.toml").write_text('model = "project"\n')
    look()
    (cwd / ".env").write_text("CLAIMDIFF_MODEL=dotenv\n")
    look()
    environ["CLAIMDIFF_MODEL"] = "variable"
    look()
    look(model="flag")
    assert seen == [
        (None, "default"),
        ("user", "user"),
        ("project", "claimdiff.toml"),
        ("dotenv", ".env"),
        ("variable", "environment"),
        ("flag", "flag"),
    ]


@pytest.mark.parametrize(
    ("environ", "engine"),
    [
        ({}, "offline"),
        ({"OPENAI_API_KEY": KEY}, "llm"),
        ({"OPENAI_BASE_URL": "http://localhost:1/v1"}, "llm"),
        ({"CLAIMDIFF_BASE_URL": "http://localhost:1/v1"}, "llm"),
        ({"OPENAI_API_KEY": KEY, "CLAIMDIFF_ENGINE": "offline"}, "offline"),
        ({"OPENAI_API_KEY": ""}, "offline"),
    ],
)
def test_auto_is_llm_when_a_key_or_a_base_url_is_set(
    environ: dict[str, str], engine: str, cwd: Path, user_dir: Path
) -> None:
    assert settle(cwd, user_dir, environ=environ).engine == engine


def test_a_claimdiff_variable_goes_before_the_openai_one(cwd: Path, user_dir: Path) -> None:
    environ = {"OPENAI_BASE_URL": "http://one.test/v1", "CLAIMDIFF_BASE_URL": "http://two.test/v1"}
    assert settle(cwd, user_dir, environ=environ).endpoint == "http://two.test/v1"
    assert settle(cwd, user_dir).endpoint == OPENAI_URL


def test_a_key_is_in_no_repr(cwd: Path, user_dir: Path) -> None:
    settings = settle(cwd, user_dir, environ={"OPENAI_API_KEY": KEY})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY
    assert KEY not in repr(settings) + str(settings) + settings.model_dump_json()


LEADING_OUT = {
    "base_url": "https://elsewhere.test/v1",
    "key_file": "../user/secret",
    "cache_dir": "../user",
    "engine": "llm",
}


@pytest.mark.parametrize("name", [".env", "claimdiff.toml"])
@pytest.mark.parametrize("own", ["nothing", "environment", "user"])
def test_a_folder_decides_neither_where_texts_go_nor_where_files_are_written(
    name: str, own: str, cwd: Path, user_dir: Path
) -> None:
    (user_dir / "secret").write_text(KEY + "\n")
    environ = {"OPENAI_API_KEY": KEY} if own == "environment" else {}
    if own == "user":
        (user_dir / "config.toml").write_text(f'api_key = "{KEY}"\nengine = "offline"\n')
    before = settle(cwd, user_dir, environ=environ)
    form = "CLAIMDIFF_{}={}\n" if name == ".env" else '{} = "{}"\n'
    lines = [
        form.format(key.upper() if name == ".env" else key, value)
        for key, value in LEADING_OUT.items()
    ]
    (cwd / name).write_text("".join(lines))
    after = settle(cwd, user_dir, environ=environ)
    assert after == before.model_copy(update={"left_out": after.left_out})
    assert after.left_out == tuple(f"{key} ({name})" for key in sorted(LEADING_OUT))
    trusted = settle(cwd, user_dir, environ=environ, trust=True)
    assert (trusted.endpoint, trusted.engine) == ("https://elsewhere.test/v1", "llm")


def test_a_key_of_the_folder_is_not_used(cwd: Path, user_dir: Path) -> None:
    (cwd / ".env").write_text(f"OPENAI_API_KEY={KEY}\n")
    settings = settle(cwd, user_dir)
    assert (settings.engine, settings.api_key) == ("offline", None)
    assert settings.left_out == ("api_key (.env)",)


def test_a_folder_may_choose_the_engine_that_sends_nothing(cwd: Path, user_dir: Path) -> None:
    (cwd / "claimdiff.toml").write_text('engine = "offline"\n')
    assert settle(cwd, user_dir, environ={"OPENAI_API_KEY": KEY}).engine == "offline"


def test_a_flags_base_url_gets_the_users_key(cwd: Path, user_dir: Path) -> None:
    (cwd / ".env").write_text("OPENAI_BASE_URL=https://elsewhere.test/v1\n")
    settings = settle(
        cwd, user_dir, {"base_url": "http://127.0.0.1:9/v1/"}, {"OPENAI_API_KEY": KEY}
    )
    assert (settings.endpoint, settings.host) == ("http://127.0.0.1:9/v1", "127.0.0.1:9")


def test_a_key_file_flag_goes_before_a_key_variable(cwd: Path, user_dir: Path) -> None:
    (cwd / "key").write_text("sk-from-file\n")
    settings = settle(cwd, user_dir, {"key_file": "key"}, {"OPENAI_API_KEY": KEY})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-from-file"


def test_a_key_in_a_project_file_is_refused(cwd: Path, user_dir: Path) -> None:
    (cwd / "claimdiff.toml").write_text(f'api_key = "{KEY}"\n')
    with pytest.raises(ConfigurationError, match="does not belong") as caught:
        settle(cwd, user_dir)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("engine", "gpt"),
        ("timeout", "0"),
        ("timeout", "inf"),
        ("timeout", "soon"),
        ("max_cost", "-1"),
        ("jobs", "0"),
        ("jobs", "1.5"),
        ("cache", "perhaps"),
        ("price", "1"),
        ("price", "1,-2"),
        ("base_url", "localhost:8000"),
        ("base_url", "file:///etc/passwd"),
        ("base_url", "https://me:secret@host.test/v1"),
        ("base_url", "https://host.test:99999/v1"),
        ("model", "  "),
    ],
)
def test_a_value_that_is_no_use_is_named_with_its_place(
    name: str, value: str, cwd: Path, user_dir: Path
) -> None:
    with pytest.raises(ConfigurationError, match=rf"{name}.*environment") as caught:
        settle(cwd, user_dir, environ={f"CLAIMDIFF_{name.upper()}": value})
    assert "secret" not in str(caught.value)


def test_values_are_read_as_what_they_are(cwd: Path, user_dir: Path) -> None:
    (cwd / "claimdiff.toml").write_text('timeout = 20\njobs = 8\ncache = false\nprice = "0.5,2"\n')
    settings = settle(cwd, user_dir, environ={"CLAIMDIFF_MAX_COST": "1.50"})
    assert (settings.timeout, settings.jobs, settings.cache, settings.max_cost) == (
        20,
        8,
        False,
        1.5,
    )
    assert settings.price == Price(input=0.5, output=2)


def test_an_unknown_name_in_a_file_is_an_error(cwd: Path, user_dir: Path) -> None:
    (cwd / "claimdiff.toml").write_text('modle = "x"\n')
    with pytest.raises(ConfigurationError, match="modle"):
        settle(cwd, user_dir)


def test_a_torn_file_is_an_error(cwd: Path, user_dir: Path) -> None:
    (user_dir / "config.toml").write_text("model = \n")
    with pytest.raises(ConfigurationError, match=r"config\.toml"):
        settle(cwd, user_dir)


def test_llm_without_a_model_names_the_ways_out(cwd: Path, user_dir: Path) -> None:
    settings = settle(cwd, user_dir, environ={"OPENAI_API_KEY": KEY})
    with pytest.raises(ConfigurationError) as caught:
        settings.for_llm()
    assert caught.value.exit_code == 2
    assert "-m" in caught.value.hint
    assert "--engine offline" in caught.value.hint


def test_llm_with_neither_key_nor_base_url_is_an_authentication_error(
    cwd: Path, user_dir: Path
) -> None:
    settings = settle(cwd, user_dir, {"engine": "llm", "model": "m"})
    with pytest.raises(AuthenticationError) as caught:
        settings.for_llm()
    assert caught.value.exit_code == 4


def test_a_settings_file_that_cannot_be_read_is_told(
    cwd: Path, user_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (user_dir / "config.toml").write_text('model = "m"\n')
    read = Path.read_text

    def refuse(path: Path, encoding: str | None = None) -> str:
        if path.name == "config.toml":
            raise PermissionError(13, "Permission denied")
        return read(path, encoding)

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ConfigurationError, match=r"config\.toml cannot be read: Permission denied"):
        settle(cwd, user_dir)


def test_a_folder_in_the_place_of_a_settings_file_is_told(cwd: Path, user_dir: Path) -> None:
    (cwd / "claimdiff.toml").mkdir()
    with pytest.raises(ConfigurationError, match="cannot be read: Is a directory") as caught:
        settle(cwd, user_dir)
    assert "ls -ld" in caught.value.hint


def test_an_env_file_that_is_not_utf_8_is_told(cwd: Path, user_dir: Path) -> None:
    (cwd / ".env").write_bytes(b"CLAIMDIFF_MODEL=\xff\n")
    with pytest.raises(ConfigurationError, match=r"\.env cannot be read: it is not UTF-8"):
        settle(cwd, user_dir)


def test_a_virtual_environment_called_env_is_no_settings(cwd: Path, user_dir: Path) -> None:
    (cwd / ".env").mkdir()
    assert settle(cwd, user_dir).model is None
