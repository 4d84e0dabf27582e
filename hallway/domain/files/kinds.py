"""What kind of file it is: from its name, never from what an uploader claims."""

import mimetypes

_NAMES = {
    "jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "pdf": "PDF", "txt": "Plain Text", "text": "Plain Text",
    "md": "Markdown", "markdown": "Markdown", "py": "Python", "js": "JavaScript", "ts": "TypeScript", "json": "JSON", "csv": "CSV",
    "html": "HTML", "css": "CSS", "zip": "Zip", "gz": "Gzip", "tar": "Tar", "docx": "Word Document", "xlsx": "Excel Spreadsheet",
    "pptx": "PowerPoint Presentation", "mp4": "MPEG 4 Video", "mp3": "MP3", "mov": "QuickTime Movie", "svg": "SVG", "xml": "XML",
    "yaml": "YAML", "yml": "YAML", "sh": "Shell", "sql": "SQL", "binary": "Binary",
}  # fmt: skip
_TEXT = frozenset(
    [
        "txt",
        "text",
        "plain_text",
        "javascript",
        "python",
        "shell",
        "md",
        "markdown",
        "py",
        "js",
        "ts",
        "json",
        "csv",
        "html",
        "css",
        "xml",
        "yaml",
        "yml",
        "sh",
        "sql",
        "java",
        "c",
        "cpp",
        "go",
        "rs",
        "rb",
        "php",
        "ini",
        "toml",
        "log",
        "diff",
        "patch",
    ]
)
# Pictures that browsers show safely, and that we make thumbnails of.
PICTURES = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
# What may be shown in place; everything else is only ever downloaded.
INLINE = PICTURES | {
    "application/pdf",
    "text/plain",
    "video/mp4",
    "video/webm",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
    "audio/webm",
}


# What `files.list` calls kinds; there are no posts and no Google documents here.
_KINDS = {
    "spaces": frozenset[str](),
    "gdocs": frozenset[str](),
    "images": frozenset[str](),
    "snippets": _TEXT,
    "pdfs": frozenset(["pdf"]),
    "zips": frozenset(["zip", "gz", "tar", "tgz", "7z", "rar"]),
}


def filetypes_of(kinds: list[str]) -> frozenset[str] | None:
    """The types that belong to `files.list`'s kinds, None for all. Raises `KeyError` for a kind that it does not know."""
    named = [_KINDS[kind] for kind in kinds if kind != "all"]
    return None if "all" in kinds or not named else frozenset(name for names in named for name in names)


def filetype_of(name: str) -> str:
    """Slack's short name of the type: mostly the extension."""
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return {"jpeg": "jpg", "txt": "text", "md": "markdown"}.get(extension, extension[:20]) or "binary"


def mimetype_of(name: str) -> str:
    """The media type of a name."""
    extension = name.rsplit(".", 1)[-1].lower()
    guessed = mimetypes.guess_type(name)[0]
    return guessed or ("text/plain" if extension in _TEXT else "application/octet-stream")


def pretty_type(filetype: str) -> str:
    """The type in words."""
    return _NAMES.get(filetype, filetype.upper() or "Binary")


def is_text(filetype: str) -> bool:
    """Whether its beginning can be shown as text."""
    return filetype in _TEXT or filetype in ("text", "markdown")
