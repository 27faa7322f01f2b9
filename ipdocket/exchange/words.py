"""What people write in lists for offices, rights, routes and states, in English, German and French."""

import re
import unicodedata

_OFFICES = """
AD Andorra|AE United Arab Emirates,UAE|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania,Albanien,Albanie
AM Armenia,Armenien|AO Angola|AP ARIPO|AR Argentina,Argentinien,Argentine|AT Austria,Österreich,Autriche
AU Australia,Australien,Australie|AW Aruba|AZ Azerbaijan,Aserbaidschan|BA Bosnia and Herzegovina,Bosnia|BB Barbados
BD Bangladesh|BE Belgium,Belgien,Belgique|BF Burkina Faso|BG Bulgaria,Bulgarien,Bulgarie|BH Bahrain|BI Burundi
BJ Benin|BM Bermuda|BN Brunei|BO Bolivia,Bolivien|BR Brazil,Brasilien,Brésil|BS Bahamas|BT Bhutan|BW Botswana
BX Benelux,BOIP|BY Belarus|BZ Belize|CA Canada,Kanada,CIPO|CD Congo DR|CF Central African Republic|CG Congo
CH Switzerland,Schweiz,Suisse|CI Ivory Coast,Côte d'Ivoire|CL Chile,Chili|CM Cameroon|CN China,Chine,CNIPA
CO Colombia,Kolumbien,Colombie|CR Costa Rica|CU Cuba,Kuba|CV Cape Verde|CW Curaçao|CY Cyprus,Zypern,Chypre
CZ Czech Republic,Czechia,Tschechien,Tchéquie|DE Germany,Deutschland,Allemagne,DPMA|DJ Djibouti
DK Denmark,Dänemark,Danemark|DM Dominica|DO Dominican Republic|DZ Algeria,Algerien,Algérie
EA Eurasian Patent Office,EAPO,Eurasia|EC Ecuador|EE Estonia,Estland,Estonie|EG Egypt,Ägypten,Égypte
EM EUIPO,OHIM,EUTM,CTM,EU,European Union,Community|EP EPO,EPA,OEB,European Patent Office,Europe,Europa|ER Eritrea
ES Spain,Spanien,Espagne,OEPM|ET Ethiopia|FI Finland,Finnland,Finlande|FJ Fiji|FR France,Frankreich,INPI|GA Gabon
GB United Kingdom,UK,Great Britain,Großbritannien,Royaume-Uni,UKIPO|GC Gulf Cooperation Council,GCC|GD Grenada
GE Georgia,Georgien|GG Guernsey|GH Ghana|GI Gibraltar|GM Gambia|GN Guinea|GQ Equatorial Guinea
GR Greece,Griechenland,Grèce|GT Guatemala|GW Guinea-Bissau|GY Guyana|HK Hong Kong|HN Honduras
HR Croatia,Kroatien,Croatie|HT Haiti|HU Hungary,Ungarn,Hongrie|ID Indonesia,Indonesien|IE Ireland,Irland,Irlande
IL Israel|IM Isle of Man|IN India,Indien,Inde|IQ Iraq|IR Iran|IS Iceland,Island,Islande|IT Italy,Italien,Italie
JE Jersey|JM Jamaica|JO Jordan|JP Japan,Japon,JPO|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros
KN Saint Kitts and Nevis|KP North Korea|KR South Korea,Korea,Republic of Korea,Südkorea,Corée,KIPO|KW Kuwait
KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon,Libanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia
LS Lesotho|LT Lithuania,Litauen,Lituanie|LU Luxembourg,Luxemburg|LV Latvia,Lettland,Lettonie|LY Libya
MA Morocco,Marokko,Maroc|MC Monaco|MD Moldova|ME Montenegro|MG Madagascar|MK North Macedonia,Macedonia|ML Mali
MM Myanmar|MN Mongolia|MO Macao,Macau|MR Mauritania|MS Montserrat|MT Malta,Malte|MU Mauritius|MV Maldives|MW Malawi
MX Mexico,Mexiko,Mexique|MY Malaysia|MZ Mozambique|NA Namibia|NE Niger|NG Nigeria|NI Nicaragua
NL Netherlands,Niederlande,Pays-Bas,Holland|NO Norway,Norwegen,Norvège|NP Nepal|NZ New Zealand,Neuseeland|OA OAPI
OM Oman|PA Panama|PE Peru|PG Papua New Guinea|PH Philippines,Philippinen|PK Pakistan|PL Poland,Polen,Pologne
PT Portugal|PY Paraguay|QA Qatar|RO Romania,Rumänien,Roumanie|RS Serbia,Serbien
RU Russia,Russian Federation,Russland,Russie|RW Rwanda|SA Saudi Arabia|SC Seychelles|SD Sudan
SE Sweden,Schweden,Suède|SG Singapore,Singapur|SI Slovenia,Slowenien|SK Slovakia,Slowakei|SL Sierra Leone
SM San Marino|SN Senegal|SR Suriname|ST Sao Tome and Principe|SV El Salvador|SX Sint Maarten|SY Syria|SZ Eswatini
TC Turks and Caicos|TG Togo|TH Thailand|TJ Tajikistan|TL Timor-Leste|TM Turkmenistan|TN Tunisia,Tunesien|TO Tonga
TR Turkey,Türkiye,Türkei|TT Trinidad and Tobago|TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda
US United States,USA,USPTO,United States of America|UY Uruguay|UZ Uzbekistan|VC Saint Vincent|VE Venezuela
VG British Virgin Islands|VN Vietnam,Viet Nam|VU Vanuatu|WO PCT,WIPO,OMPI,Madrid,Hague,IB,International|WS Samoa
XK Kosovo|YE Yemen|ZA South Africa,Südafrika|ZM Zambia|ZW Zimbabwe
"""
_RIGHTS = {
    "patent": "patent,pat,patents,utility patent,invention patent,erfindungspatent,brevet,plant patent,p",
    "utility_model": (
        "utility model,um,gebrauchsmuster,gbm,gm,modele d utilite,petty patent,innovation patent,short term patent"
    ),
    "design": (
        "design,designs,registered design,industrial design,design patent,geschmacksmuster,dessin,modele,"
        "dessin ou modele,rcd,d"
    ),
    "trademark": "trademark,trade mark,tm,mark,marke,marque,trademarks,service mark,eutm,ctm,wortmarke,t",
    "spc": "spc,supplementary protection certificate,esz,ergaenzendes schutzzertifikat,ccp",
}
_ROUTES = {
    "direct": "direct,national,nat,direkt,directe,paris,convention,rcd",
    "pct": "pct,pct national phase,national phase,nationale phase,phase nationale,371",
    "ep": "ep,ep validation,european,epc,europaeisch,europeen",
    "divisional": "divisional,div,teilanmeldung,division,divisionnaire",
    "continuation": "continuation,con,cip,continuation in part",
    "madrid": "madrid,ir,international registration,ir marke",
    "hague": "hague,haag,la haye",
    "unitary": "unitary,unitary patent,up,einheitspatent,brevet unitaire",
    "provisional": "provisional,prov,ppa",
    "reissue": "reissue",
    "validation": "validation",
}
_STATUSES = {
    "pending": (
        "pending,filed,application,published,in examination,anhaengig,angemeldet,en instance,depose,"
        "live pending,active pending"
    ),
    "granted": "granted,issued,patented,in force,active,live,erteilt,in kraft,delivre,en vigueur,maintained",
    "registered": "registered,eingetragen,enregistre,enregistree,protected,renewed",
    "abandoned": "abandoned,dropped,closed,inactive,dead,aufgegeben,abandonne",
    "withdrawn": "withdrawn,zurueckgenommen,retire",
    "refused": "refused,rejected,zurueckgewiesen,rejete",
    "lapsed": "lapsed,ceased,revoked,cancelled,canceled,erloschen,geloescht,dechu",
    "expired": "expired,abgelaufen,expire",
    "unknown": "unknown,unbekannt,inconnu",
}


