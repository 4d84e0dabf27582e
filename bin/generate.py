"""Writes what is made from the method registry: `docs/compatibility.md`. With `--check` it only tells whether that is up to date."""

import sys
from pathlib import Path

from hallway.compatibility import compatibility_page

TARGET = Path(__file__).parent.parent / "docs" / "compatibility.md"


def main() -> None:
    """Write, or check."""
    page = compatibility_page()
    if "--check" in sys.argv:
        if not TARGET.is_file() or TARGET.read_text() != page:
            sys.exit("docs/compatibility.md is not what the registry says: run `make docs`")
    else:
        TARGET.write_text(page)


if __name__ == "__main__":
    main()
