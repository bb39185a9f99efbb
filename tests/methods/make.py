"""Makes the tables beside it: made-up figures, and what the published formulas give for them.

It shares nothing with the program: normal quantiles and Poisson limits by bisection at sixty digits, everything else
in exact fractions, binomial coefficients as whole numbers. Run it anywhere: `python3 tests/methods/make.py`.
"""

import csv
import math
from decimal import Decimal as D, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60
HERE = Path(__file__).parent
PI = D("3.14159265358979323846264338327950288419716939937510582097494")


def write(name, head, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head.split(","))
        writer.writerows(rows)


def short(value):
    return f"{float(value):.15g}"


def bisect(beyond, low, high):
    low, high = D(low), D(high)
    for _ in range(190):
        middle = (low + high) / 2
        low, high = (low, middle) if beyond(middle) else (middle, high)
    return low


def normal(x):
    term = total = x
    k = 1
    while abs(term) > D(10) ** -55:
        term *= x * x / (2 * k + 1)
        total += term
        k += 1
    return D("0.5") + total * (-x * x / 2).exp() / (2 * PI).sqrt()


Z = {c: bisect(lambda x, c=c: normal(x) > 1 - (1 - D(c)) / 2, 0, 10) for c in ("0.9", "0.95", "0.99", "0.998")}


def wilson(x, n, c):
    x, n, z = D(x), D(n), Z[c]
    reach, below = z * (z * z + 4 * x * (1 - x / n)).sqrt(), 2 * (n + z * z)
    return max(D(0), (2 * x + z * z - reach) / below), min(D(1), (2 * x + z * z + reach) / below)


def make_wilson():
    cases = """0 17 0.95,17 17 0.95,1 1 0.998,0 1 0.998,31 173 0.95,31 173 0.998,4 9 0.9,4 9 0.99,2.5 7.25 0.95,
        0.02 3 0.998,812 905 0.95,3 41207 0.95,3 41207 0.998,41204 41207 0.95,1234567 7654321 0.95,0 250000 0.998,
        99.75 100 0.95,13 52 0.95"""
    cases = [case.split() for case in cases.split(",")]
    write("wilson.csv", "x,n,confidence,lower,upper", [[*case, *map(short, wilson(*case))] for case in cases])


def poisson(k, mean):
    term = total = D(1)
    for i in range(1, k + 1):
        term *= mean / i
        total += term
    return total * (-mean).exp()


def exact(x, c):
    tail = (1 - D(c)) / 2
    upper = bisect(lambda mean: poisson(x, mean) < tail, 0, x * 3 + 60)
    return (bisect(lambda mean: 1 - poisson(x - 1, mean) > tail, 0, x + 1) if x else D(0)), upper


def byar(x, c):
    z, x, y = Z[c], D(x), D(x) + 1
    lower = x * (1 - 1 / (9 * x) - z / (3 * x.sqrt())) ** 3
    return (lower if lower >= 0 else None), y * (1 - 1 / (9 * y) + z / (3 * y.sqrt())) ** 3


def make_rates():
    cases = """0 850 0.95 1000 exact,0 850 0.998 1000 exact,1 850 0.95 1000 exact,4 12500 0.95 10000 exact,
        4 12500 0.998 10000 exact,7 3 0.95 1 exact,8 64000 0.99 100000 exact,9 64000 0.998 100000 exact,
        10 64000 0.95 100000 byars,10 64000 0.998 100000 byars,12.5 310.5 0.95 100 byars,77 64000 0.95 100000 byars,
        77 64000 0.998 100000 byars,430 215 0.95 1 byars,3456789 56000000 0.95 100000 byars,1 1 0.998 1 byars_raw,
        2 1 0.95 1 byars_raw,3.4 1 0.95 1 byars_raw,600 1 0.998 1 byars_raw"""
    rows = []
    for x, n, c, multiplier, method in (case.split() for case in cases.split(",")):
        lower, upper = exact(int(x), c) if method == "exact" else byar(x, c)
        per = D(1) if method == "byars_raw" else D(multiplier) / D(n)
        rows.append([x, n, c, multiplier, "" if lower is None else short(lower * per), short(upper * per), method])
    write("byars.csv", "x,n,confidence,multiplier,lower,upper,method", rows)


def sign(x):
    return (x > 0) - (x < 0)


