"""DuckDB, tuned: declared types, one pass that pivots, quarters as whole numbers, two threads."""
import duckdb, sys
duckdb.sql("set enable_progress_bar = false")
duckdb.sql("set threads = 2; set preserve_insertion_order = false")
names = ("grdp", "industry", "services")
shares = ("share_agri", "share_ind", "share_serv", "share_tax")
columns = ", ".join("max(value) filter (indicator = '%s') as %s" % (n, n)
                    for n in shares + names + tuple(n + "_growth" for n in names))
duckdb.sql('''create table w as select area, substr(period, 1, 4)::int * 4 + substr(period, 7, 1)::int
    as q, %s from read_csv(?, header = true, columns = {'area': 'varchar', 'indicator': 'varchar',
    'period': 'varchar', 'value': 'double'}) group by area, period''' % columns,
    params=[sys.argv[1]])
wrong = " + ".join('''count(*) filter (
    100 * (w.{0} - 0.05) / (b.{0} + 0.05) - 100 > w.{0}_growth + 0.05 + 1e-9
 or 100 * (w.{0} + 0.05) / (b.{0} - 0.05) - 100 < w.{0}_growth - 0.05 - 1e-9)'''.format(n)
                   for n in names)
print(duckdb.sql("select count(*) filter (abs(%s - 100) > 0.02 + 1e-9) from w"
                 % " + ".join(shares)).fetchone()[0] +
      duckdb.sql("select %s from w join w b on b.area = w.area and b.q = w.q - 4"
                 % wrong).fetchone()[0])
