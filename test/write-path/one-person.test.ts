import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isApprovedByItsRecorder } from '../../src/decisions/involvement/approval-by-recorder.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { personsOf } from '../../src/decisions/sign-off/deciding.ts';
import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { requestDigest } from '../../src/write-path/request-digest.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, URN } from '../support/school.ts';
import { APPROVAL, PROPOSAL, takenOn } from '../support/sign-offs.ts';

// Separation is of persons. One of them alone, in whatever posts and in whosever name, gets no clean decision that
// needed sign-off: what they proposed and approved themselves bears a finding.
const school = await openSchool();
const { senco: one, deputy: colleague, head, chair } = school.staff;
const DAY = '2026-11-23';
const RUNS = LONG_RUN ? 400 : 20;

const inSchool = (by: string, name: string, input: object): Promise<unknown> =>
  school.as(by, name, { schoolUrn: URN, ...input });
const lent = (granteePerson: string, decisions: readonly string[]): object => ({
  delegationId: randomUUID(),
  grantor: 'GOVERNING_BODY',
  granteePerson,
  granteeOffice: null,
  decisions,
  from: '2026-09-01',
  to: null,
  minuteRef: 'FGB item 4',
});

beforeAll(async () => {
  school.clock.moveTo(`${DAY}T10:00:00.000Z`);
  const line = (matter: string): object => ({
    ruleId: randomUUID(),
    matter,
    quorum: 'ANY_ONE',
    aboveAnnualCost: null,
    lapsesAfterSchoolDays: null,
  });
  await inSchool(head, 'SetSignOffPolicy', {
    policyId: randomUUID(),
    from: '2026-09-01',
    rules: ['SEN_SUPPORT', 'EHC_NEEDS_ASSESSMENT_REQUEST'].map(line),
    minuteRef: null,
  });
  // The one is SENCO, may sign off, and sits as the chair, who grants authority and appoints.
  await inSchool(chair, 'AssignOffice', {
    personId: one,
    office: 'CHAIR_OF_GOVERNORS',
    from: '2026-09-01',
    to: null,
    minuteRef: null,
  });
  const deciding = ['ApproveSignOff', 'ApproveSignOffWithConditions', 'ReturnSignOff'];
  await inSchool(chair, 'GrantDelegation', lent(one, deciding));
  await inSchool(chair, 'GrantDelegation', lent(colleague, deciding));
});

const EHC = {
  outcome: 'REQUEST',
  placementSchoolUrn: null,
  reasonCode: null,
  parentsAware: 'YES',
  agreement: 'AGREED',
  evidence: [],
  rationale: 'Two years of support were not enough.',
  parentViews: null,
  pupilViews: null,
};
const SUPPORT = ((): object => {
  const { needs, reviewOn, parentInformed, evidence, rationale, desiredOutcomes, parentViews, pupilViews } = placement(
    '',
  ) as Record<string, unknown>;
  return { needs, reviewOn, parentInformed, evidence, rationale, desiredOutcomes, parentViews, pupilViews };
})();

const MOVES = [
  'REQUEST',
  'APPROVE',
  'APPROVE',
  'APPROVE_ON_CONDITION',
  'RETURN',
  'RESUBMIT',
  'DECIDE',
  'DECIDE',
  'CORRECT',
  'CONFIRM',
  'VOID',
  'GRANT',
  'SUCCEED',
  'REVIEW',
] as const;
const NAMES = ['TAKEN_HERE', 'OWN', 'COLLEAGUE', 'HEAD', 'MEETING', 'NOBODY'] as const;
const STEP = fc.record({
  move: fc.constantFrom(...MOVES),
  name: fc.constantFrom(...NAMES),
  ehc: fc.boolean(),
  withAct: fc.boolean(),
  pick: fc.nat(5),
});
type Step = fc.Arbitrary<unknown> extends never ? never : typeof STEP extends fc.Arbitrary<infer S> ? S : never;

type Taken = readonly [who: string, step: Step];

/** The way that most stories take: each step by whom, and in whose name. */
const WAY = [
  ['REQUEST', one],
  ['APPROVE', head],
  ['DECIDE', one],
] as const;

