import { TestBed } from '@angular/core/testing';
import { FakeBackend, json, nothing, refuse, unreachable } from '../../testing/fake-backend';
import { ApiError } from '../core/failure';
import { SignInAgain } from '../core/sign-in-again';
import { Backend } from './backend';

describe('a call with a session', () => {
  let fake: FakeBackend;
  let backend: Backend;
  let asks: boolean[];

  beforeEach(() => {
    fake = new FakeBackend();
    backend = TestBed.inject(Backend);
    asks = [];
    vi.spyOn(TestBed.inject(SignInAgain), 'ask').mockImplementation(() =>
      Promise.resolve(asks.shift() ?? false),
    );
  });

  afterEach(() => vi.restoreAllMocks());

  it('carries the cookie, and shows that a page of ours makes it', async () => {
    fake.on('GET /api/items', json({ data: [] }));
    expect(await backend.get('/api/items', { query: { search: 'tea & co', sort: '' } })).toEqual({
      data: [],
    });
    const { credentials, headers, query } = fake.last('GET /api/items');
    expect(credentials).toBe('include');
    expect(headers.get('X-Requested-With')).toBe('quittance');
    expect(query).toEqual({ search: 'tea & co' });
  });

  it('gives the version of what it read, and bases a change on it', async () => {
    fake
      .on('GET /api/items/1', json({ name: 'Tea' }, '"3"'))
      .on('PUT /api/items/1', json({ name: 'Mint tea' }, '"4"'));
    expect(await backend.read('/api/items/1')).toEqual({ body: { name: 'Tea' }, etag: '"3"' });
    const changed = await backend.change('/api/items/1', { name: 'Mint tea' }, { ifMatch: '"3"' });
    expect(changed.etag).toBe('"4"');
    expect(fake.last('PUT /api/items/1').headers.get('If-Match')).toBe('"3"');
  });

  it('takes an answer without a body for done', async () => {
    fake.on('DELETE /api/items/1', nothing());
    await expect(backend.delete('/api/items/1')).resolves.toBeUndefined();
  });

  it('sends a file as it is, and gives one', async () => {
    fake
      .on('PUT /api/items/1/picture', json({}))
      .on('GET /api/items/export', () => new Response('sku,name', { status: 200 }));
    const picture = new Blob(['x'], { type: 'image/png' });
    await backend.put('/api/items/1/picture', picture);
    const sent = fake.last('PUT /api/items/1/picture');
    expect(sent.headers.get('Content-Type')).toBe('image/png');
    expect(sent.body).toBe(picture);

    const file = await backend.file('/api/items/export', 'text/csv');
    expect(await file.text()).toBe('sku,name');
    expect(fake.last('GET /api/items/export').headers.get('Accept')).toBe('text/csv');
  });

  it.each(['session-expired', 'sign-in-required'])(
    'is made again, the same, once the person has signed in after %s',
    async (code) => {
      asks = [true];
      fake.on('POST /api/items', refuse(401, code), json({ id: '1' }, undefined, 201));
      const made = await backend.post('/api/items', { name: 'Tea' }, { idempotencyKey: 'k' });
      expect(made).toEqual({ id: '1' });
      const [first, second] = fake.calls('POST /api/items');
      expect(second?.body).toEqual(first?.body);
      expect(second?.headers.get('Idempotency-Key')).toBe('k');
    },
  );

  it('fails when the person does not want to sign in', async () => {
    asks = [false];
    fake.on('POST /api/items', refuse(401, 'session-expired'));
    await expect(backend.post('/api/items', {})).rejects.toBeInstanceOf(ApiError);
    expect(fake.calls('POST /api/items')).toHaveLength(1);
  });

  it('asks nobody to sign in for another refusal', async () => {
    asks = [true];
    fake.on('GET /api/users', refuse(403, 'role-too-low')).on('GET /api/items', unreachable());
    await expect(backend.get('/api/users')).rejects.toMatchObject({ failure: { kind: 'problem' } });
    await expect(backend.get('/api/items')).rejects.toMatchObject({
      failure: { kind: 'unreachable' },
    });
    expect(asks).toHaveLength(1);
  });

  it('that the person has left is no sign of a server that is away', async () => {
    fake.on('GET /api/items', json({}));
    const left = new AbortController();
    const call = backend.get('/api/items', { signal: left.signal });
    left.abort();
    await expect(call).rejects.not.toBeInstanceOf(ApiError);
  });
});
