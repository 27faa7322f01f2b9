"""Every table of the firm stands in the same description as the docket's own."""

from ipdocket.store import tables_firm
from ipdocket.store.tables import metadata


def test_all_tables_are_described_in_one_place() -> None:
    for name in ("person", "account", "party", "import_batch", "setting", "rule_text", "calendar_entry", "audit"):
        assert metadata.tables[name] is getattr(tables_firm, name)
