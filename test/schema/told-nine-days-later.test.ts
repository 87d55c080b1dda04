import { beforeAll, describe, expect, test } from '@jest/globals';
import { enterSchool } from '../../src/operations/first-authority.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

// The leadership team asks for an EHC needs assessment of a Year 8 boy who is placed at the pupil referral unit; it is
// recorded by somebody who was not in the room, and the SENCO hears of it nine days later.
const UNIT = '900004';

const school = await openSchool();

beforeAll(async () => {
  await enterSchool(school.app, {
    urn: UNIT,
    laestab: '3831100',
    name: 'Elm Road Unit (synthetic)',
    phase: 'SECONDARY',
    schoolType: 'PUPIL_REFERRAL_UNIT',
    trustUid: null,
  });
});

const DECIDE =
  'mutation ($input: DecideEhcRequestInput!) { decideEhcRequest(input: $input) { ... on DecisionRecorded { decisionId position findings } ... on DecisionRefused { refusals { code } } } }';
const TELL =
  'mutation ($input: InformSencoInput!) { informSenco(input: $input) { ... on CommandRecorded { findings } ... on CommandRefused { refusals { code } } } }';
const CONFIRM =
  'mutation ($input: ConfirmInvolvementInput!) { confirmInvolvement(input: $input) { ... on CommandRecorded { findings } ... on CommandRefused { refusals { code } } } }';
const DISPUTE =
  'mutation ($input: DisputeInvolvementInput!) { disputeInvolvement(input: $input) { ... on CommandRecorded { findings } ... on CommandRefused { refusals { code } } } }';
const PERSON = '{ person { name } role }';

/** The one question. */
const WHO = `query ($id: ID!, $asAt: AsAtInput) { decision(id: $id, asAt: $asAt) {
  type decidedOn basis
  ... on EhcRequestDecided { outcome placementSchoolUrn }
  decidedBy { kind meeting persons { person { name } role authority { kind } } }
  recordedBy ${PERSON} recordedAt
  accountability {
    sencoInvolvement { state informedOn lagDays word byWord ${PERSON} recordedAt claimedOn confirmedAt disputedAt answeredBy ${PERSON} }
    rightsHolder
    steps { kind on lagDays meeting persons { person { name } role } }
    findings { code severity }
  }
} }`;
const INBOX = `query ($p: Position, $states: [InboxState!]! = [], $asAt: AsAtInput) { sencoInbox(schoolUrn: "${URN}", states: $states, waitFor: $p, asAt: $asAt) { totalCount edges { node { state lagDays position claim { on by ${PERSON} } decision { id type decidedOn pupil { forename } } } } } }`;

interface Told {
  readonly pupilId: string;
  readonly decisionId: string;
  readonly position: string;
}

/**
 * A boy of the school, and what the leadership team decided about him on `day`, recorded by the deputy on `recordedOn`.
 */
async function decided(dateOfBirth: string, day: string, recordedOn: string): Promise<Told> {
  const { staff, clock } = school;
  clock.moveTo(`${day}T08:00:00.000Z`);
  const pupilId = await school.pupil({ forename: 'Sam', sex: 'M', dateOfBirth, ncYear: '8', enrolment: 'MAIN' });
  clock.moveTo(`${recordedOn}T08:30:00.000Z`);
  const input = {
    commandId: school.app.ids.next(),
    pupilId,
    schoolUrn: URN,
    basis: 'REPORTED',
    decidedOn: day,
    decidedBy: [{ kind: 'MEETING', meeting: 'LEADERSHIP_TEAM', members: [staff.head, staff.chair] }],
    effectiveFrom: day,
    outcome: 'REQUEST',
    placementSchoolUrn: UNIT,
    parentsAware: 'YES',
    agreement: 'AGREED',
    rationale: 'Three cycles at the unit without progress.',
  };
  const { data, errors } = await ask(school.app, staff.deputy, DECIDE, { input });
  expect(errors).toEqual([]);
  return { pupilId, ...(data?.['decideEhcRequest'] as Omit<Told, 'pupilId'>) };
}

async function run(person: string, source: string, input: object): Promise<void> {
  const { data, errors } = await ask(school.app, person, source, {
    input: { commandId: school.app.ids.next(), schoolUrn: URN, ...input },
  });
  expect({ errors, answered: Object.values(data ?? {}) }).toEqual({ errors: [], answered: [{ findings: [] }] });
}

