"""The database: one schema, two engines (SQLite and PostgreSQL), the committer and the event log.

* `open_database(url)` gives a `Database`; a URL is `sqlite:///path` or `postgresql://…`.
* `await database.read(fn, *args)` runs `fn(reader, *args)` over one snapshot; `await database.write(team_id, fn, *args)` runs
  `fn(tx, *args)` in a group commit and returns once it is durable. `write_now` is the same without an event loop.
* A `Reader` has `one`, `all` and `value` for statements made with `query(select(…), into=Struct)`; a `Transaction` is a Reader
  that also has `insert`, `upsert`, `insert_new`, `update`, `delete`, `run`, `count`, and `emit`, `next_ts`, `enqueue`.
* Tables are declared with SQLAlchemy Core on `metadata`, once for both engines; `team_id` comes first in every primary key.
* Functions given to `read` and `write` are plain and synchronous, do no I/O of their own, and may be run again.
"""

from hallway.platform.storage.database import Database, open_database
from hallway.platform.storage.eventlog import events_since, last_seq, prune_events, rewrite_events, team_ids
from hallway.platform.storage.following import Follower
from hallway.platform.storage.jobqueue import Job, due_jobs, finish_job, next_job_at, postpone_job
from hallway.platform.storage.migrations import HEAD, schema_revision
from hallway.platform.storage.queries import Query, in_list, query
from hallway.platform.storage.schema import metadata
from hallway.platform.storage.transactions import Reader, Transaction

__all__ = [
    "HEAD",
    "Database",
    "Follower",
    "Job",
    "Query",
    "Reader",
    "Transaction",
    "due_jobs",
    "events_since",
    "finish_job",
    "in_list",
    "last_seq",
    "metadata",
    "next_job_at",
    "open_database",
    "postpone_job",
    "prune_events",
    "query",
    "rewrite_events",
    "schema_revision",
    "team_ids",
]
