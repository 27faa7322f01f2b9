import argparse
import csv
import json
from pathlib import Path

import pytest

from ipdocket.cli_owners import add_owner_commands, read_names, run_owners


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_owner_commands(parser.add_subparsers(dest="command"))
    return run_owners(parser.parse_args(["owners", *words]))


def cluster(tmp_path: Path, text: str | bytes, level: str = "silent") -> tuple[int, list[list[str]]]:
    names, out = tmp_path / "names.csv", tmp_path / "clusters.csv"
    names.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    code = run("cluster", "--level", level, str(names), str(out))
    with out.open(encoding="utf-8", newline="") as file:
        return code, list(csv.reader(file))


def test_rows_come_back_in_input_order_with_the_smallest_row_as_cluster(tmp_path: Path) -> None:
    code, lines = cluster(tmp_path, "row,name,city,country\n7,Acme AG,,\n3,Zenith,,\n5,ACME Aktiengesellschaft,,DE\n")
    assert code == 0
    assert lines == [
        ["row", "cluster", "reasons"],
        ["7", "5", "same name; legal form in two spellings, both AG; spacing or punctuation differs"],
        ["3", "3", ""],
        ["5", "5", "first of 2 rows of one name"],
    ]


def test_suggested_joins_more_than_silent(tmp_path: Path) -> None:
    text = "row,name\n1,Acme Electronics Inc.\n2,Acme Electroncis Inc.\n"
    assert [line[1] for line in cluster(tmp_path, text)[1][1:]] == ["1", "2"]
    code, lines = cluster(tmp_path, text, "suggested")
    assert (code, lines[2][1]) == (0, "1")
    assert "one letter differs" in lines[2][2]


@pytest.mark.parametrize(
    "line",
    [b"2,\n", b"x,Acme\n", b",Acme\n", b"1,Acme AG\n", b"2,Acme,,,,one,too,many\n", b"2,Z\xe9nith\n", b"2\n"],
    ids=["no name", "no number", "no row", "twice", "too many fields", "not UTF-8", "short"],
)
def test_an_unreadable_row_stays_alone_and_the_exit_code_is_two(
    tmp_path: Path, line: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = cluster(tmp_path, b"row,name\n1,Acme AG\n" + line)
    assert code == 2
    assert len(lines) == 3
    assert lines[2][0] == lines[2][1]
    assert "it stays alone" in capsys.readouterr().err


def test_a_missing_file_or_column_is_a_failure_that_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.csv")
    assert run("cluster", "--level", "silent", str(tmp_path / "none.csv"), out) == 1
    (tmp_path / "bad.csv").write_text("row,owner\n1,Acme\n", encoding="utf-8")
    assert run("cluster", "--level", "silent", str(tmp_path / "bad.csv"), out) == 1
    assert "no column name" in capsys.readouterr().err
    (tmp_path / "good.csv").write_text("row,name\n1,Acme\n", encoding="utf-8")
    assert run("cluster", "--level", "silent", str(tmp_path / "good.csv"), str(tmp_path / "no" / "out.csv")) == 1
    assert not (tmp_path / "out.csv").exists()


def test_a_byte_order_mark_and_quoted_line_breaks_are_read(tmp_path: Path) -> None:
    code, lines = cluster(tmp_path, '\ufeffrow,name\n1,"Acme\nAG"\n2,Acme AG\n')
    assert code == 0
    assert [line[1] for line in lines[1:]] == ["1", "1"]
    assert [line.owner.row for line in read_names(tmp_path / "names.csv") if line.owner] == [1, 2]


def test_an_empty_list_gives_an_empty_answer(tmp_path: Path) -> None:
    assert cluster(tmp_path, "row,name\n") == (0, [["row", "cluster", "reasons"]])


def test_normal_prints_the_form_and_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("normal", "SIEMENS AKTIENGESELLSCHAFT", "--country", "DE") == 0
    out = capsys.readouterr().out
    assert "siemens ag" in out
    assert "AG" in out
    assert "1. lower case" in out


def test_normal_gives_json_with_exactly_three_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("normal", "㈱ヒライ", "--country", "JP", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"normal", "legal_form", "steps"}
    assert answer["legal_form"] == "K.K."
    assert all(isinstance(step, str) for step in answer["steps"])


def test_an_unknown_country_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("normal", "Acme", "--country", "Atlantis") == 1
    assert "Atlantis" in capsys.readouterr().err
