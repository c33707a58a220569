import { Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { AbstractControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';

/**
 * A signal that changes whenever the control's value, status or touched state does. Reading it in a
 * computed signal makes that follow the control.
 */
export function controlChanges(control: Signal<AbstractControl>): Signal<unknown> {
  return toSignal(
    toObservable(control).pipe(
      switchMap((current) =>
        current.events.pipe(
          startWith(undefined),
          map(() => ({})),
        ),
      ),
    ),
  );
}
