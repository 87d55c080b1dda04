import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { ProvisionEnded } from './events.ts';
import { ownProvision } from './provision-named.ts';
import { provisionOn } from './provisions.ts';
import { leavesItemUndelivered } from './section-f.ts';

export const EndProvision = input(
  'The end of provision; it counts from the first day on which it is given no more.',
  saidIn(ProvisionEnded),
);
export type EndProvision = DecisionCommand & InputOf<typeof EndProvision>;

/** Ends provision. The effective date is the first day without it. */
export function endProvision(command: EndProvision, given: PupilGiven): Decision {
  const { schoolUrn, endReason, planChange, parentsToldOn, evidence, effectiveFrom } = command;
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
    [happened(ProvisionEnded, command)],
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
