import { id, optional, workedOut } from '../../kernel/members.ts';

/** The event of a record about one decision names it; a command says it as `decisionId`. */
export const OF_DECISION = { decision: workedOut(id('Decision', 'The decision.')) } as const;
/** The same of a record that may be about none. */
export const OF_DECISION_OR_NONE = { decision: workedOut(optional(id('Decision', 'The decision.'))) } as const;

/** What a command about one decision says first. */
export const DECISION_ID = { decisionId: id('Decision', 'The decision.') } as const;
