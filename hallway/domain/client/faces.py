"""Faces for those without a photo: a hue made from the id, the same everywhere."""

import hashlib


def initials(user_id: str) -> str:
    """A small picture as SVG: a plain head on the person's own hue; nothing of anyone's input stands in it."""
    hue = int.from_bytes(hashlib.blake2s(user_id.encode(), digest_size=2).digest()) % 360
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">'
        f'<rect width="36" height="36" fill="hsl({hue} 35% 45%)"/>'
        '<circle cx="18" cy="14" r="6" fill="#fff" opacity=".9"/><path d="M6 34a12 12 0 0 1 24 0z" fill="#fff" opacity=".9"/></svg>'
    )
