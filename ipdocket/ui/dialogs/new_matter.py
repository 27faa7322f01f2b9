"""A new matter: country and right, then just the dates that its rules need, and what follows while typing."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Asked, Choice, MatterDraft, Preview
from ipdocket.ui.widgets.changes import Changes
from ipdocket.ui.widgets.owner_hint import OwnerHint
from ipdocket.ui.widgets.remarks import Remarks
from ipdocket.ui.widgets.rule_fields import RuleFields
from ipdocket.ui.widgets.text import (
    Label,
    add_field,
    chosen,
    fill_choice,
    make_button,
    make_choice,
    make_form,
    make_line,
)
from ipdocket.ui.words import tr

TEXTS = ("reference", "title", "number", "owner", "client", "responsible")


class NewMatter(Form):
    """Shows the coming deadlines and likely doubles before anything is saved; `made` carries the matter's id."""

    section = 3

    made = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("New matter"), "", tr("Add matter"), parent, (1120, 660))
        self._desk = desk
        self.fields = RuleFields(desk)
        self._texts: dict[str, QWidget] = {}
        self._kind = {name: make_choice(title, (), first) for name, title, first in _kinds()}
        self._likeness = Label("", "soon", wrap=True)
        self._likeness.hide()
        self.remarks = Remarks()
        self.remarks.changed.connect(self.check)
        self.next_free = make_button(tr("Ne&xt free"), self._take_offered)
        self.next_free.setAutoDefault(False)
        self.next_free.setEnabled(False)
        self._offered = ""
        self.number_kind = make_choice(tr("Of what the number is"), _number_kinds())
        self.number_kind.currentIndexChanged.connect(lambda _index: self._type())
        self.changes = Changes(tr("The deadlines that follow appear here while you type."))
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self._make_left(), 4)
        right = QVBoxLayout()
        right.addWidget(self._likeness)
        right.addWidget(self.remarks)
        right.addWidget(self.changes, 1)
        halves.addLayout(right, 5)
        self.body.addLayout(halves, 1)
        self._typing = QTimer(self, singleShot=True, interval=200)
        self._typing.timeout.connect(self._look)
        for box in self._kind.values():
            box.currentIndexChanged.connect(lambda _index: self._ask_fields())
        self.fields.changed.connect(self._type)
        for name in ("office", "right", "route", "owner name", "client name", "person"):
            desk.read(self, f"choices {name}", desk.docket.looking.choices, name, then=self._offer(name))
        self.check()
        self._kind["country"].setFocus()

    def find_missing(self) -> Iterator[str]:
        """Country, right, reference and the dates without which no rule can begin."""
        if not chosen(self._kind["country"]):
            yield tr("Choose the country or office.")
        if not chosen(self._kind["right"]):
            yield tr("Choose the kind of right.")
        if not self._text("reference"):
            yield tr("Type our reference.")
        if self.remarks.missing:
            yield self.remarks.missing
        yield from self.fields.find_missing()

    def draft(self) -> MatterDraft:
        """The matter as typed so far."""
        return MatterDraft(
            country=chosen(self._kind["country"]),
            right=chosen(self._kind["right"]),
            route=chosen(self._kind["route"]) or "direct",
            dates=self.fields.dates(),
            facts=self.fields.facts(),
            number_kind=chosen(self.number_kind),
            number_reason=self.remarks.reason.text().strip(),
            **{name: self._text(name) for name in TEXTS},
        )

    def send(self) -> None:
        """Adds the matter."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.docketing.add_matter, self.draft(), then=self._finish, refused=self.refuse, owner=self
        )

    def _make_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        form = make_form()
        add_field(form, tr("&Country or office"), self._kind["country"])
        add_field(form, tr("Ri&ght"), self._kind["right"])
        add_field(form, tr("Rou&te"), self._kind["route"])
        titles = (
            ("reference", tr("Our &reference"), ""),
            ("title", tr("T&itle or mark"), ""),
            ("number", tr("&Number"), ""),
        )
        for name, title, hint in titles:
            line = make_line(title.replace("&", ""), hint)
            line.textEdited.connect(lambda _text: self._type())
            self._texts[name] = line
            beside = {"reference": self.next_free, "number": self.number_kind}.get(name)
            add_field(form, title, _beside(line, beside) if beside is not None else line)
        for name, title in (("owner", tr("&Owner")), ("client", tr("C&lient")), ("responsible", tr("Re&sponsible"))):
            box = make_choice(title.replace("&", ""), (), "", typed=name != "responsible")
            box.currentTextChanged.connect(lambda _text: self._type())
            self._texts[name] = box
            add_field(form, title, box)
            if name == "owner":
                self.hint = OwnerHint(self._desk, box)
                form.addRow(self.hint)
        column.addLayout(form)
        column.addWidget(Label(tr("Dates and facts that the rules need"), "head"))
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Dates and facts that the rules need"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.fields)
        column.addWidget(scroll, 1)
        return left

    def _take_offered(self) -> None:
        line = self._texts["reference"]
        if isinstance(line, QLineEdit) and self._offered:
            line.setText(self._offered)
            line.setFocus()
            self._type()

    def _text(self, name: str) -> str:
        field = self._texts[name]
        if isinstance(field, QLineEdit):
            return field.text().strip()
        return chosen(field) if isinstance(field, QComboBox) else ""

    def _offer(self, name: str) -> Callable[[Sequence[Choice]], None]:
        field = {"office": "country", "owner name": "owner", "client name": "client", "person": "responsible"}.get(
            name, name
        )
        box = self._kind.get(field) or self._texts[field]
        first = tr("nobody yet") if name == "person" else {key: none for key, _title, none in _kinds()}.get(field, "")

        def fill(choices: Sequence[Choice]) -> None:
            if isinstance(box, QComboBox):
                fill_choice(box, choices, first)

        return fill

    def _ask_fields(self) -> None:
        self.check()
        country, right = chosen(self._kind["country"]), chosen(self._kind["right"])
        if country and right:
            route = chosen(self._kind["route"]) or "direct"
            ask = self._desk.docket.asking.needed_fields
            self._desk.read(self, "fields", ask, country, right, route, then=self._show_fields)

    def _show_fields(self, asked: Sequence[Asked]) -> None:
        self.fields.show_asked(asked)
        self._type()

    def _type(self) -> None:
        self.check()
        self._typing.start()

    def _look(self) -> None:
        draft = self.draft()
        if draft.country and draft.right:
            self._desk.read(self, "preview", self._desk.docket.docketing.preview_matter, draft, then=self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.changes.show_preview(preview)
        self.remarks.show_preview(preview)
        self._show_offered(preview.offered)
        words = tr("Perhaps already in the docket: {ref}, {title} ({why})")
        lines = [words.format(ref=each.reference, title=each.title, why=each.why) for each in preview.likenesses]
        self._likeness.setText("\n".join(lines))
        self._likeness.setVisible(bool(lines))
        self.check()

    def _show_offered(self, offered: str) -> None:
        self._offered = offered
        self.next_free.setEnabled(bool(offered))
        line = self._texts["reference"]
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(offered)

    def _finish(self, matter: int) -> None:
        self._desk.tell(tr("Matter added with its deadlines."))
        self.made.emit(matter)
        self.accept()


def _beside(line: QWidget, other: QWidget) -> QWidget:
    """A line with what belongs to it at its right."""
    both = QWidget()
    both.setAccessibleName(line.accessibleName())
    both.setFocusProxy(line)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    row.addWidget(other)
    return both


def _number_kinds() -> tuple[Choice, ...]:
    return (
        Choice("application", tr("application")),
        Choice("publication", tr("publication")),
        Choice("registration", tr("registration")),
    )


def _kinds() -> tuple[tuple[str, str, str], ...]:
    return (
        ("country", tr("Country or office"), tr("choose an office")),
        ("right", tr("Right"), tr("choose a right")),
        ("route", tr("Route"), ""),
    )
