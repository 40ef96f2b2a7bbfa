# data.table as one writes it, with all its threads.
library(data.table)
t <- fread(commandArgs(TRUE)[1], showProgress = FALSE)
s <- t[startsWith(indicator, "share_"), .(s = sum(value), n = .N), by = .(area, period)]
sums <- s[n == 4 & abs(s - 100) > 0.02 + 1e-9, .N]
x <- t[indicator %in% c("grdp", "industry", "services"), .(area, indicator, period, x = value)]
g <- t[endsWith(indicator, "_growth"),
       .(area, indicator = sub("_growth$", "", indicator), period, g = value)]
b <- x[, .(area, indicator,
           period = paste0(as.integer(substr(period, 1, 4)) + 1L, substr(period, 5, 7)), b = x)]
m <- g[x, on = .(area, indicator, period), nomatch = NULL][
  b, on = .(area, indicator, period), nomatch = NULL]
growths <- m[100 * (x - 0.05) / (b + 0.05) - 100 > g + 0.05 + 1e-9 |
             100 * (x + 0.05) / (b - 0.05) - 100 < g - 0.05 - 1e-9, .N]
cat(sums + growths, "\n")
