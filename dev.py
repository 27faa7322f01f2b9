"""One command for a developer: python3 dev.py run | test | bench | campaign | lint | lock | clean. Needs nothing but Python."""

from __future__ import annotations  # so that an older Python reads far enough to be told that it is too old

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
DEV = ROOT / ".dev"
LOCKS = {"run": ROOT / "requirements" / "run.lock", "test": ROOT / "requirements" / "test.lock"}
LOCK_TOOL = "uv==0.13.9"
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")

# Debian's names, and the command that makes a package unnecessary where it came from elsewhere ("" : a library).
WINDOW_PACKAGES = dict.fromkeys(
    (
        "libegl1", "libgl1", "libglib2.0-0", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "fonts-dejavu-core",
        "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
    ),
    "",
)  # fmt: skip
TEST_PACKAGES = {"xvfb": "Xvfb", "xauth": "xauth", "nodejs": "node", "npm": "npm", "postgresql": "pg_ctlcluster"}


class Stopped(Exception):
    """Something is missing that this script may not or cannot get; says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command that was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036  this file is what a person with an older Python starts
        print(f"ipdocket needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 3
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="dev.py", description="Sets up what is missing, then does one thing.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_act, sentence) in COMMANDS.items():
        commands.add_parser(name, help=sentence, add_help=False)
    if given[:1] and given[0] in COMMANDS:
        act, rest = COMMANDS[given[0]][0], given[1:]
    else:
        parser.parse_args(given)
        return 2
    try:
        return act(rest)
    except Stopped as stopped:
        print(f"dev.py: {stopped}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def run_window(rest: Sequence[str]) -> int:
    """The window on the demonstration docket, or whatever the arguments ask `ipdocket` for."""
    install_packages(WINDOW_PACKAGES)
    set_up("run")
    return call([venv_python(), "-m", "ipdocket", *(rest or ("--demo",))], offscreen=False)


def run_tests(rest: Sequence[str]) -> int:
    """Style, layers, types and all tests; with arguments, pytest alone with these arguments. Pytest's summary comes last."""
    install_packages({**WINDOW_PACKAGES, **TEST_PACKAGES}, needed=IN_CI)
    set_up("test")
    set_up_node()
    if rest:
        return call([venv_python(), "-m", "pytest", *rest])
    failed = run_lint(())
    if failed:
        print("dev.py: style, layers or types are not clean (above); the tests follow.", flush=True)
    return call([venv_python(), "-m", "pytest", "-n", "2", "-q"]) or failed


def run_lint(_rest: Sequence[str]) -> int:
    """Style, layers and types: 0 where all three are clean."""
    set_up("test")
    tools = (("ruff", "check", "--quiet", "."), ("lint-imports", "--no-logo"), ("mypy", "--no-error-summary"))
    return max([call([bin_of(VENV, tool), *options]) for tool, *options in tools])


def run_bench(rest: Sequence[str]) -> int:
    """Each benchmark against a plain baseline in the same run."""
    install_packages(WINDOW_PACKAGES)
    set_up("test")
    return call([venv_python(), "-m", "tests.benchmarks", *rest])


def run_campaign(rest: Sequence[str]) -> int:
    """The reliability campaign: kills, faults, random play; with --nightly in the counts of a night."""
    nightly = "--nightly" in rest
    others = [argument for argument in rest if argument != "--nightly"]
    install_packages({**WINDOW_PACKAGES, **TEST_PACKAGES}, needed=IN_CI)
    set_up("test")
    set_up_node()
    counts = "nightly" if nightly else "change"
    if nightly:
        others = ["-o", "faulthandler_timeout=0", *others]  # a night's test may take longer than any that hangs
    tests = ("tests/campaign", "tests/rules/test_second.py", "tests/ui/test_soak.py")
    return call([venv_python(), "-m", "pytest", *tests, "-q", *others], IPDOCKET_CAMPAIGN=counts)


