import { inject, Injectable } from '@angular/core';
import { problemCode } from '../core/problem-code';
import { Backend } from './backend';
import { Answer } from './call';
import { CompanySettings } from './types';

/** `/api/company`: who sells, as it stands on invoices. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Company {
  private readonly backend = inject(Backend);

  /** Nothing where nobody has said yet who sells. */
  async read(): Promise<Answer<CompanySettings> | undefined> {
    try {
      return await this.backend.read('/api/company');
    } catch (error) {
      if (problemCode(error) === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  /** @param etag the version that was read before the change; nothing when there was none. */
  save(company: CompanySettings, etag: string | undefined): Promise<Answer<CompanySettings>> {
    return this.backend.change('/api/company', company, etag ? { ifMatch: etag } : {});
  }
}
