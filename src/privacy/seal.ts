import { createCipheriv, createDecipheriv, hash, type KeyObject, randomBytes } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical.ts';
import { Failure } from '../kernel/failure.ts';
import type { Json } from '../kernel/json.ts';
import { INPUT_MAC_NUMBER } from '../kernel/sealed-field.ts';
import type { SealedField } from '../kernel/sealed-field.ts';

/**
 * Where a sealed field belongs. It is bound to this place: moved to another event, stream or field it does not open.
 */
export interface SealPlace {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  readonly field: string;
}

/**
 * Returns this many unpredictable bytes. Fixed bytes are for golden vectors only: a nonce used twice breaks the seal.
 */
export type RandomBytes = (length: number) => Buffer;

/** What others need to check one field against its event: `r` in 64 hex digits, and the value. */
export interface Disclosure {
  readonly r: string;
  readonly value: Json;
}

const CIPHER = 'aes-256-gcm';
const BLIND_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES } as const;
const PLACES = 16;
const COMMITMENT = Buffer.from('sen-trail/commit/v1\0');

/** The number of the text at a place (0 to 15) of its event type's list of sealed fields (`event-format.md` §5). */
export function textNumber(revision: number, place: number): number {
  if (!Number.isInteger(place) || place < 0 || place >= PLACES)
    throw new Failure('CONFIGURATION', 'an event type has at most 16 sealed fields', { place });
  const n = revision * PLACES + place;
  // The last number keys input MACs, so no text may have it.
  if (!Number.isInteger(n) || n < 0 || n >= INPUT_MAC_NUMBER)
    throw new Failure('TOO_LARGE', 'the stream is too long for its key tree', { revision });
  return n;
}

/** Seals a value under its leaf key, AES-256-GCM with a fresh nonce (`event-format.md` §5). */
export function sealField({
  key,
  place,
  n,
  value,
  random = randomBytes,
}: {
  key: KeyObject;
  place: SealPlace;
  n: number;
  value: Json;
  random?: RandomBytes | undefined;
}): SealedField {
  const plaintext = Buffer.from(canonicalJson(value));
  const r = random(BLIND_BYTES);
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, TAG).setAAD(associatedData(place));
  const ct = Buffer.concat([cipher.update(r), cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { ct: ct.toString('base64'), nonce: nonce.toString('base64'), n, commit: commitment(r, plaintext) };
}

/** A sealed field at its place, with its leaf key. */
interface ToOpen {
  readonly key: KeyObject;
  readonly place: SealPlace;
  readonly sealed: SealedField;
}

/** The sealed value. Failure SEAL_BROKEN if key, place, bytes or commitment do not match. */
export function openField({ key, place, sealed }: ToOpen): Json {
  return valueIn(decrypt(key, place, sealed), sealed);
}

/** The value with its proof against `commit`, without giving a key away. Fails as `openField` does. */
export function discloseField({ key, place, sealed }: ToOpen): Disclosure {
  const opened = decrypt(key, place, sealed);
  return { r: opened.toString('hex', 0, BLIND_BYTES), value: valueIn(opened, sealed) };
}

/** The value in what was decrypted: the random bytes, then the text. */
function valueIn(opened: Buffer, { commit }: SealedField): Json {
  if (hash('sha256', Buffer.concat([COMMITMENT, opened]), 'hex') !== commit) throw broken();
  return JSON.parse(opened.toString('utf8', BLIND_BYTES)) as Json;
}

/** Whether a disclosed value is the one that the event committed to. */
export function checkDisclosure(commit: string, r: string, value: Json): boolean {
  return /^[0-9a-f]{64}$/.test(r) && commitment(Buffer.from(r, 'hex'), Buffer.from(canonicalJson(value))) === commit;
}

function decrypt(key: KeyObject, place: SealPlace, sealed: SealedField): Buffer {
  const bytes = Buffer.from(sealed.ct, 'base64');
  const nonce = Buffer.from(sealed.nonce, 'base64');
  const end = bytes.length - TAG_BYTES;
  if (end < BLIND_BYTES || nonce.length !== NONCE_BYTES) throw broken();
  const decipher = createDecipheriv(CIPHER, key, nonce, TAG)
    .setAAD(associatedData(place))
    .setAuthTag(bytes.subarray(end));
  try {
    // A counter mode: `update` gives all of the text, and `final` only checks the tag.
    const opened = decipher.update(bytes.subarray(0, end));
    decipher.final();
    return opened;
  } catch (cause) {
    throw broken(cause);
  }
}

function associatedData({ stream, revision, type, id, field }: SealPlace): Buffer {
  // A bar inside a part would let two places share their associated data.
  if ([stream, type, id, field].some((part) => part.includes('|')))
    throw new Failure('NOT_CANONICAL', 'the place of a sealed field contains a bar (|)');
  return Buffer.from(`${stream}|${String(revision)}|${type}|${id}|${field}`);
}

function commitment(r: Buffer, plaintext: Buffer): string {
  return hash('sha256', Buffer.concat([COMMITMENT, r, plaintext]), 'hex');
}

function broken(cause?: unknown): Failure {
  return new Failure('SEAL_BROKEN', 'a sealed field does not open under its key at its place', {}, cause);
}
