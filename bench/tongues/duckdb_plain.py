"""DuckDB as one writes it: the table as it is, a sum by group, a join on the period a year before."""
import duckdb, sys
duckdb.sql("set enable_progress_bar = false")
duckdb.sql("create table t as select * from read_csv(?)", params=[sys.argv[1]])
sums = duckdb.sql('''select count(*) from (select sum(value) s from t where indicator like 'share_%'
    group by area, period having count(*) = 4 and abs(s - 100) > 0.02 + 1e-9)''').fetchone()[0]
growths = duckdb.sql('''select count(*) from t g
    join t x on x.area = g.area and x.period = g.period and g.indicator = x.indicator || '_growth'
    join t b on b.area = g.area and b.indicator = x.indicator
     and b.period = (substr(g.period, 1, 4)::int - 1)::varchar || substr(g.period, 5)
    where 100 * (x.value - 0.05) / (b.value + 0.05) - 100 > g.value + 0.05 + 1e-9
       or 100 * (x.value + 0.05) / (b.value - 0.05) - 100 < g.value - 0.05 - 1e-9''').fetchone()[0]
print(sums + growths)
