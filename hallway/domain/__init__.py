"""Chat itself: one folder a subject, listed low to high; a slice calls only lower ones, and only through their root."""
