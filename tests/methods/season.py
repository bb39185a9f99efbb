"""F and p of the effects of a season after a trend, apart from the program: normal equations in exact fractions, p by
mpmath's incomplete beta function. Prints the rows that the tests of src/figures/method/season.rs hold."""
from fractions import Fraction
from mpmath import mp, mpf, betainc

mp.dps = 40


def solve(matrix, right):
    """Gauss's elimination over fractions."""
    size = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for column in range(size):
        pivot = next(row for row in range(column, size) if rows[row][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def left_over(design, values):
    size = len(design[0])
    normal = [[sum(row[i] * row[j] for row in design) for j in range(size)] for i in range(size)]
    right = [sum(row[i] * value for row, value in zip(design, values)) for i in range(size)]
    fitted = solve(normal, right)
    return sum((value - sum(a * b for a, b in zip(row, fitted))) ** 2 for row, value in zip(design, values))


def effects(values, first, length):
    values = [Fraction(str(value)) for value in values]
    times = range(first, first + len(values))
    alone = left_over([[Fraction(1), Fraction(time)] for time in times], values)
    dummies = [[Fraction(int(time % length == season)) for season in range(length)] + [Fraction(time)] for time in times]
    within = left_over(dummies, values)
    between, freedom = length - 1, len(values) - length - 1
    f = (alone - within) / between / (within / freedom)
    share = Fraction(freedom) / (freedom + between * f)
    p = betainc(mpf(freedom) / 2, mpf(between) / 2, 0, mpf(share.numerator) / share.denominator, regularized=True)
    return mpf(f.numerator) / f.denominator, p


SERIES = [
    ([81, 86, 79, 84, 82, 87, 78, 85, 83, 88, 80, 85], 0, 4),
    ([40.1, 42.3, 39.8, 41.5, 40.9, 41.2, 40.3, 42.0, 41.1, 40.2, 41.9, 40.6, 42.2, 41.4], 3, 4),
    ([12, 14, 13, 20, 14, 15, 16, 23, 15, 17, 18, 25, 19, 18, 20, 27, 21, 22], 2, 4),
    ([5.1, 4.8, 5.6, 6.2, 6.9, 7.4, 7.1, 6.6, 6.0, 5.5, 5.0, 4.7, 5.3, 4.9, 5.5, 6.4, 7.0, 7.2, 7.3, 6.4, 6.1, 5.2, 5.1, 4.9,
      5.2, 5.0], 7, 12),
    ([0, 3, 1, 0, 2, 1, 4, 0, 1, 2, 0, 1, 3, 0, 2, 1], -5, 4),
]

for values, first, length in SERIES:
    f, p = effects(values, first, length)
    shown = ", ".join(str(float(value)) for value in values)
    print(f"        (&[{shown}], {first}, {length}, {mp.nstr(f, 16)}, {mp.nstr(p, 16)}),")
