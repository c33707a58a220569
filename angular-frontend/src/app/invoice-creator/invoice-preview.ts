import { Component, computed, input } from '@angular/core';
import { formatBtc, formatSats, Sats } from '../money/sats';
import { BtcFigure } from '../ui/btc-figure';
import { Icon } from '../ui/icon';
import { PreviewInvoice } from './preview-invoice';

/** The invoice as it will look on paper, near enough. The QR code is the backend's to draw. */
@Component({
  selector: 'q-invoice-preview',
  imports: [BtcFigure, Icon],
  templateUrl: './invoice-preview.html',
  styleUrl: './invoice-preview.scss',
})
export class InvoicePreview {
  readonly invoice = input.required<PreviewInvoice>();

  protected readonly addressGroups = computed(() => groupsOfFour(this.invoice().address));

  /** As on paper: where all is typed and comes to nothing, nobody pays. */
  protected readonly isPayable = computed(() => {
    const { complete, total } = this.invoice().totals;
    return !complete || total !== 0;
  });

  protected readonly btc = (amount: Sats): string => formatBtc(amount);
  protected readonly sats = (amount: Sats): string => formatSats(amount);
  protected readonly date = shortDate;

  protected isOuter(index: number): boolean {
    return index < 2 || index >= this.addressGroups().length - 2;
  }
}

function groupsOfFour(address: string): string[] {
  return address.match(/.{1,4}/g) ?? [];
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** `2026-11-20` as `20 Nov 2026`; what is not a date yet stays as it is. */
function shortDate(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : dayFormat.format(time);
}
