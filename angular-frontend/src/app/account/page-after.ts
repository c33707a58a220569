/** Where somebody who has just signed in goes: to a page of ours, never to another site. */
export function pageAfter(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/items';
}
