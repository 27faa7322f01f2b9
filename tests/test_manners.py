"""The manners of the code that can be counted. Each check is shown a planted fault first, so that it is known to see."""

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tested_elsewhere import TESTED_ELSEWHERE

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES, FUNCTION_LINES, PUBLIC_METHODS = 400, 40, 10

# (check, "path" or "path:name") -> why it may. An entry that no longer applies fails too.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("find_long_files", "tests/ui/fakes.py"): "one made-up docket behind all ports, read as a whole by every window test",
}


class Fault(NamedTuple):
    """What is wrong, where; `subject` is what an exception would name."""

    subject: str
    line: int
    what: str


class Source(NamedTuple):
    """A Python file read once: its path from the root, its text, its tree."""

    path: str
    text: str
    tree: ast.Module


def read_source(path: str, text: str) -> Source:
    return Source(path, text, ast.parse(text))


@cache
def sources() -> tuple[Source, ...]:
    files = [ROOT / "dev.py", *sorted((ROOT / "ipdocket").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
    return tuple(read_source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files)


def product() -> tuple[Source, ...]:
    return tuple(source for source in sources() if source.path.startswith("ipdocket/"))


def find_long_files(source: Source) -> Iterator[Fault]:
    lines = source.text.count("\n")
    if lines > FILE_LINES:
        yield Fault(source.path, 1, f"{lines} lines, at most {FILE_LINES}")


def find_long_functions(source: Source) -> Iterator[Fault]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield Fault(
                    f"{source.path}:{node.name}",
                    node.lineno,
                    f"{node.name} has {lines} lines, at most {FUNCTION_LINES}",
                )


def find_wide_classes(source: Source) -> Iterator[Fault]:
    """Properties are values, camelCase overrides are Qt's, and a Protocol lists what others do: not counted."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ClassDef) or any(ast.unparse(base).startswith("Protocol") for base in node.bases):
            continue
        methods = [one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
        public = [
            one.name
            for one in methods
            if one.name.islower()
            and not one.name.startswith("_")
            and not any(
                "property" in ast.unparse(mark) or ".setter" in ast.unparse(mark) for mark in one.decorator_list
            )
        ]
        if len(public) > PUBLIC_METHODS:
            what = f"{node.name} has {len(public)} public methods, at most {PUBLIC_METHODS}: {', '.join(public)}"
            yield Fault(f"{source.path}:{node.name}", node.lineno, what)


def find_clocks(source: Source) -> Iterator[Fault]:
    forbidden = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime"}
    if source.path == "ipdocket/clock.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            name = ".".join(ast.unparse(node).split(".")[-2:])
            if name in forbidden:
                yield Fault(source.path, node.lineno, f"{name}: ask the clock that is handed in")


def find_prints(source: Source) -> Iterator[Fault]:
    if re.fullmatch(r"ipdocket/(cli.*|__main__\.py)", source.path):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield Fault(source.path, node.lineno, "print: only a command line prints")


def find_bare_excepts(source: Source) -> Iterator[Fault]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield Fault(source.path, node.lineno, "bare except: name what is expected")


def find_unreasoned_ignores(source: Source) -> Iterator[Fault]:
    for number, line in enumerate(source.text.splitlines(), 1):
        found = re.search(r"#\s*type:\s*ignore(\[[\w, -]+\])?(.*)", line)
        if found and (found[1] is None or len(found[2].split()) < 2):
            yield Fault(source.path, number, "type: ignore needs its code in brackets and a reason after it")


def find_empty_names(source: Source) -> Iterator[Fault]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?|Data|Info)$", node.name):
            yield Fault(
                f"{source.path}:{node.name}", node.lineno, f"{node.name}: a name in the field's words is wanted"
            )


CHECKS: tuple[tuple[Callable[[Source], Iterator[Fault]], Callable[[], tuple[Source, ...]], str], ...] = (
    (find_long_files, sources, "x = 1\n" * 401),
    (find_long_functions, product, "def long():\n" + "    x = 1\n" * 40),
    (find_wide_classes, product, "class Wide:\n" + "".join(f"    def act_{n}(self): ...\n" for n in range(11))),
    (find_clocks, product, "import datetime\nx = datetime.datetime.now()\n"),
    (find_prints, product, "print(1)\n"),
    (find_bare_excepts, sources, "try:\n    pass\nexcept:\n    pass\n"),
    (find_unreasoned_ignores, product, "x = 1  # type: " + "ignore[misc]\n"),
    (find_empty_names, product, "class DocketManager: ...\n"),
)


@pytest.mark.parametrize(("check", "where", "planted"), CHECKS, ids=lambda one: getattr(one, "__name__", ""))
def test_code_keeps_its_manners(check, where, planted: str) -> None:
    assert list(check(read_source("ipdocket/planted.py", planted))), "the check does not see its planted fault"
    refuse_faults(check.__name__, [fault for source in where() for fault in check(source)])


def refuse_faults(check: str, faults: list[Fault]) -> None:
    """Fails with a line a fault, those with a reasoned exception left out; and where an exception is not needed."""
    excused = {subject for name, subject in EXCEPTIONS if name == check}
    lines = [
        f"{fault.subject.split(':')[0]}:{fault.line}: {fault.what}" for fault in faults if fault.subject not in excused
    ]
    idle = sorted(excused - {fault.subject for fault in faults})
    assert not lines, "\n" + "\n".join(lines)
    assert not idle, f"exceptions that nothing needs any more: {idle}"


# --- files of every kind -------------------------------------------------------------------------------------------------

_PLACES = "work|root|tmp|home|Users|private/var"
MACHINE_PATH = re.compile(rf"(?<![\w.~$}}/-])/(?:{_PLACES})/[\w.]|[A-Z]:\\\\?Users\\|\.\./shar" + "ed")
REGISTRY = re.compile("|".join((r"pypi\." + "org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + "ian")))
LARGEST = 5_000_000  # the fonts of the printed page


def tracked_files() -> list[Path]:
    """What git tracks; without git or outside a checkout, every file of the tree that a checkout would have."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    made = {".venv", ".dev", "build", "dist", "__pycache__"}
    return [file for file in ROOT.rglob("*") if file.is_file() and not made & set(file.relative_to(ROOT).parts)]


def find_machine_words(path: str, content: bytes) -> Iterator[Fault]:
    if b"\0" in content[:8000] or path.endswith(".lock"):
        return
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        found = MACHINE_PATH.search(line) or REGISTRY.search(line)
        if found:
            yield Fault(path, number, f"names a place of one machine or a registry: {found[0]}")


def test_no_file_names_a_place_of_one_machine() -> None:
    for planted in ("x = '/ro" + "ot/docket'", "see ../shar" + "ed/law", "C:\\Us" + "ers\\me", "pypi." + "org"):
        assert list(find_machine_words("planted", planted.encode())), planted
    assert not list(find_machine_words("planted", b"https://example.org/home/page and ~/work/x"))
    faults = [
        fault
        for file in tracked_files()
        for fault in find_machine_words(file.relative_to(ROOT).as_posix(), file.read_bytes())
    ]
    refuse_faults("find_machine_words", faults)


def test_no_tracked_file_is_huge() -> None:
    sizes = {file.relative_to(ROOT).as_posix(): file.stat().st_size for file in tracked_files()}
    faults = [Fault(path, 1, f"{size:,} bytes") for path, size in sizes.items() if size > LARGEST]
    refuse_faults("find_huge_files", faults)


def has_something_to_run(source: Source) -> bool:
    """Whether a module holds a function of its own; tables, records and lists of what others must do have none."""
    protocols = {
        id(method)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).startswith("Protocol") for base in node.bases)
        for method in node.body
    }
    return any(isinstance(node, ast.FunctionDef) and id(node) not in protocols for node in ast.walk(source.tree))


