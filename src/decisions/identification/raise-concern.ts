import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, enrolmentRules, pastRules } from '../policies.ts';
import type { ConcernRaised } from './events.ts';

/** A concern that a pupil may have SEN (CoP 6.14-6.27; reg 50: parents are told that their child may have SEN). */
export interface RaiseConcern
  extends DecisionCommand, Omit<ConcernRaised, 'schoolUrn' | 'description' | 'universalSupportTried'> {
  readonly description: string;
  readonly universalSupportTried: string | null;
}

export function raiseConcern(command: RaiseConcern, given: PupilGiven): Decision {
  const {
    schoolUrn,
    source,
    raisedOn,
    areas,
    alternativeExplanations,
    evidence,
    description,
    universalSupportTried,
    effectiveFrom,
  } = command;
  const evidenceDates = evidence.map((item) => item.on);
  const data: ConcernRaised = {
    schoolUrn,
    source,
    raisedOn,
    areas,
    alternativeExplanations,
    evidence,
    description,
    universalSupportTried,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...pastRules(given, raisedOn, ...evidenceDates),
      ...birthRules(given, raisedOn, effectiveFrom),
    ],
    [{ type: 'ConcernRaised', data, effectiveFrom }],
  );
}
