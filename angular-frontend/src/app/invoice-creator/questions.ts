import { Injector } from '@angular/core';
import { ask } from './question';

// What the page asks. It is loaded when something is first asked, Material's dialogs with it.

export async function confirmForget(injector: Injector): Promise<boolean> {
  const answer = await ask(injector, {
    heading: 'Forget this device?',
    paragraphs: [
      'Your company, its logo and tax, your Bitcoin address and the numbers of your invoices are removed from ' +
        'this browser. Documents already made are not touched.',
    ],
    keep: 'Keep',
    answers: [{ answer: 'forget', words: 'Forget', look: 'danger' }],
  });
  return answer === 'forget';
}

/** Before a second invoice gets the number of another. */
export function askAboutNumber(
  injector: Injector,
  number: string,
  next: string,
): Promise<'next' | 'same' | undefined> {
  return ask(injector, {
    heading: `Use ${number} again?`,
    paragraphs: [
      `An invoice with other content was downloaded as ${number} on this device. Your customers and your books ` +
        'can tell invoices apart only if each has a number of its own.',
      `The next free number is ${next}.`,
    ],
    keep: 'Cancel',
    answers: [
      { answer: 'same', words: 'Download all the same' },
      { answer: 'next', words: 'Use the next number', look: 'filled' },
    ],
  });
}

/** Before the form is emptied of what is in no document. */
export async function confirmLeaving(injector: Injector): Promise<boolean> {
  const answer = await ask(injector, {
    heading: 'Leave your last changes?',
    paragraphs: [
      'You have changed this invoice since it was downloaded. The next invoice begins with empty fields, and ' +
        'the changes are lost.',
    ],
    keep: 'Keep editing',
    answers: [{ answer: 'leave', words: 'Next invoice', look: 'danger' }],
  });
  return answer === 'leave';
}
