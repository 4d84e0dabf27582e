"""Copies a data folder while its server runs: `python -m bin.backup DATA TARGET`. Copied back, TARGET is a data folder again.

Run again with the same target, it copies only the files that are new. The search index is left out: it is made anew.
"""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path


def main() -> None:
    """Copy, and say how much."""
    if len(sys.argv) != 3 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m bin.backup DATA TARGET, where DATA is a data folder")
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The database first: the files that it names were there before it named them, and files never change.
    if (data / "hallway.db").is_file():
        _copy_database(data / "hallway.db", target / "hallway.db")
    for name in ("secret.key", "hallway.toml"):
        if (data / name).is_file():
            shutil.copy2(data / name, target / name)
    copied = sum(_copy_new(path, target / "files" / path.relative_to(data / "files")) for path in (data / "files").glob("??/*"))
    print(f"{target}: database, keys and {copied:,} new files")


def _copy_database(source: Path, target: Path) -> None:
    """One snapshot, by SQLite's own backup; an older one stays until it is whole."""
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as reading, closing(sqlite3.connect(partial)) as writing:
        reading.backup(writing)
    partial.replace(target)


def _copy_new(source: Path, target: Path) -> int:
    if target.exists():
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    try:
        shutil.copy2(source, partial)
    except FileNotFoundError:
        return 0
    partial.replace(target)
    return 1


if __name__ == "__main__":
    main()
