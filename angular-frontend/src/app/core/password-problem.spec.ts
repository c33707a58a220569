import { FormControl } from '@angular/forms';
import { newPasswordProblem, passwordProblem } from './password-problem';

function codeOf(text: string): string | undefined {
  const problem = newPasswordProblem(new FormControl(text, { nonNullable: true }));
  return (problem?.['problem'] as { code: string } | undefined)?.code;
}

describe('a password', () => {
  it.each([
    ['', 'required'],
    ['elevenchars', 'too-short'],
    ['twelve chars', undefined],
    ['🐝🐝🐝🐝🐝🐝🐝🐝🐝🐝🐝', 'too-short'],
    ['x'.repeat(72), undefined],
    ['x'.repeat(73), 'too-long'],
    ['ж'.repeat(37), 'too-long'],
  ])('that is new is looked at: %j', (text, code) => expect(codeOf(text)).toBe(code));

  it('that is old may be any, but for none', () => {
    expect(passwordProblem(new FormControl('', { nonNullable: true }))).not.toBeNull();
    expect(passwordProblem(new FormControl('x', { nonNullable: true }))).toBeNull();
  });
});
