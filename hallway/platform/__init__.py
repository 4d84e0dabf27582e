"""Machinery with no idea of chat. Parts do not know each other; the composition root hands each what it needs."""
