import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, requestRules } from './case-rules.ts';
import type { EhcRequestDecided } from './request-events.ts';

type Text = 'rationale' | 'parentViews' | 'pupilViews';

/** The school decides whether to ask the LA for an EHC needs assessment of a pupil (s.36(1); CoP 9.8-9.9). */
export interface DecideEhcRequest extends DecisionCommand, Omit<EhcRequestDecided, 'schoolUrn' | Text> {
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function decideEhcRequest(command: DecideEhcRequest, given: PupilGiven): Decision {
  const {
    schoolUrn,
    outcome,
    placementSchoolUrn,
    reasonCode,
    parentsAware,
    agreement,
    evidence,
    rationale,
    parentViews,
    pupilViews,
    effectiveFrom,
  } = command;
  const data: EhcRequestDecided = {
    schoolUrn,
    outcome,
    placementSchoolUrn,
    reasonCode,
    parentsAware,
    agreement,
    evidence,
    rationale,
    parentViews,
    pupilViews,
  };
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
    [{ type: 'EhcRequestDecided', data, effectiveFrom }],
  );
}
