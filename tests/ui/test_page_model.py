from dataclasses import replace

import pytest
from fakes import FakeMemory, FakeRows, make_deadlines, with_band
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from ipdocket.ui.columns import deadline_columns, urgency
from ipdocket.ui.models.layout import Fold, Head, Layout, bands_of
from ipdocket.ui.models.page_model import KEPT, PAGE, PageModel
from ipdocket.ui.ports import ClosedBand, Order, Query
from ipdocket.ui.widgets.table import Table


@given(st.lists(st.integers(0, 5), max_size=8), st.booleans())
def test_layout_maps_every_line_there_and_back(sizes, headed):
    bands = [(str(number), size) for number, size in enumerate(sizes)]
    layout = Layout(bands, True, headed)
    places = [layout.at(line) for line in range(layout.lines)]
    assert [place for place in places if not isinstance(place, Head)] == list(range(sum(sizes)))
    assert [layout.line_of(place) for place in range(layout.size)] == [
        n for n, p in enumerate(places) if not isinstance(p, Head)
    ]
    folded = Layout(bands, True, headed, [Fold("a", 7, "a"), Fold("none", 0, "none"), Fold("b", 5, "b", 5)])
    assert (folded.lines, folded.size) == (layout.lines + 2 + 5, layout.size + 5)
    assert folded.at(layout.lines) == Head("a", 7, "a", False) and folded.line_of_fold("b") == layout.lines + 1
    assert [folded.line_of(layout.size + n) for n in range(5)] == [layout.lines + 2 + n for n in range(5)]
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


class FoldedRows(FakeRows):
    """A list whose last 700 rows stay folded."""

    def order(self, query):
        whole = super().order(query)
        folded = whole.ids[-700:]
        return Order(whole.ids[:-700], (("later", len(whole.ids) - 700),),
                     (ClosedBand("unknown", 700, "unknown", lambda: folded, aside=True),))  # fmt: skip

    def first(self, query, limit):
        return super().first(query, min(limit, len(self.all) - 700))


@pytest.fixture
def folded(tasks):
    return PageModel(FoldedRows([with_band(row, "later") for row in make_deadlines(3000)]), deadline_columns(), tasks)


def test_a_folded_band_shows_its_count_and_opens_when_asked(qtbot, qtmodeltester, folded):
    show(qtbot, folded, Query(group="band"))
    assert folded.rowCount() == 2302
    head = folded.index(2301, 0)
    assert head.data() == "Unknown since take-over (700)" and folded.row_at(head) is None
    assert head.flags() & Qt.ItemFlag.ItemIsSelectable
    assert head.data(Qt.ItemDataRole.AccessibleTextRole) == "Unknown since take-over (700), closed; Enter changes it"
    with qtbot.waitSignal(folded.opened_band):
        folded.toggle(folded.head_at(head))
    assert folded.rowCount() == 3002
    last = folded.index(3001, 3)
    assert last.data() == "…"
    qtbot.waitUntil(lambda: last.data() == "ACM-3000EP")
    qtmodeltester.check(folded)


def test_an_opened_band_stays_open_over_a_refresh_and_folds_again(qtbot, folded):
    show(qtbot, folded, Query(group="band"))
    with qtbot.waitSignal(folded.opened_band):
        folded.toggle(folded.head_at(folded.index_of_fold("unknown")))
    show(qtbot, folded, folded.query)
    assert folded.rowCount() == 3002 and folded.index_of(3000).row() == 3001
    folded.toggle(folded.head_at(folded.index_of_fold("unknown")))
    assert folded.rowCount() == 2302 and folded.index_of(3000) == QModelIndex()


def test_a_page_asked_for_before_a_band_was_opened_is_asked_for_again(qtbot, folded):
    show(qtbot, folded, Query(group="band"))
    near = folded.index(2299, 3)  # shares its page with the folded band
    assert near.data() == "…"
    folded.toggle(folded.head_at(folded.index_of_fold("unknown")))
    qtbot.waitUntil(lambda: near.data() == "ACM-2299EP")
    far = folded.index(2310, 3)
    qtbot.waitUntil(lambda: far.data() == "ACM-2309EP")


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
    owner = [column.key for column in model.columns].index("owner")
    tip = model.index(2, owner).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Rivera &amp; Sons &lt;b&gt;Ltd&lt;/b&gt;</qt>"


@pytest.mark.parametrize(
    ("left", "final_left", "tone"),
    [(-3, 20, "late"), (-3, 31, "soon"), (-3, -1, "late"), (0, 180, "late"), (30, 200, "soon"), (31, 200, None)],
)
def test_what_is_overdue_but_long_payable_is_told_apart_from_what_is_nearly_lost(left, final_left, tone):
    word = urgency(replace(make_deadlines(1)[0], state="open", left=left, final_left=final_left))
    assert (word and word.tone) == tone


def test_a_renewed_list_keeps_its_place_and_shows_what_changed(qtbot, model):
    show(qtbot, model, Query())
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.data(model.index(2000, 0))
    qtbot.waitUntil(lambda: model.row_at(model.index(2000, 0)) is not None)
    changed = model.row_at(model.index(2000, 0))
    model.source.all[2000] = replace(changed, action="Something else")
    show(qtbot, model, Query())
    assert resets == []
    assert model.row_at(model.index(2000, 0)).action == "Something else"
    del model.source.all[1999]
    show(qtbot, model, Query())
    assert resets == [1] and model.size == 2999
    assert model.row_at(model.index(1999, 0)).action == "Something else"


def test_a_renewed_table_stays_where_it_was_scrolled_to(qtbot, model):
    table = Table("list", model, FakeMemory())
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    show(qtbot, model, Query())
    table.verticalScrollBar().setValue(1500)
    del model.source.all[2900]
    show(qtbot, model, Query())
    assert table.verticalScrollBar().value() == 1500
    assert table.currentIndex().row() == 0
    show(qtbot, model, Query(text="renewal"))
    assert table.verticalScrollBar().value() == 0


def test_a_list_that_was_empty_is_renewed_without_a_warning(qtbot, tasks):
    source = FakeRows([])
    model = PageModel(source, deadline_columns(), tasks)
    show(qtbot, model, Query())
    source.all.extend(make_deadlines(3))
    show(qtbot, model, Query())
    source.all.clear()
    show(qtbot, model, Query())
    assert model.rowCount() == 0