def plain_words(text: str) -> str:
    """The text in lower case Latin letters and digits, words parted by single spaces: Anmelde-Nr. gives anmelde nr."""
    spelled = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    letters = unicodedata.normalize("NFKD", spelled)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


def _turn(table: dict[str, str]) -> dict[str, str]:
    found = {plain_words(key): key for key in table}
    found |= {plain_words(word): key for key, words in table.items() for word in words.split(",")}
    return found


def _office_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _OFFICES.replace("\n", "|").strip("|").split("|"):
        code, _, words = entry.strip().partition(" ")
        found[plain_words(code)] = code
        for word in words.split(","):
            found.setdefault(plain_words(word), code)
    return found


_OFFICE_WORDS = _office_words()
_RIGHT_WORDS = _turn(_RIGHTS)
_ROUTE_WORDS = _turn(_ROUTES)
_STATUS_WORDS = _turn(_STATUSES)
OFFICE_CODES = frozenset(_OFFICE_WORDS.values())


def name_office(text: str) -> str | None:
    """The WIPO ST.3 code of the office that a cell names, None if it names none."""
    return _OFFICE_WORDS.get(plain_words(text))


def name_right(text: str) -> str | None:
    """The right that a cell names, None if it names none."""
    return _RIGHT_WORDS.get(plain_words(text))


def name_route(text: str) -> str | None:
    """The route that a cell names, None if it names none."""
    return _ROUTE_WORDS.get(plain_words(text))


def name_status(text: str) -> str | None:
    """The state that a cell names, None if it names none."""
    return _STATUS_WORDS.get(plain_words(text))
