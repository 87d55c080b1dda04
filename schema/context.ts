import type { Viewer } from '../src/access/viewer.ts';
import type { App } from '../src/app.ts';
import type { CivilDate } from '../src/kernel/civil-date.ts';
import type { AnswerCut } from './ids/answer-cut.ts';

export type { SchoolScope, Viewer } from '../src/access/viewer.ts';

/**
 * What one request showed, gathered while it is answered and made durable before the reply leaves
 * (src/access/README.md).
 */
export interface AccessRecordNotes {
  /** Pseudonymous ids of the pupils whose record was shown. */
  readonly pupils: Set<string>;
  /** Codes of what was refused, e.g. NOT_FOUND, UNAUTHENTICATED or a rule's code. */
  readonly refusals: Set<string>;
  /** True once something was written for this request, or may have been: no answer says then that nothing was. */
  mayHaveWritten?: boolean;
}

/** The context of one GraphQL operation over HTTP or WebSocket. */
export interface RequestContext {
  readonly app: App;
  /** Undefined: nobody is signed in. */
  readonly viewer: Viewer | undefined;
  readonly correlationId: string;
  readonly access: AccessRecordNotes;
  /** Fired when the client has gone, unsubscribed, or lost its right: long work and subscriptions end with it. */
  readonly signal: AbortSignal;
  /** Given to a root field that was asked for a state of the record: takes the cut that the ids of its answer bear. */
  readonly answerCut?: AnswerCut;
  /** The day that counts as today; left out, that of the clock. `node` answers by the day of an id. */
  readonly today?: CivilDate;
}
