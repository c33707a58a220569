import { FormControl, FormGroup } from '@angular/forms';
import { amountText, parseAmount, parseQuantity } from '../money/amount-text';
import { lineTotal } from '../money/quantity';
import { FieldProblem } from '../money/reading';
import { BitcoinUnit } from '../money/sats';
import {
  all,
  Check,
  linesOf,
  readBy,
  TextControl,
  textControl,
  tidyBy,
} from '../forms/form-controls';
import { cleanLines } from '../forms/text-cleaning';
import { printable } from './printable';

export interface LineForm {
  description: TextControl;
  quantity: TextControl;
  /** In the form's unit, as are all amounts. */
  unitPrice: TextControl;
}

/** An empty line, one of whatever it will be. Its amounts are in the unit of the form it will belong to. */
export function createLine(unit: FormControl<BitcoinUnit>): FormGroup<LineForm> {
  const quantity = textControl(
    readBy(parseQuantity),
    tidyBy(parseQuantity, (value) => value),
    '1',
  );
  const unitPrice = amountControl(unit, (text) => lineOutOfRange(quantity.value, text, unit.value));
  quantity.valueChanges.subscribe(() => unitPrice.updateValueAndValidity());
  return new FormGroup<LineForm>({
    description: textControl(all(linesOf(1000, 'Describe what you sell.'), printable), cleanLines),
    quantity,
    unitPrice,
  });
}

/** An amount in the unit that `unit` holds at the time. */
function amountControl(unit: FormControl<BitcoinUnit>, further: Check): TextControl {
  const parse = (text: string) => parseAmount(text, unit.value);
  return textControl(
    all(readBy(parse), further),
    tidyBy(parse, (amount) => amountText(amount, unit.value)),
  );
}

function lineOutOfRange(
  quantity: string,
  unitPrice: string,
  unit: BitcoinUnit,
): FieldProblem | undefined {
  const count = parseQuantity(quantity);
  const price = parseAmount(unitPrice, unit);
  return count.ok && price.ok && lineTotal(count.value, price.value) === undefined
    ? {
        code: 'amount-out-of-range',
        message: 'This line comes to more than 21,000,000 BTC: lower its price or quantity.',
      }
    : undefined;
}
