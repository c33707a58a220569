import { isSats, Sats } from './sats';

/** A decimal from 0.001 to 1,000,000 with at most three places, in its plain form: `1.5`. */
export type Quantity = string & { readonly __kind: 'quantity' };

export const QUANTITY_DECIMALS = 3;

const THOUSANDTHS = 10n ** BigInt(QUANTITY_DECIMALS);
const MAX_THOUSANDTHS = 1_000_000n * THOUSANDTHS;

/** Whether the text is a quantity as the API takes it. */
export function isQuantity(text: string): text is Quantity {
  if (!/^(0|[1-9]\d{0,6})(\.\d{1,3})?$/.test(text)) {
    return false;
  }
  const thousandths = inThousandths(text);
  return thousandths > 0n && thousandths <= MAX_THOUSANDTHS;
}

/**
 * Quantity × unit price, rounded half up to a whole sat, exactly as the backend computes it.
 *
 * @returns nothing if the total is above 21,000,000 BTC.
 */
export function lineTotal(quantity: Quantity, unitPrice: Sats): Sats | undefined {
  const exact = inThousandths(quantity) * BigInt(unitPrice);
  const rounded = Number((exact + THOUSANDTHS / 2n) / THOUSANDTHS);
  return isSats(rounded) ? rounded : undefined;
}

function inThousandths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(QUANTITY_DECIMALS, '0'));
}
