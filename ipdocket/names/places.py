"""Countries and cities as typed, brought to one spelling, so that "München" and "Munich" do not part an owner."""

from functools import cache, lru_cache

from ipdocket.names.normal import join_words, split_words
from ipdocket.names.scripts import fold_accents, to_latin, unify_width

# Spellings ISO 3166 does not list, and the two-letter codes IP offices use beside it (WIPO ST.3).
_COUNTRY_WORDS = {
    "usa": "US", "unitedstatesofamerica": "US", "america": "US", "uk": "GB", "greatbritain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "northernireland": "GB", "southkorea": "KR", "korea": "KR", "republicofkorea":
    "KR", "northkorea": "KP", "russia": "RU", "taiwan": "TW", "roc": "TW", "prc": "CN", "peoplesrepublicofchina":
    "CN", "prchina": "CN", "hongkong": "HK", "macau": "MO", "vietnam": "VN", "turkey": "TR", "turkiye": "TR", "iran":
    "IR", "czechrepublic": "CZ", "czechia": "CZ", "holland": "NL", "thenetherlands": "NL", "deutschland": "DE",
    "osterreich": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "espana": "ES", "italia": "IT", "nippon":
    "JP", "uae": "AE", "macedonia": "MK", "moldova": "MD", "tanzania": "TZ", "bolivia": "BO", "venezuela": "VE",
    "syria": "SY", "laos": "LA", "ivorycoast": "CI", "capeverde": "CV", "swaziland": "SZ", "burma": "MM", "belgique":
    "BE", "belgie": "BE", "sverige": "SE", "norge": "NO", "danmark": "DK", "suomi": "FI", "polska": "PL",
    "magyarorszag": "HU", "日本": "JP", "中国": "CN", "中國": "CN", "한국": "KR", "대한민국": "KR",
    "台湾": "TW", "台灣": "TW",
    "россия": "RU",
}  # fmt: skip
# Cities written in more than one language; each group is one city, condensed.
_CITIES = """
munchen=muenchen=munich koln=koeln=cologne nurnberg=nuernberg=nuremberg wien=vienna=vienne hannover=hanover
braunschweig=brunswick zurich=zuerich=zurigo genf=geneve=geneva=ginevra basel=bale=basle=basilea bern=berne
luzern=lucerne dusseldorf=duesseldorf gottingen=goettingen tubingen=tuebingen saarbrucken=saarbruecken
bruxelles=brussel=brussels=bruessel antwerpen=antwerp=anvers gent=gand=ghent liege=luik=luettich brugge=bruges
roma=rome milano=milan=mailand torino=turin firenze=florence=florenz venezia=venice=venedig
napoli=naples=neapel genova=genoa=genua lisboa=lisbon=lissabon porto=oporto sevilla=seville zaragoza=saragossa
denhaag=thehague=sgravenhage kobenhavn=copenhagen=kopenhagen=koebenhavn goteborg=gothenburg=goeteborg malmo=malmoe
helsinki=helsingfors turku=abo praha=prague=prag warszawa=warsaw=warschau krakow=cracow=krakau
wroclaw=breslau gdansk=danzig bucuresti=bucharest=bukarest beograd=belgrade=belgrad
athina=athens=athen thessaloniki=salonica moskva=moscow=moskau sanktpeterburg=stpetersburg=saintpetersburg
kyiv=kiev=kiew odesa=odessa lviv=lvov=lemberg kharkiv=kharkov telaviv=telavivyafo=telavivjaffa
beijing=peking guangzhou=canton nanjing=nanking tianjin=tientsin mumbai=bombay chennai=madras kolkata=calcutta
bengaluru=bangalore busan=pusan daegu=taegu incheon=inchon daejeon=taejon tokyo=tokio osaka=oosaka kobe=koube
kyoto=kyouto hochiminhcity=saigon=hochiminh alqahirah=cairo mexicocity=ciudaddemexico=mexicodf
strasbourg=strassburg lyon=lyons marseille=marseilles newyork=newyorkcity=newyorkny stlouis=saintlouis
stpaul=saintpaul
"""
# Street and ward words after a comma or at the end of a city field.
_CITY_TAILS = ("shi", "si", "ku", "city", "cedex", "tout", "gu")


@cache
def _country_index() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("alpha_2", "alpha_3", "name", "official_name", "common_name"):
            value = getattr(country, field, None)
            if value:
                found.setdefault(_plain(value), country.alpha_2)
    found.update(_COUNTRY_WORDS)
    return found


def _plain(text: str) -> str:
    return "".join(split_words(fold_accents(unify_width(text))))


@lru_cache(maxsize=4096)
def find_country(text: str) -> str | None:
    """The ISO 3166 two-letter code for a country's code or name as typed, or None if it is not known.

    >>> find_country("Germany"), find_country("UK"), find_country("Atlantis")
    ('DE', 'GB', None)
    """
    return _country_index().get(_plain(text))


def country_name(code: str) -> str:
    """The short English name of a country code, or the code itself."""
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code


@cache
def country_words() -> dict[str, str]:
    """Words that name a country or a great region, with what they name: they tell national companies apart."""
    regions = ("europe", "asia", "africa", "america", "americas", "pacific", "oceania", "scandinavia", "international")
    named = {name: code for name, code in _country_index().items() if len(name) > 4 and name.isascii()}
    return named | dict.fromkeys(regions, "")


@cache
def _city_index() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _CITIES.split():
        names = group.split("=")
        found.update(dict.fromkeys(names, names[0]))
    return found


@lru_cache(maxsize=65536)
def fold_city(text: str) -> str:
    """A city's name for comparison: accents, wards, postcodes and well-known foreign names made one.

    >>> fold_city("MÜNCHEN") == fold_city("Munich")
    True
    """
    words = split_words(fold_accents(to_latin(unify_width(text.partition(",")[0]))))
    kept = tuple(word for word in words if not word.isdigit())
    while len(kept) > 1 and kept[-1] in _CITY_TAILS:
        kept = kept[:-1]
    return _city_index().get("".join(kept), join_words(kept))
