"""Days as people write them in searches."""

from datetime import date

import pytest

from hallway.domain.search.dates import read_span

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-24", "2026-11-24"), ("Heute", "2026-11-24", "2026-11-24"), ("gestern", "2026-11-23", "2026-11-23"),
        ("week", "2026-11-23", "2026-11-29"), ("Monat", "2026-11-01", "2026-11-30"), ("year", "2026-01-01", "2026-12-31"),
        ("monday", "2026-11-23", "2026-11-23"), ("Dienstag", "2026-11-24", "2026-11-24"), ("mittwoch", "2026-11-18", "2026-11-18"),
        ("november", "2026-11-01", "2026-11-30"), ("dezember", "2025-12-01", "2025-12-31"), ("März", "2026-03-01", "2026-03-31"),
        ("feb 2024", "2024-02-01", "2024-02-29"), ("Mai-2025", "2025-05-01", "2025-05-31"), ("2025", "2025-01-01", "2025-12-31"),
        ("2025-07", "2025-07-01", "2025-07-31"), ("2025-7-4", "2025-07-04", "2025-07-04"), ("2025/07/04", "2025-07-04", "2025-07-04"),
        ("4.7.2025", "2025-07-04", "2025-07-04"), ("04.07.25", "2025-07-04", "2025-07-04"), ("24.12.", "2025-12-24", "2025-12-24"),
        ("3/4/2026", "2026-04-03", "2026-04-03"), ("12/31/2025", "2025-12-31", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_time_is_understood(text: str, first: str, last: str) -> None:
    assert read_span(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


def test_americans_write_the_month_first() -> None:
    assert read_span("3/4/2026", TODAY, is_month_first=True) == (date(2026, 3, 4), date(2026, 3, 4))


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "31.2.2026", "0000", "99/99/2026", "9" * 50, "¹.²."])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_span(text, TODAY) is None
