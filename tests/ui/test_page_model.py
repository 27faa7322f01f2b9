import pytest
from fakes import FakeRows, make_deadlines
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from ipdocket.ui.columns import deadline_columns
from ipdocket.ui.models.layout import Head, Layout, bands_of
from ipdocket.ui.models.page_model import KEPT, PAGE, PageModel
from ipdocket.ui.ports import Query


@given(st.lists(st.integers(0, 5), max_size=8), st.booleans())
def test_layout_maps_every_line_there_and_back(sizes, headed):
    bands = [(str(number), size) for number, size in enumerate(sizes)]
    layout = Layout(bands, True, headed)
    places = [layout.at(line) for line in range(layout.lines)]
    assert [place for place in places if not isinstance(place, Head)] == list(range(sum(sizes)))
    assert [layout.line_of(place) for place in range(layout.size)] == [
        n for n, p in enumerate(places) if not isinstance(p, Head)
    ]
    heads = [place.band for place in places if isinstance(place, Head)]
    assert heads == ([band for band, size in bands if size] if headed else [])


def test_bands_of_rows_in_order():
    assert sum(size for _, size in bands_of(make_deadlines(17))) == 17


@pytest.fixture
def model(tasks):
    return PageModel(FakeRows(make_deadlines(3000)), deadline_columns(), tasks)


def show(qtbot, model, query):
    with qtbot.waitSignal(model.all_counted):
        model.ask(query)


def test_model_is_sound_with_and_without_bands(qtbot, qtmodeltester, model):
    show(qtbot, model, Query(group="band"))
    qtmodeltester.check(model)
    show(qtbot, model, Query())
    qtmodeltester.check(model)
    assert model.rowCount() == 3000


def test_first_page_is_shown_before_all_is_counted(qtbot, model):
    with qtbot.waitSignal(model.first_shown):
        model.ask(Query())
    assert model.size == PAGE
    with qtbot.waitSignal(model.all_counted):
        pass
    assert model.size == 3000


def test_headings_carry_their_size_and_cannot_be_chosen(qtbot, model):
    show(qtbot, model, Query(group="band"))
    assert model.rowCount() == 3008
    first = model.index(0, 0)
    assert first.data() == "Overdue, still payable (375)"
    assert first.flags() == Qt.ItemFlag.NoItemFlags
    assert model.row_at(first) is None


def test_far_rows_are_fetched_when_looked_at(qtbot, model):
    show(qtbot, model, Query())
    far = model.index(2900, 3)
    assert far.data() == "…"
    qtbot.waitUntil(lambda: far.data() == "ACM-2901EP")


def test_no_more_pages_are_kept_than_agreed(qtbot, tasks):
    model = PageModel(FakeRows(make_deadlines(PAGE * (KEPT + 6))), deadline_columns(), tasks)
    show(qtbot, model, Query())
    for page in range(KEPT + 6):
        index = model.index(page * PAGE, 3)
        qtbot.waitUntil(lambda index=index: index.data() != "…")
    assert len(model._pages) == KEPT


def test_a_new_query_replaces_the_rows_and_late_answers_are_dropped(qtbot, model):
    model.ask(Query(text="ACM-0001"))
    show(qtbot, model, Query(text="ACM-0042"))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 3).data() == "ACM-0042EP"


def test_ids_of_a_selection_leave_headings_out(qtbot, model):
    show(qtbot, model, Query(group="band"))
    assert model.ids_at([model.index(line, 0) for line in (0, 2, 1)]) == [1, 2]
    assert model.index_of(2).row() == 2
    assert model.index_of(999_999) == QModelIndex()


def test_tooltips_from_data_are_never_read_as_markup(qtbot, model):
    show(qtbot, model, Query())
    tip = model.index(2, 7).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Rivera &amp; Sons &lt;b&gt;Ltd&lt;/b&gt;</qt>"
