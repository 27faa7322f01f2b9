import pytest

from ipdocket.names.legal_forms import compare_forms, find_trailing, form_spellings, guess_misspelt, shown_forms
from ipdocket.names.normal import normalize


@pytest.mark.parametrize(
    ("spellings", "shown"),
    [
        (["Foo Aktiengesellschaft", "Foo A.G.", "Foo AG"], "AG"),
        (["Foo Gesellschaft mit beschränkter Haftung", "Foo G.m.b.H.", "Foo Ges.m.b.H."], "GmbH"),
        (
            ["Foo GmbH & Co. KG", "Foo GmbH und Co KG", "Foo GmbH & Co., KG", "Foo GmbH & Co. Kommanditgesellschaft"],
            "GmbH & Co. KG",
        ),
        (["Foo Incorporated", "Foo, Inc.", "Foo INC"], "Inc."),
        (["Foo Corporation", "Foo Corp."], "Corporation"),
        (["Foo Company, Limited", "Foo Co., Ltd.", "Foo Co Ltd"], "Co., Ltd."),
        (["Foo Limited Liability Company", "Foo L.L.C."], "LLC"),
        (
            [
                "Foo Kabushiki Kaisha",
                "Foo K.K.",
                "Foo Kabushiki-Kaisha",
                "Kabushiki Kaisha Foo",
                "Foo㈱",
                "Foo(株)",
                "株式会社Foo",
            ],
            "K.K.",
        ),
        (["Foo Yugen Kaisha", "Foo Y.K.", "㈲Foo", "有限会社Foo"], "Y.K."),
        (["Foo S.p.A.", "Foo SpA", "Foo Società per Azioni"], "S.p.A."),
        (["Foo S. de R.L. de C.V.", "Foo S DE RL DE CV", "Foo, S.de R. L. de C.V."], "S. de R.L. de C.V."),
        (["Foo Sp. z o.o.", "Foo SP. Z O.O.", "Foo spółka z ograniczoną odpowiedzialnością"], "Sp. z o.o."),
        (["Foo Sdn. Bhd.", "Foo Sendirian Berhad"], "Sdn. Bhd."),
        (["Foo Pty. Ltd.", "Foo Proprietary Limited", "Foo Pty Limited"], "Pty Ltd"),
        (["富华股份有限公司", "富华股份公司"], "Gufen Youxian Gongsi"),
        (["富华有限公司", "富华 Youxian Gongsi"], "Youxian Gongsi"),
        (["삼보 주식회사", "삼보(주)", "삼보㈜"], "Jusik Hoesa"),
        (["ООО «Ромашка»", "Общество с ограниченной ответственностью Ромашка"], "OOO"),
        (["Foo Besloten Vennootschap", "Foo B.V."], "B.V."),
        (["Foo A/S", "Foo Aktieselskab"], "A/S"),
    ],
)
def test_every_spelling_of_a_form_gives_one_form_and_one_key(spellings: list[str], shown: str) -> None:
    names = [normalize(spelling) for spelling in spellings]
    assert {name.legal_form for name in names} == {shown}
    assert len({name.key.removesuffix("|first") for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gmbh", "ag"), ("gmbh", "gmbh & co kg"), ("inc", "llc"), ("inc", "corp"), ("ltd", "llc"), ("gmbh", "kg"), ("sa", "sas"),
        ("ltd", "plc"), ("as", "asa"), ("bv", "nv"), ("aps", "as"), ("kk", "gmbh"),
    ],
)  # fmt: skip
def test_another_legal_form_is_another_owner(one: str, other: str) -> None:
    assert compare_forms(one, other) is None
    assert compare_forms(other, one) is None


def test_a_form_on_one_side_only_and_a_translated_form_are_less_than_the_same() -> None:
    for pair in (("gmbh", ""), ("kk", "corp"), ("kk", "co ltd"), ("youxian", "co ltd")):
        found = compare_forms(*pair)
        assert found is not None
        assert found[0] < 1.0
        assert found[1]


def test_english_endings_differ_unless_both_are_at_home_where_they_translate() -> None:
    assert compare_forms("corp", "co ltd") is None
    assert compare_forms("corp", "co ltd", "KR") is not None
    assert compare_forms("corp", "co ltd", "US") is None


def test_no_name_consists_of_its_form_alone() -> None:
    assert find_trailing(("limited",)) is None
    assert normalize("Aktiengesellschaft").words == ("aktiengesellschaft",)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("aktiengeselischaft", "ag"),
        ("corportion", "corp"),
        ("limtied", "ltd"),
        ("cormorant", None),
        ("cooperation", None),
        ("unlimited", None),
    ],
)
def test_a_long_form_is_known_misspelt(word: str, code: str | None) -> None:
    assert guess_misspelt(word) == code


def test_every_form_can_be_shown() -> None:
    assert set(form_spellings().values()) <= set(shown_forms())
