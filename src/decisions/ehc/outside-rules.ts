import type { Said } from '../../kernel/members.ts';
import type { DecisionCommand, PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { OUTSIDE, type Predecessor } from './outside.ts';

/** A command that records a decision of somebody else. */
export type OutsideDecision = DecisionCommand & Said<typeof OUTSIDE>;
/** A command that records an act of somebody else that is no decision. */
export type OutsideFact = PupilCommand & Said<typeof OUTSIDE>;

/** Rules of everything that others did. */
export function outsideRules({ documentOn, sentAt, receivedOn }: OutsideFact, given: PupilGiven): readonly RuleCode[] {
  return [
    ...pastRules(given, documentOn, receivedOn),
    ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
    ...broken(documentOn !== null && documentOn > receivedOn, 'RECEIVED_BEFORE_WRITTEN'),
    ...birthRules(given, documentOn, receivedOn),
  ];
}

/**
 * Rules of a decision of somebody else. It is never taken here and needs no authority at the school. It is never late,
 * since it arrives by post.
 */
export function othersDecisionRules(command: OutsideDecision, given: PupilGiven): readonly RuleCode[] {
  return [
    ...given.envelope.broken.filter((code) => code !== 'LATE_ENTRY' && code !== 'NO_AUTHORITY_AT_DECISION'),
    ...broken(given.envelope.basis === 'TAKEN_HERE', 'NOT_THE_SCHOOLS_DECISION'),
    ...outsideRules(command, given),
  ];
}

/** Breaks the rule if the step before is not recorded, unless the command says that it is not known here. */
export function followsRules(predecessor: Predecessor, recorded: boolean, code: RuleCode): readonly RuleCode[] {
  return broken(predecessor === 'RECORDED' && !recorded, code);
}
