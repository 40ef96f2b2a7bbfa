#!/usr/bin/env python3
"""Writes tests/unit/numeral_cases.inc: texts with the exact figure that they say, or why they say
none. Nothing here comes from the library: numbers are written from their digits by `written`, which
formats read a number follows from the three regular expressions below, and what a phrase means
stands beside it by hand.

usage: numerals.py > tests/unit/numeral_cases.inc     (numerals.py --check compares instead)
"""
import os
import re
import sys
from fractions import Fraction

FORMATS = ("plain", "vi", "en")
BLANKS = "\u00a0\u202f\u2009"
INFER = "infer"


# --- Numbers ---------------------------------------------------------------------------------------

def grammar(mark, group):
    blanks = "[%s%s]" % (re.escape(group), BLANKS)
    return re.compile(r"(?:\d+|[1-9]\d{0,2}(?:(%s)\d{3})(?:\1\d{3})*)(?:%s(\d+))?$"
                      % (blanks, re.escape(mark)))


READS = {"vi": grammar(",", "."), "en": grammar(".", ",")}
PLAIN = re.compile(r"(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$")


def reading(number, form):
    """(digits, scale) of a number without sign in a format, or None."""
    digits = re.sub(r"[eE].*|\D", "", number) if form == "plain" else re.sub(r"\D", "", number)
    if form == "plain":
        match = PLAIN.match(number)
        if match is None:
            return None
        scale = len(match.group(2) or "") - int(match.group(3) or 0)
    else:
        match = READS[form].match(number)
        if match is None or "e" in number.lower():
            return None
        scale = len(match.group(2) or "")
    value = int(digits)
    if len(str(value)) > 17 or scale > 17 or scale < -18 or len(match.group(2) or "") > 17:
        return None
    return value, scale


def written(digits, scale, form, group=None):
    """Digits with `scale` decimals as the format writes them."""
    text = str(abs(digits)).rjust(scale + 1, "0")
    whole, fraction = text[:len(text) - scale], text[len(text) - scale:]
    if form != "plain":
        mark = group or {"vi": ".", "en": ","}[form]
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", mark, whole)
    decimal = {"plain": ".", "vi": ",", "en": "."}[form]
    return ("-" if digits < 0 else "") + whole + (decimal + fraction if fraction else "")


# --- Rows ------------------------------------------------------------------------------------------

rows = []
ENDS = {"rounded": "PLAN_ROUNDED", "truncated": "PLAN_TRUNCATED", "exact": "PLAN_EXACT",
        ">=": "PLAN_AT_LEAST", ">": "PLAN_ABOVE", "<=": "PLAN_AT_MOST", "<": "PLAN_BELOW",
        "range": "PLAN_BETWEEN"}


def literal(text):
    out = ['"']
    for char in text:
        if char in '"\\':
            out.append("\\" + char)
        elif " " <= char <= "~" or char.isalpha() or char in "≥≤≈–—…‰":
            out.append(char)
        else:
            out.extend("\\%03o" % byte for byte in char.encode("utf-8"))
    return "".join(out) + '"'


def emit(text, form, status, low=(0, 0), high=(0, 0), kind="rounded", about=False, unit="",
         formats=0, phrase=""):
    rows.append("{%s, PLAN_NUMBER_%s, PLAN_%s, %d, %d, %d, %d, %s, %d, %s, %d, %s}," % (
        literal(text), form.upper(), status, low[0], low[1], high[0], high[1], ENDS[kind],
        1 if about else 0, literal(unit), formats, literal(phrase)))


def figure(low, high, signs, form):
    """(low, high) of a figure in a format, or None; the ends of a range ascend."""
    ends = []
    for number, sign in zip((low, high or low), signs):
        end = reading(number, form)
        if end is None:
            return None
        ends.append((sign * end[0], end[1]))
    if signs == (-1, -1) and high is not None and high is not low:
        ends = ends if value(ends[0]) <= value(ends[1]) else ends[::-1]
    return tuple(ends) if value(ends[0]) <= value(ends[1]) else None


def value(end):
    return Fraction(end[0]) / Fraction(10) ** end[1]


def reads(text, form, low, high=None, kind="rounded", about=False, unit="", signs=(1, 1)):
    """A row that reads: `low` and `high` are the numbers in the text, without signs."""
    by_format = {f: figure(low, high, signs, f) for f in FORMATS}
    formats = sum(1 << i for i, f in enumerate(FORMATS) if by_format[f])
    fitting = [by_format[f] for f in FORMATS if by_format[f]]
    if form == INFER:
        status = "OK" if len(set(fitting)) == 1 else "AMBIGUOUS"
        chosen = fitting[0]
    else:
        status, chosen = "OK", by_format[form]
    assert chosen is not None, (text, form)
    if high is not None:
        kind = "range"
    emit(text, form, status, chosen[0], chosen[1], kind, about, unit, formats,
         "declare number_format" if status == "AMBIGUOUS" else "")


def refused(text, form, phrase, status="SYNTAX"):
    emit(text, form, status, phrase=phrase)


# --- Numbers in every notation ---------------------------------------------------------------------

