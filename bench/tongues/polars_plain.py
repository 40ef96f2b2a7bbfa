"""polars as one writes it: lazy, with all its threads."""
import polars as pl, sys
c = pl.col
t = pl.scan_csv(sys.argv[1])
sums = (t.filter(c("indicator").str.starts_with("share_")).group_by("area", "period")
        .agg(c("value").sum().alias("s"), pl.len().alias("n"))
        .filter((c("n") == 4) & ((c("s") - 100).abs() > 0.02 + 1e-9)).select(pl.len()))
x = t.filter(c("indicator").is_in(["grdp", "industry", "services"]))
g = (t.filter(c("indicator").str.ends_with("_growth"))
     .with_columns(c("indicator").str.strip_suffix("_growth")).rename({"value": "g"}))
b = x.with_columns((c("period").str.slice(0, 4).cast(pl.Int32) + 1).cast(pl.String)
                   + c("period").str.slice(4)).rename({"value": "b"})
on = ["area", "indicator", "period"]
growths = (g.join(x, on=on).join(b, on=on)
           .filter((100 * (c("value") - 0.05) / (c("b") + 0.05) - 100 > c("g") + 0.05 + 1e-9)
                   | (100 * (c("value") + 0.05) / (c("b") - 0.05) - 100 < c("g") - 0.05 - 1e-9))
           .select(pl.len()))
a, b = pl.collect_all([sums, growths])
print(a.item() + b.item())
