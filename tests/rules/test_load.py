"""Loading: strict, bounded, remembered by content; one bad file never costs a good one."""

from importlib.metadata import version

import msgspec
import pytest

from ipdocket.rules import load
from ipdocket.rules.load import BadRuleFile, line_of, read_rule_file, read_shelf
from tests.rules.conftest import HEAD
from tests.rules.test_engine import ANNUITY


def refused(tmp_path, text: str | bytes, name: str = "bad.toml") -> BadRuleFile:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadRuleFile) as caught:
        read_rule_file(path)
    return caught.value


def test_unknown_key_names_its_line(tmp_path):
    problem = refused(tmp_path, HEAD + ANNUITY.replace("title =", "tittle ="))
    assert "tittle" in problem.reason
    assert problem.line == (HEAD + ANNUITY)[: (HEAD + ANNUITY).index("[[rule]]")].count("\n") + 1


def test_a_day_that_does_not_exist(tmp_path):
    assert refused(tmp_path, "x = 2023-02-30\n").line == 1


def test_repeated_key(tmp_path):
    assert refused(tmp_path, "format = 1\nformat = 1\n").line == 2


@pytest.mark.parametrize(
    "text",
    [b"\xff\xfe", b"a = [" * 2000, b"x = 1\n" * 30_000, b"#" * (2 << 20), b"", b"format = 2\n"],
    ids=["not utf-8", "nesting", "lines", "bytes", "empty", "format"],
)
def test_hostile_files_are_refused(tmp_path, text):
    assert refused(tmp_path, text).do


def test_names_and_links(tmp_path):
    assert "plain file" in refused(tmp_path, HEAD + ANNUITY, "Bad Name.toml").reason
    (tmp_path / "real.toml").write_text(HEAD + ANNUITY, encoding="utf-8")
    link = tmp_path / "link.toml"
    try:
        link.symlink_to(tmp_path / "real.toml")
    except OSError:
        return  # no right to make links here: then nobody can plant one either
    with pytest.raises(BadRuleFile):
        read_rule_file(link)


def test_the_others_still_load(shelf, tmp_path):
    (tmp_path / "broken.toml").write_text("format = ", encoding="utf-8")
    rules = shelf(ANNUITY)
    assert [problem.path.name for problem in rules.problems] == ["broken.toml"]
    assert len(rules.shelf.files) == 1


def test_the_cache_is_used_only_for_the_same_content(shelf, tmp_path):
    shelf(ANNUITY)
    cache = tmp_path / "cache" / "rules.bin"
    first, _ = read_shelf(tmp_path, cache)
    assert read_shelf(tmp_path, cache)[0] == first
    cache.write_bytes(cache.read_bytes()[:-20])
    assert read_shelf(tmp_path, cache)[0] == first
    (tmp_path / "xx.toml").write_text(HEAD + ANNUITY.replace("3..6", "3..7"), encoding="utf-8")
    changed, _ = read_shelf(tmp_path, cache)
    assert changed.digest != first.digest
    assert msgspec.msgpack.decode(cache.read_bytes(), type=type(first)).digest == changed.digest


def test_line_of_counts_heads():
    text = "a = 1\n[[rule]]\nx = 1\n[[rule]]\n[[rule.version]]\n[[rule.version.step]]\n[[rule.version.step]]\nbad = 1\n"
    assert line_of(text, "x - at `$.rule[1].version[0].step[1].bad`") == 7
    assert line_of(text, "x - at `$.rule[0]`") == 2


def test_another_version_of_the_closed_day_package_is_another_rule_set(tmp_path, monkeypatch):
    here, _ = read_shelf(tmp_path)
    again, _ = read_shelf(tmp_path)
    assert load._holidays_version() == f"holidays-{version('holidays')}.dist-info".encode()
    monkeypatch.setattr(load, "_holidays_version", lambda: b"holidays-9.9.dist-info")
    later, _ = read_shelf(tmp_path)
    assert here.digest == again.digest != later.digest
