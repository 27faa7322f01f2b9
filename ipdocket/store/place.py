"""Where a file lies: refuses network drives, as far as each system tells."""

import ctypes
import os
import sys
from pathlib import Path

_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "afpfs", "webdav", "davfs", "fuse.sshfs",
        "sshfs", "fuse.davfs", "9p", "glusterfs", "fuse.glusterfs", "ceph", "lustre", "beegfs", "gpfs",
    }
)  # fmt: skip
_DRIVE_REMOTE = 4


def network_kind(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of network file system that `path` lies on, or "" for a disk of this machine (or where nobody tells)."""
    folder = path.absolute().parent
    if sys.platform == "win32":
        return _windows_kind(folder)
    if sys.platform == "darwin":
        return _mac_kind(folder)
    if mounts.is_file():
        return network_mount(folder.resolve(), mounts.read_text(encoding="utf-8", errors="replace"))
    return ""


def network_mount(folder: Path, mounts: str) -> str:
    """The network kind of the longest mount point above `folder` in a listing shaped like /proc/self/mounts, or ""."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if folder.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), fields[2]
    return kind if kind in _NETWORK else ""


def _windows_kind(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "a shared folder"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows only
    return "a mapped drive" if kernel.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE else ""


def _mac_kind(folder: Path) -> str:
    # statfs gives the file system's name; os.statvfs does not, and /Volumes holds local disks as well.
    import subprocess

    listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=10).stdout
    lines = []
    for line in listed.splitlines():
        device, _, rest = line.partition(" on ")
        point, _, options = rest.rpartition(" (")
        lines.append(f"{device} {point.replace(' ', chr(92) + '040')} {options.split(',')[0].rstrip(')')}")
    return network_mount(folder.resolve(), os.linesep.join(lines))
