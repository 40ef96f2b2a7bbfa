'use strict';
/* Tests of the JavaScript binding: node --expose-gc test.js FOLDER SOURCE RESULTS
 * FOLDER holds index.js and libplan.node, SOURCE is the source tree, RESULTS becomes a JUnit file. */
const assert = require('assert');
const fs = require('fs');
const path = require('path');

const [folder, source, results] = process.argv.slice(2);
const libplan = require(path.resolve(folder, 'index.js'));

const PLAN = JSON.stringify({
  libplan: 1, title: { vi: 'Kế hoạch', en: 'Plan' }, language: 'vi',
  indicators: ['a', 'b'].map((code) => ({ code, kind: 'share', unit: '%' })),
  partitions: [{ code: 'all', total: 100, members: ['a', 'b'] }],
});
const ROWS = 'indicator,period,value\na,2023,60.0\nb,2023,60.0\n';
const bytes = (text) => Buffer.from(text, 'utf8');
const decimal = (digits, scale) => ({ digits, scale });
const fails = (status, code, run) => assert.throws(run, { status, code }, String(run));
const refused = (run) => fails('invalid', 1, run);

function read(plan = PLAN, rows = ROWS) {
  const document = libplan.document_new();
  const report = libplan.report_new({ language: libplan.VIETNAMESE });
  assert.strictEqual(libplan.json_read(document, 'plan', plan, false, report), 0);
  libplan.csv_read(document, { path: 't.csv' }, bytes(rows), null, report);
  return { document, report };
}

