"""Opening an archive that may be hostile: everything is judged from the directory before a byte is unpacked."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from hallway.domain.imports.zip_directory import check_directory

_MAX_TOTAL = 200 << 30
_MAX_JSON = 64 << 20
_MAX_RATIO = 300
_SUSPICIOUS = 10 << 20
_MAX_NAME = 500
_HEADER = 30
_CHUNK = 1 << 18
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF8 = 0x800
_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


class BadArchive(Exception):
    """The archive cannot be used: why, as a code for programs and in a sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Archive:
    """A ZIP file that was found harmless. Names are relative and clean; a single folder around everything is taken off."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise BadArchive("no_file", f"there is no file {path.name}")
        try:
            check_directory(path)
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadArchive("not_a_zip", "this is not a ZIP file (a .tar.gz must be packed anew as ZIP)") from error
        except OverflowError as error:
            raise BadArchive("archive_unsafe", "the archive has too many entries") from error
        try:
            entries = self._zip.infolist()
            _check(entries, path.stat().st_size)
        except BadArchive:
            self._zip.close()
            raise
        names = {_name_of(entry): entry for entry in entries if not entry.is_dir() and not _is_noise(entry.filename)}
        around = _common_folder(list(names))
        self.entries = {name.removeprefix(around): entry for name, entry in names.items()}

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `BadArchive` for what is damaged or larger than it says."""
        if self.entries[name].file_size > _MAX_JSON:
            raise BadArchive("too_large", f"{name} is too large")
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes piece by piece. Raises `BadArchive` for what is damaged or larger than it says."""
        entry = self.entries[name]
        try:
            with self._zip.open(entry) as file:
                # Read to the very end, where the checksum is compared: what unpacks to more than it says has another one.
                while chunk := file.read(_CHUNK):
                    yield chunk
        except _DAMAGE as error:
            raise BadArchive("damaged", f"{name} is damaged") from error

    def lines(self, name: str, limit: int) -> Iterator[bytes]:
        """A text file's lines. Raises `BadArchive` for damage, and for lines of more than `limit` bytes."""
        rest = b""
        for chunk in self.chunks(name):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            if len(rest) > limit:
                raise BadArchive("too_large", f"{name} has a line that is too long")
        if rest:
            yield rest

    def close(self) -> None:
        """Close the file."""
        self._zip.close()


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if not entries:
        raise BadArchive("archive_empty", "the archive is empty")
    seen: set[str] = set()
    total = 0
    for entry in entries:
        _check_name(entry.filename)
        _check_kind(entry)
        if entry.filename in seen:
            raise BadArchive("archive_unsafe", f"the archive has two entries of one name: {entry.filename[:80]!r}")
        seen.add(entry.filename)
        total += entry.file_size
        if entry.file_size > _SUSPICIOUS and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            raise BadArchive("archive_unsafe", f"an entry unpacks to far more than it should: {entry.filename[:80]!r}")
    if total > _MAX_TOTAL or (total > _SUSPICIOUS and total > _MAX_RATIO * size):
        raise BadArchive("archive_unsafe", "the archive unpacks to far more than it should")
    _check_overlap(entries)


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    is_outside = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name.partition("/")[0]
    if is_outside or not path.parts or len(name) > _MAX_NAME or any(letter < " " for letter in name):
        raise BadArchive("archive_unsafe", f"the archive has an entry with an unsafe name: {name[:80]!r}")


def _check_kind(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise BadArchive("archive_unsafe", f"the archive has a symbolic link: {entry.filename[:80]!r}")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BadArchive("archive_unsafe", f"the archive has an entry that is no file: {entry.filename[:80]!r}")
    if entry.flag_bits & 1:
        raise BadArchive("archive_encrypted", "the archive is encrypted")
    if entry.compress_type not in _METHODS:
        raise BadArchive("archive_unsafe", f"the archive is packed in a way that is not known here: {entry.filename[:80]!r}")


def _check_overlap(entries: list[zipfile.ZipInfo]) -> None:
    """Bytes that belong to several entries are how a small archive unpacks to a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise BadArchive("archive_unsafe", f"the archive has overlapping entries: {entry.filename[:80]!r}")
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name; some packers write UTF-8 without saying so."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _common_folder(names: list[str]) -> str:
    """The one folder that holds everything, where somebody packed the export's folder rather than its contents."""
    tops = {name.partition("/")[0] for name in names}
    if len(tops) == 1 and all("/" in name for name in names):
        folder = next(iter(tops)) + "/"
        inner = {name.removeprefix(folder) for name in names}
        if any(name in ("users.json", "channels.json") for name in inner) or any("/" in name for name in inner):
            return folder
    return ""


def _is_noise(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.endswith((".DS_Store", "Thumbs.db"))
