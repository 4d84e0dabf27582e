"""The blocks that show data: tables and charts."""

from typing import Any

from hallway.core.richtext.blockkit.checks import (
    Check,
    Problems,
    all_of,
    boolean,
    choice,
    integer,
    items,
    kinds,
    number,
    record,
    string,
    typed,
)
from hallway.core.richtext.blockkit.elements import BUTTON
from hallway.core.richtext.blockkit.objects import ID
from hallway.core.richtext.blockkit.problems import wrong
from hallway.core.richtext.blockkit.rich_text import RICH_TEXT_BLOCK

_WORDS = string(20_000, 1)
_RAW: dict[str, Check] = {
    "raw_text": typed({"text": _WORDS}),
    "raw_number": typed({"value": number(), "text?": _WORDS}),
}
_CELLS: dict[str, Check] = {**_RAW, "rich_text": RICH_TEXT_BLOCK}
_DATA_CELLS: dict[str, Check] = {**_CELLS, "action_cell": typed({"element": BUTTON, "fallback?": kinds(_RAW)})}
_header_cell = kinds(_RAW)

_COLUMN = record({"align?": choice("left", "center", "right"), "is_wrapped?": boolean})


def _column(value: Any) -> Problems:
    """How a column looks; null for one that is as usual."""
    return None if value is None else _COLUMN(value)


_table_cell = kinds(_CELLS)


def _cell(value: Any) -> Problems:
    """A cell; null for an empty one, as in tables that people have pasted."""
    return None if value is None else _table_cell(value)


TABLE = typed({"block_id?": ID, "rows": items(items(_cell, 1, 20), 1, 100), "column_settings?": items(_column, 0, 20)})


def _even(value: dict[str, Any]) -> Problems:
    """A rule: every row is as long as the first, which has plain cells; the column that names the rows is there."""
    rows = value["rows"]
    for place, cell in enumerate(rows[0]):
        if found := _header_cell(cell):
            return [problem._replace(pointer=f"/rows/0/{place}{problem.pointer}") for problem in found]
    for place, row in enumerate(rows):
        if len(row) != len(rows[0]):
            return wrong(f"must provide {len(rows[0])} items", f"/rows/{place}", type="length", expected=len(rows[0]))
    if (value.get("row_header_column_index") or 0) >= len(rows[0]):
        return wrong(f"must be less than {len(rows[0])}", "/row_header_column_index", type="maximum", expected=len(rows[0]) - 1)
    return None


DATA_TABLE = typed(
    {
        "block_id?": ID, "caption": string(3000, 1), "rows": items(items(kinds(_DATA_CELLS), 1, 20), 2, 201), "page_size?": integer(1, 100),
        "row_header_column_index?": integer(0),
    },
    _even,
)  # fmt: skip

_TAG = string(20, 1)
_AXIS = record({"categories": items(_TAG, 1, 20), "x_label?": string(50), "y_label?": string(50)})
_SERIES = items(record({"name": _TAG, "data": items(record({"label": _TAG, "value": number()}), 1, 20)}), 1, 12)


def _names_differ(value: dict[str, Any]) -> Problems:
    """A rule: no two series have the same name, nor two categories."""
    names = [series["name"] for series in value["series"]]
    if len(set(names)) < len(names):
        return wrong("names must be unique", "/series", type="unique")
    categories = value["axis_config"]["categories"]
    return wrong("items must be unique", "/axis_config/categories", type="unique") if len(set(categories)) < len(categories) else None


def _every_category(value: dict[str, Any]) -> Problems:
    """A rule: each series has one point for each category."""
    categories = sorted(value["axis_config"]["categories"])
    for place, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            return wrong("must provide one point for each of the categories", f"/series/{place}/data", type="enum", expected=categories)
    return None


_PLOT = typed({"series": _SERIES, "axis_config": _AXIS}, all_of(_names_differ, _every_category))
CHARTS: dict[str, Check] = {
    "pie": typed({"segments": items(record({"label": _TAG, "value": number(above=0)}), 1, 12)}),
    "bar": _PLOT,
    "line": _PLOT,
    "area": _PLOT,
}
DATA_VISUALIZATION = typed({"block_id?": ID, "title": string(50, 1), "chart": kinds(CHARTS)})
