"""Alembic migrations, one chain for both engines."""

from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from hallway.core.errors import ApiError

_HERE = Path(__file__).parent
HEAD = "0001"


def migrate(url: str) -> None:
    """Bring the database at `url` (SQLAlchemy's form) to the newest schema; does nothing when it is there already.

    Raises `ApiError("service_unavailable")` with the driver's words when the database is out of reach, and `ValueError` for a
    URL that names none.
    """
    try:
        if schema_revision(url) != HEAD:
            _upgrade(url)
    except DBAPIError as error:
        raise ApiError("service_unavailable", str(error.orig).strip()) from error
    except ArgumentError as error:
        raise ValueError(f"not a database's URL: {error}") from error


def schema_revision(url: str) -> str | None:
    """The revision of the schema in the database at `url`; None where there is none yet. Raises SQLAlchemy's errors."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return str(connection.execute(text("select version_num from alembic_version")).scalar())
    finally:
        engine.dispose()


def _upgrade(url: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")
