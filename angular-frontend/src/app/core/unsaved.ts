import { CanDeactivateFn } from '@angular/router';

/** A page with a form: it is asked before the person leaves it. */
export interface MayLeave {
  mayLeave(): boolean | Promise<boolean>;
}

export const mayLeaveGuard: CanDeactivateFn<MayLeave> = (page) => page.mayLeave();
