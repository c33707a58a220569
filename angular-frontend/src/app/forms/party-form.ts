import { FormControl, FormGroup } from '@angular/forms';
import { FieldProblem } from '../money/reading';
import { readEmail } from './email';
import {
  lineOf,
  linesOf,
  optional,
  problemValidator,
  readBy,
  TextControl,
  textControl,
  tidyBy,
} from './form-controls';
import { NameCapitals } from './name-capitals';
import { cleanLine, cleanLines } from './text-cleaning';

export interface CompanyForm {
  name: TextControl;
  address: TextControl;
  email: TextControl;
  phone: TextControl;
  taxId: TextControl;
  /** A data URI. */
  logo: FormControl<string | null>;
}

export interface CustomerForm {
  name: TextControl;
  address: TextControl;
  email: TextControl;
}

export function createCompanyForm(): FormGroup<CompanyForm> {
  return new FormGroup<CompanyForm>({
    name: nameControl('Enter your company’s name.'),
    address: textControl(linesOf(500), cleanLines),
    email: emailControl(),
    phone: textControl(lineOf(60)),
    taxId: textControl(lineOf(60)),
    logo: new FormControl<string | null>(null, problemValidator(checkLogo)),
  });
}

export function createCustomerForm(): FormGroup<CustomerForm> {
  return new FormGroup<CustomerForm>({
    name: nameControl('Enter your customer’s name.'),
    address: textControl(linesOf(500), cleanLines),
    email: emailControl(),
  });
}

function nameControl(required: string): TextControl {
  const capitals = new NameCapitals();
  return textControl(lineOf(200, required), (text) => capitals.apply(cleanLine(text)));
}

function emailControl(): TextControl {
  return textControl(
    optional(readBy(readEmail)),
    tidyBy(readEmail, (email) => email),
  );
}

function checkLogo(logo: string | null): FieldProblem | undefined {
  if (logo === null) {
    return undefined;
  }
  if (!/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/.test(logo)) {
    return { code: 'malformed', message: 'Choose a PNG or JPEG picture.' };
  }
  return logo.length > 1_398_200
    ? { code: 'logo-too-large', message: 'Choose a picture of at most 1 MiB.' }
    : undefined;
}