/** Random steps about one matter, with those of the usual way between them; `who` takes them where chance says so. */
function story(who: fc.Arbitrary<string>, names: readonly Step['name'][]): fc.Arbitrary<readonly Taken[]> {
  return fc.tuple(fc.boolean(), fc.array(fc.tuple(who, STEP), { minLength: 6, maxLength: 10 })).map(([ehc, all]) =>
    all.map(([by, step], index): Taken => {
      if (index % 2 === 1) return [by, { ...step, ehc }];
      const [move, usual] = WAY[((index / 2) % 3) as 0 | 1 | 2];
      const name = names[step.pick % names.length] ?? step.name;
      return [step.pick < 4 ? usual : by, { ...step, ehc, move, name, pick: 0 }];
    }),
  );
}

/** Who is named as decider, and on which basis. */
function envelope(name: Step['name'], pupil: string): Record<string, unknown> {
  const taken = takenOn(pupil, DAY);
  if (name === 'TAKEN_HERE') return { ...taken };
  const person = name === 'COLLEAGUE' ? colleague : name === 'HEAD' ? head : one;
  const decider =
    name === 'MEETING'
      ? { kind: 'MEETING', person: null, meeting: 'LEADERSHIP_TEAM', members: [one, head] }
      : {
          kind: name === 'NOBODY' ? 'NOT_KNOWN' : 'PERSON',
          person: name === 'NOBODY' ? null : person,
          meeting: null,
          members: [],
        };
  return { ...taken, basis: 'REPORTED', decidedOn: DAY, decidedBy: [decider] };
}

const eventsOf = async (pupil: string): Promise<readonly EffectiveEvent[]> =>
  foldPupil(await school.app.store.read(`pupil-${pupil}`)).events;

/** One step of a story, taken by a person; a refusal is part of the story. */
async function take(by: string, pupil: string, { move, name, ehc, withAct, pick }: Step): Promise<void> {
  const events = await eventsOf(pupil);
  const about = { pupilId: pupil, schoolUrn: URN, seenRevision: null };
  const request = at(signOffsOf(events), pick);
  const named = { request: request?.id ?? randomUUID(), seenDigest: request ? requestDigest(request) : '0'.repeat(64) };
  const decided = at(events.filter(isDecision), pick);
  const answer = at(
    events.filter(({ type }) => type.startsWith('SignOff')),
    pick,
  );
  const proposal = {
    ...PROPOSAL,
    annualCost: null,
    matter: ehc ? 'EHC_NEEDS_ASSESSMENT_REQUEST' : 'SEN_SUPPORT',
    act: withAct ? (ehc ? { decideEhcRequest: EHC } : { placeOnSenSupport: SUPPORT }) : null,
  };
  const says = (): Record<string, unknown> => envelope(name, pupil);
  const decide = (more: object = {}): Promise<unknown> =>
    school.as(by, ehc ? 'DecideEhcRequest' : 'PlaceOnSenSupport', { ...says(), ...(ehc ? EHC : SUPPORT), ...more });
  const moves: Readonly<Record<Step['move'], () => Promise<unknown>>> = {
    REQUEST: () => school.as(by, 'RequestSignOff', { ...says(), ...proposal }),
    APPROVE: () => school.as(by, 'ApproveSignOff', { ...says(), ...APPROVAL, ...named }),
    APPROVE_ON_CONDITION: () =>
      school.as(by, 'ApproveSignOffWithConditions', {
        ...says(),
        ...APPROVAL,
        ...named,
        conditions: [{ owner: one, dueOn: '2026-12-18', text: 'Review.' }],
      }),
    RETURN: () =>
      school.as(by, 'ReturnSignOff', { ...says(), ...named, sencoPresent: null, minuteRef: null, questions: 'Why?' }),
    RESUBMIT: () => school.as(by, 'ResubmitSignOff', { ...says(), ...proposal, request: named.request, answers: null }),
    DECIDE: () => decide(),
    CORRECT: () =>
      decide({
        correctionOf: { decisionId: decided?.id ?? randomUUID(), reason: 'Said better.' },
        rationale: 'Better.',
      }),
    CONFIRM: () => school.as(by, 'ConfirmDecision', { ...about, decisionId: answer?.id ?? randomUUID(), note: null }),
    VOID: () =>
      school.as(by, 'VoidRecordAsError', { ...about, decisionId: answer?.id ?? randomUUID(), reason: 'Wrong.' }),
    GRANT: () => inSchool(by, 'GrantDelegation', lent(one, ['DecideEhcRequest', 'PlaceOnSenSupport'])),
    SUCCEED: () => inSchool(by, 'DesignateSenco', { personId: colleague, from: DAY, acting: true, minuteRef: null }),
    REVIEW: () =>
      school.as(by, 'RecordOutsideReview', {
        ...about,
        decisionId: named.request,
        asked: 'TRUST_SEND_LEAD',
        askedOn: DAY,
        view: 'AGREES',
        note: null,
      }),
  };
  await moves[move]().catch((error: unknown) => {
    if ((error as Error).name !== 'AccessDenied') throw error;
  });
}

