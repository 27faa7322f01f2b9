from ipdocket.ui.memory import FileMemory, PersonMemory


def test_habits_outlive_the_window_and_belong_to_one_person(tmp_path):
    memory = PersonMemory(tmp_path)
    memory.turn_to(1)
    memory.remember("columns/docket", {"due": {"width": 120}})
    memory.turn_to(2)
    assert memory.recall("columns/docket") is None
    again = PersonMemory(tmp_path)
    again.turn_to(1)
    assert again.recall("columns/docket") == {"due": {"width": 120}}


def test_a_damaged_file_counts_as_empty(tmp_path):
    path = tmp_path / "window.json"
    path.write_text("{ not json", encoding="utf-8")
    memory = FileMemory(path)
    assert memory.recall("x") is None
    memory.remember("x", 1)
    assert FileMemory(path).recall("x") == 1


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    memory = FileMemory(blocked / "window.json")
    memory.remember("x", 1)
    assert memory.recall("x") == 1
