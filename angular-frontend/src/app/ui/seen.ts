import { afterNextRender, DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Says once that an element is about to come into view. */
@Directive({ selector: '[qSeen]' })
export class Seen {
  readonly qSeen = output();

  constructor() {
    const element = inject<ElementRef<Element>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (entry?.isIntersecting) {
            observer.disconnect();
            this.qSeen.emit();
          }
        },
        { rootMargin: '600px' },
      );
      observer.observe(element);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}
