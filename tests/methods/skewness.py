"""The p of D'Agostino's test of skewness (1970, Biometrika 57, 679), apart from the program: moments in exact fractions, the
rest by mpmath with 40 digits. Prints the rows that the tests of src/figures/method/steadiness.rs hold."""
from fractions import Fraction
from mpmath import mp, mpf, sqrt, log, asinh, erfc

mp.dps = 40


def skewness(values):
    values = [Fraction(str(value)) for value in values]
    n = len(values)
    mean = sum(values) / n
    second = sum((value - mean) ** 2 for value in values) / n
    third = sum((value - mean) ** 3 for value in values) / n
    real = lambda fraction: mpf(fraction.numerator) / fraction.denominator
    root = real(third) / sqrt(real(second)) ** 3
    y = root * sqrt(mpf((n + 1) * (n + 3)) / (6 * (n - 2)))
    beta = mpf(3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
    w = sqrt(2 * (beta - 1)) - 1
    delta, alpha = 1 / sqrt(log(w) / 2), sqrt(2 / (w - 1))
    z = delta * asinh(y / alpha)
    return erfc(abs(z) / sqrt(2))


SERIES = [
    [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9],
    [10.1, 10.4, 10.2, 11.9, 10.3, 10.0, 10.6, 16.8, 10.2, 10.9, 11.3, 10.1, 12.2, 10.5],
    [40, 41, 39, 42, 12, 40, 38, 41, 40, 39, 42, 41, 37, 40, 41, 39, 40, 38],
    [1, 2, 3, 4, 5, 6, 7, 8],
]

for values in SERIES:
    shown = ", ".join(str(float(value)) for value in values)
    print(f"        (&[{shown}], {mp.nstr(skewness(values), 16)}),")
