import { FormControl, FormGroup } from '@angular/forms';
import { problemOf } from '../ui/field';
import { ApiError } from './failure';
import { Work } from './work';

function refusal(code: string, ...pointers: string[]): ApiError {
  return new ApiError({
    kind: 'problem',
    problem: {
      type: 'about:blank',
      title: 'No',
      status: 422,
      code,
      requestId: '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f',
      errors: pointers.map((pointer) => ({ pointer, code: 'odd', detail: `odd ${pointer}` })),
    },
  });
}

describe('the work of a page', () => {
  it('runs while it runs, and says that it was done', async () => {
    const work = new Work();
    let release: () => void = () => undefined;
    const done = work.run(() => new Promise((resolve) => (release = resolve)));
    expect(work.running()).toBe(true);
    expect(await work.run(() => Promise.reject(new Error('a second one')))).toBe(false);
    release();
    expect(await done).toBe(true);
    expect(work.running()).toBe(false);
  });

  it('keeps why it failed until it is tried again', async () => {
    const work = new Work();
    expect(await work.run(() => Promise.reject(refusal('last-admin')))).toBe(false);
    expect(work.code()).toBe('last-admin');
    expect(work.running()).toBe(false);
    await work.run(() => Promise.resolve());
    expect(work.failure()).toBeUndefined();
  });

  it('puts refusals on the fields they mean, and keeps the rest', async () => {
    const work = new Work();
    const form = new FormGroup({ name: new FormControl('') });
    await work.run(() => Promise.reject(refusal('invalid-request', '/name', '/fax')), form);
    expect(problemOf(form.controls.name)?.message).toBe('odd /name');
    expect(work.details()).toEqual(['odd /fax']);
  });

  it('does not hide a mistake of ours', async () => {
    const work = new Work();
    await expect(work.run(() => Promise.reject(new TypeError('oops')))).rejects.toThrow('oops');
    expect(work.running()).toBe(false);
  });
});
