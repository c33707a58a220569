import type { components } from './contract';

type Schemas = components['schemas'];

export type InvoiceRequest = Schemas['InvoiceRequest'];
export type InvoiceDocument = Schemas['InvoiceDocument'];
export type Warning = Schemas['Warnings'][number];
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

export type Customer = Schemas['CustomerRecord'];
export type NewCustomer = Schemas['NewCustomer'];
export type Purchase = Schemas['Purchase'];
export type PurchaseLine = Schemas['PurchaseLines'][number];
export type Sale = Schemas['Sale'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type LedgerPage = Schemas['LedgerPage'];
export type LedgerInvoice = Schemas['LedgerInvoice'];
export type Payment = Schemas['Payment'];
export type NewPayment = Schemas['NewPayment'];
export type CompanySettings = Schemas['CompanySettings'];
export type LowStockList = Schemas['LowStockList'];

export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'];
export type NewInvitation = Schemas['NewInvitation'];
export type Invitation = Schemas['InvitationList']['data'][number];
export type InvitationLink = Schemas['InvitationLink'];
export type NewToken = Schemas['NewToken'];
export type Token = Schemas['TokenList']['data'][number];
export type NewTokenSecret = Schemas['NewTokenSecret'];

/** A page of a list: `has_more` says whether more follow after its last entry. */
export interface Page<T> {
  readonly data: T[];
  readonly has_more: boolean;
}
