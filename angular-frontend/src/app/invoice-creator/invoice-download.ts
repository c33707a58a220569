import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { InvoiceDocuments } from '../api/invoice-documents';
import { InvoiceDocument, InvoiceRequest } from '../api/types';
import { randomKey } from '../api/random-key';
import { ApiError, Failure } from '../core/failure';
import { saveFrom } from './save-file';

export type DownloadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly document: InvoiceDocument }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Attempt {
  readonly invoice: InvoiceRequest;
  readonly body: string;
  readonly key: string;
}

/** How often, and after how many milliseconds, to ask for a document that an earlier request still makes. */
const inProgress = { tries: 60, pause: 1000 };

/** Has the invoice made into a document and hands it to the browser: one document at a time. */
@Injectable()
export class InvoiceDownload {
  private readonly documents = inject(InvoiceDocuments);
  private readonly left = new AbortController();
  private attempt?: Attempt;

  readonly state = signal<DownloadState>({ kind: 'idle' });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.left.abort());
  }

  /** Starts unless a document is being made. The same invoice keeps its key, so it stays one document. */
  start(invoice: InvoiceRequest): void {
    if (this.state().kind === 'working') {
      return;
    }
    const body = JSON.stringify(invoice);
    if (body !== this.attempt?.body) {
      this.attempt = { invoice, body, key: randomKey() };
    }
    void this.send(this.attempt);
  }

  /** Leaves the outcome behind: what comes next is another invoice. */
  clear(): void {
    if (this.state().kind !== 'working') {
      this.attempt = undefined;
      this.state.set({ kind: 'idle' });
    }
  }

  private async send({ invoice, key }: Attempt): Promise<void> {
    this.state.set({ kind: 'working' });
    try {
      const document = await this.create(invoice, key);
      this.state.set({ kind: 'done', document });
      saveFrom(document.downloadUrl, document.fileName);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Waits for a document that an earlier request of ours is still making. */
  private async create(invoice: InvoiceRequest, key: string): Promise<InvoiceDocument> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.documents.create(invoice, key, this.left.signal);
      } catch (error) {
        if (tries === inProgress.tries || !isProblem(error, 'request-in-progress')) {
          throw error;
        }
        await new Promise((resume) => setTimeout(resume, inProgress.pause));
        this.left.signal.throwIfAborted();
      }
    }
  }

  private fail(error: unknown): void {
    if (this.left.signal.aborted) {
      return;
    }
    if (!(error instanceof ApiError)) {
      this.state.set({ kind: 'failed', failure: { kind: 'unexpected', status: 0 } });
      throw error;
    }
    if (isProblem(error, 'idempotency-key-reused')) {
      this.attempt = undefined; // the next attempt is a document of its own
    }
    this.state.set({ kind: 'failed', failure: error.failure });
  }
}

function isProblem(error: unknown, code: string): boolean {
  return (
    error instanceof ApiError &&
    error.failure.kind === 'problem' &&
    error.failure.problem.code === code
  );
}
