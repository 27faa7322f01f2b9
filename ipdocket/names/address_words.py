"""Words of addresses and their abbreviations, as data; written from general knowledge of postal usage."""

STREET_WORDS = {
    "ave": "avenue", "av": "avenue", "blvd": "boulevard", "bd": "boulevard", "cir": "circle", "ct": "court", "cres": "crescent",
    "dr": "drive", "expy": "expressway", "fwy": "freeway", "gdns": "gardens", "hwy": "highway", "jct": "junction", "ln": "lane",
    "pk": "park", "pkwy": "parkway", "pky": "parkway", "pl": "place", "plz": "plaza", "rd": "road", "rte": "route",
    "sq": "square", "st": "street", "str": "strasse", "ter": "terrace", "tpke": "turnpike", "trl": "trail", "wy": "way",
    "mt": "mount", "ft": "fort", "ctr": "center", "centre": "center", "bldg": "building", "geb": "gebaude", "hse": "house",
    "ind": "industrial", "indl": "industrial", "est": "estate", "intl": "international", "univ": "university",
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast",
    "sw": "southwest", "pte": "private", "c": "calle", "pza": "plaza", "pzza": "piazza", "vle": "viale", "cso": "corso",
    "sec": "section", "rm": "room", "lane": "lane", "fbg": "faubourg", "imp": "impasse", "chem": "chemin",
}  # fmt: skip
UNIT_WORDS = {
    "ste": "suite", "suite": "suite", "apt": "apartment", "apartment": "apartment", "unit": "unit", "fl": "floor",
    "flr": "floor", "floor": "floor", "rm": "room", "room": "room", "no": "", "dept": "department", "og": "floor",
    "etage": "floor", "level": "floor", "top": "door", "stock": "floor", "piso": "floor", "office": "office",
}  # fmt: skip
US_STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO", "connecticut": "CT",
    "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL",
    "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD",
    "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT",
    "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY",
    "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT",
    "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
    "puerto rico": "PR",
}  # fmt: skip
