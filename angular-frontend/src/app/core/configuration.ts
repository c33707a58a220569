import { EnvironmentProviders, inject, Injectable, provideAppInitializer } from '@angular/core';

const networks = ['mainnet', 'testnet', 'signet', 'regtest'] as const;
export type BitcoinNetwork = (typeof networks)[number];

/** Where the backend is and which network it is for. Read from `config.json` at run time, so that one build serves every host. */
@Injectable({ providedIn: 'root' })
export class Configuration {
  private apiUrl = '';
  private network: BitcoinNetwork = 'mainnet';

  /** Reads `config.json`; a missing or broken one means that the API is on this very origin. */
  async load(): Promise<void> {
    try {
      const response = await fetch('config.json', { cache: 'no-cache' });
      const { apiUrl, bitcoinNetwork } = (await response.json()) as Record<string, unknown>;
      this.apiUrl = typeof apiUrl === 'string' ? apiUrl.replace(/\/+$/, '') : '';
      this.network = networks.find((network) => network === bitcoinNetwork) ?? 'mainnet';
    } catch (error) {
      console.warn('config.json cannot be read; the API is expected on this origin.', error);
    }
  }

  get bitcoinNetwork(): BitcoinNetwork {
    return this.network;
  }

  /** The address of an API path such as `/ping`. */
  url(path: string): string {
    return this.apiUrl + path;
  }

  /** The origin people know the API by. */
  get apiOrigin(): string {
    return new URL(this.apiUrl || '/', document.baseURI).origin;
  }
}

export function provideConfiguration(): EnvironmentProviders {
  return provideAppInitializer(() => inject(Configuration).load());
}
