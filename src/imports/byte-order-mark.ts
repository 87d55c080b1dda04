/** Encodings that a byte order mark tells of. */
export type MarkedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], encoding: MarkedEncoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that the byte order mark at the beginning of a file tells of, if it has one. */
export function markedEncoding(head: Uint8Array): MarkedEncoding | undefined {
  return BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, index) => head[index] === byte))?.[1];
}
