import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { TEXT_NUMBERS } from '../kernel/sealed-field.ts';
import { Failure } from '../kernel/failure.ts';

/**
 * One node of a subject's key tree (Goldreich, Goldwasser, Micali, "How to construct random functions", 1986): the key
 * of everything below `prefix`, the path from the root in 0 to 3 bytes. `key` has 32 bytes.
 */
export interface KeyNode {
  readonly prefix: readonly number[];
  readonly key: Buffer;
}

/**
 * A subject's key: nodes that cover every text that may still be opened, none inside another, sorted by prefix. A new
 * key is the root alone. Erasing one text adds at most 3 × 255 nodes.
 */
export type SubjectKey = readonly KeyNode[];

const LEVELS = 3;
const WIDTH = 256;
const KEY_BYTES = 32;
/** First byte of a serialised subject key. A new layout gets a new number. */
const VERSION = 1;

/** A new subject's key around 32 random bytes. */
export function subjectKeyFromRoot(root: Buffer): SubjectKey {
  if (root.length !== KEY_BYTES) throw new Failure('CONFIGURATION', 'the root of a key tree has 32 bytes');
  return [{ prefix: [], key: root }];
}

/** Leaf keys that are kept for each subject: the texts of one page or form about it. */
const MOST_LEAVES = 32;

interface Derived {
  /** Keys of inner nodes, by level and path. */
  readonly inner: Map<number, KeyObject>;
  /** Keys of the texts opened last, by number. */
  readonly leaves: Map<number, KeyObject>;
}

/**
 * Cache of derived keys, held no longer than the subject's key. Texts of one pupil share most of their path, and a page
 * is often read again. As key objects: Node 24 is three times slower with the bytes of a key.
 */
const DERIVED = new WeakMap<SubjectKey, Derived>();

/** The key of text `n` (`event-format.md` §5); undefined if the text was erased. */
export function leafKey(subjectKey: SubjectKey, n: number): KeyObject | undefined {
  const derived: Derived = DERIVED.get(subjectKey) ?? { inner: new Map(), leaves: new Map() };
  DERIVED.set(subjectKey, derived);
  const { leaves } = derived;
  const known = leaves.get(n);
  if (known !== undefined) return known;
  const path = pathOf(n);
  const node = subjectKey.find(({ prefix }) => covers(prefix, path));
  if (node === undefined) return undefined;
  const bytes =
    node.prefix.length === LEVELS
      ? node.key
      : childKey(innerKey(derived, node, path, LEVELS - 1), path[LEVELS - 1] as number);
  const [oldest] = leaves.keys();
  if (leaves.size >= MOST_LEAVES && oldest !== undefined) leaves.delete(oldest);
  const key = createSecretKey(bytes);
  leaves.set(n, key);
  return key;
}

function innerKey(derived: Derived, node: KeyNode, path: readonly number[], level: number): KeyObject {
  const place = path.slice(0, level).reduce((number, byte) => number * WIDTH + byte, level);
  const found = derived.inner.get(place);
  if (found !== undefined) return found;
  const bytes =
    level === node.prefix.length
      ? node.key
      : childKey(innerKey(derived, node, path, level - 1), path[level - 1] as number);
  const key = createSecretKey(bytes);
  derived.inner.set(place, key);
  return key;
}

/**
 * The key without text `n`. Other leaves stay the same, and this one cannot be computed from what remains. Erasing it
 * twice returns the same key.
 */
export function puncture(subjectKey: SubjectKey, n: number): SubjectKey {
  const path = pathOf(n);
  const at = subjectKey.findIndex(({ prefix }) => covers(prefix, path));
  const node = subjectKey[at];
  if (node === undefined) return subjectKey;
  return [...subjectKey.slice(0, at), ...nodesBeside(node, path), ...subjectKey.slice(at + 1)];
}

/** The subtrees below `node` that do not hold the leaf at `path`, in order. */
function nodesBeside(node: KeyNode, path: readonly number[]): KeyNode[] {
  if (node.prefix.length === LEVELS) return [];
  const step = path[node.prefix.length] as number;
  const key = createSecretKey(node.key);
  return Array.from({ length: WIDTH }, (_, byte) => {
    const child = { prefix: [...node.prefix, byte], key: childKey(key, byte) };
    return byte === step ? nodesBeside(child, path) : [child];
  }).flat();
}

function childKey(key: KeyObject, byte: number): Buffer {
  return createHmac('sha256', key).update(Buffer.of(byte)).digest();
}

function pathOf(n: number): number[] {
  if (!Number.isInteger(n) || n < 0 || n >= TEXT_NUMBERS)
    throw new Failure('TOO_LARGE', 'the number of a text lies outside the key tree', { n });
  return [n >>> 16, (n >>> 8) & 0xff, n & 0xff];
}

function covers(prefix: readonly number[], path: readonly number[]): boolean {
  return prefix.every((byte, level) => byte === path[level]);
}

/** Bytes for the vault: version 1, then for each node the length of its prefix (one byte), the prefix and the key. */
export function serialiseSubjectKey(subjectKey: SubjectKey): Buffer {
  return Buffer.concat([
    Buffer.of(VERSION),
    ...subjectKey.flatMap(({ prefix, key }) => [Buffer.of(prefix.length, ...prefix), key]),
  ]);
}

/** Reads what `serialiseSubjectKey` wrote; anything else is Failure CORRUPT. */
export function parseSubjectKey(bytes: Buffer): SubjectKey {
  if (bytes[0] !== VERSION) throw new Failure('CORRUPT', 'a subject key has an unknown version');
  const nodes: KeyNode[] = [];
  for (let at = 1; at < bytes.length;) {
    const length = bytes[at] as number;
    const keyAt = at + 1 + length;
    const prefix = [...bytes.subarray(at + 1, keyAt)];
    const previous = nodes.at(-1);
    if (length > LEVELS || bytes.length < keyAt + KEY_BYTES || (previous && !follows(prefix, previous.prefix))) {
      throw new Failure('CORRUPT', 'the nodes of a subject key are out of order or cut short');
    }
    nodes.push({ prefix, key: Buffer.from(bytes.subarray(keyAt, keyAt + KEY_BYTES)) });
    at = keyAt + KEY_BYTES;
  }
  return nodes;
}

/** Whether `prefix` comes after `previous` and outside its subtree. */
function follows(prefix: readonly number[], previous: readonly number[]): boolean {
  const level = previous.findIndex((byte, index) => byte !== prefix[index]);
  const [byte, before] = [prefix[level], previous[level]];
  return level >= 0 && byte !== undefined && before !== undefined && byte > before;
}