describe('the SENCO is told nine days later', () => {
  let told: Told;

  test("nobody tells yet: it stands in the SENCO's inbox, and is found", async () => {
    told = await decided('2014-02-01', '2026-11-23', '2026-11-25');
    const inbox = await ask(school.app, school.staff.senco, INBOX, { p: told.position });
    expect(inbox.data).toMatchObject({
      sencoInbox: {
        totalCount: 1,
        edges: [
          {
            node: {
              state: 'AWAITING',
              lagDays: 2,
              position: null,
              claim: null,
              decision: {
                id: told.decisionId,
                type: 'EHC_REQUEST_DECIDED',
                decidedOn: '2026-11-23',
                pupil: { forename: 'Sam' },
              },
            },
          },
        ],
      },
    });
    const { data } = await ask(school.app, school.staff.senco, WHO, { id: told.decisionId });
    expect(data).toMatchObject({
      decision: {
        accountability: {
          sencoInvolvement: { state: 'NOT_INFORMED', word: null },
          findings: [{ code: 'SENCO_NOT_INVOLVED', severity: 'CONCERN' }],
        },
      },
    });
  });

  test('told by the one who recorded it: a claim', async () => {
    school.clock.moveTo('2026-12-02T15:00:00.000Z');
    await run(school.staff.deputy, TELL, {
      pupilId: told.pupilId,
      decisionId: told.decisionId,
      informedOn: '2026-12-02',
      method: 'CONVERSATION',
      by: school.staff.deputy,
    });
    const { data } = await ask(school.app, school.staff.head, WHO, { id: told.decisionId });
    expect(data).toMatchObject({
      decision: {
        accountability: {
          sencoInvolvement: {
            state: 'INFORMED_AFTER',
            lagDays: 9,
            word: 'CLAIMED',
            byWord: { person: { name: 'Person deputy' } },
            confirmedAt: null,
          },
          findings: [{ code: 'SENCO_INFORMED_AFTER' }],
        },
      },
    });
    const inbox = await ask(school.app, school.staff.senco, INBOX);
    expect(inbox.data).toMatchObject({
      sencoInbox: {
        edges: [
          {
            node: {
              state: 'AWAITING',
              claim: { on: '2026-12-02', by: { person: { name: 'Person deputy' }, role: 'DEPUTY_HEADTEACHER' } },
            },
          },
        ],
      },
    });
  });

  test('confirmed by the SENCO: one query tells the whole story', async () => {
    school.clock.moveTo('2026-12-03T09:00:00.000Z');
    await run(school.staff.senco, CONFIRM, {
      pupilId: told.pupilId,
      decisionId: told.decisionId,
      note: 'When I was asked to write it.',
    });
    const { data, errors, pupils } = await ask(school.app, school.staff.head, WHO, { id: told.decisionId });
    expect(errors).toEqual([]);
    expect(pupils).toEqual([told.pupilId]);
    const head = { person: { name: 'Person head' }, role: 'HEADTEACHER' };
    const chair = { person: { name: 'Person chair' }, role: 'CHAIR_OF_GOVERNORS' };
    const deputy = { person: { name: 'Person deputy' }, role: 'DEPUTY_HEADTEACHER' };
    const senco = { person: { name: 'Person senco' }, role: 'SENCO' };
    const { recordedAt } = data?.['decision'] as { recordedAt: string };
    expect(recordedAt.slice(0, 16)).toBe('2026-11-25T08:30');
    const {
      accountability: { sencoInvolvement },
    } = data?.['decision'] as { accountability: { sencoInvolvement: { recordedAt: string; confirmedAt: string } } };
    expect([sencoInvolvement.recordedAt.slice(0, 10), sencoInvolvement.confirmedAt.slice(0, 10)]).toEqual([
      '2026-12-02',
      '2026-12-03',
    ]);
    expect(data).toEqual({
      decision: {
        type: 'EHC_REQUEST_DECIDED',
        decidedOn: '2026-11-23',
        basis: 'REPORTED',
        outcome: 'REQUEST',
        placementSchoolUrn: UNIT,
        decidedBy: [
          {
            kind: 'MEETING',
            meeting: 'LEADERSHIP_TEAM',
            persons: [
              { ...head, authority: { kind: 'OFFICE' } },
              { ...chair, authority: { kind: 'NOT_RECORDED' } },
            ],
          },
        ],
        recordedBy: deputy,
        recordedAt,
        accountability: {
          sencoInvolvement: {
            state: 'INFORMED_AFTER',
            informedOn: '2026-12-02',
            lagDays: 9,
            word: 'CONFIRMED',
            byWord: deputy,
            recordedAt: sencoInvolvement.recordedAt,
            claimedOn: '2026-12-02',
            confirmedAt: sencoInvolvement.confirmedAt,
            disputedAt: null,
            answeredBy: senco,
          },
          rightsHolder: 'PARENT',
          steps: [
            { kind: 'DECIDED', on: '2026-11-23', lagDays: 0, meeting: 'LEADERSHIP_TEAM', persons: [head, chair] },
            { kind: 'RECORDED', on: '2026-11-25', lagDays: 2, meeting: null, persons: [deputy] },
            { kind: 'SENCO_INFORMED', on: '2026-12-02', lagDays: 9, meeting: null, persons: [deputy] },
            { kind: 'SENCO_CONFIRMED', on: '2026-12-03', lagDays: 10, meeting: null, persons: [senco] },
          ],
          findings: [{ code: 'SENCO_INFORMED_AFTER', severity: 'CONCERN' }],
        },
      },
    });
    const inbox = await ask(school.app, school.staff.senco, INBOX, { states: ['AWAITING', 'CONFIRMED'] });
    expect(inbox.data).toMatchObject({
      sencoInbox: { totalCount: 1, edges: [{ node: { state: 'CONFIRMED', lagDays: 10 } }] },
    });
  });

  test('as it was known before, it had not been told, and the inbox awaited a word', async () => {
    const asAt = { recordedAt: '2026-11-30T12:00:00.000Z' };
    const { data } = await ask(school.app, school.staff.head, WHO, { id: told.decisionId, asAt });
    expect(data).toMatchObject({
      decision: {
        accountability: { sencoInvolvement: { state: 'NOT_INFORMED' }, findings: [{ code: 'SENCO_NOT_INVOLVED' }] },
      },
    });
    const inbox = await ask(school.app, school.staff.senco, INBOX, { asAt });
    expect(inbox.data).toMatchObject({ sencoInbox: { edges: [{ node: { state: 'AWAITING', lagDays: 7 } }] } });
  });
});

