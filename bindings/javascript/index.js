'use strict';
/* What the library exports, and a function for each row of its table of functions. */
const native = require('./libplan.node');

const libplan = {};
for (const name of Object.getOwnPropertyNames(native)) {
  libplan[name] = native[name];
}
for (let i = 0; i < native.function_count(); i++) {
  const { name } = native.function_at(i);
  libplan[name] = (...given) => native.call(name, given);
}
module.exports = Object.freeze(libplan);
