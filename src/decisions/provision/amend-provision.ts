import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ProvisionAmended } from './events.ts';
import { changing } from './provision-named.ts';
import { leavesItemUndelivered } from './section-f.ts';
import { sameProvision } from './terms.ts';
import { overlapsNamedAlike, reducedTimetableRules, termsRules, withRates } from './terms-rules.ts';

type Text = 'rationale' | 'parentViews' | 'pupilViews';

/** What is provided changes; the command says all of the new terms. */
export interface AmendProvision extends DecisionCommand, Omit<ProvisionAmended, 'schoolUrn' | Text> {
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function amendProvision(command: AmendProvision, given: PupilGiven): Decision {
  const {
    schoolUrn,
    provision,
    changes,
    terms,
    planChange,
    parentPosition,
    parentsToldOn,
    evidence,
    rationale,
    parentViews,
    pupilViews,
    effectiveFrom,
    laInformedOn,
  } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
  const before = now.provision?.terms ?? null;
  const data: ProvisionAmended = {
    schoolUrn,
    provision,
    changes,
    terms: withRates(terms, effectiveFrom) ?? terms,
    planChange,
    parentPosition,
    parentsToldOn,
    laInformedOn,
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
      ...now.broken,
      ...broken(changes.length === 0, 'CHANGE_NOT_NAMED'),
      ...termsRules(terms, before, effectiveFrom, given, provision),
      ...reducedTimetableRules(terms, parentPosition, laInformedOn),
      ...broken(
        before !== null && !sameProvision(before, terms) && overlapsNamedAlike(terms, effectiveFrom, given),
        'IDENTICAL_PROVISION_OVERLAPS',
      ),
      ...broken(
        before !== null && leavesItemUndelivered(before, terms, planChange, effectiveFrom, given, schoolUrn),
        'SECTION_F_ITEM_UNDELIVERED',
      ),
      ...pastRules(given, parentsToldOn, planChange?.on ?? null, laInformedOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'ProvisionAmended', data, effectiveFrom }],
  );
}
