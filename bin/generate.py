"""Writes what is made from the code: `docs/compatibility.md`, and the settings in `docs/operating.md`.

With `--check` it only tells whether they are up to date.
"""

import re
import sys
from pathlib import Path

from hallway.compatibility import compatibility_page
from hallway.config import settings_table

DOCS = Path(__file__).parent.parent / "docs"
_SETTINGS = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)


def main() -> None:
    """Write, or check."""
    operating = DOCS / "operating.md"
    pages = {
        DOCS / "compatibility.md": compatibility_page(),
        operating: _SETTINGS.sub(lambda _: settings_table(), operating.read_text()),
    }
    for path, page in pages.items():
        if "--check" not in sys.argv:
            path.write_text(page)
        elif not path.is_file() or path.read_text() != page:
            sys.exit(f"docs/{path.name} is not what the code says: run `make docs`")


if __name__ == "__main__":
    main()
