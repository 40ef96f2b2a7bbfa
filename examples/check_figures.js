'use strict';
// Checks four figures without any file: a structure that must add up to 100 %.
const libplan = require(process.env.LIBPLAN_JS || 'libplan');

const printed = { agriculture: '14,47', industry: '41,96', services: '38,08', taxes: '5,69' };

const document = libplan.document_new();
libplan.document_set_number_format(document, libplan.NUMBER_VI);
for (const code of Object.keys(printed)) {
  libplan.document_add_indicator(document, { code, kind: libplan.SHARE, unit: '%' });
}
libplan.document_add_partition(document, {
  code: 'structure', members: Object.keys(printed), total: { digits: 100, scale: 0 },
});
for (const [indicator, text] of Object.entries(printed)) {
  libplan.document_observe(document, { indicator, period: '2023', series: 'plan', text });
}
const report = libplan.report_new(null);
libplan.check(document, null, report);
for (let i = 0; i < libplan.report_finding_count(report); i++) {
  const finding = libplan.report_finding(report, i);
  console.log(`${libplan.severity_name(finding.severity)} ${finding.code}: ${finding.message}`);
}
report.close();
document.close();
