import { input, type InputOf, part, partOf, partsOf } from '../../kernel/members.ts';
import { provisionTier } from '../../reference/provision-tiers.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { AGREED_AT_START, ProvisionStarted } from './events.ts';
import { OutcomeSet, PLANNED_OUTCOME } from './outcome-events.ts';
import { ownProvision } from './provision-named.ts';
import { overlapsNamedAlike, reducedTimetableRules, termsRules, withRates } from './terms-rules.ts';

/** Content of a start: the same for one pupil and for a group. */
const PROVISION_PLAN = part('ProvisionPlan', 'What is started.', {
  ...AGREED_AT_START,
  outcomes: partsOf(PLANNED_OUTCOME, 'Outcomes that are sought.'),
});

export const StartProvision = input('The start of provision for a pupil.', {
  provision: ProvisionStarted.members.provision,
  plan: partOf(PROVISION_PLAN, 'What is started.'),
});
export type StartProvision = DecisionCommand & InputOf<typeof StartProvision>;

export const StartProvisionForGroup = input('The start of the same provision for each pupil of a group.', {
  plan: partOf(PROVISION_PLAN, 'What is started for each of them.'),
});

/** Starts provision for a pupil (CoP 6.48-6.52). */
export function startProvision(command: StartProvision, given: PupilGiven): Decision {
  const { schoolUrn, provision, plan, effectiveFrom } = command;
  const { terms, outcomes, parentPosition, laInformedOn, evidence } = plan;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...startRules(command, given),
      ...termsRules(terms, null, effectiveFrom, given, provision),
      ...reducedTimetableRules(terms, parentPosition, laInformedOn),
      ...broken(
        outcomes.some(({ dueOn }) => dueOn < effectiveFrom),
        'END_BEFORE_START',
      ),
      ...pastRules(
        given,
        laInformedOn,
        ...evidence.map(({ on }) => on),
        ...outcomes.map(({ baselineOn }) => baselineOn),
      ),
      ...birthRules(given, effectiveFrom),
    ],
    [
      happened(ProvisionStarted, {
        ...plan,
        schoolUrn,
        provision,
        terms: withRates(terms, effectiveFrom) ?? terms,
        effectiveFrom,
      }),
      ...outcomes.map((outcome) =>
        happened(OutcomeSet, {
          ...outcome,
          schoolUrn,
          provision: provision ?? given.idOf(0),
          replaces: null,
          effectiveFrom,
        }),
      ),
    ],
  );
}

function startRules(
  { schoolUrn, provision, effectiveFrom, plan: { terms, outcomes } }: StartProvision,
  given: PupilGiven,
): readonly RuleCode[] {
  const proposal = provision === null ? undefined : ownProvision(given, provision, schoolUrn);
  const planned = outcomes.length + (proposal?.outcomes.length ?? 0);
  return [
    ...broken(provision !== null && proposal === undefined, 'NO_SUCH_RECORD'),
    ...broken(proposal?.steps.some(({ step }) => step === 'STARTED') === true, 'PROVISION_STARTED_ALREADY'),
    ...broken(provisionTier(terms.tier)?.special === true && planned === 0, 'OUTCOME_MISSING'),
    ...broken(overlapsNamedAlike(terms, effectiveFrom, given, provision), 'IDENTICAL_PROVISION_OVERLAPS'),
  ];
}
