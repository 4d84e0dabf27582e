"""Search over messages and files: Slack's modifiers, and only what the searcher may see."""

from hallway.domain.search.indexing import Indexer, rebuild, request_rebuild

__all__ = ["Indexer", "rebuild", "request_rebuild"]
