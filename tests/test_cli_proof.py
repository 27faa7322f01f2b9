"""`ipdocket proof` from the sign-in to the file."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ipdocket.cli import read_arguments, run_command
from ipdocket.cli_proof import NoSuchMatter, run_proof
from ipdocket.services.docketing import enter_matter
from ipdocket.store.deadlines import list_deadlines
from tests.services.conftest import PASSWORD, rules, secret, session_file, us_matter

__all__ = ["rules", "secret", "session_file"]  # fixtures, used by name


@pytest.fixture
def closed(session_file):
    """A docket with one matter, closed: its path, the clock and how many deadlines the matter has."""
    matter = enter_matter(session_file, replace(us_matter("ACM-1 US"), owner="株式会社日立製作所"))
    dates = list_deadlines(session_file.store, matter)
    session_file.store.close()
    return session_file.store.path, session_file.clock, dates


def run(closed, *arguments: str) -> str:
    out = io.StringIO()
    given = read_arguments(["proof", str(closed[0]), "--login", "anna", *arguments])
    assert run_proof(given, closed[1], out, lambda _question: PASSWORD) == 0
    return out.getvalue()


def test_sheets_of_a_matter_and_of_one_deadline(closed, tmp_path):
    target = tmp_path / "proof.pdf"
    told = run(closed, "--matter", "ACM-1 US", "--to", str(target))
    assert told.startswith(f"proof.pdf: {len(closed[2])} proof sheets")
    assert len(PdfReader(target).pages) == len(closed[2])
    run(closed, "--deadline", str(closed[2][0].id), "--to", str(target))
    assert closed[2][0].title in PdfReader(target).pages[0].extract_text()


def test_a_pack_is_written_and_verified(closed, tmp_path, capsys):
    target = tmp_path / "acm.zip"
    told = run(closed, "--matter", "ACM-1 US", "--to", str(target))
    digest = told.strip().rpartition("manifest ")[2]
    assert run_command(read_arguments(["verify", "--pack", str(target)])) == 0
    assert f"manifest {digest}" in capsys.readouterr().out
    assert run_command(read_arguments(["verify", str(closed[0]), "--pack", str(target)])) == 0
    assert run_command(read_arguments(["verify", "--pack", str(closed[0])])) == 2
    target.write_bytes(target.read_bytes()[:-40])
    assert run_command(read_arguments(["verify", "--pack", str(target)])) == 2


def test_an_unknown_matter_is_refused(closed, tmp_path):
    with pytest.raises(NoSuchMatter):
        run(closed, "--matter", "ACM-1", "--to", str(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()
