import type { components } from './contract';

type Schemas = components['schemas'];

export type InvoiceRequest = Schemas['InvoiceRequest'];
export type InvoiceDocument = Schemas['InvoiceDocument'];
export type Problem = Schemas['Problem'];
export type FieldError = Schemas['FieldError'];
