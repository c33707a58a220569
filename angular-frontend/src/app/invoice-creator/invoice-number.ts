import { codePoints } from '../forms/text-cleaning';

const LONGEST = 40;

/**
 * The number after `last`: its counter plus one, in the same width. The counter is the last run of digits
 * that is not the year. Where `last` names the year before, the year moves on and the count starts again.
 * Without a usable `last` it is `2026-0001`.
 *
 * @param used numbers to count past.
 */
export function nextInvoiceNumber(
  last: string,
  year: number,
  used: ReadonlySet<string> = new Set(),
): string {
  let next = numberAfter(last, year);
  for (let past = 0; past < used.size && used.has(next); past++) {
    next = numberAfter(next, year);
  }
  return next;
}

function numberAfter(last: string, year: number): string {
  const next = last ? continued(last, String(year), String(year - 1)) : undefined;
  return next && codePoints(next) <= LONGEST ? next : `${year}-0001`;
}

function continued(last: string, year: string, lastYear: string): string | undefined {
  const runs = [...last.matchAll(/\d+/g)];
  const counter = runs.filter(([run]) => run !== year && run !== lastYear).at(-1) ?? runs.at(-1);
  if (!counter) {
    return `${last}-2`;
  }
  const [count] = counter;
  const yearRun = runs.find((run) => run !== counter && run[0] === lastYear);
  const nextCount = yearRun ? '1' : String(BigInt(count) + 1n);
  const changes = [{ run: counter, text: nextCount.padStart(count.length, '0') }];
  if (yearRun) {
    changes.push({ run: yearRun, text: year });
  }
  return changes
    .sort((a, b) => b.run.index - a.run.index)
    .reduce(
      (text, { run, text: replacement }) =>
        text.slice(0, run.index) + replacement + text.slice(run.index + run[0].length),
      last,
    );
}
