import { inject, Injectable, signal } from '@angular/core';
import { Customers } from '../api/customers';
import { Purchases } from '../api/purchases';
import { randomKey } from '../api/random-key';
import { Customer, Purchase, PurchaseLine, Sale } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { problemCode } from '../core/problem-code';
import { Sats, sats } from '../money/sats';
import { DraftLine, PurchaseDraft } from './purchase-draft';

/** What is under way, one thing at a time. */
export type Task = 'load' | 'reserve' | 'remove' | 'check-out';

/** What the person should know about the last task beside its result. */
export type Notice =
  /** Of `sent` lines `bad` ones could not be reserved, so that none was. */
  | {
      readonly kind: 'refused';
      readonly bad: number;
      readonly sent: number;
      readonly rest: string[];
    }
  /** A price is another than when the line was picked, or somebody else changed the purchase too. */
  | { readonly kind: 'total-changed' }
  /** It was not checked out: somebody changed it after the person saw `seen`; it comes to `now`. */
  | { readonly kind: 'changed-meanwhile'; readonly seen: Sats; readonly now: Sats }
  /** Nothing was done for too long: the stock went back. */
  | { readonly kind: 'released' };

/** The purchase that is open for a customer, on the server and on the page. */
@Injectable()
export class OpenPurchase {
  private readonly purchases = inject(Purchases);
  private readonly customers = inject(Customers);
  private attempt?: { readonly body: string; readonly key: string };

  readonly draft = inject(PurchaseDraft);
  readonly customer = signal<Customer | undefined>(undefined);
  /** What the server holds; nothing where no purchase is open. */
  readonly held = signal<Purchase | undefined>(undefined);
  readonly task = signal<Task | undefined>(undefined);
  readonly notice = signal<Notice | undefined>(undefined);
  /** Why the last task was not done, and which it was. */
  readonly failure = signal<{ readonly task: Task; readonly why: Failure } | undefined>(undefined);

  load(customerId: string): Promise<boolean> {
    return this.run('load', async () => {
      const [customer, purchase] = await Promise.all([
        this.customers.read(customerId),
        this.purchases.open(customerId),
      ]);
      this.customer.set(customer.body);
      this.show(purchase);
    });
  }

  /**
   * Has the server reserve what was changed, all or nothing.
   *
   * @returns whether it did.
   */
  reserve(): Promise<boolean> {
    return this.run('reserve', async (customerId) => {
      const lines = this.draft.toLines();
      const expected = this.draft.totals().total;
      const areNew = this.draft.changed().every((line) => line.reserved === 0);
      const purchase = await (
        areNew
          ? this.purchases.add(customerId, lines, this.keyFor(lines))
          : this.purchases.put(customerId, lines)
      ).catch((error: unknown) => this.understand(error, lines));
      this.attempt = undefined;
      const lost = this.linesOfAnother(purchase);
      this.show(purchase);
      if (lost.length > 0) {
        lost.forEach((line) => this.draft.putBack(line));
        this.notice.set({ kind: 'released' });
      } else if (purchase.totalSats !== expected) {
        this.notice.set({ kind: 'total-changed' });
      }
    });
  }

  /** Takes a line away; what was reserved for it can be bought by others at once. */
  async remove(line: DraftLine): Promise<boolean> {
    if (line.reserved === 0) {
      this.draft.drop(line.item);
      return true;
    }
    return this.run('remove', async (customerId) => {
      await this.purchases.remove(customerId, line.item);
      this.draft.drop(line.item);
      this.show(await this.purchases.open(customerId), { keepTyped: true });
    });
  }

  /** Makes it a sale, if it still is what was shown. It becomes one only once, however often this is tried. */
  async checkOut(): Promise<Sale | undefined> {
    let sale: Sale | undefined;
    await this.run('check-out', async (customerId) => {
      const seen = this.draft.totals().total;
      if (seen === undefined) {
        throw new Error('Only a total that was shown can be checked out');
      }
      sale = await this.purchases
        .checkOut(customerId, seen, this.keyFor([this.held()?.id, seen]))
        .catch((error: unknown) => this.showChanged(error, seen));
      this.attempt = undefined;
    });
    return sale;
  }

  pdf(): Promise<Blob> {
    return this.purchases.pdf(this.idOfCustomer());
  }

  /** The lines of the purchase before, where it gave its stock back while nobody looked and `purchase` is a new one. */
  private linesOfAnother(purchase: Purchase): readonly DraftLine[] {
    const before = this.held();
    return before && before.id !== purchase.id
      ? this.draft.lines().filter(({ item }) => !purchase.lines.some((line) => line.item === item))
      : [];
  }

  private show(purchase: Purchase | undefined, { keepTyped = false } = {}): void {
    this.held.set(purchase);
    this.draft.show(purchase, { keepTyped });
  }

  /** @throws the refusal, once its lines are marked. */
  private async understand(error: unknown, sent: readonly PurchaseLine[]): Promise<never> {
    const problem =
      error instanceof ApiError && error.failure.kind === 'problem'
        ? error.failure.problem
        : undefined;
    if (problem?.code === 'line-exists') {
      this.show(await this.purchases.open(this.idOfCustomer()), { keepTyped: true });
    }
    if (problem && ['line-exists', 'invalid-purchase'].includes(problem.code)) {
      const errors = problem.errors ?? [];
      const rest = this.draft.refuse(errors, sent);
      this.notice.set({ kind: 'refused', bad: errors.length, sent: sent.length, rest });
    }
    throw error;
  }

  /** @throws the refusal, once what somebody else made of the purchase is shown. */
  private async showChanged(error: unknown, seen: Sats): Promise<never> {
    if (problemCode(error) === 'total-changed') {
      const purchase = await this.purchases.open(this.idOfCustomer());
      this.show(purchase, { keepTyped: true });
      this.notice.set({ kind: 'changed-meanwhile', seen, now: sats(purchase?.totalSats ?? 0) });
    }
    throw error;
  }

  private keyFor(what: unknown): string {
    const body = JSON.stringify(what);
    if (body !== this.attempt?.body) {
      this.attempt = { body, key: randomKey() };
    }
    return this.attempt.key;
  }

  private idOfCustomer(): string {
    const customer = this.customer();
    if (!customer) {
      throw new Error('No customer yet');
    }
    return customer.id;
  }

  private async run(task: Task, work: (customerId: string) => Promise<void>): Promise<boolean> {
    if (this.task()) {
      return false;
    }
    this.task.set(task);
    this.failure.set(undefined);
    this.notice.set(undefined);
    try {
      await work(task === 'load' ? '' : this.idOfCustomer());
      return true;
    } catch (error) {
      this.fail(task, error);
      return false;
    } finally {
      this.task.set(undefined);
    }
  }

  private fail(task: Task, error: unknown): void {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const code = error.failure.kind === 'problem' ? error.failure.problem.code : '';
    if (code === 'no-open-purchase') {
      this.held.set(undefined);
      this.draft.release();
      this.notice.set({ kind: 'released' });
    } else if (!this.notice()) {
      this.failure.set({ task, why: error.failure });
    }
  }
}
