"""polars, tuned: one pass that pivots by area and quarter, quarters as whole numbers."""
import sys

import polars as pl

c = pl.col
names = ("grdp", "industry", "services")
shares = ("share_agri", "share_ind", "share_serv", "share_tax")
w = (pl.scan_csv(sys.argv[1], schema={"area": pl.String, "indicator": pl.String,
                                      "period": pl.String, "value": pl.Float64})
     .with_columns(q=c("period").str.slice(0, 4).cast(pl.Int32) * 4
                   + c("period").str.slice(6, 1).cast(pl.Int32))
     .group_by("area", "q")
     .agg(c("value").filter(c("indicator") == n).max().alias(n)
          for n in shares + names + tuple(n + "_growth" for n in names)).collect())
sums = w.filter((sum(c(n) for n in shares) - 100).abs() > 0.02 + 1e-9).height
m = w.join(w.select("area", c("q") + 4, *(c(n).alias(n + "_b") for n in names)), on=["area", "q"])
print(sums + sum(m.filter(
    (100 * (c(n) - 0.05) / (c(n + "_b") + 0.05) - 100 > c(n + "_growth") + 0.05 + 1e-9)
    | (100 * (c(n) + 0.05) / (c(n + "_b") - 0.05) - 100 < c(n + "_growth") - 0.05 - 1e-9)).height
    for n in names))
