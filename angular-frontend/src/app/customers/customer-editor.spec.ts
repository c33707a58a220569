import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import '../../testing/dialogs';
import { FakeBackend, json, nothing, refuse, signedIn } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { Session } from '../core/session';
import { CustomerEditor } from './customer-editor';

const path = '/api/customers/c1';
const anna = {
  id: 'c1',
  name: 'Anna Lind',
  email: 'anna@lind.example',
  createdAt: '2026-11-20T10:00:00Z',
  erased: false,
};

describe('the editor of a customer', () => {
  let backend: FakeBackend;
  let page: Page<CustomerEditor>;

  async function open(customerId?: string, role: 'cashier' | 'manager' = 'manager') {
    backend = new FakeBackend()
      .on(`GET ${path}`, json(anna, '"3"'))
      .on('GET /api/session', json(signedIn(role)));
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    await TestBed.inject(Session).known();
    page = await Page.of(CustomerEditor, customerId ? { customerId } : {});
    if (customerId) {
      await vi.waitFor(() => expect(page.field('Name').value).toBe('Anna Lind'));
    }
  }

  afterEach(() => {
    page.fixture.destroy();
    localStorage.clear();
    vi.restoreAllMocks();
  });

  it('adds a customer once, however often the answer is lost, and goes on to the page', async () => {
    await open();
    backend.on('POST /api/customers', refuse(503, 'overloaded'), json(anna, '"1"', 201));
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.type(page.field('Name'), 'anna lind');
    await page.click(page.button('Add customer'));
    await vi.waitFor(() => expect(page.text).toContain('as much to do as it can take'));
    await page.click(page.button('Add customer'));
    await vi.waitFor(() =>
      expect(navigate).toHaveBeenCalledWith(['/customers', 'c1'], expect.anything()),
    );
    const [first, second] = backend.calls('POST /api/customers');
    expect(second?.body).toEqual({ name: 'Anna Lind' });
    expect(first?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
    expect(page.fixture.componentInstance.mayLeave()).toBe(true);
  });

  it('sends nothing while a field is wrong', async () => {
    await open();
    await page.click(page.button('Add customer'));
    expect(page.messageOf(page.field('Name'))).toContain('Enter your customer’s name.');
    expect(backend.calls('POST /api/customers')).toEqual([]);
  });

  it('asks before typed things are lost', async () => {
    await open('c1');
    expect(page.fixture.componentInstance.mayLeave()).toBe(true);
    await page.type(page.field('Phone'), '1');
    const answer = page.fixture.componentInstance.mayLeave();
    await page.fixture.whenStable();
    await page.click(page.button('Stay'));
    expect(await answer).toBe(false);
  });

  it('puts what the server refuses at the field', async () => {
    await open('c1');
    const errors = [{ pointer: '/email', code: 'malformed', detail: 'Nobody reads there.' }];
    backend.on(`PUT ${path}`, refuse(400, 'invalid-request', { errors }));
    await page.type(page.field('Phone'), '1');
    await page.click(page.button('Save'));
    await vi.waitFor(() => expect(page.messageOf(page.field('Email'))).toBe('Nobody reads there.'));
  });

  it('erases only after saying what goes and what stays', async () => {
    await open('c1');
    backend.on(`DELETE ${path}`, nothing());
    await page.click(page.button('Erase…'));
    expect(page.find('dialog').textContent).toContain('Nobody can undo this.');
    expect(backend.calls(`DELETE ${path}`)).toEqual([]);
    backend.on(`GET ${path}`, json({ ...anna, name: 'Erased customer', erased: true }, '"4"'));
    await page.click(page.button('Erase for good'));
    await vi.waitFor(() =>
      expect(page.text).toContain('The personal data of this customer was erased'),
    );
    expect(page.findAll('form')).toEqual([]);
    expect(backend.last(`DELETE ${path}`).headers.get('If-Match')).toBe('"3"');
  });

  it('shows what somebody changed meanwhile instead of erasing that', async () => {
    await open('c1');
    backend
      .on(`DELETE ${path}`, refuse(412, 'changed-meanwhile'))
      .on(`GET ${path}`, json({ ...anna, phone: '555' }, '"4"'));
    await page.click(page.button('Erase…'));
    await page.click(page.button('Erase for good'));
    await vi.waitFor(() => expect(page.text).toContain('Somebody changed this meanwhile.'));
    await vi.waitFor(() => expect(page.field('Phone').value).toBe('555'));
    expect(page.text).not.toContain('Try again');
  });

  it('leads to the open purchase that is in the way of erasing', async () => {
    await open('c1');
    backend.on(`DELETE ${path}`, refuse(409, 'purchase-open'));
    await page.click(page.button('Erase…'));
    await page.click(page.button('Erase for good'));
    await vi.waitFor(() => expect(page.text).toContain('A purchase is open.'));
    expect(page.find('.refusal a').getAttribute('href')).toBe('/sales/purchase/c1');
  });

  it('does not offer a cashier to erase', async () => {
    await open('c1', 'cashier');
    expect(page.text).not.toContain('Erase personal data');
  });
});