describe('the SENCO disputes what is claimed', () => {
  let told: Told;

  test("the claim of having told before does not count; the SENCO's own date does, and the dispute is found", async () => {
    told = await decided('2014-02-02', '2026-12-14', '2026-12-16');
    const { pupilId, decisionId, position } = told;
    await run(school.staff.deputy, TELL, {
      pupilId,
      decisionId,
      informedOn: '2026-12-14',
      method: 'EMAIL',
      by: school.staff.deputy,
    });
    school.clock.moveTo('2027-01-04T09:00:00.000Z');
    await run(school.staff.senco, DISPUTE, { pupilId, decisionId, informedOn: '2026-12-23', note: 'No such e-mail.' });
    const { data } = await ask(school.app, school.staff.head, WHO, { id: decisionId });
    expect(data).toMatchObject({
      decision: {
        recordedBy: { person: { name: 'Person deputy' } },
        accountability: {
          sencoInvolvement: {
            state: 'INFORMED_AFTER',
            informedOn: '2026-12-23',
            lagDays: 9,
            word: 'DISPUTED',
            byWord: { person: { name: 'Person deputy' } },
            claimedOn: '2026-12-14',
            confirmedAt: null,
            answeredBy: { person: { name: 'Person senco' }, role: 'SENCO' },
          },
          findings: [{ code: 'SENCO_INFORMED_AFTER' }, { code: 'INVOLVEMENT_DISPUTED' }],
        },
      },
    });
    const inbox = await ask(school.app, school.staff.senco, INBOX, { p: position, states: ['DISPUTED'] });
    expect(inbox.data).toMatchObject({
      sencoInbox: { totalCount: 1, edges: [{ node: { state: 'DISPUTED', decision: { id: decisionId } } }] },
    });
  });

  test('nobody but the SENCO has that word', async () => {
    const { pupilId, decisionId } = told;
    const input = { commandId: school.app.ids.next(), schoolUrn: URN, pupilId, decisionId };
    expect((await ask(school.app, school.staff.deputy, CONFIRM, { input })).data).toEqual({
      confirmInvolvement: { refusals: [{ code: 'NOT_THE_SENCO' }] },
    });
    expect(
      (
        await ask(school.app, school.staff.elsewhere, CONFIRM, {
          input: { ...input, commandId: school.app.ids.next() },
        })
      ).codes,
    ).toEqual(['NOT_FOUND']);
  });
});
