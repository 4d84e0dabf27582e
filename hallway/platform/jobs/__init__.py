"""Doing what was left for later, each job exactly once."""

from hallway.platform.jobs.worker import Worker

__all__ = ["Worker"]
