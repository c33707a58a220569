import { linesFrom, readCells } from './spreadsheet';

describe('cells from a spreadsheet', () => {
  it.each([
    [
      'rows and cells',
      'a\t1\t2\nb\t3\t4',
      [
        ['a', '1', '2'],
        ['b', '3', '4'],
      ],
    ],
    [
      'line ends of Windows, and one at the end',
      'a\t1\r\nb\t2\r\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'quoted cells',
      '"two\nlines"\t1\n"say ""hi"""\t2',
      [
        ['two\nlines', '1'],
        ['say "hi"', '2'],
      ],
    ],
    ['a quote inside a cell', '5" pipe\t1', [['5" pipe', '1']]],
    [
      'empty cells, but not empty rows',
      'a\t\t3\n\t\t\nb\t2\t',
      [
        ['a', '', '3'],
        ['b', '2', ''],
      ],
    ],
    ['spaces round a cell', ' a \t 1 ', [['a', '1']]],
  ])('are %s', (_, text, cells) => {
    expect(readCells(text)).toEqual(cells);
  });

  it('are not seen in plain text', () => {
    expect(readCells('one line\nanother')).toBeUndefined();
  });
});

describe('lines from cells', () => {
  it('are description, quantity, price', () => {
    expect(linesFrom([['Tea', '2', '0.1', 'ignored']])).toEqual([
      { description: 'Tea', quantity: '2', unitPrice: '0.1' },
    ]);
  });

  it('have a quantity of one when there are two columns', () => {
    expect(linesFrom([['Tea', '0.1']])).toEqual([
      { description: 'Tea', quantity: '1', unitPrice: '0.1' },
    ]);
  });

  it('leave out a row of headings', () => {
    expect(
      linesFrom([
        ['Item', 'Qty', 'Price'],
        ['Tea', '2', '0.1'],
      ]),
    ).toHaveLength(1);
  });

  it('keep a lone row without figures', () => {
    expect(linesFrom([['Tea', '', '']])).toHaveLength(1);
  });
});
