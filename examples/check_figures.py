"""Checks four figures without any file: a structure that must add up to 100 %."""
import libplan

printed = {"agriculture": "14,47", "industry": "41,96", "services": "38,08", "taxes": "5,69"}

plan = libplan.Plan(number_format="vi")
for code in printed:
    plan.add_indicator(code, kind="share", unit="%")
plan.add_partition("structure", list(printed), total=100)
for code, text in printed.items():
    plan.observe(code, 2023, text, series="plan")

for finding in libplan.check(plan).findings:
    print(f"{finding.severity} {finding.code}: {finding.message}")
