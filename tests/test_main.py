"""The program's one entry: commands without Qt, a window without a command."""

import subprocess
import sys

from ipdocket import __main__ as program


def test_a_command_is_carried_out(capsys):
    assert program.main(["deadlines", "EP", "patent", "filing=2016-11-15"]) == 0
    assert "ep.patent.annuity" in capsys.readouterr().out


def test_without_a_command_the_window_is_asked_for(monkeypatch):
    asked = {}
    monkeypatch.setattr("ipdocket.app.run_window", lambda **named: asked.update(named) or 0)
    assert program.main(["--demo"]) == 0
    assert asked == {"demo": True, "docket": None}


def test_a_command_never_imports_qt():
    code = (
        "import sys; from ipdocket.__main__ import main; main(['deadlines', 'EP', 'patent', 'filing=2016-11-15']);"
        " assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_closed_pipe_is_no_failure():
    code = "import sys; from ipdocket.__main__ import main; sys.exit(main(['coverage', '--json']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
    assert child.returncode == 0, said
