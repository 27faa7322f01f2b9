"""The list of offices."""

import re
import zoneinfo
from collections import Counter


def test_every_office_has_its_own_code_a_name_and_a_zone(shipped):
    offices = shipped.shelf.offices.office
    assert len(offices) > 180
    assert [code for code, number in Counter(office.code for office in offices).items() if number > 1] == []
    zones = zoneinfo.available_timezones()
    for office in offices:
        assert re.fullmatch(r"[A-Z]{2}|UPC|PARIS", office.code), office
        assert office.name
        assert office.zone in zones, office


def test_calendars_and_memberships_name_offices_that_exist(shipped):
    codes = {office.code for office in shipped.shelf.offices.office}
    for office in shipped.shelf.offices.office:
        assert not office.calendar or office.calendar in codes
        assert set(office.member_of) <= codes


def test_members_of_oapi_follow_its_closed_days(shipped):
    members = [office.code for office in shipped.shelf.offices.office if "OA" in office.member_of]
    assert len(members) == 17
    assert all(shipped.calendar(code) is shipped.calendar("OA") for code in members)


def test_every_rule_file_belongs_to_an_office(shipped):
    codes = {office.code for office in shipped.shelf.offices.office}
    assert {file.jurisdiction for _, file in shipped.shelf.files} - codes <= {"PARIS", "UPC"}
