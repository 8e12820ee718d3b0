// Sums JSON reports of vitest into one line: `N passed, N failed`. The first word is the number of failures outside any
// test; a report that is not there counts nothing.
import { existsSync, readFileSync } from 'node:fs'

const [outside, ...files] = process.argv.slice(2)
let passed = 0
let failed = Number(outside)
for (const file of files.filter((name) => existsSync(name))) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  passed += report.numPassedTests
  // A file that could not be loaded has no test that failed.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  failed += report.numFailedTests + unloaded.length
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
