/**
 * A sealed field of an event (`event-format.md` §5). `ct` is the ciphertext with its 128-bit tag and `nonce` 96 bits,
 * both in padded base64. `n` is the number of the text in its subject's key tree, `commit` 64 lower-case hex digits.
 */
export interface SealedField {
  readonly ct: string;
  readonly nonce: string;
  readonly n: number;
  readonly commit: string;
}

/** One more than the greatest number of a text. */
export const TEXT_NUMBERS = 2 ** 24;
/** The number that keys `metadata.inputMac` (`event-format.md` §3). No field may have it. */
export const INPUT_MAC_NUMBER = TEXT_NUMBERS - 1;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const MEMBERS = 4;

/** Whether a stored value has exactly the form of a sealed field. Whether it opens is not checked. */
export function isSealedField(value: unknown): value is SealedField {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== MEMBERS) return false;
  const { ct, nonce, n, commit } = value as Readonly<Record<string, unknown>>;
  return (
    typeof ct === 'string' &&
    ct.length % 4 === 0 &&
    BASE64.test(ct) &&
    typeof nonce === 'string' &&
    /^[A-Za-z0-9+/]{16}$/.test(nonce) &&
    typeof n === 'number' &&
    Number.isInteger(n) &&
    n >= 0 &&
    n < INPUT_MAC_NUMBER &&
    typeof commit === 'string' &&
    /^[0-9a-f]{64}$/.test(commit)
  );
}

/** A sealed field of one event: its path in `data`, and its place, from which `n` follows. */
export interface SealedPlace {
  readonly path: readonly string[];
  readonly place: number;
}