for digits, scale in ((0, 0), (5, 0), (56, 0), (226, 0), (2262, 0), (90, 1), (900, 2), (1447, 2),
                      (10020, 2), (12345, 1), (1234567, 0), (123456789, 3), (5, 3), (262, 3),
                      (2262, 3), (99999999999999999, 0), (99999999999999999, 17), (1, 17),
                      (10000000000000000, 1), (1000, 3), (0, 2)):
    for form in FORMATS:
        text = written(digits, scale, form)
        reads(text, form, text)
        for sign, factor in (("-", -1), ("\u2212", -1), ("+", 1)):
            reads(sign + text, form, text, signs=(factor, factor))
    for form in ("vi", "en"):
        for blank in BLANKS:
            if digits >= 1000 * 10 ** scale:
                text = written(digits, scale, form, blank)
                reads(text, form, text)

for text, form in (("06", "plain"), ("06", "vi"), ("007", "en"), ("00,50", "vi"), ("00.50", "en"),
                   ("0000000000000000000000001", "plain"), ("0.262", "plain"),
                   ("0.262", "en"), ("0,262", "vi"), ("1.5e3", "plain"), ("1.5E3", "plain"),
                   ("1.50e3", "plain"), ("1e5", "plain"), ("1e+5", "plain"), ("1e-5", "plain"),
                   ("12e-17", "plain"), ("9e18", "plain"), ("0e0", "plain"), ("1.5e03", "plain"),
                   ("1234.567", "plain"), ("1234,567", "vi"), ("1234.567", "en"),
                   ("12345", "vi"), ("12345", "en"), ("1000.000", "plain")):
    reads(text, form, text)

for blank in (" ", "\t", "\u00a0", "\u202f", "\u2009", "\u2007", "\u3000", "  \t"):
    reads(blank + "9,0" + blank, "vi", "9,0")
    reads("\u2212" + blank + "9,0", "vi", "9,0", signs=(-1, -1))
reads("\u2013 5", "vi", "5", signs=(-1, -1))
reads("\u20135", "en", "5", signs=(-1, -1))
reads("- 5", "plain", "5", signs=(-1, -1))
reads("-0,0", "vi", "0,0")

# --- Inference: all readings that fit must agree ---------------------------------------------------

for text in ("5", "06", "2262", "9.0", "9,0", "14.47", "14,47", "1.234,5", "1,234.5", "2.262",
             "2,262", "1.234.567", "1,234,567", "0.262", "0,262", "1.5e3", "1e5", "1234.567",
             "1234,567", "12.500", "100.000", "999,999", "1000.000", "1.0000", "0.000", "1.000",
             "1\u00a0234", "1\u202f234,5", "1\u2009234.5", "12.34", "123.456", "1234.5"):
    reads(text, INFER, text)
    reads("-" + text, INFER, text, signs=(-1, -1))
    reads("khoảng " + text + " tỷ đồng", INFER, text, about=True, unit="tỷ đồng")
reads("1.500-2", "plain", "1.500", "2")
reads("15-1.500", "vi", "15", "1.500")
reads("1.500-1.800", INFER, "1.500", "1.800")
reads("6,5-7", INFER, "6,5", "7")
reads("15-18", INFER, "15", "18")
reads("1,5-2,262", INFER, "1,5", "2,262")

# --- Words and signs -------------------------------------------------------------------------------

