"""What each file-history code of the USPTO means for a docket; every code is decided, never guessed from its spelling.

A period for reply runs from the mailing or notification of an action (37 CFR 1.134), so only the codes that begin with
M for "mail" are papers; the examiner's own line of the day before is history. A request for continued examination shows
as BRCE (the clerk's work began) and RCEX (the request itself): only RCEX answers. ABN9 disposes of the application's
examination round at an RCE and abandons nothing. MPEN (pre-examination notice) is used for too many different papers to
set a period from it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A mailed paper: its type, and its period where the paper and not the law sets it."""

    type: str
    period: str | None = None
    event: str = "paper"


@dataclass(frozen=True, slots=True)
class ReplyCode:
    """An act of the applicant: what it answers, and the types of paper that it may answer, likeliest first."""

    answers: str
    to: tuple[str, ...] = ()


PAPERS = {
    "MCTNF": PaperCode("office_action"),
    "MCTFR": PaperCode("final_action"),
    "MCTRS": PaperCode("restriction"),
    "MCTEQ": PaperCode("office_action", "P2M"),  # Ex parte Quayle: two months (MPEP 710.02(b))
    "MPICO": PaperCode("notice", "P1M"),  # pre-interview communication, First Action Interview program
    "MN/=.": PaperCode("notice_of_allowance", event="allowance"),
    "INCD": PaperCode("missing_parts"),  # incomplete, but the filing date is assigned (37 CFR 1.53(f))
    "M923": PaperCode("missing_parts"),  # 371 supplemental fees
    "INC/": PaperCode("notice", "P2M"),  # no filing date assigned
    "MABN2": PaperCode("loss_of_rights"),
    "MABN6": PaperCode("loss_of_rights"),
}

RESTARTS = frozenset({"MNRES"})
"""Papers that let the period of the last action run anew from their own day."""

REPLIES = {
    "A...": ReplyCode("response", ("office_action", "restriction")),
    "A.QU": ReplyCode("response", ("office_action",)),
    "NPICO": ReplyCode("response", ("notice",)),
    "ELC.": ReplyCode("response", ("restriction", "office_action")),
    "A.NE": ReplyCode("response", ("final_action",)),
    "RCEX": ReplyCode("response", ("final_action", "office_action", "notice_of_allowance")),
    "N/AP": ReplyCode("response", ("final_action", "office_action")),
    "FLFEE": ReplyCode("response", ("missing_parts", "notice")),
    "ADDFLFEE": ReplyCode("response", ("missing_parts", "notice")),
    "IFEE": ReplyCode("grant_fee", ("notice_of_allowance",)),
}

AFTER_FINAL = frozenset({"A.NE"})
"""After the final action an amendment stops the clock only if the office then allows or reopens (37 CFR 1.116)."""

DECIDES_AFTER_FINAL = {
    "MN/=.": True, "MCTNF": True, "MCTEQ": True, "MCTAV": False, "CTAV": False, "RCEX": False, "N/AP": False,
    "ABN2": False, "MABN2": False,
}  # fmt: skip
"""The next of these lines says whether the amendment after final was an answer."""

MAINTENANCE = {f"M{size}55{number}": number for size in (1, 2, 3) for number in (1, 2, 3)}
"""Payment codes of the maintenance fees: M1551 large, M2551 small, M3551 micro entity (37 CFR 1.20(e)-(g))."""

PUBLICATION = frozenset({"PG-ISSUE"})
GRANT = frozenset({"PGM/", "EPG/"})
ENTRY = "371COMP"
EXPIRED_PROVISIONAL = "EXPRO"
EXPIRED = frozenset({"EXP."})

_HISTORY = """
    210I A.NA A.PE AFAC AFIR AFNE AP.C APCR APPERMS BIG. BRCE C.AD C/N= C602 C614 CCRDY CLAIM COMP CORRDRW CORRSPEC
    CPAP CPYIA CTAV CTEQ CTFR CTNF CTRS CTSF D1935 D5003 DIST DOCK DRAWING DRWF EIDS. ELC_RVW EML_NTF EML_NTR EPG_NTF
    EX.A EX.R EXAP EXAT EXET EXIA FLRCPT.C FLRCPT.O FLRCPT.R FLRCPT.U FTFI FTFS FWDX IDSC IEXX L128 L130 L194 L197 L198
    LET. LTDR M327 M844 M865E M903 MAPCR MC/N= MCTAV MEPG_NTF MEXAT MEXIA MLIB MM327 MN271 MOPPT MP003 MP014 MP210 MPDTG
    MPEN MPTDI MPTGR N/=. N084 N271 NRES OIPE OPPT P003 P014 P102 P105 P110 P202 P210 P237 P574 P575 PA.. PCS PCTFR PDTG
    PET. PG-PB-DT PG-SUBM PGPC PICO PILS PREAMND PST_CRD PTA.RFE PTAC PTDI PTGR PUBTC R48ACLT RAFC RCAP RCDT REAS ROIPE
    ROST RQPR SCAN SMAL SPECIFIC SREXR141 T1GR TCPB TF06 TFPR TI1050 TK1R WIDS WPIR WROIPE XT/G ABN9"""
KEPT_AS_HISTORY = frozenset(_HISTORY.split())
"""Looked at and left as history: no date of a docket starts or ends with them."""


def is_abandonment(code: str) -> bool:
    """Whether the line abandons the application."""
    return code.startswith("ABN") and code != "ABN9"


def is_known(code: str) -> bool:
    """Whether somebody has decided what the code means for a docket."""
    return (
        code in PAPERS
        or code in REPLIES
        or code in MAINTENANCE
        or code in KEPT_AS_HISTORY
        or code in PUBLICATION | GRANT | EXPIRED | RESTARTS
        or code in (ENTRY, EXPIRED_PROVISIONAL)
        or is_abandonment(code)
    )
