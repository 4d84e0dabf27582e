"""The search index: tantivy, told what to hold and asked what fits. It knows words, scopes and tags, nothing of chat.

* `Index(path)` opens it. One thread takes the writer (`open_writer`), then `put`s documents, `remove`s keys, keeps its own
  place with `set_state`, and `commit`s all of it at once. Any thread `search`es.
* Words are found in every spelling (Müller, Mueller, MULLER), form (Besprechungen, deployed), as part of compounds
  (Projektbesprechung), in scripts without spaces, and as pieces of addresses and code.
* `highlight` marks what fits in a text.
"""

from hallway.platform.searchindex.analysis import words_of
from hallway.platform.searchindex.highlighting import highlight
from hallway.platform.searchindex.index import Index
from hallway.platform.searchindex.wanted import NOTHING, Document, Found, Hit, Order, Text, Wanted

__all__ = ["NOTHING", "Document", "Found", "Hit", "Index", "Order", "Text", "Wanted", "highlight", "words_of"]
