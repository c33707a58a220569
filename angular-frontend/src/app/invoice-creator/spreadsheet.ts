/**
 * Rows and cells of a selection copied from a spreadsheet: cells apart by tabs, rows by line ends, cells
 * that hold either in double quotes, with quotes inside doubled.
 *
 * @returns nothing if the text is no such selection, but just text.
 */
export function readCells(text: string): string[][] | undefined {
  if (!text.includes('\t')) {
    return undefined;
  }
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, quoted, plain = '', end] = match;
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end !== '\t') {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex === text.length) {
      break;
    }
  }
  if (row.length > 0) {
    rows.push([...row, '']); // the text ended with a tab, and so with an empty cell
  }
  return rows.filter((cells) => cells.some((content) => content !== ''));
}

export interface PastedLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

/**
 * Cells as lines: description, quantity, unit price; or description and price, for a quantity of one. What
 * stands further right is left out. A row of headings is recognised by having no digit after its first cell.
 */
export function linesFrom(rows: readonly (readonly string[])[]): PastedLine[] {
  const [first = [], ...rest] = rows;
  const isHead = rest.length > 0 && !first.slice(1).some((cell) => /\d/.test(cell));
  return (isHead ? rest : rows).map(([description = '', second = '', third]) =>
    third === undefined
      ? { description, quantity: '1', unitPrice: second }
      : { description, quantity: second, unitPrice: third },
  );
}
