import { FieldProblem } from '../money/reading';

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';

interface Lookalike {
  readonly pattern: RegExp;
  readonly code: string;
  readonly message: string;
}

/** What people paste where a Bitcoin address belongs; the dangerous ones first. */
const LOOKALIKES: readonly Lookalike[] = [
  {
    pattern: new RegExp(`^([xyztuvYZUV]prv|[5KL9c]${BASE58}{50,51}$|6P${BASE58}{56}$)`),
    code: 'secret',
    message:
      'This looks like a private key: whoever sees it can take your bitcoin. Remove it and enter a receiving address.',
  },
  {
    pattern: /^[xyztuvYZUV]pub/,
    code: 'extended-key',
    message:
      'This is an extended public key, which reveals all your addresses. Enter one receiving address of your wallet.',
  },
  {
    pattern: /^(lightning:|ln(bc|tb|sb)|lnurl1|lno1)/i,
    code: 'lightning',
    message: 'This is a Lightning payment code. Enter an on-chain Bitcoin address.',
  },
  {
    pattern: /@/,
    code: 'lightning',
    message: 'This is an e-mail or Lightning address. Enter an on-chain Bitcoin address.',
  },
  {
    pattern: /^(t?sp1)[a-z0-9]{50,}$/i,
    code: 'silent-payment',
    message: 'Silent payment addresses cannot be used here. Enter a plain receiving address.',
  },
  {
    pattern: /^0x[0-9a-f]{40}$/i,
    code: 'other-coin',
    message: 'This is an Ethereum address. Enter a Bitcoin address.',
  },
  {
    pattern: /^(bitcoincash:|bchtest:|[qp][a-z0-9]{41}$)/i,
    code: 'other-coin',
    message: 'This is a Bitcoin Cash address. Enter a Bitcoin address.',
  },
  {
    pattern: new RegExp(`^((ltc|tltc)1|[LM]${BASE58}{33}$)`),
    code: 'other-coin',
    message: 'This is a Litecoin address. Enter a Bitcoin address.',
  },
  {
    pattern: new RegExp(`^T${BASE58}{33}$`),
    code: 'other-coin',
    message: 'This is a Tron address. Enter a Bitcoin address.',
  },
  {
    pattern: /^[0-9a-f]{64}$/i,
    code: 'transaction',
    message: 'This is a transaction id. Enter the address that the payment should go to.',
  },
  {
    pattern: /^https?:/i,
    code: 'web-link',
    message: 'This is a web link. Enter the Bitcoin address itself.',
  },
];

/** The problem with something known that is no Bitcoin address, if `text` is that. */
export function lookalike(text: string): FieldProblem | undefined {
  if (/^(\p{Ll}{3,8}\s+){11,23}\p{Ll}{3,8}$/iu.test(text.trim())) {
    return {
      code: 'secret',
      message:
        'This looks like a recovery phrase: whoever sees it can take your bitcoin. Remove it and enter a receiving address.',
    };
  }
  const found = LOOKALIKES.find(({ pattern }) => pattern.test(text));
  return found && { code: found.code, message: found.message };
}
