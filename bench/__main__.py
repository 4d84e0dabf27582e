"""`python -m bench [NAME …]`: run benchmarks, print a table, write JSON. Exit code 1 when a figure is missed."""

import json
import os
import sys
from pathlib import Path

import msgspec

from bench import blocks, client, events, fanout, importing, opening, posts, searching
from bench.harness import Figure, compile_programs

_BENCHES = {
    "fanout": fanout.run,
    "posts": posts.run,
    "importing": importing.run,
    "opening": opening.run,
    "searching": searching.run,
    "client": client.run,
    "blocks": blocks.run,
    "events": events.run,
}


def main() -> int:
    """Run those named, or all."""
    names = sys.argv[1:] or list(_BENCHES)
    compile_programs()
    if "posts" in names and not os.environ.get("HALLWAY_BENCH_POSTGRES"):
        print("PostgreSQL is left out: set HALLWAY_BENCH_POSTGRES to a server's URL.", file=sys.stderr)
    figures: list[Figure] = []
    for name in names:
        print(f"· {name}", file=sys.stderr)
        figures += _BENCHES[name]()
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        mark = "ok  " if figure.is_reached else "MISS"
        print(f"{mark} {figure.name:{width}}  {figure.value:>14,.1f} {figure.unit:14} {figure.goal:24} {figure.beside}")
    target = Path(__file__).parent / "results" / "latest.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([msgspec.to_builtins(figure) for figure in figures], indent=1))
    return 0 if all(figure.is_reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
