from ipdocket.names.common_words import ABBREVIATIONS, PUBLIC_WORDS, STOP_WORDS, known_words
from ipdocket.names.scripts import fold_accents


def test_common_words_are_folded_and_long_enough_to_tell_owners_apart() -> None:
    words = known_words()
    assert {"genetics", "generics", "electric", "electronics", "hubei", "hebei", "austria", "maschinenbau"} <= words
    assert all(word == fold_accents(word) and len(word) >= 3 for word in words)


def test_no_stop_word_is_an_abbreviation_and_every_abbreviation_is_written_out() -> None:
    assert not STOP_WORDS & ABBREVIATIONS.keys()
    assert all(len(short) < len(long) for short, long in ABBREVIATIONS.items())
    assert {"ministry", "university"} <= PUBLIC_WORDS
