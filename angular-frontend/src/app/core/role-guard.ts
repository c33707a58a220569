import { inject } from '@angular/core';
import { CanMatchFn, RedirectCommand, Router } from '@angular/router';
import { Role } from '../api/types';
import { Session } from './session';

/**
 * Lets only those in who may do what `needed` may, before any code of the page is loaded. Others sign in first and come
 * back, or are told that the page is not for them.
 */
export function roleGuard(needed: Role): CanMatchFn {
  return async () => {
    const [router, session] = [inject(Router), inject(Session)];
    const wanted = router.currentNavigation()?.extractedUrl.toString() ?? '/';
    await session.known();
    if (!session.user()) {
      return router.createUrlTree(['/sign-in'], { queryParams: { next: wanted } });
    }
    return (
      session.may(needed) ||
      new RedirectCommand(router.parseUrl('/not-allowed'), { skipLocationChange: true })
    );
  };
}
