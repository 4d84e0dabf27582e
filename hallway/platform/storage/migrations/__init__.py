"""Alembic migrations, one chain for both engines."""

from pathlib import Path

from sqlalchemy import create_engine, inspect, text

_HERE = Path(__file__).parent
HEAD = "0001"


def migrate(url: str) -> None:
    """Bring the database at `url` (SQLAlchemy's form) to the newest schema; does nothing when it is there already."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if inspect(connection).has_table("alembic_version"):
                found = connection.execute(text("select version_num from alembic_version")).scalar()
                if found == HEAD:
                    return
        _upgrade(url)
    finally:
        engine.dispose()


def _upgrade(url: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")
