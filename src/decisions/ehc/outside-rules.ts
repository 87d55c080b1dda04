import type { Said } from '../../kernel/members.ts';
import type { DecisionCommand, PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { OUTSIDE, type Predecessor } from './outside.ts';

/** A command that records a decision of somebody else. It has a basis like every decision, and none of its own. */
export type OutsideDecision = DecisionCommand & Said<typeof OUTSIDE>;
/** A command that records an act of somebody else that is no decision. */
export type OutsideFact = PupilCommand & Said<typeof OUTSIDE>;

/** What holds for everything that others did. */
export function outsideRules({ documentOn, sentAt, receivedOn }: OutsideFact, given: PupilGiven): readonly RuleCode[] {
  return [
    ...pastRules(given, documentOn, receivedOn),
    ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
    ...broken(documentOn !== null && documentOn > receivedOn, 'RECEIVED_BEFORE_WRITTEN'),
    ...birthRules(given, documentOn, receivedOn),
  ];
}

/**
 * What holds for a decision of somebody else: it is never taken here, nobody of the school had to have authority for
 * it, and when it came to be known is a matter of post.
 */
export function othersDecisionRules(command: OutsideDecision, given: PupilGiven): readonly RuleCode[] {
  return [
    ...given.envelope.broken.filter((code) => code !== 'LATE_ENTRY' && code !== 'NO_AUTHORITY_AT_DECISION'),
    ...broken(given.envelope.basis === 'TAKEN_HERE', 'NOT_THE_SCHOOLS_DECISION'),
    ...outsideRules(command, given),
  ];
}

/** A step that follows another one: broken when that is not recorded, unless it is said not to be known here. */
export function followsRules(predecessor: Predecessor, recorded: boolean, code: RuleCode): readonly RuleCode[] {
  return broken(predecessor === 'RECORDED' && !recorded, code);
}
