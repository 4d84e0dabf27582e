"""Workflows and functions: what apps define in their manifests, started by people, run step by step."""

from hallway.domain.interactions.workflows.executions import Execution, find_execution, function_facts
from hallway.domain.interactions.workflows.running import complete, fail, start

__all__ = ["Execution", "complete", "fail", "find_execution", "function_facts", "start"]
