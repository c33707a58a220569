import { readEmail } from './email';

function outcome(text: string): string {
  const reading = readEmail(text);
  return reading.ok ? reading.value : reading.problem.code;
}

describe('an e-mail address', () => {
  it.each([
    ['orders@lindqvist.se', 'orders@lindqvist.se'],
    [' a@b.c ', 'a@b.c'],
    ['first.last+tag@mail.example.co.uk', 'first.last+tag@mail.example.co.uk'],
    ['用户@例子.公司', '用户@例子.公司'],
    ['mailto:info@example.com', 'info@example.com'],
    ['\u200Binfo@example.com', 'info@example.com'],
    ['orders@lindqvist', 'malformed'],
    ['orders', 'malformed'],
    ['@example.com', 'malformed'],
    ['a@', 'malformed'],
    ['a@.com', 'malformed'],
    ['a@example.com.', 'malformed'],
    ['a@example..com', 'malformed'],
    ['a@b@example.com', 'malformed'],
    ['a b@example.com', 'malformed'],
    ['a@example.com, b@example.com', 'malformed'],
    [`${'a'.repeat(243)}@example.com`, 'too-long'],
    [`${'a'.repeat(242)}@example.com`, `${'a'.repeat(242)}@example.com`],
  ])('%j gives %s', (text, result) => expect(outcome(text)).toBe(result));
});
