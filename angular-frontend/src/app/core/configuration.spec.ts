import { TestBed } from '@angular/core/testing';
import { Configuration } from './configuration';

async function configured(response: Response): Promise<Configuration> {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(response);
  const configuration = TestBed.inject(Configuration);
  await configuration.load();
  return configuration;
}

describe('the configuration', () => {
  afterEach(() => vi.restoreAllMocks());

  it('says where the API is and which network it is for', async () => {
    const configuration = await configured(
      Response.json({ apiUrl: 'https://api.example.com/', bitcoinNetwork: 'regtest' }),
    );
    expect(configuration.url('/ping')).toBe('https://api.example.com/ping');
    expect(configuration.apiOrigin).toBe('https://api.example.com');
    expect(configuration.bitcoinNetwork).toBe('regtest');
  });

  it('means this origin and mainnet when it is empty', async () => {
    const configuration = await configured(Response.json({ apiUrl: '' }));
    expect(configuration.url('/ping')).toBe('/ping');
    expect(configuration.apiOrigin).toBe(location.origin);
    expect(configuration.bitcoinNetwork).toBe('mainnet');
  });

  it('means the same when the file is missing, and says so to whoever looks', async () => {
    const warning = vi.spyOn(console, 'warn').mockReturnValue();
    const configuration = await configured(new Response('Not found', { status: 404 }));
    expect(configuration.url('/ping')).toBe('/ping');
    expect(warning).toHaveBeenCalledOnce();
  });
});
