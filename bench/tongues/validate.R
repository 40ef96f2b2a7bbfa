# validate as one writes it: the rules over a wide table that data.table makes. Debian has no package
# of it; where R has it (install.packages), it is run.
library(data.table)
library(validate)
t <- fread(commandArgs(TRUE)[1], showProgress = FALSE)
w <- dcast(t, area + period ~ indicator, value.var = "value")
for (n in c("grdp", "industry", "services")) {
  before <- w[, .(area, period = paste0(as.integer(substr(period, 1, 4)) + 1L,
                                        substr(period, 5, 7)), b = get(n))]
  w[before, on = .(area, period), (paste0(n, "_b")) := i.b]
}
rules <- validator(
  abs(share_agri + share_ind + share_serv + share_tax - 100) <= 0.02 + 1e-9,
  100 * (grdp - 0.05) / (grdp_b + 0.05) - 100 <= grdp_growth + 0.05 + 1e-9 &
    100 * (grdp + 0.05) / (grdp_b - 0.05) - 100 >= grdp_growth - 0.05 - 1e-9,
  100 * (industry - 0.05) / (industry_b + 0.05) - 100 <= industry_growth + 0.05 + 1e-9 &
    100 * (industry + 0.05) / (industry_b - 0.05) - 100 >= industry_growth - 0.05 - 1e-9,
  100 * (services - 0.05) / (services_b + 0.05) - 100 <= services_growth + 0.05 + 1e-9 &
    100 * (services + 0.05) / (services_b - 0.05) - 100 >= services_growth - 0.05 - 1e-9)
cat(sum(summary(confront(w, rules))$fails), "\n")
