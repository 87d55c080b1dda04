import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';

/** Documents by the SHA-256 (lower-case hex) of their UTF-8 text. */
export type DocumentsByHash = Readonly<Record<string, string>>;

/** What a request asks to run: a document's text, or no document that may be run. */
export type Resolved = { readonly kind: 'TEXT'; readonly query: unknown } | { readonly kind: 'NOT_TRUSTED' };

/**
 * The documents of our own programs. A request names one by `documentId: "sha256:<hex>"` in place of `query` (GraphQL
 * over HTTP, appendix on persisted documents; over a WebSocket in `extensions`, with an empty `query`), or sends its
 * exact text.
 */
export class TrustedDocuments {
  private readonly documents: ReadonlyMap<string, string>;
  private readonly only: boolean;

  /** `only`: no other document may be run. */
  constructor(documents: DocumentsByHash, only: boolean) {
    this.documents = new Map(Object.entries(documents));
    this.only = only;
  }

  hasHash(hash: string): boolean {
    return this.documents.has(hash);
  }

  resolve(query: unknown, documentId: unknown): Resolved {
    if (documentId !== undefined) {
      const text =
        typeof documentId === 'string' && documentId.startsWith('sha256:')
          ? this.documents.get(documentId.slice('sha256:'.length))
          : undefined;
      // Both at once, and they differ: which one was meant is not ours to guess.
      const differs = typeof query === 'string' && query !== '' && query !== text;
      return text === undefined || differs ? { kind: 'NOT_TRUSTED' } : { kind: 'TEXT', query: text };
    }
    if (this.only && !(typeof query === 'string' && this.documents.has(sha256(query)))) return { kind: 'NOT_TRUSTED' };
    return { kind: 'TEXT', query };
  }
}

/** The documents of a folder of `.graphql` files, one operation each, printed; for `npm run generate`. */
export function trustedDocuments(folder = join('schema', 'operations')): DocumentsByHash {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const printed = files.map((name) => print(parse(readFileSync(join(folder, name), 'utf8'))));
  return Object.fromEntries(
    printed.map((text): [string, string] => [sha256(text), text]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