# phrase with a number in it; what it makes of a positive number: kind, about, sign
PHRASES = (
    ("khoảng {}", "rounded", 1, 1), ("Khoảng {}", "rounded", 1, 1), ("KHOẢNG {}", "rounded", 1, 1),
    ("khoảng  {}", "rounded", 1, 1), ("khoảng\u00a0{}", "rounded", 1, 1),
    ("kho\u0061\u0309ng {}", "rounded", 1, 1), ("khoảng chừng {}", "rounded", 1, 1),
    ("khỏang {}", "rounded", 1, 1), ("xấp xỉ {}", "rounded", 1, 1), ("gần {}", "rounded", 1, 1),
    ("đạt gần {}", "rounded", 1, 1), ("~{}", "rounded", 1, 1), ("~ {}", "rounded", 1, 1),
    ("≈{}", "rounded", 1, 1), ("about {}", "rounded", 1, 1), ("About {}", "rounded", 1, 1),
    ("around {}", "rounded", 1, 1), ("approximately {}", "rounded", 1, 1),
    ("approx. {}", "rounded", 1, 1), ("roughly {}", "rounded", 1, 1), ("nearly {}", "rounded", 1, 1),
    ("almost {}", "rounded", 1, 1), ("circa {}", "rounded", 1, 1), ("close to {}", "rounded", 1, 1),
    ("đạt {}", "rounded", 0, 1), ("Đạt {}", "rounded", 0, 1), ("đạt cao {}", "rounded", 0, 1),
    ("là {}", "rounded", 0, 1), ("bằng {}", "rounded", 0, 1), ("ước {}", "rounded", 0, 1),
    ("ước đạt {}", "rounded", 0, 1), ("ước tính đạt {}", "rounded", 0, 1),
    ("phấn đấu đạt {}", "rounded", 0, 1), ("đạt bình quân {}", "rounded", 0, 1),
    ("còn {}", "rounded", 0, 1), ("xuống {}", "rounded", 0, 1), ("xuống còn {}", "rounded", 0, 1),
    ("giảm xuống {}", "rounded", 0, 1), ("giảm còn {}", "rounded", 0, 1),
    ("giảm xuống còn {}", "rounded", 0, 1), ("tăng lên {}", "rounded", 0, 1),
    ("lên {}", "rounded", 0, 1), ("is {}", "rounded", 0, 1), ("down to {}", "rounded", 0, 1),
    ("fell to {}", "rounded", 0, 1), ("rose to {}", "rounded", 0, 1),
    ("an estimated {}", "rounded", 0, 1),
    ("trên {}", ">", 0, 1), ("hơn {}", ">", 0, 1), ("lớn hơn {}", ">", 0, 1), (">{}", ">", 0, 1),
    ("> {}", ">", 0, 1), ("above {}", ">", 0, 1), ("over {}", ">", 0, 1),
    ("more than {}", ">", 0, 1), ("greater than {}", ">", 0, 1), ("in excess of {}", ">", 0, 1),
    ("lên trên {}", ">", 0, 1),
    ("dưới {}", "<", 0, 1), ("xuống dưới {}", "<", 0, 1), ("giảm xuống dưới {}", "<", 0, 1),
    ("nhỏ hơn {}", "<", 0, 1), ("chưa đến {}", "<", 0, 1), ("<{}", "<", 0, 1), ("< {}", "<", 0, 1),
    ("below {}", "<", 0, 1), ("under {}", "<", 0, 1), ("less than {}", "<", 0, 1),
    ("fewer than {}", "<", 0, 1),
    ("không quá {}", "<=", 0, 1), ("không vượt quá {}", "<=", 0, 1), ("tối đa {}", "<=", 0, 1),
    ("<={}", "<=", 0, 1), ("<= {}", "<=", 0, 1), ("≤{}", "<=", 0, 1), ("no more than {}", "<=", 0, 1),
    ("not more than {}", "<=", 0, 1), ("at most {}", "<=", 0, 1), ("up to {}", "<=", 0, 1),
    ("{} trở xuống", "<=", 0, 1), ("từ {} trở xuống", "<=", 0, 1), ("{} or less", "<=", 0, 1),
    ("{} or fewer", "<=", 0, 1), ("{} or below", "<=", 0, 1),
    ("tối thiểu {}", ">=", 0, 1), ("TỐI THIỂU {}", ">=", 0, 1), ("ít nhất {}", ">=", 0, 1),
    ("không dưới {}", ">=", 0, 1), ("đạt tối thiểu {}", ">=", 0, 1), (">={}", ">=", 0, 1),
    (">= {}", ">=", 0, 1), ("≥{}", ">=", 0, 1), ("at least {}", ">=", 0, 1),
    ("no less than {}", ">=", 0, 1), ("{} trở lên", ">=", 0, 1), ("từ {} trở lên", ">=", 0, 1),
    ("đạt từ {} trở lên", ">=", 0, 1), ("{} or more", ">=", 0, 1), ("{} and above", ">=", 0, 1),
    ("{} or higher", ">=", 0, 1), ("tối thiểu {} trở lên", ">=", 0, 1),
    ("={}", "exact", 0, 1), ("= {}", "exact", 0, 1), ("exactly {}", "exact", 0, 1),
    ("~={}", "exact", 1, 1), ("~>={}", ">=", 1, 1), ("~<{}", "<", 1, 1),
    ("{}…", "truncated", 0, 1), ("-{}…", "truncated", 0, -1), ("khoảng trên {}", ">", 1, 1),
    ("giảm {}", "rounded", 0, -1), ("Giảm {}", "rounded", 0, -1), ("mức giảm {}", "rounded", 0, -1),
    ("Mức giảm {}", "rounded", 0, -1), ("ước giảm {}", "rounded", 0, -1), ("hụt {}", "rounded", 0, -1),
    ("thiếu hụt {}", "rounded", 0, -1), ("giảm khoảng {}", "rounded", 1, -1),
    ("âm {}", "rounded", 0, -1), ("tăng trưởng âm {}", "rounded", 0, -1),
    ("minus {}", "rounded", 0, -1), ("decreased by {}", "rounded", 0, -1),
    ("decrease of {}", "rounded", 0, -1), ("down {}", "rounded", 0, -1),
    ("down by {}", "rounded", 0, -1), ("fell {}", "rounded", 0, -1), ("fell by {}", "rounded", 0, -1),
    ("fell by about {}", "rounded", 1, -1), ("reduced by {}", "rounded", 0, -1),
    ("tăng {}", "rounded", 0, 1), ("mức tăng {}", "rounded", 0, 1), ("vượt {}", "rounded", 0, 1),
    ("tăng thêm {}", "rounded", 0, 1), ("increased by {}", "rounded", 0, 1),
    ("up {}", "rounded", 0, 1), ("rose {}", "rounded", 0, 1), ("rose by {}", "rounded", 0, 1),
    ("plus {}", "rounded", 0, 1),
    # A decrease of more than 5 is a change below -5.
    ("giảm trên {}", "<", 0, -1), ("giảm hơn {}", "<", 0, -1), ("giảm dưới {}", ">", 0, -1),
    ("giảm tối thiểu {}", "<=", 0, -1), ("giảm không quá {}", ">=", 0, -1),
    ("giảm từ {} trở lên", "<=", 0, -1), ("decreased by at least {}", "<=", 0, -1),
    ("tăng trên {}", ">", 0, 1), ("tăng ít nhất {}", ">=", 0, 1),
    # A sign belongs to the number: the bound stays.
    (">-{}", ">", 0, -1), ("> -{}", ">", 0, -1), (">=\u2212{}", ">=", 0, -1), ("<-{}", "<", 0, -1),
    ("=-{}", "exact", 0, -1), ("~-{}", "rounded", 1, -1), ("trên âm {}", ">", 0, -1),
    ("-{} trở lên", ">=", 0, -1), ("tăng -{}", "rounded", 0, -1),
)
NUMBERS = {"plain": ("5", "14.47"), "vi": ("9,0", "2.262"), "en": ("56", "1,234.5")}
for phrase, kind, about, sign in PHRASES:
    for form in FORMATS:
        number = NUMBERS[form][len(rows) % 2]
        reads(phrase.format(number), form, number, kind=kind, about=bool(about), signs=(sign, sign))
    # The unit stands behind the number, words behind it.
    for unit in ("%", " triệu đồng/người", "\u2030"):
        if "{}…" not in phrase and not (unit == "%" and phrase.startswith("{} or")):
            head, tail = phrase.split("{}")
            number = "9,0"
            reads(head + number + unit + tail, "vi", number, kind=kind, about=bool(about),
                  unit=unit.strip(), signs=(sign, sign))

