import { Arg, Ctx, Int, Resolver, Root, Subscription } from 'type-graphql';
import { decisionById } from '../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import { scopesFor } from '../asking.ts';
import type { RequestContext } from '../context.ts';
import { asOfNow, followLog } from './follow-log.ts';
import { Decision } from '../reads/decisions/decision.ts';
import { DECISION_HISTORY, decisionShown } from '../reads/decisions/decision-reading.ts';
import { SignOffType } from '../reads/sign-off/sign-off.ts';
import { oneSignOff, SIGN_OFF_QUEUE } from '../reads/sign-off/sign-off-queue.ts';
import { today } from '../reads/paging/today.ts';

interface Asked {
  readonly schoolUrn: string;
  readonly after: number | null;
}

@Resolver()
export class DecisionSubscription {
  @Subscription(() => Decision, {
    nullable: true,
    description:
      'Every decision of a school from now on, or from an ordinal on, as it is recorded. Needs READ_DECISIONS there, at each push.',
    subscribe: ({ args, context }: { readonly args: unknown; readonly context: unknown }) =>
      decisionsRecorded(args as Asked, context as RequestContext),
  })
  decisionRecorded(
    @Root() decision: Decision,
    @Ctx() _context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) _schoolUrn: string,
    @Arg('after', () => Int, {
      nullable: true,
      description: 'Go on behind the decision with this `ordinal`; default from now on.',
    })
    _after: number | null,
  ): Decision {
    return decision;
  }
}

/**
 * Decisions of the school in the order of the log, each as the viewer may see it when it is pushed. Throws AccessDenied
 * when there is no right, or no longer.
 */
function decisionsRecorded({ schoolUrn, after }: Asked, context: RequestContext): AsyncGenerator<Decision, void, void> {
  scopesFor(context, 'READ_DECISIONS', schoolUrn);
  return followLog(
    after,
    DECISION_HISTORY,
    (event) => {
      if (!(DECISION_TYPES as readonly string[]).includes(event.type) || event.data['schoolUrn'] !== schoolUrn)
        return undefined;
      const now = asOfNow(context, 'READ_DECISIONS');
      const scopes = scopesFor(now, 'READ_DECISIONS', schoolUrn);
      const row = decisionById(context.app.projections.reader(DECISION_HISTORY), scopes, event.id, {
        ordinal: event.ordinal,
      });
      return row && decisionShown(row, event.ordinal, now);
    },
    context,
  );
}

@Resolver()
export class SignOffSubscription {
  @Subscription(() => SignOffType, {
    nullable: true,
    description:
      'Every request for sign-off at a school from now on, or from an ordinal on, as it is made or put anew. Needs READ_DECISIONS there, at each push; who may not read the whole school gets the requests that they proposed.',
    subscribe: ({ args, context }: { readonly args: unknown; readonly context: unknown }) =>
      signOffsRequested(args as Asked, context as RequestContext),
  })
  signOffRequested(
    @Root() signOff: SignOffType,
    @Ctx() _context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) _schoolUrn: string,
    @Arg('after', () => Int, {
      nullable: true,
      description: 'Go on behind the request with this `ordinal`; default from now on.',
    })
    _after: number | null,
  ): SignOffType {
    return signOff;
  }
}

function signOffsRequested(
  { schoolUrn, after }: Asked,
  context: RequestContext,
): AsyncGenerator<SignOffType, void, void> {
  scopesFor(context, 'READ_DECISIONS', schoolUrn);
  return followLog(
    after,
    SIGN_OFF_QUEUE,
    ({ id, type, data, ordinal }) => {
      if ((type !== 'SignOffRequested' && type !== 'SignOffResubmitted') || data['schoolUrn'] !== schoolUrn)
        return undefined;
      const now = asOfNow(context, 'READ_DECISIONS');
      const scopes = scopesFor(now, 'READ_DECISIONS', schoolUrn);
      return oneSignOff(
        type === 'SignOffRequested' ? id : (data['request'] as string),
        scopes,
        ordinal,
        today(now),
        now,
      );
    },
    context,
  );
}
