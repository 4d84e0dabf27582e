"""What the assistant explains, by topic. A real bot would ask a language model; how the answer is sent stays the same."""

TOPICS = {
    "paging": """**Paging** means asking whoever is on call for help, now.

1. Open the menu of the message that tells of the trouble.
2. Choose *Page the on-call*.
3. You see in the thread who takes it. Nobody after ten minutes? Call them.
""",
    "handover": """A **handover** ends your shift and begins that of a colleague.

- Type `/oncall handover`, or press the button on the home tab.
- Choose your colleague and the time.
- They are told at once, and the rota shows it to everybody.
""",
}


def explain(topic: str) -> str:
    """The explanation of a topic, as Markdown."""
    known = next((text for name, text in TOPICS.items() if name in topic.lower()), "")
    return known or f"I do not know about that. Ask me about {' or '.join(f'`{name}`' for name in TOPICS)}."
