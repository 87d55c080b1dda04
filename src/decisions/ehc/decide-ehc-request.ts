import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, requestRules } from './case-rules.ts';
import { EhcRequestDecided } from './request-events.ts';

/** Decides whether the school asks for an EHC needs assessment of a pupil (s.36(1); CoP 9.8-9.9). */
export const DecideEhcRequest = input(
  "The school's decision whether to ask for an EHC needs assessment.",
  saidIn(EhcRequestDecided),
);
export type DecideEhcRequest = DecisionCommand & InputOf<typeof DecideEhcRequest>;

export function decideEhcRequest(command: DecideEhcRequest, given: PupilGiven): Decision {
  const { schoolUrn, outcome, reasonCode, parentsAware, evidence, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...(outcome === 'REQUEST' ? requestRules(given, effectiveFrom) : []),
      ...broken(outcome === 'REQUEST' && caseFor(given, effectiveFrom).requestOpen, 'REQUEST_OPEN'),
      ...broken(outcome === 'REQUEST' && parentsAware === 'NO', 'PARENTS_NOT_AWARE'),
      ...broken(outcome === 'DO_NOT_REQUEST' && reasonCode === null, 'REASON_FOR_NO_REQUEST'),
      ...pastRules(given, ...evidence.map((item) => item.on)),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(EhcRequestDecided, command)],
  );
}
