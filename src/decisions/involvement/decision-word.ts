import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { decidersNamed, decisionNamed, decisionRules } from './decision-named.ts';
import type { DecisionAnswered } from './events.ts';

/**
 * A named decider stands by a decision that somebody recorded in their name, or by what somebody else made of theirs
 * (domain §0.12).
 */
export interface ConfirmDecision extends PupilCommand {
  readonly decisionId: string;
  readonly note: string | null;
}

/** A named decider says that it was not decided so, or not by them, or that it ought not to have been changed. */
export interface DisputeDecision extends PupilCommand {
  readonly decisionId: string;
  readonly note: string | null;
}

export function confirmDecision(command: ConfirmDecision, given: PupilGiven): Decision {
  return answered('DecisionConfirmed', command, given);
}

export function disputeDecision(command: DisputeDecision, given: PupilGiven): Decision {
  return answered('DecisionDisputed', command, given);
}

function answered(type: string, { schoolUrn, decisionId, note }: ConfirmDecision, given: PupilGiven): Decision {
  const decision = decisionNamed(given.pupil.events, decisionId, schoolUrn);
  const told = wasTold(given, decisionId, schoolUrn);
  const data: DecisionAnswered = { schoolUrn, decision: decisionId, note };
  return judge(
    'REPORTED',
    [
      ...(told ? [] : decisionRules(given, decisionId, schoolUrn)),
      ...broken(
        !told && decision !== undefined && !decidersNamed(decision.metadata).includes(given.recorder.person),
        'NOT_A_DECIDER',
      ),
    ],
    [{ type, data }],
  );
}

/** Whoever was told that somebody else changed their decision answers, though it is void or names others by now. */
function wasTold({ pupil, recorder }: PupilGiven, decision: string, schoolUrn: string): boolean {
  return pupil.events.some(
    ({ type, data }) =>
      type === 'DeciderNotified' &&
      data['decision'] === decision &&
      data['person'] === recorder.person &&
      data['schoolUrn'] === schoolUrn,
  );
}
