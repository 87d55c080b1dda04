import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import { casesIn } from '../../projections/lists/ehc-cases.ts';
import { allItems } from '../../projections/lists/list-query.ts';
import type { ClockStateName } from '../../src/clocks/clock-state.ts';
import { scopesFor } from '../asking.ts';
import type { RequestContext } from '../context.ts';
import { asOfNow, isAborted, moreThan, passed } from './follow-log.ts';
import { ClockDue, clocksOn, idOf, type ListedClock } from '../reads/ehc/ehc-tracker.ts';
import { Identities } from '../reads/pupils/identities.ts';
import { today } from '../reads/paging/today.ts';

/** What is pushed: clocks at which somebody has to look, while what is due is not done. */
const PRESSING: readonly ClockStateName[] = ['DUE_SOON', 'BREACHED', 'BREACHED_EXCEPTION_CLAIMED'];
const MODEL = 'ehc-tracker';

@Resolver()
export class ClockSubscription {
  @Subscription(() => ClockDue, {
    nullable: true,
    description:
      "Clocks of a school's EHC cases that are due soon or breached and not yet met: those that are so now, then each as it comes to be so, by a record or by the day. Needs READ_REGISTER there, at each push.",
    subscribe: ({ args, context }: { readonly args: unknown; readonly context: unknown }) =>
      pressing((args as { readonly schoolUrn: string }).schoolUrn, context as RequestContext),
  })
  clockDue(
    @Root() clock: ClockDue,
    @Ctx() _context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) _schoolUrn: string,
  ): ClockDue {
    return clock;
  }
}

/**
 * Ends when the signal fires; throws AccessDenied when there is no right, or no longer, Failure UNAVAILABLE when the
 * read model has stopped.
 */
function pressing(schoolUrn: string, context: RequestContext): AsyncGenerator<ClockDue, void, void> {
  scopesFor(context, 'READ_REGISTER', schoolUrn);
  return clocksAsTheyPress(schoolUrn, context);
}

async function* clocksAsTheyPress(schoolUrn: string, context: RequestContext): AsyncGenerator<ClockDue, void, void> {
  let pushed: ReadonlySet<string> = new Set();
  while (!context.signal.aborted) {
    const seen = passed(MODEL, context);
    const now = asOfNow(context, 'READ_REGISTER');
    const found = new Map(clocksNow(schoolUrn, seen, now).map((row) => [`${idOf(row.clock)}.${row.clock.state}`, row]));
    for (const [key, row] of found) {
      if (pushed.has(key)) continue;
      yield new ClockDue(row, new Identities(seen, now).pupil(row.item.pupil));
      if (isAborted(context.signal)) return;
    }
    // What presses no more may come to press again, after a correction for instance.
    pushed = new Set(found.keys());
    // A while at most: the day may have changed since, and the right with it.
    await moreThan(seen, MODEL, context);
  }
}

function clocksNow(schoolUrn: string, ordinal: number, context: RequestContext): readonly ListedClock[] {
  const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
  return casesIn(allItems(context.app.projections.reader(MODEL), { scopes, ordinal }))
    .flatMap((item) => clocksOn(item, today(context), false))
    .filter(({ clock }) => clock.actual === null && PRESSING.includes(clock.state));
}
