"""The compatibility page: what of Slack's platform works here. Made from the registry and the specs, so that it cannot lie."""

from hallway.compatibility.blocks import blocks_section
from hallway.compatibility.events import events_section
from hallway.compatibility.methods import methods_section, own_methods_section


def compatibility_page() -> str:
    """The page, in Markdown."""
    lines = ["# Compatibility", "", "Made from the code by `make docs`; a test compares the two."]
    for section in (methods_section, events_section, blocks_section, own_methods_section):
        lines += ["", *section()]
    return "\n".join(lines) + "\n"
