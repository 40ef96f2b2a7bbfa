"""pandas as one writes it."""
import pandas as pd, sys
t = pd.read_csv(sys.argv[1])
s = t[t.indicator.str.startswith("share_")].groupby(["area", "period"]).value.agg(["sum", "size"])
sums = ((s["size"] == 4) & ((s["sum"] - 100).abs() > 0.02 + 1e-9)).sum()
x = t[t.indicator.isin(["grdp", "industry", "services"])]
g = t[t.indicator.str.endswith("_growth")].copy()
g["indicator"] = g.indicator.str.removesuffix("_growth")
b = x.copy()
b["period"] = (b.period.str[:4].astype(int) + 1).astype(str) + b.period.str[4:]
on = ["area", "indicator", "period"]
m = g.merge(x, on=on, suffixes=("_g", "_x")).merge(b, on=on)
low = 100 * (m.value_x - 0.05) / (m.value + 0.05) - 100
high = 100 * (m.value_x + 0.05) / (m.value - 0.05) - 100
print(sums + ((low > m.value_g + 0.05 + 1e-9) | (high < m.value_g - 0.05 - 1e-9)).sum())
