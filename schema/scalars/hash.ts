import { stringScalar } from './string-scalar.ts';

export const HashScalar = stringScalar({
  name: 'Hash',
  description:
    'A SHA-256 hash in 64 lower-case hexadecimal digits (FIPS 180-4). Hashes of events are leaves of RFC 6962.',
  specifiedByURL: 'https://csrc.nist.gov/pubs/fips/180-4/upd1/final',
  expected: '64 lower-case hexadecimal digits',
  read: (text) => (/^[0-9a-f]{64}$/.test(text) ? text : undefined),
});
