import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import type { ProvisionEnded } from './events.ts';
import { ownProvision } from './provision-named.ts';
import { provisionOn } from './provisions.ts';
import { leavesItemUndelivered } from './section-f.ts';

type Text = 'rationale' | 'parentViews' | 'pupilViews';

/** Provision ends; its effective day is the first on which it is given no more. */
export interface EndProvision extends DecisionCommand, Omit<ProvisionEnded, 'schoolUrn' | Text> {
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function endProvision(command: EndProvision, given: PupilGiven): Decision {
  const {
    schoolUrn,
    provision,
    endReason,
    replacedBy,
    planChange,
    parentPosition,
    parentsToldOn,
    evidence,
    rationale,
    parentViews,
    pupilViews,
    effectiveFrom,
  } = command;
  const data: ProvisionEnded = {
    schoolUrn,
    provision,
    endReason,
    replacedBy,
    planChange,
    parentPosition,
    parentsToldOn,
    evidence,
    rationale,
    parentViews,
    pupilViews,
  };
  const onRoll = endReason === 'LEFT' ? [] : enrolmentRules(given.pupil, schoolUrn, effectiveFrom);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...onRoll,
      ...endRules(command, given),
      ...pastRules(given, parentsToldOn, planChange?.on ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'ProvisionEnded', data, effectiveFrom }],
  );
}

function endRules(
  { schoolUrn, provision, endReason, replacedBy, planChange, effectiveFrom }: EndProvision,
  given: PupilGiven,
): readonly RuleCode[] {
  const history = ownProvision(given, provision, schoolUrn);
  const startOn = history?.steps.find(({ step }) => step === 'STARTED')?.on;
  const now = history && provisionOn(history, effectiveFrom);
  const replacement =
    replacedBy === null || replacedBy === provision ? undefined : ownProvision(given, replacedBy, schoolUrn);
  const after = replacement && provisionOn(replacement, effectiveFrom);
  const goesOn = after?.state === 'ACTIVE' ? after.terms : null;
  return [
    ...broken(history === undefined || (replacedBy !== null && replacement === undefined), 'NO_SUCH_RECORD'),
    ...broken(history !== undefined && startOn === undefined, 'PROVISION_NOT_STARTED'),
    ...broken(startOn !== undefined && effectiveFrom < startOn, 'END_BEFORE_START'),
    ...broken(history?.steps.some(({ step }) => step === 'ENDED') === true, 'PROVISION_HAS_ENDED'),
    ...broken(endReason === 'REPLACED' && replacedBy === null, 'REPLACEMENT_MISSING'),
    ...broken(
      now !== undefined && leavesItemUndelivered(now.terms, goesOn, planChange, effectiveFrom, given, schoolUrn),
      'SECTION_F_ITEM_UNDELIVERED',
    ),
  ];
}
