import type { components } from './contract';

type Schemas = components['schemas'];

export type InvoiceRequest = Schemas['InvoiceRequest'];
export type InvoiceDocument = Schemas['InvoiceDocument'];
export type Problem = Schemas['Problem'];
export type FieldError = Schemas['FieldError'];

export type Role = Schemas['Role'];
export type User = Schemas['User'];
export type SignedIn = Schemas['Session'];
export type SessionEntry = Schemas['SessionList']['data'][number];
export type Credentials = Schemas['Credentials'];
export type PasswordChange = Schemas['PasswordChange'];
export type Registration = Schemas['Registration'];
export type RegistrationOffer = Schemas['RegistrationOffer'];

export type Item = Schemas['Item'];
export type NewItem = Schemas['NewItem'];
export type ItemChange = Schemas['ItemChange'];
export type StockMovement = Schemas['StockMovement'];
export type NewStockMovement = Schemas['NewStockMovement'];
export type ImportReport = Schemas['ImportReport'];

/** A page of a list: `has_more` says whether more follow after its last entry. */
export interface Page<T> {
  readonly data: T[];
  readonly has_more: boolean;
}
