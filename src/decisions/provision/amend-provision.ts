import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ProvisionAmended } from './events.ts';
import { changing } from './provision-named.ts';
import { leavesItemUndelivered } from './section-f.ts';
import { sameProvision } from './terms.ts';
import { overlapsNamedAlike, reducedTimetableRules, termsRules, withRates } from './terms-rules.ts';

export const AmendProvision = input('A change of provision.', saidIn(ProvisionAmended));
export type AmendProvision = DecisionCommand & InputOf<typeof AmendProvision>;

/** Changes provision. The command gives the new terms in full. */
export function amendProvision(command: AmendProvision, given: PupilGiven): Decision {
  const {
    schoolUrn,
    provision,
    changes,
    terms,
    planChange,
    parentPosition,
    parentsToldOn,
    laInformedOn,
    evidence,
    effectiveFrom,
  } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
  const before = now.provision?.terms ?? null;
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
    [happened(ProvisionAmended, { ...command, terms: withRates(terms, effectiveFrom) ?? terms })],
  );
}