def chart_of_group(y, screen, fix, direction):
    base = y[:fix] if fix else y
    mean = sum(base) / len(base)
    ranges = [abs(b - a) for a, b in zip(base, base[1:])]
    if screen and ranges:
        average = sum(ranges) / len(ranges)
        ranges = [size for size in ranges if size < F("3.267") * average]
    lower = upper = near_lower = near_upper = None
    if ranges:
        reach = F("2.66") * sum(ranges) / len(ranges)
        lower, upper = mean - reach, mean + reach
        near_lower, near_upper = mean - reach * 2 / 3, mean + reach * 2 / 3
    side = [sign(v - mean) for v in y]
    outside = [bool(ranges) and (v > upper or v < lower) for v in y]
    close = [bool(ranges) and not o and (v < near_lower or v > near_upper) for v, o in zip(y, outside)]
    shift, trend, two = ([False] * len(y) for _ in range(3))
    for i in range(len(y) - 6):
        if abs(sum(side[i : i + 7])) == 7:
            shift[i : i + 7] = [True] * 7
        if abs(sum(sign(y[j + 1] - y[j]) for j in range(i, i + 6))) == 6:
            trend[i : i + 7] = [True] * 7
    for i in range(len(y) - 2):
        if abs(sum(side[i : i + 3])) == 3 and sum(close[i : i + 3]) >= 2:
            two[i : i + 3] = [t or c for t, c in zip(two[i : i + 3], close[i : i + 3])]
    for i, v in enumerate(y):
        if outside[i]:
            way = sign(v - mean)
            label = "Above UCL" if way > 0 else "Below LCL"
        elif trend[i]:
            way = sign(y[i + 1] - v) if i + 1 < len(y) and trend[i + 1] else sign(v - y[i - 1])
            label = f"7 Point Trend ({'Increasing' if way > 0 else 'Decreasing'})"
        elif two[i] or shift[i]:
            way = side[i]
            label = f"{'2 in 3' if two[i] else '7 Points'} {'Above' if way > 0 else 'Below'} CL"
        else:
            way, label = 0, "Common Cause"
        good = way * {"increase": 1, "decrease": -1, "neutral": 0}[direction]
        kind = "improvement" if good > 0 else "concern" if good < 0 else f"neutral_{'high' if way > 0 else 'low'}"
        yield mean, lower, upper, label, "common_cause" if way == 0 else f"special_cause_{kind}"


def make_charts():
    series = [
        ("quiet_months", "71.2 70.4 72.9 71.8 69.9 72.1 70.6 71.5 73.0 70.2 71.1 72.4 70.9 71.7", None, True, "", "increase"),
        ("flat", "93.4 " * 9, None, True, "", "increase"),
        ("flat_unscreened", "0.7 " * 9, None, False, "", "decrease"),
        ("flat_then_down", "100 " * 12 + "83.3", None, True, "", "increase"),
        ("one_burst", "12 14 13 12 15 13 41 12 14 13 15 12 14", None, True, "", "decrease"),
        ("one_burst_unscreened", "12 14 13 12 15 13 41 12 14 13 15 12 14", None, False, "", "neutral"),
        ("rebased_step", "4.1 4.4 3.9 4.2 4.6 4.0 4.3 8.2 8.9 8.4 7.9 8.6 8.1 8.8", 7, True, "", "decrease"),
        ("fixed_then_rising", "50 53 49 52 51 48 52 50 53 49 51 50 52 53 54 55 56 57 58 59", None, True, "12", "neutral"),
        ("up_and_down", "30 24 25 26 27 28 29 31 30 28 27 26 25 23 29", None, True, "", "increase"),
        ("near_the_edge", "19 21 " * 6 + "25 22 25 18 17 19 15 16 15.5", None, True, "", "decrease"),
        ("on_the_mean", "5 6 6 6 7 6 6 6 4 6 6 8 6 6", None, True, "", "increase"),
        ("low_and_near", "19 21 " * 6 + "15.2 18.5 15.1 20 21 22.5", None, True, "", "increase"),
        ("long_low", "14 9.5 14 10 15 9.6 13 8 4 9 5 8 4.5 9", None, True, "", "increase"),
    ]
    rows = []
    for name, values, rebase, screen, fix, direction in series:
        values = values.split()
        exactly = [F(value) for value in values]
        parts = [exactly] if rebase is None else [exactly[:rebase], exactly[rebase:]]
        points = [(group, *point) for group, part in enumerate(parts) for point in chart_of_group(part, screen, int(fix or 0), direction)]
        for at, (value, (group, mean, lower, upper, label, kind)) in enumerate(zip(values, points)):
            limits = ["NaN" if limit is None else f"{float(limit):.12f}" for limit in (mean, lower, upper)]
            rows.append([name, at, value, int(at == rebase), group, str(screen).upper(), fix, direction, *limits, label, kind])
    head = "series,point,value,rebase,rebase_group,screen_outliers,fix_after,improvement_direction,mean,lpl,upl"
    write("spc_points.csv", head + ",special_cause,point_type", rows)


def type_7(values, share):
    values = sorted(values)
    at = (len(values) - 1) * share
    below = int(at)
    return values[below] + (at - below) * (values[min(below + 1, len(values) - 1)] - values[below])


