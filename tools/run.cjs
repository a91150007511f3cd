// Entry of `npm start` and `npm test`. Plain old JavaScript, so that an old Node.js can still print a readable message.
'use strict';
var required = [20, 19];
var current = process.versions.node.split('.').map(Number);
if (current[0] < required[0] || (current[0] === required[0] && current[1] < required[1])) {
  console.error('Modelhaven needs Node.js ' + required.join('.') + ' or newer, and this is ' + process.version + '. Install a current release, or run "nvm install" in this folder.');
  process.exit(1);
}
import('./run.mjs').then(function (m) { return m.main(process.argv.slice(2)); })
  .catch(function (error) { console.error(error && error.message ? error.message : error); process.exit(1); });
