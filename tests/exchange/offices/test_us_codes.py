from ipdocket.exchange.offices import us_codes


def test_no_code_is_decided_twice() -> None:
    groups = [set(us_codes.PAPERS), set(us_codes.REPLIES), set(us_codes.MAINTENANCE), set(us_codes.RESTARTS),
              set(us_codes.KEPT_AS_HISTORY), set(us_codes.GRANT), set(us_codes.PUBLICATION)]  # fmt: skip
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_the_disposal_at_an_rce_is_no_abandonment() -> None:
    assert us_codes.is_abandonment("ABN2") and not us_codes.is_abandonment("ABN9")
    assert us_codes.is_known("ABN9") and not us_codes.is_known("NEVER")


def test_maintenance_codes_name_the_fee() -> None:
    assert us_codes.MAINTENANCE["M1551"] == 1 and us_codes.MAINTENANCE["M3553"] == 3 and len(us_codes.MAINTENANCE) == 9
