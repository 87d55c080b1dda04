import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { provisionTier } from '../../reference/provision-tiers.ts';
import type { OutcomeSet, ProvisionStarted } from './events.ts';
import { ownProvision } from './provision-named.ts';
import { overlapsNamedAlike, reducedTimetableRules, termsRules, withRates } from './terms-rules.ts';

/** An outcome as it is set together with a provision. */
export interface PlannedOutcome extends Pick<OutcomeSet, 'baselineOn' | 'dueOn'> {
  readonly words: string;
  readonly baseline: string | null;
  readonly target: string | null;
  readonly measure: string | null;
}

/** What is started: the same for one pupil and for a group. */
export interface ProvisionPlan extends Omit<
  ProvisionStarted,
  'schoolUrn' | 'provision' | 'name' | 'rationale' | 'parentViews' | 'pupilViews'
> {
  readonly outcomes: readonly PlannedOutcome[];
  readonly name: string;
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

/** Provision begins for a pupil (CoP 6.48-6.52). */
export interface StartProvision extends DecisionCommand {
  /** The proposal that is carried out. */
  readonly provision: string | null;
  readonly plan: ProvisionPlan;
}

export function startProvision(command: StartProvision, given: PupilGiven): Decision {
  const {
    schoolUrn,
    provision,
    effectiveFrom,
    plan: {
      terms,
      outcomes,
      agreedWith,
      parentPosition,
      laInformedOn,
      evidence,
      name,
      rationale,
      parentViews,
      pupilViews,
    },
  } = command;
  const data: ProvisionStarted = {
    schoolUrn,
    provision,
    terms: withRates(terms, effectiveFrom) ?? terms,
    agreedWith,
    parentPosition,
    laInformedOn,
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
      { type: 'ProvisionStarted', data, effectiveFrom },
      ...outcomes.map((outcome) => outcomeEvent(outcome, command, given)),
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

function outcomeEvent(
  { baselineOn, dueOn, words, baseline, target, measure }: PlannedOutcome,
  { schoolUrn, provision, effectiveFrom }: StartProvision,
  given: PupilGiven,
): DecidedEvent {
  const data: OutcomeSet = {
    schoolUrn,
    provision: provision ?? given.idOf(0),
    replaces: null,
    baselineOn,
    dueOn,
    words,
    baseline,
    target,
    measure,
  };
  return { type: 'OutcomeSet', data, effectiveFrom };
}
