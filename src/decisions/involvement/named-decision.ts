import { id, optional, workedOut } from '../../kernel/members.ts';

/** Member of events about one decision. The command's member is `decisionId`. */
export const OF_DECISION = { decision: workedOut(id('Decision', 'The decision.')) } as const;
/** The same for events that may be about no decision. */
export const OF_DECISION_OR_NONE = { decision: workedOut(optional(id('Decision', 'The decision.'))) } as const;

/** First member of a command about one decision. */
export const DECISION_ID = { decisionId: id('Decision', 'The decision.') } as const;