# --- Ranges ----------------------------------------------------------------------------------------

RANGES = (("{}-{}", 0, 1), ("{} - {}", 0, 1), ("{}–{}", 0, 1), ("{} – {}", 0, 1), ("{}—{}", 0, 1),
          ("{}\u00a0-\u00a0{}", 0, 1), ("{}- {}", 0, 1), ("từ {}-{}", 0, 1), ("từ {} - {}", 0, 1),
          ("từ {} đến {}", 0, 1), ("Từ {} đến {}", 0, 1), ("từ {} tới {}", 0, 1),
          ("{} đến {}", 0, 1), ("giữa {} và {}", 0, 1), ("khoảng {}-{}", 1, 1),
          ("khoảng từ {} đến {}", 1, 1), ("~{}-{}", 1, 1), ("{} to {}", 0, 1),
          ("from {} to {}", 0, 1), ("between {} and {}", 0, 1), ("about {} to {}", 1, 1),
          ("đạt từ {}-{}", 0, 1), ("giảm {}-{}", 0, -1), ("giảm từ {} đến {}", 0, -1),
          ("giảm từ {}-{}", 0, -1), ("decrease of {} to {}", 0, -1), ("tăng {}-{}", 0, 1),
          ("-{} đến -{}", 0, -2), ("\u2212{} to \u2212{}", 0, -2), ("-{} to {}", 0, -3))
for phrase, about, sign in RANGES:
    for form, low, high in (("vi", "6,5", "7"), ("plain", "15", "18"), ("en", "1,200", "1,500.5")):
        if sign == -2:  # written from the lower end up
            text = phrase.format(high, low)
            reads(text, form, high, low, about=bool(about), signs=(-1, -1))
            continue
        signs = {1: (1, 1), -1: (-1, -1), -3: (-1, 1)}[sign]
        reads(phrase.format(low, high), form, low, high, about=bool(about), signs=signs)
        if form == "vi":
            reads(phrase.format(low, high) + " %", form, low, high, about=bool(about), signs=signs,
                  unit="%")
            reads(phrase.format(low + "%", high + "%"), form, low, high, about=bool(about),
                  signs=signs, unit="%")
reads("từ 15 tiêu chí đến 18 tiêu chí", "vi", "15", "18", unit="tiêu chí")
reads("15 Tiêu chí - 18 tiêu chí", "vi", "15", "18", unit="tiêu chí")
reads("15ha-18ha", "vi", "15", "18", unit="ha")
reads("5-5", "plain", "5", "5")
reads("0-5", "vi", "0", "5")
reads("5 ca Covid-19", "vi", "5", unit="ca Covid-19")

# --- Units -----------------------------------------------------------------------------------------

