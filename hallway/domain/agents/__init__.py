"""Agents: answers that are written while they are read, and threads with assistants."""
