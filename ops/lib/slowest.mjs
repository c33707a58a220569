// Says how many tests ran and which took longest, by the reports of a run: slowest.mjs MARKER. Reports that are older than the
// file MARKER are of another run.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'vertx-backend/target');
const SHOWN = 15;

/** What a section leaves: files of JUnit's format, and which of their elements are worth a line. */
const SECTIONS = [
  { section: 'java', files: inFolder(join(target, 'surefire-reports')), element: 'testsuite' },
  {
    section: 'postgres',
    files: inFolder(join(target, 'surefire-reports-postgres')),
    element: 'testsuite',
  },
  { section: 'angular', files: [report('angular')], element: 'testsuite' },
  { section: 'browser', files: [report('browser')], element: 'testsuite' },
  // Of a file there is nothing to be read here, so each of its tests has a line.
  { section: 'ops', files: [report('ops')], element: 'testcase' },
];

function inFolder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => join(folder, name));
}

function report(name) {
  return join(root, '.test-reports', `${name}.xml`);
}

function attribute(tag, name) {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/** Each element of that name in a report, with its seconds. */
function timed(xml, element) {
  return [...xml.matchAll(new RegExp(`<${element}\\s[^>]*>`, 'g'))].map(([tag]) => ({
    name: attribute(tag, 'name').replace(/^io\.quittance\./, ''),
    seconds: Number(attribute(tag, 'time')),
  }));
}

const since = statSync(process.argv[2]).mtimeMs;
const slowest = [];
const counts = [];
for (const { section, files, element } of SECTIONS) {
  const reports = files
    .filter((file) => existsSync(file) && statSync(file).mtimeMs > since)
    .map((file) => readFileSync(file, 'utf8'));
  const tests = reports.reduce((sum, xml) => sum + xml.split('<testcase').length - 1, 0);
  if (tests > 0) counts.push(`${section} ${tests}`);
  for (const xml of reports)
    slowest.push(...timed(xml, element).map((one) => ({ ...one, section })));
}
if (counts.length > 0) {
  console.log(`\n=== slowest ${'='.repeat(63)}\n`);
  slowest.sort((a, b) => b.seconds - a.seconds);
  for (const { section, name, seconds } of slowest.slice(0, SHOWN)) {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${section.padEnd(9)} ${name}`);
  }
  console.log(`\nTests: ${counts.join(', ')}`);
}
