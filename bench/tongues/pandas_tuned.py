"""pandas, tuned: read by Arrow into categories with all its threads, then a cube of numpy over areas,
quarters and indicators, which a sparse table would burst."""
import sys

import numpy as np
import pyarrow as pa
import pyarrow.csv

words = pa.dictionary(pa.int32(), pa.string())
t = pa.csv.read_csv(sys.argv[1], convert_options=pa.csv.ConvertOptions(column_types={
    "area": words, "indicator": words, "period": words, "value": pa.float64()})).to_pandas()
periods, names = t.period.cat.categories, list(t.indicator.cat.categories)
quarter = np.array([int(p[:4]) * 4 + int(p[6]) for p in periods])
quarter -= quarter.min()
shape = len(t.area.cat.categories), quarter.max() + 1, len(names)
cube = np.full(shape, np.nan)
cube[t.area.cat.codes, quarter[t.period.cat.codes], t.indicator.cat.codes] = t.value
at = {name: cube[:, :, i] for i, name in enumerate(names)}
total = sum(at[name] for name in names if name.startswith("share_"))
wrong = np.count_nonzero(np.abs(total - 100) > 0.02 + 1e-9)
for name in ("grdp", "industry", "services"):
    x, b, g = at[name][:, 4:], at[name][:, :-4], at[name + "_growth"][:, 4:]
    wrong += np.count_nonzero((100 * (x - 0.05) / (b + 0.05) - 100 > g + 0.05 + 1e-9)
                              | (100 * (x + 0.05) / (b - 0.05) - 100 < g - 0.05 - 1e-9))
print(wrong)