def make_quartiles():
    sets = {
        "nine": "3.1 9.4 4.4 7.7 5.2 8.8 6.0 2.9 4.5",
        "ceiling": "100 100 100 98.5 97 96.2 91 100 88 100",
        "ties_low": "2 2 2 3 5 5 7 11",
        "missing": "14 - 12 19 - 17 11",
        "too_few": "1 2 3",
    }
    rows = []
    for name, values in sets.items():
        values = [value.replace("-", "") for value in values.split()]
        known = [F(value) for value in values if value]
        for polarity in ("High", "Low"):
            for value in values:
                quartile = band = ""
                if value and len(known) >= 4:
                    own = F(value)
                    rank = 1 + sum(v > own if polarity == "High" else v < own for v in known)
                    quartile = 5 - math.ceil(F(len(known) + 1 - rank) * 4 / len(known))
                    passed = sum(own > type_7(known, F(j, 4)) for j in (1, 2, 3))
                    band = ("DCBA" if polarity == "High" else "ABCD")[passed]
                rows.append([name, value, polarity, quartile, band])
    write("quartile_methods.csv", "group,value,polarity,phe_quartile_1_is_best,lait_band_A_is_best", rows)


def judged(side, polarity):
    if side == 0:
        return "similar"
    if polarity == "none":
        return "higher" if side > 0 else "lower"
    return "better" if (side > 0) == (polarity == "high") else "worse"


def make_comparisons():
    rows = []
    cases = """120 1000 10.0 low,120 1000 10.0 high,101 1000 10.0 low,160 1000 10.0 low,40 1000 10.0 low,40 1000 10.0 none,
        160 1000 10.0 none,6 6 80.0 high"""
    for x, n, benchmark, polarity in (case.split() for case in cases.split(",")):
        for c, z in (("0.95", "1.96"), ("0.998", "3.0902")):
            lower, upper = wilson(D(benchmark) / 100 * int(n), n, c)
            value = D(x) / D(n)
            side = -1 if value < lower else 1 if value > upper else 0
            row = ["spc_proportion", short(value * 100), "", "", n, benchmark, "", "", z, polarity, judged(side, polarity)]
            rows.append(row)
    for case in ("10 12 12 14 low", "10 11.9 12 14 low", "10 11.9 12 14 high", "14.1 16 12 14 none", "12.5 13 12 14 high"):
        *limits, polarity = case.split()
        lower, upper, other_lower, other_upper = map(D, limits)
        side = -1 if upper < other_lower else 1 if lower > other_upper else 0
        rows.append(["double_ci_overlap", "", *limits[:2], "", "", *limits[2:], "", polarity, judged(side, polarity)])
    for case in ("10 12 12 low", "10 12 12.01 low", "10 12 9.9 high", "10 12 9.9 low", "10 12 12.5 none"):
        lower, upper, benchmark, polarity = case.split()
        side = -1 if D(upper) < D(benchmark) else 1 if D(lower) > D(benchmark) else 0
        rows.append(["single_ci", "", lower, upper, "", benchmark, "", "", "", polarity, judged(side, polarity)])
    head = "method,value,lower95,upper95,denominator,comparator_value,comparator_lower95,comparator_upper95"
    write("benchmark_compare.csv", head + ",z,polarity,expected", rows)


def fit(points):
    weight, by_t = sum(w for _, _, w in points), sum(w * t for t, _, w in points)
    by_value, by_both = sum(w * v for _, v, w in points), sum(w * v * t for t, v, w in points)
    spread = weight * sum(w * t * t for t, _, w in points) - by_t**2
    slope = (weight * by_both - by_t * by_value) / spread
    return slope, slope * slope * spread / weight


