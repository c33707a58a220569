import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

/**
 * Says things to people who use a screen reader, politely. (The CDK's announcer would do, but brings six
 * kilobytes of other things to the first paint.)
 */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly document = inject(DOCUMENT);
  private region?: HTMLElement;
  private pending?: ReturnType<typeof setTimeout>;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.region?.remove());
  }

  announce(message: string): void {
    const region = (this.region ??= this.createRegion());
    region.textContent = '';
    clearTimeout(this.pending);
    // A message that equals the last one is only read out if the region was empty in between.
    this.pending = setTimeout(() => (region.textContent = message), 100);
  }

  private createRegion(): HTMLElement {
    const region = this.document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('aria-live', 'polite');
    region.setAttribute('aria-atomic', 'true');
    this.document.body.append(region);
    return region;
  }
}