const tests = {
  'the plan of Lai Châu'() {
    const document = libplan.document_new();
    const report = libplan.report_new({ language: libplan.VIETNAMESE });
    libplan.json_read_file(document, path.join(source, 'examples/lai-chau/plan.json'), false, report);
    libplan.json_read_data(document, path.join(source, 'examples/lai-chau'), false, report);
    libplan.check(document, null, report);
    const found = [];
    for (let i = 0; i < libplan.report_finding_count(report); i++) {
      found.push(libplan.report_finding(report, i));
    }
    const codes = (severity) => found.filter((f) => libplan.severity_name(f.severity) === severity)
      .map((f) => `${f.code} ${f.rule || f.indicator}`);
    assert.deepStrictEqual(codes('error'), ['P301 grdp_structure']);
    assert.strictEqual(codes('warning').length, 2);
    const error = found.find((f) => f.code === 'P301');
    assert.strictEqual(error.gap, '0.20');
    assert.strictEqual(error.beyond_rounding, '0.18');
    // Four parts of two decimals: 4 times 0.005 on each side.
    assert.deepStrictEqual(error.expected, { low: decimal(9998, 2), high: decimal(10002, 2), low_end: 0, high_end: 0 });
    assert.match(error.inputs[0].name, /nông, lâm nghiệp và thủy sản/);
    assert.strictEqual(libplan.report_title(report), 'Kế hoạch phát triển kinh tế - xã hội tỉnh Lai Châu năm 2023');
    assert.strictEqual(libplan.report_summary(report).errors, 1);
    const told = JSON.parse(libplan.report_write(report, libplan.FORMAT_JSON, null).toString('utf8'));
    assert.strictEqual(told.findings.length, found.length);
    report.close();
    document.close();
    assert.strictEqual(error.gap, '0.20'); // a finding outlives its report
  },

  'growth'() {
    assert.ok(Math.abs(libplan.growth(48.3, 52.9) - (52.9 / 48.3 - 1) * 100) < 1e-12);
    fails('zero_base', 33, () => libplan.growth(0, 5));
    fails('missing', 32, () => libplan.growth(NaN, 5));
    fails('not_found', 7, () => libplan.call('nothing', []));
    refused(() => libplan.growth());
    refused(() => libplan.growth(1, 2, 3));
    refused(() => libplan.growth(1, '2'));
    refused(() => libplan.growth(null, 2));
    refused(() => libplan.growth(1, 2n ** 70n));
  },

  'arrays'() {
    const grown = libplan.growth(Float64Array.of(1, 2, 0, 4), Float64Array.of(2, 3, 1, NaN));
    assert.ok(grown instanceof Float64Array);
    assert.deepStrictEqual([...grown], [100, 50, NaN, NaN]);
    const told = libplan.call_v('growth', [[1, 0, null], [2, 1, 1]]);
    assert.deepStrictEqual([...told.values], [100, NaN, NaN]);
    assert.deepStrictEqual(told.statuses, [0, 33, 32]);
    refused(() => libplan.growth([1, 2], [1]));
    refused(() => libplan.growth([1, 2], 1));
    refused(() => libplan.growth(new Float32Array(2), new Float32Array(2)));
    assert.deepStrictEqual([...libplan.growth([], new Float64Array(0))], []);
    assert.deepStrictEqual([...libplan.shares([1, 3])], [25, 75]);
    assert.deepStrictEqual([...libplan.achievement([8], [10], 'up')], [80]);
    assert.strictEqual(libplan.achievement(8, 10, 'up'), 80);
    refused(() => libplan.achievement([8], [10], 7));
    refused(() => libplan.achievement(8, 10, 'sideways'));
    const yearly = libplan.call_v('year_on_year_growth', [['2022', '2023'], [50, 60]]);
    assert.deepStrictEqual([[...yearly.values], yearly.statuses], [[NaN, 20], [37, 0]]);
    const buffer = Float64Array.of(1, 2);
    const sly = [1, 2];
    Object.defineProperty(sly, 0, { get() { structuredClone(buffer, { transfer: [buffer.buffer] }); return 1; } });
    assert.deepStrictEqual([...libplan.growth(buffer, sly)], [0, 0]);
  },

  'figures'() {
    const [status, numeral] = libplan.numeral_read('khoảng 6,5-7', libplan.NUMBER_VI);
    assert.strictEqual(status, 0);
    assert.deepStrictEqual(numeral.figure, {
      value: decimal(65, 1), upper: decimal(7, 0), reading: libplan.BETWEEN, flags: libplan.ABOUT,
    });
    const rounded = libplan.figure_rounded(1447, 2);
    assert.deepStrictEqual(libplan.figure_interval(rounded, null), {
      low: decimal(14465, 3), high: decimal(14475, 3), low_end: 0, high_end: 0,
    });
    assert.strictEqual(libplan.figure_write(rounded, libplan.NUMBER_VI), '14,47');
    // (14.475 / 14.465 - 1) * 100 = 0.0691...: outwards to two decimals, both ends.
    const grown = libplan.call_f('growth', 2, [rounded, rounded]);
    assert.deepStrictEqual([grown.low, grown.high], [decimal(-7, 2), decimal(7, 2)]);
    assert.strictEqual(libplan.call_f('met', 0, [rounded, 'at_least', libplan.figure_rounded(14, 0)]), 'met');
    assert.deepStrictEqual(libplan.decimal_divide(decimal(1, 0), decimal(3, 0), 2, 0), [decimal(33, 2), 0]);
    assert.deepStrictEqual(libplan.period_months(libplan.period_year(2023)), [2023 * 12, 2023 * 12 + 11]);
    const unit = libplan.unit_read(null, 'nghìn tấn/năm');
    assert.deepStrictEqual(unit.atoms.map((atom) => [atom.symbol, atom.power]), [['kg', 1], ['year', -1]]);
    assert.strictEqual(libplan.unit_equal(unit, unit), 1);
  },

  'whole numbers of 64 bits'() {
    const big = 999999999999999999n;
    assert.deepStrictEqual(libplan.decimal_make(big, 0), { digits: big, scale: 0 });
    assert.deepStrictEqual(libplan.decimal_add(decimal(big, 0), decimal(-1, 0)).digits, big - 1n);
    assert.strictEqual(libplan.decimal_make(9007199254740991n, 0).digits, 9007199254740991);
    for (const digits of [2n ** 63n, -(2n ** 64n), 1.5, 1e300, NaN, Infinity, '5', null]) {
      refused(() => libplan.decimal_make(digits, 0));
    }
    refused(() => libplan.decimal_negate({}));
    refused(() => libplan.decimal_negate(decimal(big + 1n, 0)));
    refused(() => libplan.report_finding(libplan.report_new(null), -1));
    assert.strictEqual(libplan.report_finding(libplan.report_new(null), 2n ** 63n - 1n), null);
  },

  'texts'() {
    const document = libplan.document_new();
    refused(() => libplan.document_set_title(document, 0, 'a\0b'));
    refused(() => libplan.document_set_title(document, 0, '\ud83d'));
    refused(() => libplan.document_set_title(document, 0, '\ude00\ud83d'));
    libplan.document_set_title(document, libplan.VIETNAMESE, 'Tỷ lệ hộ nghèo 😀 𝒳');
    libplan.document_finish(document);
    const report = libplan.report_new({ language: libplan.VIETNAMESE });
    libplan.check(document, null, report);
    assert.strictEqual(libplan.report_title(report), 'Tỷ lệ hộ nghèo 😀 𝒳');
    assert.throws(() => libplan.numeral_read('1\u00002', 0), { status: 'syntax' });
    assert.throws(() => libplan.unit_read(null, 'tấn/\0'), (error) => error.code > 0);
    assert.strictEqual(libplan.status_name(33), 'zero_base');
  },

  'errors tell where'() {
    const report = libplan.report_new(null);
    assert.strictEqual(libplan.json_read(libplan.document_new(), 'plan', '{\n "libplan": x}', false, report), 10);
    assert.strictEqual(libplan.report_finding(report, 0).line, 2);
    assert.throws(() => libplan.unit_read(null, 'tấn/(x'), (error) => error instanceof Error &&
      error.code === 4 && error.status === 'syntax' && error.column === 1 && /brackets/.test(error.message));
    refused(() => libplan.document_new(1, 2));
    refused(() => libplan.json_read());
    fails('io', 3, () => libplan.json_read_file(libplan.document_new(), '/no/such/kế-hoạch.json', false, report));
    refused(() => libplan.document_add_indicator(libplan.document_new(), { code: 5 }));
    assert.throws(() => libplan.document_add_indicator(libplan.document_new(), { cod: 'a' }),
      /plan_indicator has no field cod/);
    assert.throws(() => libplan.document_add_indicator(libplan.document_new(),
      { get code() { throw new RangeError('mine'); } }), { name: 'RangeError', message: 'mine' });
  },

  'handles'() {
    const { document, report } = read();
    refused(() => libplan.check(report, null, document));
    refused(() => libplan.check({}, null, report));
    refused(() => libplan.check(Object.create(document), null, report));
    refused(() => libplan.check(new Proxy(document, {}), null, report));
    refused(() => document.close.call({}));
    refused(() => document.close.call(5));
    refused(() => libplan.document_add_indicator(document, { get code() { document.close(); return 'x'; } }));
    assert.strictEqual(document.isClosed(), false);
    document.close();
    document.close();
    assert.strictEqual(document.isClosed(), true);
    refused(() => libplan.check(document, null, report));
    refused(() => libplan.document_count(document));
  },

  'a watched call'() {
    const told = [];
    const { document, report } = read();
    libplan.document_watch(document, (moment) => { told.push(moment); });
    libplan.check(document, null, report);
    assert.strictEqual(told[0].phase, libplan.PHASE_CHECK);
    assert.strictEqual(told[told.length - 1].done, told[told.length - 1].total);
    const again = read();
    libplan.document_watch(again.document, () => true);
    fails('cancelled', 11, () => libplan.check(again.document, null, again.report));
    const third = read();
    libplan.document_watch(third.document, () => { throw new RangeError('mine'); });
    assert.throws(() => libplan.check(third.document, null, third.report), { name: 'RangeError' });
    const fourth = read();
    const reasons = [];
    libplan.document_watch(fourth.document, () => {
      for (const run of [() => fourth.document.close(), () => fourth.report.close(),
        () => libplan.check(fourth.document, null, fourth.report)]) {
        try { run(); } catch (error) { reasons.push(error.message); }
      }
    });
    libplan.check(fourth.document, null, fourth.report);
    assert.ok(reasons.length >= 3 && reasons.every((reason) => reason === 'a call uses the handle'));
    libplan.document_watch(fourth.document, null);
    refused(() => libplan.document_watch(fourth.document, 5));
  },

  'nothing crashes'() {
    const { document, report } = read();
    libplan.check(document, null, report);
    const closed = libplan.report_new(null);
    closed.close();
    const given = [null, undefined, true, 0, 1, -1, 2 ** 31, 2 ** 53, 1e308, NaN, 2n ** 63n, 2n ** 64n, '', 'a',
      'a\0', '\ud800', 'x'.repeat(5000), [], [1], ['a'], [[1]], [null], {}, { code: 'x' }, { code: 5 }, { low: 1 },
      decimal(1, 0), decimal(10 ** 18, 0), { low: decimal(1, 0), high: decimal(0, 0), low_end: 0, high_end: 0 },
      { low: decimal(0, 0), high: decimal(0, 0), low_end: 2, high_end: 2 }, libplan.figure_rounded(1, 0),
      libplan.period_year(2023), { first: 2 ** 31 - 1, count: 2 ** 31 - 1, frequency: 12 },
      { first: 0, count: 0, frequency: 0 }, libplan.unit_read(null, 'tấn'), { factor: decimal(1, 0), scale: 0, atoms: [1] },
      { path: 't', columns: { a: 'b' }, missing: ['-'] }, { path: 't', columns: { a: 1 } }, Float64Array.of(1, 2, 3),
      new Float64Array(0), new Float32Array(2), new Uint8Array(3), bytes(ROWS), new ArrayBuffer(8), document, report,
      closed, libplan.units_new(), () => 1, Symbol('x'), new Date(), new Map([['a', 1]]), new Array(3), 'growth', 'met',
      new Proxy({}, { ownKeys() { throw new Error('keys'); } }), { get a() { throw new Error('get'); } }];
    let seed = 1;
    const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
    let calls = 0;
    for (const name of Object.keys(libplan)) {
      const thing = libplan[name];
      if (typeof thing !== 'function') {
        continue;
      }
      for (let i = 0; i < 400; i++) {
        const size = i < given.length ? 1 : 1 + random(7);
        const chosen = Array.from({ length: size }, (_, k) => given[k === 0 && i < given.length ? i : random(given.length)]);
        if (['check', 'csv_read', 'report_write'].includes(name) && chosen.includes(document)) {
          continue;
        }
        calls++;
        try { thing(...chosen); } catch (error) { assert.ok(error instanceof Error); }
      }
    }
    assert.ok(calls > 50000);
  },

  'nothing leaks'() {
    const grow = (run, n) => {
      for (let i = 0; i < n / 10; i++) { run(); }
      global.gc();
      const before = process.memoryUsage().rss;
      for (let i = 0; i < n; i++) {
        run();
        if (i % 5000 === 0) { global.gc(); }
      }
      global.gc();
      return process.memoryUsage().rss - before;
    };
    const limit = 24e6;
    assert.ok(grow(() => { try { libplan.growth(0, 5); } catch { /* wanted */ } }, 100000) < limit);
    assert.ok(grow(() => { try { libplan.document_add_indicator(5, { code: 'x' }); } catch { /* wanted */ } }, 100000) < limit);
    assert.ok(grow(() => { try { libplan.unit_equal(libplan.unit_read(null, 'tấn'), { factor: 1 }); } catch { /* wanted */ } }, 50000) < limit);
    assert.ok(grow(() => { read().document.close(); }, 3000) < limit);
  },

  async 'the collector frees handles'() {
    const rest = () => new Promise((resolve) => { setImmediate(resolve); });
    const one = async (n) => {
      for (let i = 0; i < n; i++) {
        const document = libplan.document_new();
        libplan.document_watch(document, () => document);
        if (i % 1000 === 0) { global.gc(); await rest(); }
      }
      global.gc();
      await rest();
    };
    await one(3000);
    const before = process.memoryUsage().rss;
    await one(30000);
    assert.ok(process.memoryUsage().rss - before < 40e6);
  },
};

(async () => {
  let failed = 0;
  const cases = [];
  for (const [name, run] of Object.entries(tests)) {
    let why = '';
    try {
      await run();
    } catch (error) {
      why = String((error && error.stack) || error);
      failed++;
      console.log(`FAILED ${name}: ${why}`);
    }
    const quote = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
    cases.push(`<testcase classname="javascript" name="${quote(name)}">${why && `<failure>${quote(why)}</failure>`}</testcase>`);
  }
  fs.writeFileSync(results, `<testsuite name="javascript">${cases.join('\n')}</testsuite>\n`);
  fs.writeFileSync(`${results}.names`, Object.keys(libplan).map((name) => `${name}\n`).join(''));
  console.log(`${cases.length} tests, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
})();