function at<T>(items: readonly T[], pick: number): T | undefined {
  return items[items.length === 0 ? 0 : pick % items.length];
}

function isDecision({ type }: EffectiveEvent): boolean {
  return type === 'SenSupportDecided' || type === 'EhcRequestDecided';
}

/** Decisions that needed sign-off, or that rest on an approval, and bear no finding. */
function clean(events: readonly EffectiveEvent[]): readonly EffectiveEvent[] {
  return events.filter(isDecision).filter((decision) => {
    const { signOff, reserved, findings = [] } = decision.metadata;
    const isBound = signOff !== undefined || reserved !== undefined;
    return isBound && findings.length === 0 && !isApprovedByItsRecorder(decision, events);
  });
}

describe('one person alone', () => {
  test('ends in no decision that needed sign-off, or rests on an approval, without a finding on it', async () => {
    let decisions = 0;
    let resting = 0;
    await fc.assert(
      fc.asyncProperty(story(fc.constant(one), ['TAKEN_HERE', 'COLLEAGUE', 'HEAD']), async (steps) => {
        const pupil = await school.pupil();
        for (const [, step] of steps) await take(one, pupil, step);
        const events = await eventsOf(pupil);
        expect(clean(events).map(({ metadata }) => metadata)).toEqual([]);
        decisions += events.filter(isDecision).length;
        resting += events.filter((event) => isDecision(event) && event.metadata.signOff !== undefined).length;
      }),
      { numRuns: RUNS, ...(LONG_RUN ? {} : { seed: 20261201 }) },
    );
    // The stories get that far: decisions are recorded, and some rest on a request.
    expect([decisions > RUNS / 4, resting > 0]).toEqual([true, true]);
  });
});

/** The head records a request in somebody else's name, approves it, and the other acts. */
const RECORDED_BY_APPROVER: readonly Taken[] = [
  [head, { move: 'REQUEST', name: 'OWN', ehc: true, withAct: true, pick: 0 }],
  [head, { move: 'APPROVE', name: 'TAKEN_HERE', ehc: true, withAct: true, pick: 0 }],
  [one, { move: 'DECIDE', name: 'TAKEN_HERE', ehc: true, withAct: true, pick: 0 }],
];

describe('several persons', () => {
  test('an approval carries only what another person proposed, recorded and carries out', async () => {
    const WHO = fc.constantFrom(one, colleague, head);
    let carried = 0;
    await fc.assert(
      fc.asyncProperty(story(WHO, ['TAKEN_HERE']), async (steps) => {
        const pupil = await school.pupil();
        for (const [who, step] of steps) await take(who, pupil, { ...step, withAct: true });
        const events = await eventsOf(pupil);
        const requests = signOffsOf(events);
        for (const decision of events.filter(isDecision)) {
          const { decidedBy = [], carriedOutBy, recordedBy, signOff } = decision.metadata;
          const approvers = decidedBy.flatMap(personsOf).filter(({ authority }) => authority.kind === 'APPROVAL');
          const request = requests.find(({ id }) => id === signOff);
          const involved = [...(request?.putForwardBy ?? []), carriedOutBy?.person, recordedBy.person];
          expect(approvers.filter(({ person }) => involved.includes(person))).toEqual([]);
          expect(approvers.length > 0).toBe(carriedOutBy !== undefined);
          carried += approvers.length;
        }
      }),
      { numRuns: RUNS, examples: [[RECORDED_BY_APPROVER]] },
    );
    expect(carried > 0).toBe(true);
  });
});
