import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/access/viewer.ts';
import { exportDecisions } from '../../src/exports/export-decisions.ts';
import { ask, contextOf } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { placement, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

/** The record of the school starts on 20 December; all that happens here is later. */
beforeEach(() => {
  school.clock.moveTo('2027-02-12T10:00:00.000Z');
});

/** Carries a mutation out and answers what it recorded; a refusal fails the test. */
async function carryOut(by: string, name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const shown =
    name === 'placeOnSenSupport'
      ? '... on DecisionRecorded { decisionId } ... on DecisionRefused { refusals { code } }'
      : '... on CommandRefused { refusals { code } }';
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${shown} } }`;
  const { data, errors } = await ask(school.app, by, source, { input: { commandId: randomUUID(), ...input } });
  const outcome = data?.[name] as Readonly<Record<string, unknown>> | undefined;
  if (errors.length > 0 || outcome?.['refusals'] !== undefined) throw new Error(JSON.stringify({ errors, outcome }));
  return outcome ?? {};
}

/** A pupil placed on SEN support by somebody on 10 February, reported by the SENCO. */
async function placed(decider: string, change: object = {}): Promise<string> {
  const input = placement(await school.pupil(), {
    basis: 'REPORTED',
    decidedOn: '2027-02-10',
    decidedBy: [{ kind: 'PERSON', person: decider, meeting: null, members: [] }],
    effectiveFrom: '2027-02-10',
    reviewOn: '2027-05-10',
    ...change,
  });
  return (await carryOut(school.staff.senco, 'placeOnSenSupport', input))['decisionId'] as string;
}

const delegated = (by: string, change: object = {}): Promise<unknown> =>
  carryOut(by, 'grantDelegation', {
    schoolUrn: URN,
    delegationId: randomUUID(),
    grantor: 'GOVERNING_BODY',
    granteePerson: school.staff.deputy,
    decisions: ['PLACE_ON_SEN_SUPPORT'],
    from: '2027-01-04',
    ...change,
  });
const reserve = (matters: readonly string[], from = '2027-01-04'): Promise<unknown> =>
  carryOut(school.staff.head, 'setSignOffPolicy', {
    schoolUrn: URN,
    policyId: randomUUID(),
    from,
    rules: matters.map((matter) => ({ ruleId: randomUUID(), matter, quorum: 'ANY_ONE' })),
  });

const DECISION = `query ($id: ID!, $asAt: AsAtInput) { decision(id: $id, asAt: $asAt) { reserved headsDecision judgedWhenRecorded
  findings { code severity recordedLater { inForceFrom recordedAt minutedOn } } } }`;
const codesOf = async (id: string, asAt: object | null = null): Promise<readonly string[]> => {
  const { data } = await ask(school.app, school.staff.senco, DECISION, { id, asAt });
  return (data?.['decision'] as { findings: { code: string }[] }).findings.map(({ code }) => code);
};
const countOf = async (finding: string, asAt: object | null = null): Promise<unknown> => {
  const source =
    'query ($f: RuleCode!, $asAt: AsAtInput) { decisions(filter: { finding: $f }, asAt: $asAt) { totalCount edges { node { id } } } }';
  const { data } = await ask(school.app, school.staff.senco, source, { f: finding, asAt });
  const { totalCount, edges } = data?.['decisions'] as { totalCount: number; edges: unknown[] };
  expect(edges).toHaveLength(totalCount);
  return totalCount;
};

describe('a delegation that was typed in after the decision', () => {
  test('marks what was recorded before it and after it alike, with both days', async () => {
    const before = await placed(school.staff.deputy);
    const untilThen = { ordinal: school.app.log.head() };
    expect(await codesOf(before)).toEqual(['NO_AUTHORITY_AT_DECISION']);
    expect(await countOf('NO_AUTHORITY_AT_DECISION')).toBe(1);
    school.clock.moveTo('2027-03-01T10:00:00.000Z');
    await delegated(school.staff.chair);
    const after = await placed(school.staff.deputy);
    for (const id of [before, after]) {
      const { data } = await ask(school.app, school.staff.senco, DECISION, { id });
      expect((data?.['decision'] as { findings: unknown }).findings).toContainEqual({
        code: 'AUTHORITY_RECORDED_LATER',
        severity: 'CONCERN',
        recordedLater: {
          inForceFrom: '2027-01-04',
          recordedAt: expect.stringMatching(/^2027-03-01T10:00/) as unknown,
          minutedOn: null,
        },
      });
    }
    expect(await countOf('AUTHORITY_RECORDED_LATER')).toBe(2);
    expect(await countOf('NO_AUTHORITY_AT_DECISION')).toBe(0);
    // As known before it was typed in.
    expect(await codesOf(before, untilThen)).toEqual(['NO_AUTHORITY_AT_DECISION']);
    expect(await countOf('NO_AUTHORITY_AT_DECISION', untilThen)).toBe(1);
    expect(await countOf('AUTHORITY_RECORDED_LATER', untilThen)).toBe(0);
  });

  test('what was judged when it was recorded stays readable', async () => {
    const before = await placed(school.staff.deputy);
    await delegated(school.staff.chair, { from: '2027-02-01' });
    const { data } = await ask(school.app, school.staff.senco, DECISION, { id: before });
    expect(data?.['decision']).toMatchObject({ judgedWhenRecorded: ['NO_AUTHORITY_AT_DECISION'] });
  });

  test('the timeline and the files that leave say the same', async () => {
    const before = await placed(school.staff.deputy);
    await delegated(school.staff.chair);
    const asked = await ask(school.app, school.staff.senco, 'query ($id: ID!) { decision(id: $id) { pupil { id } } }', {
      id: before,
    });
    const { pupil } = asked.data?.['decision'] as { pupil: { id: string } };
    const source = 'query ($id: ID!) { pupil(id: $id) { timeline { edges { node { uuid findings { code } } } } } }';
    const { data } = await ask(school.app, school.staff.senco, source, { id: pupil.id });
    const { timeline } = data?.['pupil'] as {
      timeline: { edges: { node: { uuid: string; findings: { code: string }[] } }[] };
    };
    const entry = timeline.edges.find(({ node }) => node.uuid === before)?.node;
    expect(entry?.findings.map(({ code }) => code)).toEqual(['AUTHORITY_RECORDED_LATER']);
    const viewer = contextOf(school.app, school.staff.senco).viewer as Viewer;
    const { spool } = await exportDecisions(
      { schoolUrn: URN, format: 'JSON', recordedAt: undefined, effectiveOn: undefined },
      { app: school.app, viewer, operator: null, correlationId: 'c', signal: new AbortController().signal },
    );
    expect(await text(spool.read())).toContain('"findings":["AUTHORITY_RECORDED_LATER"]');
  });

  test('a minute that the chair confirms and that is older lowers it to information', async () => {
    const before = await placed(school.staff.deputy);
    const delegationId = randomUUID();
    await delegated(school.staff.head, { delegationId, minuteRef: 'FGB item 4', givenOn: '2027-01-04' });
    const severity = async () => {
      const { data } = await ask(school.app, school.staff.senco, DECISION, { id: before });
      return (data?.['decision'] as { findings: { severity: string }[] }).findings.map((finding) => finding.severity);
    };
    expect(await severity()).toEqual(['CONCERN']);
    const minute = { schoolUrn: URN, delegationId, givenOn: '2027-01-04', minuteRef: 'FGB item 4' };
    await carryOut(school.staff.chair, 'confirmDelegation', minute);
    expect(await severity()).toEqual(['INFORMATION']);
  });
});

describe('a sign-off policy that was typed in after the decision', () => {
  test('a laxer one takes no need of sign-off away, whichever was typed in first', async () => {
    school.clock.moveTo('2027-01-04T10:00:00.000Z');
    await reserve(['SEN_SUPPORT']);
    school.clock.moveTo('2027-02-12T10:00:00.000Z');
    const before = await placed(school.staff.senco);
    expect(await codesOf(before)).toEqual(['SIGN_OFF_REQUIRED']);
    await reserve([], '2027-02-01');
    const after = await placed(school.staff.senco);
    for (const id of [before, after]) {
      expect(await codesOf(id)).toEqual(['POLICY_RECORDED_LATER', 'SIGN_OFF_REQUIRED']);
    }
    expect(await countOf('SIGN_OFF_REQUIRED')).toBe(2);
  });

  test('a stricter one accuses nobody', async () => {
    const before = await placed(school.staff.senco);
    await reserve(['SEN_SUPPORT']);
    const after = await placed(school.staff.senco);
    expect([await codesOf(before), await codesOf(after)]).toEqual([[], []]);
    expect(await countOf('SIGN_OFF_REQUIRED')).toBe(0);
  });
});

test("an office that was typed in after the decision does not make it the head's without a mark", async () => {
  school.clock.moveTo('2027-01-04T10:00:00.000Z');
  await reserve(['SEN_SUPPORT']);
  school.clock.moveTo('2027-02-12T10:00:00.000Z');
  const office = { personId: school.staff.deputy, office: 'HEADTEACHER', from: '2027-01-04', to: '2027-02-28' };
  await carryOut(school.staff.chair, 'assignOffice', { schoolUrn: URN, ...office });
  const { data } = await ask(school.app, school.staff.senco, DECISION, { id: await placed(school.staff.deputy) });
  expect(data?.['decision']).toMatchObject({
    headsDecision: false,
    reserved: ['SEN_SUPPORT'],
    findings: [
      { code: 'AUTHORITY_RECORDED_LATER', recordedLater: { inForceFrom: '2027-01-04' } },
      { code: 'HEADS_DECISION_BY_ANOTHERS_WORD' },
    ],
  });
});

test('what was decided before the record starts accuses nobody', async () => {
  // The school was opened on 1 August; its record starts 30 days later.
  const early = { decidedOn: '2026-08-25', effectiveFrom: '2026-08-25', reviewOn: '2026-11-27' };
  const before = await placed(school.staff.deputy, early);
  expect(await codesOf(before)).toEqual(['AUTHORITY_FROM_BEFORE_THE_RECORD', 'LATE_ENTRY']);
  await delegated(school.staff.chair, { from: '2026-08-01' });
  expect(await codesOf(before)).toEqual(['AUTHORITY_FROM_BEFORE_THE_RECORD', 'LATE_ENTRY']);
});
