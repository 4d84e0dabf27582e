"""Settings: where they come from, and that the documentation lists them."""

from pathlib import Path

import pytest

from hallway.config import Config, load_config, settings_table

OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"


def test_flags_win_over_variables_and_variables_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "hallway.toml").write_text('host = "0.0.0.0"\nport = 1\nrate_limit_factor = 3')
    environment = {"HALLWAY_DATA": str(tmp_path), "HALLWAY_PORT": "2", "HALLWAY_EVENT_LOG_DAYS": "30"}
    config = load_config({"event_log_days": 9, "port": None}, environment)
    assert (config.host, config.port, config.rate_limit_factor, config.event_log_days) == ("0.0.0.0", 2, 3.0, 9)


def test_a_named_file_replaces_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "hallway.toml").write_text("port = 1")
    other = tmp_path / "other.toml"
    other.write_text("max_upload_mb = 5")
    config = load_config({"data": str(tmp_path)}, {"HALLWAY_CONFIG": str(other)})
    assert (config.port, config.max_upload_mb) == (Config().port, 5)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"HALLWAY_PORT": "many"}, "port"),
        ({"HALLWAY_PORT": "70000"}, "port"),
        ({"HALLWAY_RATE_LIMITS": "no"}, "rate_limits"),
        ({"HALLWAY_LOG_LEVEL": "loud"}, "log_level"),
        ({"HALLWAY_PUBLIC_URL": "chat.example.org"}, "public_url"),
        ({"HALLWAY_TLS_KEY": "key.pem"}, "tls_certificate"),
        ({"HALLWAY_CONFIG": "/nowhere.toml"}, "/nowhere.toml"),
    ],
)
def test_a_wrong_setting_is_named(environment: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        load_config({}, environment)


@pytest.mark.parametrize("text", ["port = ", "prot = 1"])
def test_a_wrong_file_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "hallway.toml").write_text(text)
    with pytest.raises(ValueError, match=r"hallway\.toml|prot"):
        load_config({"data": str(tmp_path)}, {})


def test_the_documentation_lists_every_setting_with_its_default() -> None:
    assert settings_table() in OPERATING.read_text()
