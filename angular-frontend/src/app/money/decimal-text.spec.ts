import { readDecimal } from './decimal-text';

const NBSP = '\u00A0';
const NARROW = '\u202F';

function valueOf(text: string, decimals: number): string {
  const reading = readDecimal(text, decimals);
  return reading.ok ? reading.value : `refused: ${reading.problem.code}`;
}

function messageOf(text: string, decimals: number): string {
  const reading = readDecimal(text, decimals);
  return reading.ok ? 'accepted' : reading.problem.message;
}

describe('a number with decimals', () => {
  it.each([
    ['0', '0'],
    ['007', '7'],
    ['1234567', '1234567'],
    ['0.5', '0.5'],
    ['.5', '0.5'],
    [',5', '0.5'],
    ['0,00012345', '0.00012345'],
    ['0,123', '0.123'],
    ['1,5', '1.5'],
    ['1,50', '1.5'],
    ['1.25000000', '1.25'],
    ['1.125', '1.125'],
    ['1,2345', '1.2345'],
    ['1234,567', '1234.567'],
    ['0.000', '0'],
    ['0.12345678000', '0.12345678'],
    ['  12.5  ', '12.5'],
  ])('is read from %j as %s', (text, value) => expect(valueOf(text, 8)).toBe(value));

  it.each([
    ['1 000', '1000'],
    [`1${NBSP}000${NBSP}000`, '1000000'],
    [`21${NARROW}000${NARROW}000`, '21000000'],
    ["1'234'567.5", '1234567.5'],
    ['1’234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234.5', '1234.5'],
    ['1.000,5', '1000.5'],
    ['1.234,567', '1234.567'],
    ['1,234,567.891', '1234567.891'],
    ['1 234,567', '1234.567'],
    ['1 234.560', '1234.56'],
    ['0.00 012 345', '0.00012345'],
    ['0.000 123 45', '0.00012345'],
  ])('may be grouped: %j is %s', (text, value) => expect(valueOf(text, 8)).toBe(value));

  it.each([
    ['1,000', '1000', '1'],
    ['1,234', '1234', '1.234'],
    ['12,500', '12500', '12.5'],
    ['999,999', '999999', '999.999'],
    ['1.000', '1000', '1'],
    ['1.500', '1500', '1.5'],
    ['1,234 567', '1234567', '1.234567'],
  ])('is refused when two can be meant: %j', (text, grouped, decimal) => {
    expect(valueOf(text, 8)).toBe('refused: ambiguous');
    expect(messageOf(text, 8)).toBe(`Type ${grouped} or ${decimal}: this can mean either.`);
  });

  it('is accepted in each form that the refusal offers', () => {
    expect(valueOf('1234', 8)).toBe('1234');
    expect(valueOf('1.234', 8)).toBe('1.234');
    expect(valueOf('1500', 8)).toBe('1500');
    expect(valueOf('1.5', 8)).toBe('1.5');
  });

  it('has no more places than fit', () => {
    expect(valueOf('0.123456789', 8)).toBe('refused: too-many-decimals');
    expect(valueOf('1.2345', 3)).toBe('refused: too-many-decimals');
    expect(messageOf('1,2345', 3)).toBe('At most 3 decimals fit here.');
    expect(valueOf('1.2340', 3)).toBe('1.234');
  });
});

describe('a whole number', () => {
  it.each([
    ['1,234', '1234'],
    ['1.234', '1234'],
    ['1.000', '1000'],
    ['2,100,000,000,000,000', '2100000000000000'],
    ['12 345', '12345'],
    ["12'345", '12345'],
  ])('takes every separator as one of thousands: %j is %s', (text, value) =>
    expect(valueOf(text, 0)).toBe(value),
  );

  it.each(['0,5', '0.001', '1.5', '1,2345', '1234,567', '1,234.00', '1 234,567', '0,123'])(
    'has no decimals: %j',
    (text) => expect(valueOf(text, 0)).toBe('refused: not-whole'),
  );

  it('is refused when separators are mixed or out of step', () => {
    expect(valueOf('1,234 567', 0)).toBe('refused: malformed');
    expect(messageOf('1,00,000', 0)).toBe(
      'Group the digits in threes, or write 100000 without separators.',
    );
  });
});

describe('digits of other scripts', () => {
  it.each([
    ['１２．５', '12.5'],
    ['１，２３４．５', '1234.5'],
    ['٠٫٠٠٠١٢٣', '0.000123'],
    ['١٬٢٣٤٬٥٦٧٫٥', '1234567.5'],
    ['۱۲۳', '123'],
    ['\u200F١٢٫٥', '12.5'],
  ])('%j is %s', (text, value) => expect(valueOf(text, 8)).toBe(value));

  it('are refused clearly where they are not known', () => {
    expect(messageOf('१२३', 8)).toBe('Use the digits 0 to 9.');
  });

  it('share the rule for ambiguous commas', () => {
    expect(valueOf('１，２３４', 8)).toBe('refused: ambiguous');
    expect(valueOf('١،٢٣٤', 8)).toBe('refused: ambiguous');
  });
});

describe('what is no number', () => {
  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['-1', 'signed'],
    ['−0.5', 'signed'],
    ['– 5', 'signed'],
    ['5-', 'signed'],
    ['+1', 'signed'],
    ['1e3', 'exponent'],
    ['1.2E-7', 'exponent'],
    ['1.', 'malformed'],
    ['5,', 'malformed'],
    ['.', 'malformed'],
    ['1..5', 'malformed'],
    ['1,,000', 'malformed'],
    ['1 23', 'malformed'],
    ['1234 567', 'malformed'],
    ['0,123,456', 'malformed'],
    ['0.5 0.6', 'malformed'],
    ['1, 234', 'malformed'],
    ["1 000'000", 'malformed'],
    ['1,234.567,8', 'malformed'],
    ['1.234,567.8', 'malformed'],
    ['12px', 'malformed'],
    ['NaN', 'malformed'],
    ['Infinity', 'malformed'],
    ['0x10', 'malformed'],
    ['5²', 'malformed'],
    ['½', 'malformed'],
    ['10%', 'malformed'],
    ['1-2', 'malformed'],
    ['9'.repeat(61), 'malformed'],
  ])('%j is refused as %s', (text, code) => expect(valueOf(text, 8)).toBe(`refused: ${code}`));

  it('says what to do about an unfinished number', () => {
    expect(messageOf('1.', 8)).toBe('Add the decimals after “.”, or remove it.');
  });
});
