import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../src/decisions/decision.ts';
import { foldPupil } from '../src/decisions/pupil-case.ts';
import type { RuleCode } from '../src/decisions/rules.ts';
import type { CommandDefinition } from '../src/registry/definition.ts';
import { inputMembers, WITH_TABLE } from './support/input-members.ts';
import { lawfulInput } from './support/lawful-commands.ts';
import type { Draw } from './support/lawful-draw.ts';
import {
  enrolled,
  type Fact,
  left,
  NOW,
  OTHER_FACTS,
  PUPIL,
  registered,
  reported,
  SENCO,
  storedFacts,
  TODAY,
} from './support/pupil-spec.ts';

/**
 * Rules that every decision about a pupil shares (`src/decisions/policies.ts`): on roll, not before birth, not in the
 * future. Nothing calls them for a command, so somebody may forget one. Here each decision is tried with a day that
 * breaks one of them. A command or a day that takes no notice of it has to be in a list, with the reason.
 */
const DECISIONS = WITH_TABLE.filter(({ subject, kind }) => subject === 'PUPIL' && kind === 'DECISION');

/** Refused before any rule, since the record that they are about is not there. Their own tests hold the rules. */
const ABOUT_A_RECORD: readonly string[] = [
  'AmendProvision',
  'SuspendProvision',
  'ResumeProvision',
  'EndProvision',
  'AgreeApdrPlan',
  'EndPlacementElsewhere',
  'DecideRecommendation',
  'ResubmitSignOff',
  'WithdrawSignOff',
  'ApproveSignOff',
  'ApproveSignOffWithConditions',
  'ReturnSignOff',
  'RejectSignOff',
];

/** Judged by a day of their own instead of the one from which they count: of the review, of each period. */
const BY_OWN_DAY: readonly string[] = ['RecordSenStatus', 'HoldSenSupportReview'];

/** Judged by the roll alone, whose first day lies after the birth. */
const BY_ROLL_ALONE: readonly string[] = [
  'RecordLaDecisionToAssess',
  'RecordLaDecisionToIssue',
  'RecordFinalPlan',
  'RecordLaReviewDecision',
  'RecordPlanAmended',
  'RecordPlanCeased',
  'RecordReassessmentDecision',
  'RecordTribunalOrder',
  'RequestSignOff',
];

/** Days that may lie in the future: of a plan, or from which a paper of others counts. */
const MAY_COME: readonly string[] = [
  'RemoveFromSenSupport.monitorUntil',
  'RecordFinalPlan.planFrom',
  'RecordPlanCeased.ceasedOn',
  'SetOutcome.dueOn',
  'StartPlacementElsewhere.plannedEndOn',
  'RequestSignOff.proposedEffectiveFrom',
];

/** Days before the birth that no rule about the birth finds: another rule finds some of them. */
const NOT_HELD_AGAINST_BIRTH: readonly string[] = [
  'RecordSenStatus.documentOn',
  'RecordSenStatus.receivedOn',
  'RemoveFromSenSupport.monitorUntil',
  'RecordLaReviewDecision.noticeOn',
  'RecordTribunalOrder.orderOn',
  'SetOutcome.dueOn',
  'StartPlacementElsewhere.plannedEndOn',
  'StartPlacementElsewhere.ourSencoToldOn',
  'StartPlacementElsewhere.theirSencoToldOn',
  'StartPlacementElsewhere.parentsToldOn',
  'RequestTopUp.requestedOn',
];

const STAFF = { staff: { senco: SENCO, head: SENCO, teacher: SENCO } };
const draw: Draw = {
  school: STAFF as unknown as Draw['school'],
  pupil: PUPIL,
  others: [],
  events: [],
  pick: (choices) => choices[0] as (typeof choices)[number],
};

/** The rules that a reported decision breaks with this change, about a pupil born on 1 May 2016. */
function brokenBy({ name, decide }: CommandDefinition, change: object, ...facts: readonly Fact[]): readonly RuleCode[] {
  const { correctionOf: _none, ...lawful } = lawfulInput(name, draw);
  const command = { ...lawful, commandId: PUPIL, basis: 'REPORTED', decidedOn: reported.decidedOn, ...change };
  const given = {
    ...OTHER_FACTS,
    pupil: foldPupil(storedFacts([registered, enrolled, ...facts])),
    identity: undefined,
    dateOfBirth: '2016-05-01',
    today: TODAY,
    now: NOW,
    envelope: reported,
    schoolsKnown: [],
    upnTaken: false,
    survivor: undefined,
  };
  const decision: Decision = decide(command as never, given as never);
  return decision.kind === 'REFUSED' ? decision.refusals.map(({ code }) => code) : decision.findings;
}

/** The decisions that do not notice. */
function missing(code: RuleCode, change: object, ...facts: readonly Fact[]): readonly string[] {
  return DECISIONS.filter((one) => !brokenBy(one, change, ...facts).includes(code)).map(({ name }) => name);
}

/** The days of these decisions themselves, not of their parts. */
const DAYS = DECISIONS.filter(({ name }) => !ABOUT_A_RECORD.includes(name)).flatMap((definition) =>
  inputMembers(definition.name, definition.takes.members)
    .filter(({ path, member }) => member.kind === 'DAY' && !path.includes('.'))
    .map(({ name, member }) => ({ definition, name, isReview: member.dayKind === 'REVIEW' })),
);

function daysMissing(code: RuleCode, day: string): readonly string[] {
  return DAYS.filter(({ isReview }) => !isReview)
    .filter(({ definition, name }) => !brokenBy(definition, { [name]: day }).includes(code))
    .map(({ definition, name }) => `${definition.name}.${name}`);
}

describe('every decision about a pupil', () => {
  test('notices that the pupil had left', () => {
    expect(missing('AFTER_LEAVING', { effectiveFrom: '2026-11-16' }, left)).toEqual(ABOUT_A_RECORD);
  });

  test('notices that the pupil had not come yet', () => {
    expect([...missing('BEFORE_ADMISSION', { effectiveFrom: '2019-11-16' })].sort()).toEqual(
      [...ABOUT_A_RECORD, ...BY_OWN_DAY].sort(),
    );
  });

  test('notices a day before the birth', () => {
    expect([...missing('DATE_BEFORE_BIRTH', { effectiveFrom: '2010-11-16' })].sort()).toEqual(
      [...ABOUT_A_RECORD, ...BY_OWN_DAY, ...BY_ROLL_ALONE].sort(),
    );
  });
});

describe('every day that a decision about a pupil says itself', () => {
  test('is found when it has not come yet', () => {
    expect([...daysMissing('DATE_IN_FUTURE', '2027-03-01')].sort()).toEqual([...MAY_COME].sort());
  });

  test('is found when it lies before the birth', () => {
    expect([...daysMissing('DATE_BEFORE_BIRTH', '2010-03-01')].sort()).toEqual([...NOT_HELD_AGAINST_BIRTH].sort());
  });

  test('may lie in the future where it is set for a review', () => {
    const reviews = DAYS.filter(({ isReview }) => isReview);
    expect(reviews.length).toBeGreaterThan(3);
    for (const { definition, name } of reviews)
      expect([definition.name, name, brokenBy(definition, { [name]: '2027-03-01' })]).toEqual([
        definition.name,
        name,
        expect.not.arrayContaining(['DATE_IN_FUTURE']),
      ]);
  });
});
