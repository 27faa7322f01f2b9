"""The forms of application, publication and registration numbers, office by office, as data.

Each form: office, kind, right ("*" for any), an expression for the text without spaces (capitals), and how the parts
are written in the normal form. Braces take the named groups; `:06` and the like fill with noughts.
"""

from dataclasses import dataclass

YEAR = r"(?P<year>(?:18|19|20)\d\d)"
LETTER = r"(?P<letter>[A-Z]\d?)?"


@dataclass(frozen=True, slots=True)
class NumberForm:
    """One way an office writes a number; `check` names the check digit rule, over the groups `year`..`serial`."""

    office: str
    kind: str
    right: str
    expression: str
    normal: str
    example: str
    check: str = ""


_APP, _PUB, _REG = "application", "publication", "registration"
_P, _T, _D, _U = "patent", "trademark", "design", "utility model"

FORMS: tuple[NumberForm, ...] = (
    # EPO: year of two figures, six more, check digit. Before 2002 the third figure told where it was filed.
    NumberForm("EP", _APP, "*", r"(?P<serial>\d{8})(?:\.(?P<digit>\d)|(?P<bare>\d))?", "EP{serial}.{digit}", "EP16839078.9", "EP"),
    NumberForm("EP", _APP, "*", rf"{YEAR}0?(?P<short>\d{{6}})", "EP{yy}{short}.{digit}", "EP20160839078", "EP"),
    NumberForm("EP", _PUB, "*", rf"(?P<serial>\d{{1,7}}){LETTER}", "EP{serial:07}{letter}", "EP2400812A1"),
    NumberForm("EP", _REG, "*", rf"(?P<serial>\d{{1,7}}){LETTER}", "EP{serial:07}{letter}", "EP2400812B1"),
    # WIPO, PCT: six figures since 2004, five before; WO numbers since July 2004.
    NumberForm("WO", _APP, "*",
               r"(?:PCT/?)?(?P<at>[A-Z]{2})(?P<year>(?:19|20)\d\d)/?(?P<serial>\d{6})",
               "PCT/{at}{year}/{serial:06}", "PCT/EP2020/012345"),
    NumberForm("WO", _APP, "*",
               r"(?:PCT/?)?(?P<at>[A-Z]{2})(?P<yy>\d\d)/?(?P<serial>\d{5})", "PCT/{at}{century}/{serial:06}", "PCT/EP98/01234"),
    NumberForm("WO", _PUB, "*",
               rf"(?P<year>(?:19|20)\d\d)/?(?P<serial>\d{{6}}){LETTER}", "WO{year}/{serial:06}{letter}", "WO2018/148832"),
    NumberForm("WO", _PUB, "*", rf"(?P<yy>\d\d)/?(?P<serial>\d{{5,6}}){LETTER}", "WO{century}/{serial:06}{letter}", "WO98/12345"),
    # United States.
    NumberForm("US", _APP, _T, r"(?P<series>\d\d)/?(?P<serial>\d{6})", "{series}/{serial}", "97/123456"),
    NumberForm("US", _APP, "*",
               r"(?P<series>0[1-9]|1[0-9]|2[0-9]|3[0-9]|[69]\d)/?(?P<serial>\d{6})", "{series}/{serial}", "17/248024"),
    NumberForm("US", _APP, "*", r"(?P<series>\d)/(?P<serial>\d{6})", "0{series}/{serial}", "9/123456"),
    NumberForm("US", _PUB, "*", rf"{YEAR}/?(?P<serial>\d{{7}}){LETTER}", "US{year}/{serial}{letter}", "US2019/0123456A1"),
    NumberForm("US", _PUB, "*", rf"{YEAR}/?(?P<serial>\d{{6}}){LETTER}", "US{year}/{serial:07}{letter}", "US2003/156739"),
    NumberForm("US", _REG, _T, r"(?P<serial>\d{1,7})", "{serial}", "6123456"),
    NumberForm("US", _REG, "*", rf"(?P<serial>\d{{5,8}}){LETTER}", "US{serial}{letter}", "US10123456B2"),
    NumberForm("US", _REG, "*",
               r"(?P<type>D|RE|PP|H|T|AI|X)(?P<serial>\d{1,7})(?:S\d?|E\d?|P\d?)?", "US{type}{serial}", "USD812345"),
    # Germany: designs before 2004 begin with M, old marks with a letter.
    NumberForm("DE", _APP, _D, r"(?P<serial>M\d{7})(?:\.\d)?(?:-\d{4})?", "DE{serial}", "M8800174"),
    NumberForm("DE", _REG, _D, r"(?P<serial>M\d{7})(?:-\d{4})?", "DE{serial}", "M8800174"),
    NumberForm("DE", _APP, _T, r"(?P<serial>[A-Z]\d{4,6})(?:/\d{1,2})?(?:WZ)?", "DE{serial}", "E17341"),
    # Germany: two figures for the right, year, six figures and a check digit since 2004.
    NumberForm("DE", _APP, "*",
               r"(?P<serial>[1-7]\d(?:19|20)\d\d\d{6})(?:\.(?P<digit>\d)|(?P<bare>\d))?",
               "DE {serial}.{digit}", "102007004488.9", "DE"),
    NumberForm("DE", _APP, "*", r"[PG]?(?P<serial>\d{7,8})\.(?P<digit>\d)", "DE {serial}.{digit}", "P3130619.5", "DE old"),
    NumberForm("DE", _PUB, "*",
               r"(?P<serial>[1-7]\d(?:19|20)\d\d\d{6})(?P<letter>[A-Z]\d?)?", "DE{serial}{letter}", "DE102007004488A1"),
    NumberForm("DE", _PUB, "*", rf"(?P<serial>\d{{6,8}}){LETTER}", "DE{serial}{letter}", "DE19912345A1"),
    NumberForm("DE", _REG, _T, r"(?P<serial>30\d{10})(?:\.\d)?", "DE{serial}", "302008012345"),
    NumberForm("DE", _REG, "*",
               r"(?P<serial>[1-7]\d(?:19|20)\d\d\d{6}|\d{6,9})(?:\.\d)?(?P<letter>[A-Z]\d?)?",
               "DE{serial}{letter}", "DE102007004488B4"),
    # United Kingdom: marks begin with UK and are eleven figures from 2012 on.
    NumberForm("GB", _APP, _T, r"(?P<serial>0000\d{7}|00[89]\d{8}|\d{7})", "UK{serial:011}", "UK00003123456"),
    NumberForm("GB", _REG, _T, r"(?P<serial>\d{11}|\d{7})", "UK{serial:011}", "UK00003123456"),
    NumberForm("GB", _APP, _D, r"(?P<serial>\d{7})", "GB{serial}", "GB6012345"),
    NumberForm("GB", _APP, "*", r"(?P<serial>\d{7})(?:\.(?P<digit>\d))", "GB{serial}.{digit}", "1702530.5"),
    NumberForm("GB", _APP, "*", r"(?P<serial>\d{7})", "GB{serial}", "GB1702530"),
    NumberForm("GB", _APP, "*", r"(?P<year>(?:19|20)\d\d)00(?P<short>\d{5})", "GB{yy}{short}", "GB20170002530"),
    NumberForm("GB", _PUB, "*", rf"(?P<serial>\d{{6,7}}){LETTER}", "GB{serial}{letter}", "GB2345678A"),
    NumberForm("GB", _REG, "*", rf"(?P<serial>\d{{6,7}}){LETTER}", "GB{serial}{letter}", "GB2345678B"),
    # France.
    NumberForm("FR", _APP, _T, r"(?P<serial>\d{7,9})", "FR{serial}", "FR204612345"),
    NumberForm("FR", _APP, "*", r"(?P<serial>\d{7})", "FR{serial}", "FR2012345"),
    NumberForm("FR", _PUB, "*", rf"(?P<serial>\d{{7}}){LETTER}", "FR{serial}{letter}", "FR3101234A1"),
    NumberForm("FR", _REG, "*", rf"(?P<serial>\d{{7,9}}){LETTER}", "FR{serial}{letter}", "FR3101234B1"),
    # Japan: the year may be that of an emperor.
    NumberForm("JP", _APP, "*", r"(?:特願|商願|意願|実願)?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{6})", "{year}-{serial:06}",
               "2020-123456"),
    NumberForm("JP", _APP, "*", r"(?:特願|商願|意願|実願)?(?P<year>(?:19|20)\d\d)-(?P<serial>\d{1,5})", "{year}-{serial:06}",
               "2020-3456"),
    NumberForm("JP", _APP, "*",
               r"(?:特願|商願|意願|実願)?(?P<era>平成?|昭和?|令和?|HEI|SHO|REI|[HSR])(?P<eraYear>\d{1,2})-(?P<serial>\d{1,6})",
               "{year}-{serial:06}", "H11-123456"),
    NumberForm("JP", _PUB, "*",
               r"(?:特開|特表|再表|特公)?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{6})(?P<letter>[A-Z]\d?)?",
               "JP{year}-{serial:06}{letter}", "JP2020-123456A"),
    NumberForm("JP", _PUB, "*",
               r"(?:特開|特表|特公)?(?P<era>平成?|昭和?|HEI|SHO|[HS])(?P<eraYear>\d{1,2})-(?P<serial>\d{1,6})(?P<letter>[A-Z]\d?)?",
               "JP{year}-{serial:06}{letter}", "H11-123456"),
    NumberForm("JP", _REG, "*",
               r"(?:特許|登録|意匠登録|実用新案登録)?(?:第)?(?P<serial>\d{5,7})号?(?P<letter>[A-Z]\d?)?", "JP{serial}{letter}",
               "JP6123456"),
    # China: twelve figures since October 2003, eight before; a check digit after the dot.
    NumberForm("CN", _APP, _T, r"(?P<serial>\d{5,8}[A-Z]?)", "CN{serial}", "CN12345678"),
    NumberForm("CN", _APP, "*",
               r"(?:ZL)?(?P<serial>(?:19|20)\d\d[12389]\d{7})(?:\.?(?P<digit>[\dX]))?", "CN{serial}.{digit}", "201710601862.3",
               "CN"),
    NumberForm("CN", _APP, "*",
               r"(?:ZL)?(?P<serial>[89]\d[12389]\d{5}|0[0-3][12389]\d{5})(?:\.?(?P<digit>[\dX]))?",
               "CN{serial}.{digit}", "95115608.X", "CN"),
    NumberForm("CN", _PUB, "*", r"(?P<serial>\d{7}|\d{9})(?P<letter>[A-Z]\d?)?", "CN{serial}{letter}", "CN107346001A"),
    NumberForm("CN", _REG, _T, r"(?P<serial>\d{5,8}[A-Z]?)", "CN{serial}", "CN12345678"),
    NumberForm("CN", _REG, "*",
               r"ZL(?P<serial>(?:(?:19|20)\d\d|[890]\d)[12389]\d{5}(?:\d\d)?)(?:\.?(?P<digit>[\dX]))?",
               "CN{serial}.{digit}", "ZL201710601862.3", "CN"),
    NumberForm("CN", _REG, "*", r"(?P<serial>\d{7}|\d{9})(?P<letter>[A-Z]\d?)?", "CN{serial}{letter}", "CN107346001B"),
    # Korea: right (10 patent, 20 utility model, 30 design, 40 mark), year, seven figures.
    NumberForm("KR", _APP, "*",
               r"(?P<type>[1-7]\d)-?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{7})", "{type}-{year}-{serial}", "10-2020-0123456"),
    NumberForm("KR", _PUB, "*",
               r"(?P<type>[1-7]\d)-?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{7})(?P<letter>[A-Z]\d?)?",
               "{type}-{year}-{serial}{letter}", "10-2020-0123456"),
    NumberForm("KR", _REG, "*",
               r"(?P<type>[1-7]\d)-?(?P<serial>\d{7})(?:-?0000|-?00-00)?(?P<letter>[A-Z]\d?)?",
               "{type}-{serial}{letter}", "10-1234567"),
    # Canada.
    NumberForm("CA", _APP, "*", r"(?P<serial>\d{6,7})", "CA{serial:07}", "CA3123456"),
    NumberForm("CA", _PUB, "*", rf"(?P<serial>\d{{6,7}}){LETTER}", "CA{serial:07}{letter}", "CA3123456A1"),
    NumberForm("CA", _REG, _T, r"(?:TMA)?(?P<serial>\d{3,7})", "TMA{serial}", "TMA123456"),
    NumberForm("CA", _REG, "*", rf"(?P<serial>\d{{5,7}}){LETTER}", "CA{serial:07}{letter}", "CA3123456C"),
    # Australia: year and six figures since 2002, five figures and a year before; marks plain.
    NumberForm("AU", _APP, _T, r"(?P<serial>\d{4,7})", "AU{serial}", "AU2123456"),
    NumberForm("AU", _APP, "*", rf"{YEAR}(?P<serial>\d{{6}})", "AU{year}{serial}", "AU2020123456"),
    NumberForm("AU", _APP, "*", r"(?P<serial>\d{5})/(?P<yy>\d\d)", "AU{serial}/{yy}", "AU12345/99"),
    NumberForm("AU", _PUB, "*", rf"{YEAR}(?P<serial>\d{{6}})(?P<letter>[A-Z]\d?)?", "AU{year}{serial}{letter}", "AU2020123456A1"),
    NumberForm("AU", _REG, "*", r"(?P<serial>\d{10}|\d{4,7})(?P<letter>[A-Z]\d?)?", "AU{serial}{letter}", "AU2020123456B2"),
    # India: year, office (1 Delhi, 2 Mumbai, 3 Kolkata, 4 Chennai), kind, six figures since 2016.
    NumberForm("IN", _APP, _T, r"(?P<serial>\d{5,7})", "IN{serial}", "IN4123456"),
    NumberForm("IN", _APP, "*", r"(?P<serial>20\d\d[1-4]\d{7})", "IN{serial}", "IN202011012345"),
    NumberForm("IN", _APP, "*",
               r"(?P<serial>\d{1,5})/(?P<at>DEL|MUM|CHE|KOL|DELNP|MUMNP|CHENP|KOLNP|BOM|MAS|CAL)/(?P<year>(?:19|20)\d\d)",
               "{serial}/{at}/{year}", "1234/DELNP/2010"),
    NumberForm("IN", _PUB, "*", r"(?P<serial>20\d\d[1-4]\d{7})(?P<letter>[A-Z]\d?)?", "IN{serial}{letter}", "IN202011012345A"),
    NumberForm("IN", _REG, "*", r"(?P<serial>\d{5,7})", "IN{serial}", "IN312345"),
    # EUIPO: nine figures; designs with four more.
    NumberForm("EM", _APP, _D, r"(?P<serial>\d{1,9})-(?P<part>\d{1,4})", "{serial:09}-{part:04}", "001234567-0001"),
    NumberForm("EM", _REG, _D, r"(?P<serial>\d{1,9})-(?P<part>\d{1,4})", "{serial:09}-{part:04}", "001234567-0001"),
    NumberForm("EM", _APP, "*", r"(?:EUTM|CTM)?(?P<serial>\d{1,9})", "{serial:09}", "018012345"),
    NumberForm("EM", _REG, "*", r"(?:EUTM|CTM)?(?P<serial>\d{1,9})", "{serial:09}", "018012345"),
    # International registrations of marks (Madrid) and designs (Hague).
    NumberForm("IB", _REG, _D, r"(?P<type>DM)/?(?P<serial>\d{1,6})", "DM/{serial:06}", "DM/123456"),
    NumberForm("IB", _REG, "*", r"(?:IR|MADRID)?(?P<serial>\d{1,7})(?P<letter>[A-Z])?", "{serial}{letter}", "1234567A"),
    NumberForm("IB", _APP, _D, r"(?:WIPO)?(?P<serial>\d{3,9})", "WIPO{serial}", "WIPO123456"),
)  # fmt: skip
ALIASES = {"EU": "EM", "WM": "IB", "WH": "IB", "PCT": "WO", "UK": "GB"}
ST13 = r"(?P<front>[A-Z]{2})?(?P<type>\d{2})(?P<year>(?:18|19|20)\d{2})(?P<serial>\d{9})(?P<back>[A-Z]{2})?"
ERAS = {"平": 1988, "H": 1988, "昭": 1925, "S": 1925, "令": 2018, "R": 2018}
