"""Two versions beside each other, in the form that was refused."""

from PySide6.QtWidgets import QLabel


def test_both_versions_stand_beside_each_other(qtbot):
    from ipdocket.store.refusals import ChangedMeanwhile
    from ipdocket.ui.dialogs.server_sign_in import ServerSignIn
    from ipdocket.ui.widgets.versions import Versions

    dialog = ServerSignIn("firm", "ann")  # any form does it
    dialog.show()
    stored, typed = {"title": "Nozzle", "notes": ""}, {"title": "Valve", "notes": "see letter"}
    for _ in range(2):
        dialog.refuse(ChangedMeanwhile("Matter A-1", stored, typed))
    qtbot.wait(1)
    (shown,) = dialog.findChildren(Versions)
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert texts == ["In the docket now", "As you typed it", "title", "Nozzle", "Valve", "notes", "(empty)", "see letter"]
    dialog.refuse(ChangedMeanwhile("Matter A-1"))
    qtbot.wait(1)
    assert dialog.findChildren(Versions) == []
    dialog.reject()