def write_locks(_rest: Sequence[str]) -> int:
    """The locks written anew from pyproject.toml for every platform, with hashes and without addresses."""
    tool = DEV / "lock-tool"
    if not bin_of(tool, "uv").exists():
        make_venv(tool)
        call_or_stop([bin_of(tool, "python"), "-m", "pip", "install", "--quiet", LOCK_TOOL], "the lock tool")
    common: list[str | Path] = [bin_of(tool, "uv"), "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    quiet = ["--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--quiet"]
    call_or_stop([*common, *quiet, "--group", "test", "-o", str(LOCKS["test"])], "the lock of the tests")
    return call([*common, *quiet, "-c", str(LOCKS["test"]), "-o", str(LOCKS["run"])])


def clean_up(_rest: Sequence[str]) -> int:
    """Removes everything that this script and the tools made."""
    names = (".venv", ".dev", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache", "build", "dist")
    for name in names:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in ("ipdocket", "tests"):
        for cache in [*(ROOT / folder).rglob("__pycache__")]:
            shutil.rmtree(cache, ignore_errors=True)
    return 0


COMMANDS = {
    "run": (run_window, "open the window on a demonstration docket"),
    "test": (run_tests, "style, layers, types and all tests; arguments go to pytest"),
    "bench": (run_bench, "benchmarks: [--scale small|full] [--only NAME] [--json]"),
    "campaign": (run_campaign, "the reliability campaign: [--nightly]"),
    "lint": (run_lint, "style, layers and types"),
    "lock": (write_locks, "write the locks anew from pyproject.toml"),
    "clean": (clean_up, "remove everything that was made"),
}


def bin_of(folder: Path, program: str) -> Path:
    """A program of a virtual environment."""
    return folder / "Scripts" / f"{program}.exe" if os.name == "nt" else folder / "bin" / program


def venv_python() -> str:
    """The Python of the project's own environment."""
    return str(bin_of(VENV, "python"))


def call(command: Sequence[str | Path], offscreen: bool = True, cwd: Path = ROOT, **environment: str) -> int:
    """The exit status of a command run in the project's folder."""
    given = dict(os.environ, PYTHONPATH=str(ROOT), **environment)
    if offscreen:
        given.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(part) for part in command], cwd=cwd, env=given, check=False).returncode


def call_or_stop(command: Sequence[str | Path], what: str, cwd: Path = ROOT) -> None:
    """Runs a command of the set-up. Raises Stopped where it fails."""
    if call(command, cwd=cwd):
        raise Stopped(f"{what} could not be made ready; the messages above say why. Run the same command again afterwards.")


def set_up(kind: str) -> None:
    """Makes the environment and installs what the lock names, if either changed since the last time."""
    if not works(VENV):
        make_venv(VENV)
    stamps = {name: VENV / f"ipdocket-{name}.stamp" for name in LOCKS}
    if any(read(stamps[name]) == stamp_of(name) for name in (kind, "test")):  # the tests' lock holds all of the program's
        return
    lock = LOCKS[kind]
    print(f"dev.py: installing what {lock.relative_to(ROOT)} names", flush=True)
    command = [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    call_or_stop([*command, "--require-hashes", "-r", lock], "the Python environment")
    stamps[kind].write_text(stamp_of(kind), encoding="utf-8")


def stamp_of(kind: str) -> str:
    """What the stamp of an installed lock says while the lock is unchanged."""
    return hashlib.sha256(LOCKS[kind].read_bytes() + sys.version.encode()).hexdigest()


def read(path: Path) -> str:
    """The text of a small file; empty where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def works(folder: Path) -> bool:
    """Whether an environment is there and its pip starts (it does not after its Python was removed)."""
    python = bin_of(folder, "python")
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def make_venv(folder: Path) -> None:
    """A new virtual environment with pip. Raises Stopped."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_packages({name: ""})
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    call_or_stop(command, "a virtual environment")


def set_up_node() -> None:
    """Installs the calendar reader that some tests use, if npm is there; the tests say when it is not."""
    npm = shutil.which("npm")
    lock = ROOT / "tests" / "node" / "package-lock.json"
    stamp = DEV / "node.stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if npm is None or read(stamp) == wanted:
        return
    DEV.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(lock.with_name(name), DEV / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    call_or_stop([npm, "ci", *options], "what the tests need from npm", cwd=DEV)
    stamp.write_text(wanted, encoding="utf-8")


def install_packages(packages: dict[str, str], needed: bool = True) -> None:
    """Installs the system's missing packages where apt is there and allowed; else says which. Raises Stopped if needed."""
    missing = missing_packages(packages)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        sentence = f"the system lacks packages. Install them with:  sudo {' '.join(command)}"
        if needed:
            raise Stopped(sentence)
        print(f"dev.py: {sentence}\n        The tests that need them will say so.", flush=True)
        return
    print(f"dev.py: installing {' '.join(missing)}", flush=True)
    if quiet_apt(command) and (quiet_apt(["apt-get", "update"]) or quiet_apt(command, show=True)) and needed:
        raise Stopped(f"apt could not install {' '.join(missing)}; its messages are above.")


def missing_packages(packages: dict[str, str]) -> list[str]:
    """Those of the packages that this Debian has neither installed, nor provided by another, nor as a command."""
    if not (sys.platform == "linux" and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    form = "${db:Status-Abbrev}\t${Package}\t${Provides}\n"
    listed = subprocess.run(["dpkg-query", "-W", "-f", form], capture_output=True, text=True, check=False).stdout
    here: set[str] = set()
    for line in listed.splitlines():
        state, name, provided = line.split("\t")
        if state.startswith("ii"):
            here |= {name, *(one.split("(")[0].strip() for one in provided.split(","))}
    return [name for name, program in packages.items() if name not in here and not (program and shutil.which(program))]


def quiet_apt(command: Sequence[str], show: bool = False) -> int:
    """The exit status of apt, its chatter shown only where `show`."""
    given = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    output = None if show else subprocess.DEVNULL
    return subprocess.run(command, env=given, stdout=output, stderr=output, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
