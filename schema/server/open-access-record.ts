import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Purpose } from '../../src/access/purpose.ts';
import type { AccessRecord, AccessOutcome } from '../../src/access/access-records.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { App } from '../../src/app.ts';
import type { AccessRecordNotes, RequestContext } from '../context.ts';
import type { ErrorCode } from './error-codes.ts';
import { rootFields } from './root-fields.ts';

type Operation = AccessRecord['operation'];

const OF_OPERATION = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' } as const;
const FAILED = ['INTERNAL', 'UNAVAILABLE', 'AMBIGUOUS', 'LOG_FAULTED', 'TIMED_OUT'];

/** The access record of one request or subscription, open from its arrival until `record()` writes it. */
export class OpenAccessRecord {
  readonly correlationId: string;
  readonly purpose: Purpose | null;
  readonly notes: AccessRecordNotes = { pupils: new Set(), refusals: new Set() };
  /** Codes of the errors in the answer. */
  readonly codes = new Set<string>();
  viewer: Viewer | undefined;
  operation: Operation = 'NONE';
  fields: readonly string[] = [];
  private readonly app: App;
  private done: (() => void) | undefined;

  constructor(app: App, correlationId: string, purpose: Purpose | null) {
    this.app = app;
    this.correlationId = correlationId;
    this.purpose = purpose;
  }

  /** Lets records of other requests wait a moment for this one, until it is written or `end` is called. */
  begin(): void {
    this.done = this.app.accessRecords.expect();
  }

  end(): void {
    this.done?.();
  }

  /** Notes the operation and root fields of a validated document. Their names are those of the schema. */
  takeOperation(document: DocumentNode, operation: OperationDefinitionNode): void {
    this.operation = OF_OPERATION[operation.operation];
    this.fields = rootFields(document, operation);
  }

  context(signal: AbortSignal): ServerContext {
    return {
      app: this.app,
      viewer: this.viewer,
      correlationId: this.correlationId,
      access: this.notes,
      signal,
      accessRecord: this,
    };
  }

  /** The code to tell: where something may have been written, nobody is told that nothing was. */
  codeToTell(code: ErrorCode): ErrorCode {
    return code === 'UNAVAILABLE' && this.notes.mayHaveWritten === true ? 'AMBIGUOUS' : code;
  }

  outcome(): AccessOutcome {
    const codes = this.allCodes();
    if (codes.includes('UNAUTHENTICATED')) return 'UNAUTHENTICATED';
    if (codes.some((code) => FAILED.includes(code))) return 'FAILED';
    if (codes.includes('NOT_FOUND')) return 'DENIED';
    return codes.length > 0 ? 'REFUSED' : 'ANSWERED';
  }

  /** Makes the record durable, then clears the notes for the next push. Rejects with the store's Failure. */
  async record(): Promise<void> {
    const { app, viewer, notes } = this;
    const record: AccessRecord = {
      at: app.clock.now(),
      correlationId: this.correlationId,
      person: viewer?.actor.person ?? null,
      roles: viewer?.roles ?? [],
      operation: this.operation,
      fields: this.fields,
      purpose: this.purpose,
      pupils: [...notes.pupils],
      ordinal: app.log.head(),
      outcome: this.outcome(),
      codes: this.allCodes(),
    };
    for (const set of [notes.pupils, notes.refusals, this.codes]) set.clear();
    this.end();
    await app.accessRecords.record(record);
  }

  private allCodes(): readonly string[] {
    return [...new Set([...this.codes, ...this.notes.refusals])].sort();
  }
}

/** The context with what only the server uses. Resolvers see it as a RequestContext. */
export interface ServerContext extends RequestContext {
  readonly accessRecord: OpenAccessRecord;
}
