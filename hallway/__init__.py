"""Hallway: a team messenger that a company runs on its own machines."""

__version__ = "0.1.0"
