// What the tests' DOM lacks of dialogs and popovers; browsers have it.
const { prototype } = HTMLDialogElement;
if (!('showModal' in prototype)) {
  Object.defineProperty(prototype, 'showModal', {
    value(this: HTMLDialogElement) {
      this.setAttribute('open', '');
      this.querySelector<HTMLElement>('input:not([type="hidden"]), button')?.focus();
    },
  });
}
if (!('hidePopover' in HTMLElement.prototype)) {
  Object.defineProperty(HTMLElement.prototype, 'hidePopover', {
    value: () => undefined,
    configurable: true,
    writable: true,
  });
}

export {};