for text, number, unit in (
        ("9,0%", "9,0", "%"), ("9,0 %", "9,0", "%"), ("9,0\u00a0%", "9,0", "%"),
        ("2.262 tỷ đồng", "2.262", "tỷ đồng"), ("225 nghìn tấn", "225", "nghìn tấn"),
        ("13,0 bác sỹ/1 vạn dân", "13,0", "bác sỹ/1 vạn dân"), ("0,4‰", "0,4", "‰"),
        ("1,3 điểm%", "1,3", "điểm%"), ("1,3 điểm %", "1,3", "điểm %"),
        ("12,5 tiêu chí/xã", "12,5", "tiêu chí/xã"), ("48,3 triệu đồng/người/năm", "48,3",
                                                       "triệu đồng/người/năm"),
        ("395ha", "395", "ha"), ("395 ha ", "395", "ha"), ("5 km²", "5", "km²"), ("5m2", "5", "m2"),
        ("5 $", "5", "$"), ("5 €", "5", "€"), ("5 ₫", "5", "₫"), ("25°C", "25", "°C"),
        ("6,5 %/năm", "6,5", "%/năm"), ("06 dự án", "06", "dự án"), ("500 từ", "500", "từ"),
        ("12,5 tiêu chí/xã (theo tiêu chí mới)", "12,5", "tiêu chí/xã (theo tiêu chí mới)"),
        ("100% xã", "100", "% xã"), ("13 bác sĩ/1,000 dân", "13", "bác sĩ/1,000 dân"),
        ("13 bác sĩ/10.000 dân", "13", "bác sĩ/10.000 dân"), ("5 hội, đoàn", "5", "hội, đoàn"),
        ("5 bánh và kẹo", "5", "bánh và kẹo"), ("5 xe-máy", "5", "xe-máy"), ("5 tỷ đồng (giá 2010)", "5", "tỷ đồng (giá 2010)")):
    reads(text, "vi", number, unit=unit)
reads("5 euro", "en", "5", unit="euro")
reads("5euro", "plain", "5", unit="euro")
reads("1e5 ha", "plain", "1e5", unit="ha")
reads("10 or more communes", "en", "10", kind=">=", unit="communes")
reads("15 trở lên tiêu chí", "vi", "15", kind=">=", unit="tiêu chí")
reads("56% TRỞ LÊN", "vi", "56", kind=">=", unit="%")
reads("56% tr\u006f\u031b\u0309 lên", "vi", "56", kind=">=", unit="%")
reads("500 USD or more", "en", "500", kind=">=", unit="USD")

# --- The sentences of the Lai Chau plan: what stands at each number --------------------------------

for text, number, kind, about, sign, unit in (
        ("đạt 9,0%", "9,0", "rounded", 0, 1, "%"), ("vượt 1,3 điểm%", "1,3", "rounded", 0, 1, "điểm%"),
        ("đạt 48,3 triệu đồng", "48,3", "rounded", 0, 1, "triệu đồng"),
        ("đạt 2.262 tỷ đồng", "2.262", "rounded", 0, 1, "tỷ đồng"),
        ("vượt 0,5%", "0,5", "rounded", 0, 1, "%"), ("1.500 tấn", "1.500", "rounded", 0, 1, "tấn"),
        ("vượt 49,6%", "49,6", "rounded", 0, 1, "%"), ("vượt 97,2%", "97,2", "rounded", 0, 1, "%"),
        ("đạt 12,5 tiêu chí/xã", "12,5", "rounded", 0, 1, "tiêu chí/xã"),
        ("tăng 14,7%", "14,7", "rounded", 0, 1, "%"), ("thêm 16 dự án", "16", "rounded", 0, 1, "dự án"),
        ("đạt cao 99,23%", "99,23", "rounded", 0, 1, "%"), ("giảm 3,7%", "3,7", "rounded", 0, -1, "%"),
        ("giảm 5,0%", "5,0", "rounded", 0, -1, "%"),
        ("8.863 lao động", "8.863", "rounded", 0, 1, "lao động"),
        ("vượt 10,4%", "10,4", "rounded", 0, 1, "%"), ("=8863", "8863", "exact", 0, 1, ""),
        ("165 doanh nghiệp", "165", "rounded", 0, 1, "doanh nghiệp"),
        ("vượt 10%", "10", "rounded", 0, 1, "%"), ("vượt 88%", "88", "rounded", 0, 1, "%"),
        ("47 hợp tác xã", "47", "rounded", 0, 1, "hợp tác xã"),
        ("tăng 06 dự án", "06", "rounded", 0, 1, "dự án"), ("ước giảm 24%", "24", "rounded", 0, -1, "%"),
        ("giảm 24%", "24", "rounded", 0, -1, "%"), ("khoảng 9,0%", "9,0", "rounded", 1, 1, "%"),
        ("14,47%", "14,47", "rounded", 0, 1, "%"), ("khoảng 52,9 triệu đồng", "52,9", "rounded", 1, 1,
                                                   "triệu đồng"),
        ("9.862 ha", "9.862", "rounded", 0, 1, "ha"), ("07 xã", "07", "rounded", 0, 1, "xã"),
        ("đạt bình quân 13,9 tiêu chí/xã", "13,9", "rounded", 0, 1, "tiêu chí/xã"),
        ("đạt 2.450 tỷ đồng", "2.450", "rounded", 0, 1, "tỷ đồng"),
        ("tăng 7,6%", "7,6", "rounded", 0, 1, "%"), ("đạt 56% trở lên", "56", ">=", 0, 1, "%"),
        ("13,0 bác sỹ/1 vạn dân", "13,0", "rounded", 0, 1, "bác sỹ/1 vạn dân"),
        ("mức giảm 0,4‰", "0,4", "rounded", 0, -1, "‰"), ("xuống dưới 16,7%", "16,7", "<", 0, 1, "%"),
        ("xuống 22,98%", "22,98", "rounded", 0, 1, "%"), ("Mức giảm 3,6%", "3,6", "rounded", 0, -1, "%"),
        ("8.440 lao động", "8.440", "rounded", 0, 1, "lao động"), ("100%", "100", "rounded", 0, 1, "%"),
        ("trên 25%", "25", ">", 0, 1, "%"), ("dưới 4%", "4", "<", 0, 1, "%"),
        ("không quá 4%", "4", "<=", 0, 1, "%"), ("tối thiểu 80%", "80", ">=", 0, 1, "%"),
        ("ít nhất 10%", "10", ">=", 0, 1, "%"), ("~0", "0", "rounded", 1, 1, ""),
        (">0", "0", ">", 0, 1, ""), ("<0", "0", "<", 0, 1, ""), ("≥56", "56", ">=", 0, 1, ""),
        ("<= 4", "4", "<=", 0, 1, ""), ("từ 5 trở lên", "5", ">=", 0, 1, "")):
    reads(text, "vi", number, kind=kind, about=bool(about), signs=(sign, sign), unit=unit)
