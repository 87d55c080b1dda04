import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';

/** Documents by the SHA-256 (lower-case hex) of their UTF-8 text. */
export type DocumentsByHash = Readonly<Record<string, string>>;

/** What a request asks to run: the text of a document, or none that may be run. */
export type Resolved = { readonly kind: 'TEXT'; readonly query: unknown } | { readonly kind: 'NOT_TRUSTED' };

/**
 * The documents of our own programs. A request may send the exact text, or name one by `documentId: "sha256:<hex>"` in
 * place of `query`.
 * This follows GraphQL over HTTP, appendix on persisted documents. Over a WebSocket it stands in `extensions`, with an
 * empty `query`.
 */
export class TrustedDocuments {
  private readonly documents: ReadonlyMap<string, string>;
  private readonly texts: ReadonlySet<string>;
  private readonly only: boolean;

  /** `only`: other documents are refused. */
  constructor(documents: DocumentsByHash, only: boolean) {
    this.documents = new Map(Object.entries(documents));
    this.texts = new Set(Object.values(documents));
    this.only = only;
  }

  hasText(text: string): boolean {
    return this.texts.has(text);
  }

  resolve(query: unknown, documentId: unknown): Resolved {
    if (documentId !== undefined) {
      const text =
        typeof documentId === 'string' && documentId.startsWith('sha256:')
          ? this.documents.get(documentId.slice('sha256:'.length))
          : undefined;
      // Refuse text and id that differ, because we cannot know which one was meant.
      const differs = typeof query === 'string' && query !== '' && query !== text;
      return text === undefined || differs ? { kind: 'NOT_TRUSTED' } : { kind: 'TEXT', query: text };
    }
    if (this.only && !(typeof query === 'string' && this.hasText(query))) return { kind: 'NOT_TRUSTED' };
    return { kind: 'TEXT', query };
  }
}

/** Reads the documents from a folder of `.graphql` files with one operation each. Used by `npm run generate`. */
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
