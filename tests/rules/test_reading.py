"""The rules about an office, and how sure each is."""

from ipdocket.rules.reading import examples_of, offices_in_use, readings, sources_of


def test_own_rules_first_then_shared_then_the_tables_of_others(shipped):
    found = readings(shipped, "JP")
    ids = [one.rule.id for one in found]
    assert ids[0].startswith("jp.")
    assert ids.index("paris.trademark.priority") < ids.index("wo.patent.national-phase")
    assert len(ids) == len(set(ids))


def test_a_table_is_read_with_the_row_of_the_office(shipped):
    entry = next(one for one in readings(shipped, "JP") if one.rule.id == "wo.patent.national-phase")
    assert entry.row["office"] == "JP"
    assert "{name}" not in entry.title and "Japan" in entry.title
    examples = examples_of(entry, "JP")
    assert examples
    assert all(
        one.office == "JP" for example in examples if not isinstance(example.expect, str) for one in example.expect
    )
    assert set(entry.row["cite"].split(",")) <= {source.key for source in sources_of(entry)}


def test_checked_counts_every_source_and_the_weakest_word(shipped):
    for code in offices_in_use(shipped):
        for one in readings(shipped, code):
            days = [source.checked for source in sources_of(one)]
            if one.checked is not None:
                assert one.checked in days
            if not one.covered:
                assert one.why_not
            elif any(version.confidence == "uncertain" and not version.status for version in one.rule.version):
                assert one.confidence == "uncertain"
