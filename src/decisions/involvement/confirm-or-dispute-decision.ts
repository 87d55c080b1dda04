import { event, input, type InputOf, isA, optional, saidIn, text } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { decidersNamed, decisionNamed, decisionRules } from './decision-named.ts';
import { DeciderNotified } from './events.ts';
import { DECISION_ID, OF_DECISION } from './named-decision.ts';

/** A named decider confirms a decision recorded in their name, or what somebody changed about it. */
export const DecisionConfirmed = event('DecisionConfirmed', 'A named decider confirmed a decision.', {
  ...OF_DECISION,
  note: optional(text('A note.')),
});

/** A named decider disputes a decision: it was not decided so, not by them, or should not have been changed. */
export const DecisionDisputed = event('DecisionDisputed', 'A named decider disputed a decision.', {
  ...OF_DECISION,
  note: optional(text('What is wrong.')),
});

export const ConfirmDecision = input('That you stand by a decision in which you are named as decider.', {
  ...DECISION_ID,
  ...saidIn(DecisionConfirmed),
});
export type ConfirmDecision = PupilCommand & InputOf<typeof ConfirmDecision>;

export const DisputeDecision = input('That it was not decided so, or not by you.', {
  ...DECISION_ID,
  ...saidIn(DecisionDisputed),
});
export type DisputeDecision = PupilCommand & InputOf<typeof DisputeDecision>;

export function confirmDecision(command: ConfirmDecision, given: PupilGiven): Decision {
  return answered(DecisionConfirmed, command, given);
}

export function disputeDecision(command: DisputeDecision, given: PupilGiven): Decision {
  return answered(DecisionDisputed, command, given);
}

function answered(
  table: typeof DecisionConfirmed | typeof DecisionDisputed,
  command: ConfirmDecision,
  given: PupilGiven,
): Decision {
  const { schoolUrn, decisionId } = command;
  const decision = decisionNamed(given.pupil.events, decisionId, schoolUrn);
  const told = wasTold(given, decisionId, schoolUrn);
  return judge(
    'REPORTED',
    [
      ...(told ? [] : decisionRules(given, decisionId, schoolUrn)),
      ...broken(
        !told && decision !== undefined && !decidersNamed(decision.metadata).includes(given.recorder.person),
        'NOT_A_DECIDER',
      ),
    ],
    [happened(table, { ...command, decision: decisionId })],
  );
}

/**
 * Whether the person was notified that somebody else changed the decision. They may answer even if it is void now or
 * names other deciders.
 */
function wasTold({ pupil, recorder }: PupilGiven, decision: string, schoolUrn: string): boolean {
  return pupil.events
    .filter(isA(DeciderNotified))
    .some(({ data }) => data.decision === decision && data.person === recorder.person && data.schoolUrn === schoolUrn);
}
