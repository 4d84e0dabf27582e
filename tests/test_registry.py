"""What the registry drives is complete and up to date."""

from pathlib import Path

from hallway.compatibility import blocks, compatibility_page, methods
from hallway.core.methods import REGISTRY
from hallway.core.richtext import blockkit
from hallway.openapi import openapi_document
from tests.examples import Acme

DOCS = Path(__file__).parent.parent / "docs"


def test_the_compatibility_page_is_what_the_registry_says() -> None:
    assert (DOCS / "compatibility.md").read_text() == compatibility_page()


def test_every_method_says_what_it_does() -> None:
    assert [name for name, method in REGISTRY.items() if not method.summary] == []


def test_the_openapi_document_names_every_method(acme: Acme) -> None:
    served = acme.kara.http.get("/api/openapi.json").json()
    assert set(served["paths"]) == {f"/{name}" for name in REGISTRY}
    assert openapi_document()["openapi"] == "3.1.0"


def test_what_is_partly_there_is_there() -> None:
    assert set(blocks.PARTLY_BLOCKS) <= set(blockkit.BLOCKS)
    assert set(blocks.PARTLY_INLINE) <= {*blockkit.CONTAINERS, *blockkit.INLINE}
    assert {*methods.PARTLY, *methods.REFUSED} <= set(REGISTRY)
