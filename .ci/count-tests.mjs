/**
 * Prints "PASSED FAILED" of a vitest run: node .ci/count-tests.mjs REPORT.json EXIT_STATUS. A run that failed without a
 * failed test (a file that does not load, an unhandled error, a time limit) counts as one failure.
 */
import { existsSync, readFileSync } from 'node:fs';

const [report, status] = process.argv.slice(2);
let passed = 0;
let failed = 0;
if (existsSync(report)) {
  const run = JSON.parse(readFileSync(report, 'utf8'));
  passed = run.numPassedTests;
  failed = run.numFailedTests;
  failed += run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}
if (status !== '0' && failed === 0) failed = 1;
console.log(`${passed} ${failed}`);
