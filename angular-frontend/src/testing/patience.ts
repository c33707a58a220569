/** Conditions are waited for as long as a busy machine may take; `vi.waitFor` alone gives up after a second. */
const PATIENCE_MS = 20_000;

const { waitFor } = vi;

vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