reads("đạt từ 15-18 tiêu chí", "vi", "15", "18", unit="tiêu chí")
reads("từ 15-18 tiêu chí", "vi", "15", "18", unit="tiêu chí")
reads("khoảng 6,5-7 %/năm", "vi", "6,5", "7", about=True, unit="%/năm")
reads("1 - 1,5 %", "vi", "1", "1,5", unit="%")
reads("giảm 1 - 1,5%", "vi", "1", "1,5", unit="%", signs=(-1, -1))

# --- Refusals --------------------------------------------------------------------------------------

for text in ("", " ", "\u00a0", " \t\u2009\u202f"):
    for form in FORMATS + (INFER,):
        refused(text, form, "the cell is empty", "MISSING")

ALL = (  # in every format
    ("1_000", "groups are marked by"),
    ("1'234", "groups are marked by"), ("1\u2019234", "groups are marked by"),
    ("0x10", "hexadecimal"), ("0X1F", "hexadecimal"), ("0b101", "binary"), ("0o17", "octal"),
    ("nan", "nan and inf"), ("NaN", "nan and inf"), ("inf", "nan and inf"), ("-inf", "nan and inf"),
    ("Infinity", "nan and inf"), ("\u221e", "nan and inf"), ("(5)", "write -5"), ("( 5 )", "write -5"),
    ("5*", "footnote"), ("5)", "footnote"), ("5(1)", "footnote"), ("5[1]", "footnote"),
    ("5\u00b9", "footnote"), ("5\u00b2", "footnote"), ("5\u2074", "footnote"), ("5\u2020", "footnote"),
    ("5 ha*", "footnote"), ("5% (2)", "footnote"), ("5 ha [12]", "footnote"), ("5%(**)", "footnote"),
    ("5^3", "powers"), ("10^5", "powers"), (".5", "write 0.5"), (",5", "write 0.5"),
    ("-.5", "write 0.5"), ("5.", "ends with a separator"), ("5,", "ends with a separator"),
    ("5..", "ends with a separator"), ("5.%", "ends with a separator"), ("3.14...", "separator"),
    ("5..6", "separator"), ("1,,000", "separator"), ("5,-", "separator"),
    ("\u0663", "Arabic-Indic"), ("-\u0663", "Arabic-Indic"), ("\u06f3", "Extended Arabic-Indic"),
    ("\u0967\u0968", "Devanagari"), ("\u09e7", "Bengali"), ("\u0be7", "Tamil"), ("\u0e51", "Thai"),
    ("\u0ed1", "Lao"), ("\u0f21", "Tibetan"), ("\u1041", "Myanmar"), ("\u17e1", "Khmer"),
    ("\uff15", "Fullwidth"), ("5\uff10", "Fullwidth"), ("1\u0663", "Arabic-Indic"),
    ("\u0c67", "another script"), ("\u00bd", "write digits"), ("\u2164", "write digits"),
    ("5\u00bd", "write digits"), ("\u00b15", "±"), ("5\u00b10,3", "±"), ("5 \u00b1 0,3", "±"),
    ("--5", "two minus signs"), ("+-5", "two signs"), ("-+5", "two signs"), ("\u2212-5", "two minus signs"),
    ("-~5", "write >-5"), ("->5", "write >-5"), ("->=5", "write >-5"), ("giảm -5", "two minus signs"),
    ("giảm âm 5", "two minus signs"), ("tăng giảm 5", "two words of change"),
    ("down up 5", "two words of change"), ("xuống giảm 5", "two words of change"),
    ("\u20145", "no minus"), ("\u20105", "no minus"), ("abc", "no number here"),
    ("khoảng", "no number here"), ("-", "no number here"), ("..", "write 0.5"),
    (":", "no number here"), ("n/a", "no number here"), ("?", "no number here"), ("%", "write 5 USD"),
    ("$5", "write 5 USD"), ("€5", "write 5 USD"), ("%5", "write 5 USD"), ("USD 5", "no number here"),
    ("ba", "no number here"), ("ông 5", "no number here"), ("!5", "no number here"),
    ("≠5", "no number here"), ("!=5", "no number here"), ("cả 3 tiêu chí", "no number here"),
    ("giảm cả 3 tiêu chí", "no number here"), ("vượt kế hoạch 0,4", "no number here"),
    ("đến 100%", "no number here"), ("thấp hơn 5", "no number here"), ("cao hơn 5", "no number here"),
    ("khoảngg 5", "no number here"), ("aboutish 5", "no number here"),
    ("5 6", "two numbers"), ("5; 6", "two figures"), ("5 ; 6", "two figures"), ("5 và 6", "two figures"),
    ("5 and 6", "two figures"), ("5, 6", "ends with a separator"), ("5 ha, 6 xã", "two figures"), ("5% và 7%", "two figures"), ("5%, 7%", "two figures"), ("5%; 7%", "two figures"),
    ("1 234", "no-break space"), ("12 345", "no-break space"), ("5 12", "two numbers"),
    ("5:6", "only a unit"), ("12:30", "only a unit"), ("5=6", "stand in front"), ("5 và", "only a unit"), ("5 to", "only a unit"), ("5!", "only a unit"),
    ("5\"", "only a unit"), ("5 (3)", "only a unit"), ("5 [ha]", "only a unit"), ("5&", "only a unit"),
    ("5+", "write >=5"), ("5 +", "write >=5"), ("5-", "only a unit"), ("5 -", "only a unit"),
    ("5 - ha", "only a unit"), ("5 đến", "only a unit"), ("5 < 6", "stand in front"),
    ("5 xuống 3", "stand in front"), ("tăng từ 5 lên 7", "stand in front"),
    ("9 khoảng %", "stand in front"), ("13 trên 1 vạn dân", "stand in front"),
    ("5 about", "stand in front"), ("5/6", "fraction"), ("12/2023", "fraction"),
    ("5/106 xã", "fraction"), ("5x6", "product"), ("5 x 6", "product"), ("5\u00d76", "product"),
    ("5 \u00d7 10", "product"), ("5%,", "punctuation"), ("5 ha;", "punctuation"),
    ("5\u22123", "U+2212"), ("3\u22125", "U+2212"), ("3 \u2212 5", "U+2212"),
    ("-5-3", "with words"), ("-5-7", "with words"), ("\u22125-7", "with words"),
    ("-5–-3", "with words"), ("-5 - -3", "with words"), ("3--5", "with words"), ("3 – -5", "with words"),
    ("18-15", "ends below"), ("7 - 6", "ends below"), ("từ 7 đến 5", "ends below"),
    ("giảm 3-1", "ends below"), ("-3 to -5", "ends below"), ("5-3", "ends below"),
    ("giảm -3 đến -1", "two minus signs"), ("giảm 1 đến -3", "two minus signs"),
    ("trên 15-18", "no further bound"), (">=15-18", "no further bound"), ("=15-18", "no further bound"),
    ("15-18 trở lên", "no further bound"), ("ít nhất 5 đến 7", "no further bound"),
    (">5 trở lên", "exclude each other"), ("dưới 5 trở lên", "exclude each other"),
    (">=<5", "exclude each other"), ("=>5", "exclude each other"), ("=<5", "exclude each other"),
    ("<>5", "exclude each other"), ("trên dưới 5", "exclude each other"),
    ("=5 or more", "exclude each other"), ("at least at most 5", "exclude each other"),
    (">5…", "a bound is exact"), ("3…-5", "ends of a range are exact"),
    ("3-5…", "ends of a range are exact"), ("từ 5", "the end is missing"),
    ("từ 15 tiêu chí", "the end is missing"), ("from 5", "the end is missing"),
    ("between 5", "the end is missing"), ("giữa 5", "the end is missing"),
    ("increased from 5 to 7", "two figures"), ("down from 5 to 3", "two figures"),
    ("up from 5 or more", "two figures"), ("6%-7", "two figures"), ("6 xã - 7 tiêu chí", "two figures"),
    ("15 ha đến 18 xã", "two figures"), ("5 triệu trở lên đồng", "in two pieces"),
    ("5 tỷ or more đồng", "in two pieces"), ("1e", "exponent is missing"), ("1e+", "exponent is missing"),
    ("5E-", "exponent is missing"), ("5\n", "line break"), ("5\r\n", "line break"), ("5\nha", "line break"),
    ("5\u200b", "cannot be seen"), ("\ufeff5", "cannot be seen"), ("5\u00adha", "cannot be seen"),
    ("5\u202e6", "cannot be seen"), ("5\u0001", "cannot be seen"), ("\u200e5", "cannot be seen"),
    ("12345678901234567890123456789012345678901", "out of range"), ("100000000000000000000", "out of range"),
    ("123456789012345678", "17 significant digits"), ("999999999999999999", "17 significant digits"),
    ("5-123456789012345678", "17 significant digits"), ("0.5%*", "footnote"),
)
for text, phrase in ALL:
    status = "RANGE" if "out of range" in phrase or "significant" in phrase else "SYNTAX"
    for form in ("vi", INFER):
        number = re.search(r"\d[\d.,]*\d|\d", text)
        if number and "." in number.group(0) and form == "vi" and not READS["vi"].match(
                number.group(0)) and phrase not in ("separator", "ends with a separator"):
            continue
        refused(text, form, phrase, status)

