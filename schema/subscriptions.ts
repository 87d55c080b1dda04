import { setImmediate as turn } from 'node:timers/promises';
import { Arg, Ctx, Int, Resolver, Root, Subscription } from 'type-graphql';
import { decisionById } from '../projections/decision-history.ts';
import { DECISION_TYPES } from '../projections/decision-types.ts';
import type { Viewer } from '../src/access/viewer.ts';
import { Failure } from '../src/kernel/failure.ts';
import type { LoggedEvent } from '../src/store/event-log.ts';
import { badUserInput } from './check-shape.ts';
import { denied, scopesFor } from './asking.ts';
import type { RequestContext } from './context.ts';
import { Decision } from './reads/decision.ts';
import { DECISION_HISTORY, decisionShown } from './reads/decision-reading.ts';
import { today } from './reads/today.ts';

/** Events that are looked through in one turn of the loop. */
const BATCH = 200;
/** How long to wait for more before looking again whether the right still holds, in milliseconds. */
const LOOK_AGAIN = 10_000;

interface Asked {
  readonly schoolUrn: string;
  readonly after: number | null;
}

@Resolver()
export class DecisionSubscription {
  @Subscription(() => Decision, {
    nullable: true, description: 'Every decision of a school from now on, or from an ordinal on, as it is recorded. Needs READ_DECISIONS there, at each push.',
    subscribe: ({ args, context }: { readonly args: unknown; readonly context: unknown }) => decisionsRecorded(args as Asked, context as RequestContext),
  })
  decisionRecorded(
    @Root() decision: Decision,
    @Ctx() _context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) _schoolUrn: string,
    @Arg('after', () => Int, { nullable: true, description: 'Go on behind the decision with this `ordinal`; default from now on.' }) _after: number | null,
  ): Decision {
    return decision;
  }
}

/**
 * Decisions of the school in the order of the log, each as the viewer may see it when it is pushed. Ends when the signal
 * fires; throws AccessDenied when there is no right, or no longer, Failure UNAVAILABLE when the read model has stopped.
 */
function decisionsRecorded({ schoolUrn, after }: Asked, context: RequestContext): AsyncGenerator<Decision, void, void> {
  scopesFor(context, 'READ_DECISIONS', schoolUrn);
  if (after != null && after < 0) throw badUserInput([{ field: 'after', rule: 'min' }]);
  return decisionsBehind(after ?? passed(context), schoolUrn, context);
}

async function* decisionsBehind(start: number, schoolUrn: string, context: RequestContext): AsyncGenerator<Decision, void, void> {
  const { app, signal } = context;
  let seen = start;
  while (!signal.aborted) {
    for (const event of app.log.readAfter(seen, Math.min(BATCH, Math.max(0, passed(context) - seen)))) {
      const decision = shownNow(event, schoolUrn, context);
      seen = event.ordinal;
      if (decision !== undefined) yield decision;
      if (isAborted(signal)) return;
    }
    if (seen >= passed(context)) await moreThan(seen, context);
    else await turn();
  }
}

/** How far the decision history has come. A stopped one would be silent for ever. */
function passed({ app }: RequestContext): number {
  const state = app.projections.status().find(({ name }) => name === DECISION_HISTORY);
  if (state === undefined || state.status === 'FAULTED') throw new Failure('UNAVAILABLE', 'the decision history has stopped');
  return state.ordinal;
}

async function moreThan(seen: number, { app, signal }: RequestContext): Promise<void> {
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  signal.addEventListener('abort', resolve);
  try {
    if (!signal.aborted) await Promise.race([app.projections.waitFor(seen + 1, [DECISION_HISTORY], LOOK_AGAIN), ended]);
  } finally {
    signal.removeEventListener('abort', resolve);
  }
}

/** The decision that an event is, for the viewer as the directory knows them now; undefined for all other events. */
function shownNow(event: LoggedEvent, schoolUrn: string, context: RequestContext): Decision | undefined {
  const isDecision = (DECISION_TYPES as readonly string[]).includes(event.type) && event.data['schoolUrn'] === schoolUrn;
  if (!isDecision) return undefined;
  const now = { ...context, viewer: viewerNow(context) };
  const scopes = scopesFor(now, 'READ_DECISIONS', schoolUrn);
  const row = decisionById(context.app.projections.reader(DECISION_HISTORY), scopes, event.id, { ordinal: event.ordinal });
  return row && decisionShown(row, event.ordinal, now);
}

function viewerNow(context: RequestContext): Viewer {
  const { app, viewer } = context;
  const now = viewer && app.directory.viewerFor(viewer.actor, today(context));
  if (now === undefined) throw denied(context, 'READ_DECISIONS');
  return now;
}

/** A function, since an await or yield in between may change what the compiler has concluded. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
