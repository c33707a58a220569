import { computed, Component, input } from '@angular/core';

const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** A time (RFC 3339) as people here write it; a day alone (`2026-11-21`) without an hour. */
@Component({
  selector: 'q-moment',
  template: `<time [attr.datetime]="at()">{{ text() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class Moment {
  readonly at = input.required<string>();
  protected readonly text = computed(() => momentText(this.at()));
}

/** What {@link Moment} shows, for sentences. */
export function momentText(at: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(at);
  // A day belongs to no time zone: noon keeps it the same day in nearly all.
  return isDay ? day.format(new Date(`${at}T12:00:00`)) : dayAndTime.format(new Date(at));
}
