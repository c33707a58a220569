import './dialogs';
import { Type } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';

/** A rendered component, looked at and used as a person does. */
export class Page<T> {
  private constructor(readonly fixture: ComponentFixture<T>) {}

  static async of<T>(component: Type<T>, inputs: Record<string, unknown> = {}): Promise<Page<T>> {
    const fixture = TestBed.createComponent(component);
    Object.entries(inputs).forEach(([name, value]) => fixture.componentRef.setInput(name, value));
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    return new Page(fixture);
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  get text(): string {
    return (this.element.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  find<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.element.querySelector<E>(selector);
    if (!found) {
      throw new Error(`Nothing on the page matches ${selector}`);
    }
    return found;
  }

  findAll<E extends HTMLElement = HTMLElement>(selector: string): E[] {
    return [...this.element.querySelectorAll<E>(selector)];
  }

  /** The field of that label, the `nth` if there are several. */
  field(label: string, nth = 0): HTMLInputElement {
    const labels = this.findAll<HTMLLabelElement>('label').filter((element) =>
      (element.textContent ?? '').trim().startsWith(label),
    );
    const field = labels[nth] && document.getElementById(labels[nth].htmlFor);
    if (!field) {
      throw new Error(`No field ${nth + 1} is labelled ${label}`);
    }
    return field as HTMLInputElement;
  }

  button(name: string): HTMLButtonElement {
    const found = this.findAll<HTMLButtonElement>('button').find((button) =>
      (button.getAttribute('aria-label') ?? button.textContent ?? '').trim().startsWith(name),
    );
    if (!found) {
      throw new Error(`No button is called ${name}`);
    }
    return found;
  }

  /** What the field's description says: its hint, or what is wrong. */
  messageOf(field: HTMLElement): string {
    const id = field.getAttribute('aria-describedby');
    return (id && document.getElementById(id)?.textContent?.trim()) || '';
  }

  /** Types into a field and leaves it. */
  async type(field: HTMLInputElement, text: string): Promise<void> {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.blur();
    await this.fixture.whenStable();
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await this.fixture.whenStable();
  }

  async press(target: HTMLElement, key: string, modifiers: KeyboardEventInit = {}): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers }));
    await this.fixture.whenStable();
  }
}

/** What a screen reader is given to say. */
export async function announced(): Promise<string> {
  return vi.waitFor(() => {
    const said = document.querySelector('[aria-live]')?.textContent;
    expect(said).toBeTruthy();
    return said ?? '';
  });
}
