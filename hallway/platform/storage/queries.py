"""Statements written once in SQLAlchemy Core, compiled once per engine, run on the bare driver."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Literal, TypeVar, cast, overload

import msgspec
from sqlalchemy import Boolean, ColumnElement, Table, insert, update
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement, bindparam, visitors
from sqlalchemy.sql.compiler import SQLCompiler

Engine = Literal["sqlite", "postgres"]
T = TypeVar("T")
Row = tuple[Any, ...]

_DIALECTS: dict[Engine, Any] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgres": cast(Any, postgresql.psycopg.dialect)(),
}


class Compiled(msgspec.Struct, frozen=True):
    """A statement's text for one engine, the values it carries itself, and which parameters are lists."""

    text: str
    constants: dict[str, Any]
    lists: tuple[str, ...]
    booleans: tuple[int, ...]


class Query(Generic[T]):
    """A statement with named parameters (`bindparam`), and what its rows become."""

    def __init__(self, statement: ClauseElement, into: Callable[..., T]) -> None:
        self.statement = statement
        self.into = into
        self.compiled: dict[Engine, Compiled] = {}

    def for_engine(self, engine: Engine) -> Compiled:
        """The compiled statement, made at first use."""
        found = self.compiled.get(engine)
        if found is None:
            found = self.compiled[engine] = compile_statement(self.statement, engine)
        return found


@overload
def query(statement: ClauseElement) -> Query[Row]: ...
@overload
def query(statement: ClauseElement, into: Callable[..., T]) -> Query[T]: ...
def query(statement: ClauseElement, into: Callable[..., Any] | None = None) -> Query[Any]:
    """A statement to be run often. Each row becomes `into(*row)`, or stays a tuple."""
    return Query(statement, into or _as_tuple)


def _as_tuple(*row: Any) -> Row:
    return row


class in_list(ColumnElement[bool]):
    """`column IN (…)` for a list parameter of any length, in one prepared statement."""

    inherit_cache = True
    type = Boolean()
    # It is a condition already: `… = 1` after it would keep SQLite from using an index.
    _is_implicitly_boolean = True

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.name = name


@compiles(in_list, "sqlite")
def _in_json(element: in_list, compiler: SQLCompiler, **options: Any) -> str:
    return f"{compiler.process(element.column, **options)} IN (SELECT value FROM json_each(:{element.name}))"  # noqa: S608 - a name of ours


@compiles(in_list, "postgresql")
def _any_array(element: in_list, compiler: SQLCompiler, **options: Any) -> str:
    return f"{compiler.process(element.column, **options)} = ANY(%({element.name})s)"


def compile_statement(statement: ClauseElement, engine: Engine) -> Compiled:
    """The text of `statement` for `engine`."""
    compiled = statement.compile(dialect=_DIALECTS[engine], compile_kwargs={"render_postcompile": True})
    selected: Sequence[Any] = list(getattr(statement, "selected_columns", ()))
    booleans = tuple(i for i, column in enumerate(selected) if isinstance(column.type, Boolean))
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    lists = tuple({element.name for element in _walk(statement) if isinstance(element, in_list)})
    return Compiled(str(compiled), constants, lists, booleans if engine == "sqlite" else ())


def _walk(statement: ClauseElement) -> list[Any]:
    return list(visitors.iterate(statement))


_WRITES: dict[tuple[Any, ...], str] = {}


def insert_text(engine: Engine, table: Table, columns: tuple[str, ...], conflict: str = "") -> str:
    """`INSERT` of these columns; `conflict` is empty, `nothing`, or `update` (replace the row with the same key)."""
    key = ("insert", engine, table.name, columns, conflict)
    text = _WRITES.get(key)
    if text is None:
        statement = insert(table).values({name: bindparam(name) for name in columns})
        text = str(statement.compile(dialect=_DIALECTS[engine]))
        _WRITES[key] = text = text + _on_conflict(table, columns, conflict)
    return text


def _on_conflict(table: Table, columns: tuple[str, ...], conflict: str) -> str:
    keys = [column.name for column in table.primary_key]
    rest = [name for name in columns if name not in keys]
    if not conflict:
        return ""
    if conflict == "nothing" or not rest:
        return " ON CONFLICT DO NOTHING"
    return f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in rest)


def update_text(engine: Engine, table: Table, where: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """`UPDATE` of `columns` (parameters named as they are) where each column of `where` equals its `w_` parameter."""
    key = ("update", engine, table.name, where, columns)
    text = _WRITES.get(key)
    if text is None:
        statement = update(table).values({name: bindparam(name) for name in columns})
        for name in where:
            statement = statement.where(table.c[name] == bindparam("w_" + name))
        _WRITES[key] = text = str(statement.compile(dialect=_DIALECTS[engine]))
    return text


def delete_text(engine: Engine, table: Table, where: tuple[str, ...]) -> str:
    """`DELETE` of the rows where each column of `where` equals its parameter."""
    key = ("delete", engine, table.name, where)
    text = _WRITES.get(key)
    if text is None:
        statement = delete_from(table)
        for name in where:
            statement = statement.where(table.c[name] == bindparam(name))
        _WRITES[key] = text = str(statement.compile(dialect=_DIALECTS[engine]))
    return text
