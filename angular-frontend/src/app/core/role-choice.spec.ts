import { FormControl } from '@angular/forms';
import { Page } from '../../testing/page';
import { Role } from '../api/types';
import { RoleChoice } from './role-choice';

describe('the choice of a role', () => {
  async function open(inputs: Record<string, unknown> = {}) {
    const control = new FormControl<Role>('cashier', { nonNullable: true });
    return { control, page: await Page.of(RoleChoice, { control, ...inputs }) };
  }

  it('shows the chosen one and says what each may do', async () => {
    const { page } = await open();
    const [cashier, manager, admin] = page.findAll<HTMLInputElement>('input');
    expect([cashier?.checked, manager?.checked, admin?.checked]).toEqual([true, false, false]);
    expect(page.findAll('label')[2]?.textContent).toContain('Also says who may sign in');
  });

  it('chooses another', async () => {
    const { control, page } = await open();
    await page.click(page.findAll('input')[1] ?? page.element);
    expect(control.value).toBe('manager');
  });

  it('offers no more than may be given', async () => {
    const { page } = await open({ most: 'manager' });
    expect(page.findAll('.word').map((word) => word.textContent)).toEqual(['Cashier', 'Manager']);
  });
});
