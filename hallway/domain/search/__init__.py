"""Search over messages and files: Slack's modifiers, and only what the searcher may see."""

from hallway.domain.search.indexing import Indexer

__all__ = ["Indexer"]
