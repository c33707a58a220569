import { type APIRequestContext, expect, request } from '@playwright/test';
import { freePort, type Running } from './processes.ts';
import { startBackend, startSite } from './stack.ts';

/** Somebody who can sign in. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Made by the backend at its first start. */
export const ADMIN: Person = {
  name: 'Admin',
  email: 'ada@alderfinch.example',
  password: 'seven small boats at sea',
};

export const CASHIER: Person = {
  name: 'Cosmo Till',
  email: 'cosmo@alderfinch.example',
  password: 'nine quiet green lamps',
};

export const COMPANY = {
  name: 'Alder & Finch Studio',
  address: 'Rua do Alecrim 42\n1200-018 Lisboa',
  bitcoinAddress: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
};

/** A shop of its own: a backend with an empty database of its own, an admin, and the site in front of it. */
export class BackOffice {
  readonly url: string;
  private readonly backendUrl: string;
  private readonly running: readonly Running[];

  private constructor(url: string, backendUrl: string, running: readonly Running[]) {
    this.url = url;
    this.backendUrl = backendUrl;
    this.running = running;
  }

  static async start(): Promise<BackOffice> {
    const sitePort = await freePort();
    const url = `http://localhost:${sitePort}`;
    const backend = await startBackend(url, await freePort(), {
      QUITTANCE_ADMIN_EMAIL: ADMIN.email,
      QUITTANCE_ADMIN_PASSWORD: ADMIN.password,
    });
    const site = await startSite(sitePort, backend.url).catch(async (error: unknown) => {
      await backend.stop();
      throw error;
    });
    return new BackOffice(url, backend.url, [site, backend]);
  }

  /** The API as that person has it, for setting up what a test is not about. */
  async signedIn({ email, password }: Person): Promise<Api> {
    const context = await request.newContext({
      baseURL: this.backendUrl,
      ignoreHTTPSErrors: true,
      extraHTTPHeaders: { 'X-Requested-With': 'test', Origin: this.url },
    });
    const answer = await context.post('/api/session', { data: { email, password } });
    expect(answer.status(), await answer.text()).toBe(200);
    return new Api(context);
  }

  async stop(): Promise<void> {
    for (const server of this.running) {
      await server.stop();
    }
  }
}

/** The API, by JSON. */
export class Api {
  private readonly context: APIRequestContext;

  constructor(context: APIRequestContext) {
    this.context = context;
  }

  post(path: string, data: unknown): Promise<{ id: string }> {
    return this.send('POST', path, data);
  }

  put(path: string, data: unknown): Promise<{ id: string }> {
    return this.send('PUT', path, data);
  }

  close(): Promise<void> {
    return this.context.dispose();
  }

  private async send(method: string, path: string, data: unknown): Promise<{ id: string }> {
    const answer = await this.context.fetch(path, { method, data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: string };
  }
}
