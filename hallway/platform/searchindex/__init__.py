"""The search index: tantivy, told what to hold and asked what fits. It knows words and filters, nothing of chat."""

from hallway.platform.searchindex.analysis import words_of
from hallway.platform.searchindex.index import Document, Found, Index, Wanted

__all__ = ["Document", "Found", "Index", "Wanted", "words_of"]
