"""Opening an archive that may be hostile: everything is judged from the directory before a byte is unpacked."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

_MAX_ENTRIES = 2_000_000
_MAX_TOTAL = 200 << 30
_MAX_JSON = 256 << 20
_MAX_RATIO = 300
_SUSPICIOUS = 10 << 20


class BadArchive(Exception):
    """The archive cannot be used; the message says why in a sentence for people."""


class Archive:
    """A ZIP file that was found harmless. Names are relative and clean; `prefix` is a single folder around everything."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise BadArchive(f"there is no file {path.name}")
        try:
            self._zip = zipfile.ZipFile(path)
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadArchive("this is not a ZIP file (a .tar.gz must be packed anew as ZIP)") from error
        _check(entries, path.stat().st_size)
        files = [entry for entry in entries if not entry.is_dir()]
        self.prefix = _common_folder([entry.filename for entry in files])
        self.entries = {entry.filename.removeprefix(self.prefix): entry for entry in files if not _is_noise(entry.filename)}

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `BadArchive` for what is damaged or larger than it says."""
        entry = self.entries[name]
        if entry.file_size > _MAX_JSON:
            raise BadArchive(f"{name} is too large")
        try:
            with self._zip.open(entry) as file:
                data = file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise BadArchive(f"{name} is damaged") from error
        if len(data) > entry.file_size:
            raise BadArchive(f"{name} is larger than the archive says")
        return data

    def chunks(self, name: str) -> object:
        """A file's bytes piece by piece."""
        with self._zip.open(self.entries[name]) as file:
            while chunk := file.read(1 << 16):
                yield chunk

    def close(self) -> None:
        """Close the file."""
        self._zip.close()


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if not entries:
        raise BadArchive("the archive is empty")
    if len(entries) > _MAX_ENTRIES:
        raise BadArchive("the archive has too many entries")
    seen: set[str] = set()
    places: set[int] = set()
    total = 0
    for entry in entries:
        name = entry.filename
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in path.parts[0] or len(name) > 500:
            raise BadArchive(f"the archive has an entry with an unsafe name: {name[:80]!r}")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BadArchive(f"the archive has a symbolic link: {name[:80]!r}")
        if entry.flag_bits & 1:
            raise BadArchive("the archive is encrypted")
        if name in seen or entry.header_offset in places:
            raise BadArchive(f"the archive has overlapping entries: {name[:80]!r}")
        seen.add(name)
        places.add(entry.header_offset)
        total += entry.file_size
        if entry.file_size > _SUSPICIOUS and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            raise BadArchive(f"an entry unpacks to far more than it should: {name[:80]!r}")
    if total > _MAX_TOTAL or (total > _SUSPICIOUS and total > _MAX_RATIO * size):
        raise BadArchive("the archive unpacks to far more than it should")


def _common_folder(names: list[str]) -> str:
    """The one folder that holds everything, where somebody packed the export's folder rather than its contents."""
    tops = {name.split("/", 1)[0] for name in names if not _is_noise(name)}
    if len(tops) == 1 and all("/" in name for name in names if not _is_noise(name)):
        folder = next(iter(tops)) + "/"
        inner = {name.removeprefix(folder) for name in names}
        if any(name in ("users.json", "channels.json") for name in inner) or any("/" in name for name in inner):
            return folder
    return ""


def _is_noise(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.endswith((".DS_Store", "Thumbs.db"))
