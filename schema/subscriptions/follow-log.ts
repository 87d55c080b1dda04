import { setImmediate as turn } from 'node:timers/promises';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import type { Action } from '../../src/access/abilities.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { denied } from '../asking.ts';
import { badUserInput } from '../scalars/check-shape.ts';
import type { RequestContext } from '../context.ts';
import { stateOf } from '../reads/paging/read-model-state.ts';
import { today } from '../reads/paging/today.ts';

/** Events that are looked through in one turn of the loop. */
const BATCH = 200;
/** How long to wait for more before looking again whether the right still holds, in milliseconds. */
const LOOK_AGAIN = 10_000;

/**
 * What events of the log are for the viewer, in the order of the log, behind an ordinal (null: from now on), each as it
 * is when it is pushed; `shown` answers undefined for what is passed over. Ends when the signal fires; throws Failure
 * UNAVAILABLE when the read model has stopped, and whatever `shown` throws.
 */
export function followLog<Node>(
  after: number | null | undefined,
  model: ReadModelName,
  shown: (event: LoggedEvent) => Node | undefined,
  context: RequestContext,
): AsyncGenerator<Node, void, void> {
  if (after != null && after < 0) throw badUserInput([{ field: 'after', rule: 'min' }]);
  // Where it starts is settled at once, not when the first is asked for.
  return behind(after ?? passed(model, context), model, shown, context);
}

async function* behind<Node>(
  start: number,
  model: ReadModelName,
  shown: (event: LoggedEvent) => Node | undefined,
  context: RequestContext,
): AsyncGenerator<Node, void, void> {
  const { app, signal } = context;
  let seen = start;
  while (!signal.aborted) {
    for (const event of app.log.readAfter(seen, Math.min(BATCH, Math.max(0, passed(model, context) - seen)))) {
      const node = shown(event);
      seen = event.ordinal;
      if (node !== undefined) yield node;
      if (isAborted(signal)) return;
    }
    if (seen >= passed(model, context)) await moreThan(seen, model, context);
    else await turn();
  }
}

/** The request as of a viewer whose standing is looked up anew: a push is a read of its own. */
export function asOfNow(context: RequestContext, action: Action): RequestContext {
  return { ...context, viewer: viewerNow(context, action) };
}

function viewerNow(context: RequestContext, action: Action): Viewer {
  const { app, viewer } = context;
  const now = viewer && app.directory.viewerFor(viewer.actor, today(context));
  if (now === undefined) throw denied(context, action);
  return now;
}

/** How far the read model has come. A stopped one would be silent for ever. */
export function passed(model: ReadModelName, { app }: RequestContext): number {
  const { status, ordinal } = stateOf(app, model);
  if (status === 'FAULTED') throw new Failure('UNAVAILABLE', `the read model ${model} has stopped`);
  return ordinal;
}

/** Waits until the read model has passed more than this ordinal, or for a while, or until the signal fires. */
export async function moreThan(seen: number, model: ReadModelName, { app, signal }: RequestContext): Promise<void> {
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  signal.addEventListener('abort', resolve);
  try {
    if (!signal.aborted) await Promise.race([app.projections.waitFor(seen + 1, [model], LOOK_AGAIN), ended]);
  } finally {
    signal.removeEventListener('abort', resolve);
  }
}

/** A function, since an await or yield in between may change what the compiler has concluded. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