def find_untested(modules: list[str], tests: set[str]) -> Iterator[Fault]:
    """Modules without a test file of their name or their package's.

    For ipdocket/ui/dialogs/frame.py these are tests/ui/dialogs/test_frame.py, tests/ui/test_frame.py and
    tests/ui/test_dialogs.py.
    """
    for module in modules:
        *folders, name = Path(module).with_suffix("").parts[1:]
        own = [Path("tests", *folders[:depth], f"test_{name}.py") for depth in range(len(folders), 0, -1)]
        own = own or [Path("tests", f"test_{name.strip('_')}.py")]
        packages = [Path("tests", *folders[:depth], f"test_{folders[depth]}.py") for depth in range(1, len(folders))]
        if name != "__init__" and not tests & {path.as_posix() for path in own + packages}:
            yield Fault(module, 1, f"has no {own[0].as_posix()}")


def test_tests_mirror_modules() -> None:
    module, package = "ipdocket/names/normal.py", "ipdocket/names/__init__.py"
    assert list(find_untested([module], {"tests/test_normal.py", "tests/store/test_normal.py"}))
    assert not list(find_untested([module, package], {"tests/names/test_normal.py"}))
    assert not list(find_untested(["ipdocket/ui/dialogs/frame.py"], {"tests/ui/test_dialogs.py"}))
    modules = [source.path for source in product() if has_something_to_run(source)]
    paths = {source.path for source in sources()}
    assert not set(TESTED_ELSEWHERE.values()) - paths, "a test file named in tested_elsewhere.py is gone"
    assert not set(TESTED_ELSEWHERE) - paths, "a module named in tested_elsewhere.py is gone"
    faults = find_untested(modules, paths)
    refuse_faults("find_untested", [fault for fault in faults if fault.subject not in TESTED_ELSEWHERE])


def test_every_exception_names_a_check_and_a_reason() -> None:
    checks = {check.__name__ for check, _where, _planted in CHECKS} | {
        "find_machine_words",
        "find_huge_files",
        "find_untested",
    }
    assert {check for check, _subject in EXCEPTIONS} <= checks
    assert all(len(reason.split()) >= 4 for reason in EXCEPTIONS.values())
