"""Check digits of application numbers, where the office publishes how they are made."""


def european_digit(digits: str) -> str:
    """The check digit of a European application number (EPO): weights 1 and 2 in turn, sums of digits, modulo 10.

    >>> european_digit("16839078")
    '9'
    """
    total = sum(sum(divmod(int(digit) * (1 + at % 2), 10)) for at, digit in enumerate(digits))
    return str(-total % 10)


def chinese_digit(digits: str) -> str:
    """The check digit of a Chinese application number (CNIPA): weights 2 to 9 over and over, modulo 11, 10 being X.

    >>> chinese_digit("201710601862"), chinese_digit("95115608")
    ('3', 'X')
    """
    rest = sum(int(digit) * (2 + at % 8) for at, digit in enumerate(digits)) % 11
    return "X" if rest == 10 else str(rest)


def german_digit(digits: str) -> str | None:
    """The check digit of a German file number since 1981 (Mitteilung 3/83 of the DPMA), None where it is not certain.

    Weights 2, 3, 4 ... from the right; eleven less the remainder by eleven. Remainders 0 and 1 give no single digit;
    what the office then prints was not found in print, so nothing is said.

    >>> german_digit("3130619"), german_digit("102007004488")
    ('5', '9')
    """
    rest = sum(int(digit) * (2 + at) for at, digit in enumerate(reversed(digits))) % 11
    return None if rest < 2 else str(11 - rest)
