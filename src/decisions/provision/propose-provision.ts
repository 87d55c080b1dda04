import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ProvisionProposed } from './events.ts';
import { withRates } from './terms-rules.ts';

type Text = 'name' | 'rationale' | 'parentViews' | 'pupilViews';

/** Somebody proposes provision: a teacher, the SENCO, a review, an agency (domain §2.2). Nothing begins by it. */
export interface ProposeProvision extends DecisionCommand, Omit<ProvisionProposed, 'schoolUrn' | Text> {
  readonly name: string;
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function proposeProvision(command: ProposeProvision, given: PupilGiven): Decision {
  const { schoolUrn, terms, evidence, name, rationale, parentViews, pupilViews, effectiveFrom } = command;
  const priced = withRates(terms, effectiveFrom);
  const data: ProvisionProposed = {
    schoolUrn,
    terms: priced ?? terms,
    evidence,
    name,
    rationale,
    parentViews,
    pupilViews,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(priced === undefined, 'COST_RATE_NOT_KNOWN'),
      ...broken(terms.plannedEndOn !== null && terms.plannedEndOn < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'ProvisionProposed', data, effectiveFrom }],
  );
}
