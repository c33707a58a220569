interface UserRefusal {
  readonly code: string;
  readonly field: 'email' | 'password';
  readonly message: string;
}

const refusals: readonly UserRefusal[] = [
  {
    code: 'email-taken',
    field: 'email',
    message: 'Another user has this address already. Enter a different one.',
  },
  {
    code: 'password-too-common',
    field: 'password',
    message: 'This password is among those everybody tries. Choose another.',
  },
];

/** Where a refusal of the whole request belongs, if that is a field. */
export function userRefusal(code: string | undefined): UserRefusal | undefined {
  return refusals.find((refusal) => refusal.code === code);
}