def make_trends():
    series = {
        "steady_rise": [(210, 3000), (235, 3050), (262, 3020), (281, 3100), (330, 3080)],
        "steady_fall": [(90, 400), (80, 410), (71, 405), (55, 420), (41, 400)],
        "no_way": [(61, 700), (58, 690), (66, 710), (60, 705), (63, 700)],
        "one_high_year": [(50, 500), (52, 500), (49, 500), (48, 500), (110, 500)],
        "all_of_them": [(40, 50), (45, 50), (50, 50), (44, 50), (41, 50)],
    }
    rows = []
    for name, pairs in series.items():
        values = [[f"{float(100 * v):.4f}" for v in (D(x) / n, *wilson(x, n, "0.95"))] for x, n in pairs]
        points = [(t, F(v), ((F(u) - F(l)) / F("3.92")) ** -2) for t, (v, l, u) in enumerate(values, 1)]
        slope, chi = fit(points)
        slopes = [slope] + [fit(points[:i] + points[i + 1 :])[0] for i in range(5)]
        same = len({slope < 0 for slope in slopes}) == 1
        marker = ("Increasing" if slope > 0 else "Decreasing") if same and chi > F("9.54953570608324") else "NoChange"
        armitage = ""
        if all(0 < x < n for x, n in pairs):
            total, cases = sum(n for _, n in pairs), sum(x for x, _ in pairs)
            by_t = sum(t * x for t, (x, _) in enumerate(pairs, 1))
            n_t, n_tt = (sum(t**p * n for t, (_, n) in enumerate(pairs, 1)) for p in (1, 2))
            below = cases * (total - cases) * (total * n_tt - n_t**2)
            armitage = f"{float(F(total * (total * by_t - cases * n_t) ** 2, below)):.10g}"
        for t, (pair, row) in enumerate(zip(pairs, values), 1):
            rows.append([name, t, *pair, *row, f"{float(chi):.12g}", same, armitage, marker])
    head = "series,t,count,denominator,value,lower95,upper95,chi2_wls_computed,all_six_slopes_same_sign"
    write("trend.csv", head + ",chi2_armitage_computed,expected_marker", rows)


def fisher(x1, n1, x0, n0):
    cases = x1 + x0
    low, high = max(0, cases - n0), min(cases, n1)
    ways = {low: math.comb(n1, low) * math.comb(n0, cases - low)}
    for k in range(low, high):
        ways[k + 1] = ways[k] * (n1 - k) * (cases - k) // ((k + 1) * (n0 - cases + k + 1))
    most = ways[x1] * (10**7 + 1)
    return sum(way for way in ways.values() if way * 10**7 <= most) / math.comb(n1 + n0, cases)


def make_cases():
    cases = [
        ("clear rise", 260, 400, 210, 400, "high"),
        ("clear rise, low is good", 260, 400, 210, 400, "low"),
        ("near the edge", 52, 300, 71, 300, "low"),
        ("strict too", 900, 1000, 800, 1000, "high"),
        ("small schools fall", 3, 6, 6, 6, "high"),
        ("small schools fall far", 0, 7, 7, 7, "high"),
        ("none at all", 0, 40, 0, 55, "low"),
        ("all of all", 12, 12, 30, 30, "high"),
        ("rare, from nought", 3, 900, 0, 880, "low"),
        ("unequal groups", 5, 19, 240, 2000, "low"),
        ("a point of many", 4160, 20000, 4000, 20000, "high"),
        ("one of one", 1, 1, 0, 1, "high"),
    ]
    rows = []
    for name, x1, n1, x0, n0, polarity in cases:
        p1, p0 = F(x1, n1), F(x0, n0)
        change = p1 - p0
        pooled = F(x1 + x0, n1 + n0)
        variance = pooled * (1 - pooled) * (F(1, n1) + F(1, n0))
        z = float(change) / math.sqrt(variance) if variance else 0.0
        p, p_fisher = math.erfc(abs(z) / math.sqrt(2)), fisher(x1, n1, x0, n0)
        (low1, high1), (low0, high0) = (tuple(map(F, wilson(x, n, "0.95"))) for x, n in ((x1, n1), (x0, n0)))
        low = float(change) - math.hypot(p1 - low1, high0 - p0)
        high = float(change) + math.hypot(high1 - p1, p0 - low0)
        relative = change / p0 * 100 if p0 else F(0)

        def word(changed):
            if not changed:
                return "no significant change"
            return "improved" if (change > 0) == (polarity == "high") else "declined"

        simple = [abs(change) * 100 >= 1, abs(change) * 100 >= 2, abs(relative) >= 5]
        by_intervals = [not low1 <= p0 <= high1, high1 < low0 or low1 > high0]
        rows.append(
            [name, x1, n1, x0, n0, polarity, f"{float(change * 100):.6f}", f"{float(relative):.6f}"]
            + [word(changed) for changed in simple + by_intervals]
            + [f"{value:.6f}" for value in (z, p, low * 100, high * 100)]
            + [word(p < 0.05), f"{p_fisher:.6f}", word(p_fisher < 0.05), word(p < 0.002)]
        )
    head = "indicator,x_now,n_now,x_prior,n_prior,polarity,diff_pp,rel_change_pct,abs_1pp,abs_2pp,relative_5pct"
    head += ",prior_inside_ci95,ci95_overlap,z_pooled,p_z,newcombe_lo_pp,newcombe_hi_pp,two_prop_95,p_fisher,fisher_95"
    write("seed_cases.csv", head + ",two_prop_998", rows)


if __name__ == "__main__":
    for make in (make_wilson, make_rates, make_charts, make_quartiles, make_comparisons, make_trends, make_cases):
        make()
