"""Every table of the docket: whoever needs them all takes `metadata` from here. A new room of tables is added here."""

from ipdocket.store import (  # noqa: F401 - importing them is what lays them into the metadata
    tables_absence,
    tables_changes,
    tables_controls,
    tables_conventions,
    tables_firm,
    tables_hand_off,
    tables_intake,
    tables_mail,
    tables_owners,
    tables_reminders,
    tables_walls,
)
from ipdocket.store.tables import metadata

__all__ = ["metadata"]
