"""The vocabulary of Hallway: pure types and rules that import nothing else of ours and do no I/O."""