for text, form, phrase, status in (
        ("1.234.56", "plain", "two decimal marks", "SYNTAX"), ("1.234.56", "vi", "not of three", "SYNTAX"),
        ("1.234.56", "en", "two decimal marks", "SYNTAX"), ("1.234.56", INFER, "two decimal marks", "SYNTAX"),
        ("12,34,567", "plain", "no groups", "SYNTAX"), ("12,34,567", "vi", "two decimal marks", "SYNTAX"),
        ("12,34,567", "en", "not of three", "SYNTAX"), ("12,34,567", INFER, "not of three", "SYNTAX"),
        ("1e5", "vi", "write 100.000", "SYNTAX"), ("1e5", "en", "write 100,000", "SYNTAX"),
        ("1.5e3", "vi", "write 1.500", "SYNTAX"), ("1.5e3", "en", "write 1,500", "SYNTAX"),
        ("1,5e3", "plain", "no groups", "SYNTAX"), ("1,5e3", INFER, "plain format only", "SYNTAX"),
        ("1e309", "plain", "out of range", "RANGE"), ("1e309", INFER, "out of range", "RANGE"),
        ("1e-309", "plain", "out of range", "RANGE"), ("1e99999999999", "plain", "too large", "RANGE"),
        ("1e19", "plain", "too large", "RANGE"), ("1e-18", "plain", "17 decimals", "RANGE"),
        ("0.000000000000000001", "plain", "17 decimals", "RANGE"),
        ("0,000000000000000001", "vi", "17 decimals", "RANGE"),
        ("1.000000000000000000", "plain", "17 significant digits", "RANGE"),
        ("0.123456789012345678", "en", "17 significant digits", "RANGE"),
        ("0.123456789012345678", INFER, "17 significant digits", "RANGE"),
        ("1.234.567.890.123.456.789", "vi", "17 significant digits", "RANGE"),
        ("1.234.567.890.123.456.789", INFER, "17 significant digits", "RANGE"),
        ("9,0", "plain", "write 9.0", "SYNTAX"), ("9,0", "en", "write 9.0", "SYNTAX"),
        ("9.0", "vi", "write 9,0", "SYNTAX"), ("14.47", "vi", "write 14,47", "SYNTAX"),
        ("1.234,5", "plain", "write 1234.5", "SYNTAX"), ("1.234,5", "en", "write 1,234.5", "SYNTAX"),
        ("1,234.5", "vi", "write 1.234,5", "SYNTAX"), ("1,234.5", "plain", "write 1234.5", "SYNTAX"),
        ("2,262", "plain", "write 2.262 / 2262", "SYNTAX"),
        ("-9.0", "vi", "write -9,0", "SYNTAX"), ("1.234.567", "plain", "write 1234567", "SYNTAX"),
        ("1.234.567", "en", "write 1,234,567", "SYNTAX"), ("1\u00a0234", "plain", "write 1234", "SYNTAX"),
        ("0.262", "vi", "write 0,262", "SYNTAX"), ("0,262", "en", "write 0.262", "SYNTAX"),
        ("06.500", "vi", "write 6,500", "SYNTAX"), ("1234.567", "vi", "write 1.234,567", "SYNTAX"),
        ("1.23.456", "vi", "not of three digits", "SYNTAX"), ("1,23,456", "en", "not of three", "SYNTAX"),
        ("1.2345.678", INFER, "two decimal marks", "SYNTAX"),
        ("1234.567.890", "vi", "more than three digits", "SYNTAX"),
        ("0.123.456", "vi", "starts with 0", "SYNTAX"), ("1.234\u00a0567", "vi", "in two ways", "SYNTAX"),
        ("1,234.567,8", "en", "group mark follows", "SYNTAX"),
        ("1.234,567.8", "vi", "group mark follows", "SYNTAX"),
        ("1,2,3", "vi", "two decimal marks", "SYNTAX"), ("1.2.3", "plain", "two decimal marks", "SYNTAX"),
        ("1.234,5-2,000.5", INFER, "different formats", "SYNTAX"),
        ("1.500-2", "vi", "ends below", "SYNTAX"), ("1.500-2", INFER, "ends below", "SYNTAX"),
        ("15-1.500", INFER, "ends below", "SYNTAX"), ("15-1.500", "plain", "ends below", "SYNTAX"), ("5-9.0", "vi", "write 9,0", "SYNTAX"),
        ("1\u00a023", "vi", "two numbers", "SYNTAX"), ("1\u00a02345", "vi", "not of three", "SYNTAX"),
        ("2023\u00a0456", "vi", "more than three digits", "SYNTAX"),
        ("5" * 600, "plain", "longer than 512 bytes", "LIMIT"),
        ("khoảng " * 100 + "5", "vi", "longer than 512 bytes", "LIMIT")):
    refused(text, form, phrase, status)


def main():
    out = ["/* Made by tests/oracle/numerals.py: text, format, status, value, upper end, reading, about, "
           "unit,\n * set of formats, what the message contains. */"]
    text = "\n".join(out + rows) + "\n"
    if "--check" in sys.argv[1:]:
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        with open(os.path.join(root, "tests", "unit", "numeral_cases.inc"), encoding="utf-8") as kept:
            if kept.read() != text:
                sys.exit("tests/unit/numeral_cases.inc is not what numerals.py writes")
        print("%d rows" % len(rows))
        return
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
