import { Component } from '@angular/core';
import { Page } from '../../testing/page';
import { DragHandle } from './drag-handle';

@Component({
  imports: [DragHandle],
  template: `
    @for (name of ['a', 'b', 'c']; track name) {
      <p [id]="name">
        <button type="button" qDragHandle="p" (droppedAt)="dropped.push(name + ' at ' + $event.id)">
          {{ name }}
        </button>
      </p>
    }
  `,
})
class List {
  readonly dropped: string[] = [];
}

/** The pointer is over the row of that name. */
function pointer(type: string, over: HTMLElement, clientY: number): void {
  document.elementsFromPoint = () => [over];
  window.dispatchEvent(new MouseEvent(type, { clientX: 5, clientY, bubbles: true }));
}

async function press(name: string) {
  const page = await Page.of(List);
  const down = new MouseEvent('pointerdown', { clientX: 5, clientY: 10, button: 0, bubbles: true });
  page.button(name).dispatchEvent(down);
  return page;
}

describe('a drag handle', () => {
  it('drops its row at another', async () => {
    const page = await press('a');
    pointer('pointermove', page.find('#c'), 90);
    expect(page.find('#a').style.translate).toBe('0 80px');
    expect(page.find('#c').classList).toContain('drop-after');

    pointer('pointerup', page.find('#c'), 90);
    expect(page.fixture.componentInstance.dropped).toEqual(['a at c']);
    expect(page.find('#a').style.translate).toBe('');
    expect(page.find('#c').className).toBe('');
  });

  it('marks the edge that the row will come to', async () => {
    const page = await press('c');
    pointer('pointermove', page.find('#a'), 40);
    expect(page.find('#a').classList).toContain('drop-before');
    pointer('pointerup', page.find('#a'), 40);
  });

  it('does nothing for a press without a way', async () => {
    const page = await press('a');
    pointer('pointermove', page.find('#b'), 12);
    pointer('pointerup', page.find('#b'), 12);
    expect(page.fixture.componentInstance.dropped).toEqual([]);
  });

  it('lets go at Escape', async () => {
    const page = await press('a');
    pointer('pointermove', page.find('#b'), 60);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    pointer('pointerup', page.find('#b'), 60);
    expect(page.fixture.componentInstance.dropped).toEqual([]);
    expect(page.find('#a').style.translate).toBe('');
  });
});
