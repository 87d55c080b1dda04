import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, PUPIL, recorded, URN } from '../support/school.ts';

const school = await openSchool();
const { senco, head, elsewhere } = school.staff;
/** The SENCO of the other school, a pupil referral unit. */
let theirSenco = '';

beforeAll(async () => {
  const person = { schoolUrn: OTHER_URN, name: 'Person of the unit', workEmail: null };
  theirSenco = (await school.asOperator('RegisterPerson', person)).subjectId;
  const post = { schoolUrn: OTHER_URN, personId: theirSenco, from: '2020-09-01', acting: false, minuteRef: null };
  recorded(await school.as(elsewhere, 'DesignateSenco', post));
});

const ABOUT = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) {
  pupil { id surname forename }
  register { schoolUrn status primaryNeed }
  decisions(orderBy: { by: DECIDED_AT, direction: ASC }, first: 50) { totalCount edges { node {
    id type schoolUrn given pupil { id } decidedBy { persons { role person { name } } } } } }
  timeline(first: 50) { edges { node { type } } }
} }`;

interface About {
  readonly pupil: { readonly id: string; readonly surname: string | null };
  readonly register: readonly object[];
  readonly decisions: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly type: string; readonly given: boolean };
    }[];
  };
  readonly timeline: { readonly edges: readonly { readonly node: { readonly type: string } }[] };
}

async function about(by: string, id: string, recordedAt?: string): Promise<About | null> {
  const asAt = recordedAt === undefined ? null : { recordedAt };
  const { data, codes: errors } = await ask(school.app, by, ABOUT, { id, asAt });
  expect(errors.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
  return (data?.['pupil'] ?? null) as About | null;
}

/** Kinds of the decisions that somebody reads about a pupil, with those that another school gave marked. */
async function read(by: string, id: string, recordedAt?: string): Promise<readonly string[] | null> {
  const seen = await about(by, id, recordedAt);
  return seen && seen.decisions.edges.map(({ node }) => (node.given ? `${node.type} given` : node.type));
}

const SHARED = `{ sharedRecords(schoolUrn: "${OTHER_URN}", first: 50) { edges { node {
  fromSchoolUrn kind from until acceptedAt pupil { id surname forename } } } } }`;

/** Whom the other school is shown as shared with it. */
async function shared(): Promise<readonly object[]> {
  const { data, codes: errors } = await ask(school.app, theirSenco, SHARED);
  expect(errors).toEqual([]);
  const { edges } = data?.['sharedRecords'] as { readonly edges: readonly { readonly node: object }[] };
  return edges.map(({ node }) => node);
}

const at = (pupilId: string, schoolUrn = URN): object => ({ pupilId, schoolUrn, seenRevision: null });
const reported = (person: string, decidedOn: string): object => ({
  basis: 'REPORTED',
  decidedAt: null,
  decidedOn,
  decidedBy: [{ kind: 'PERSON', person, meeting: null, members: [] }],
  evidence: [],
  parentInformed: null,
});
const placed = (pupilId: string, change: object = {}): object => ({
  ...at(pupilId),
  ...reported(head, '2026-11-16'),
  effectiveFrom: '2026-11-18',
  placementUrn: OTHER_URN,
  placementKind: 'PUPIL_REFERRAL_UNIT',
  placementReason: 'REENGAGEMENT',
  plannedEndOn: null,
  reviewOn: '2026-12-18',
  ourSencoToldOn: null,
  theirSencoToldOn: null,
  parentsToldOn: null,
  placementName: null,
  rationale: 'A fresh start.',
  parentViews: null,
  pupilViews: null,
  ...change,
});
const ranked = (pupilId: string, code: string, decidedOn: string, schoolUrn = URN, by = senco): object => ({
  ...at(pupilId, schoolUrn),
  ...reported(by, decidedOn),
  effectiveFrom: decidedOn,
  needs: [{ code, rank: 1 }],
  rationale: 'Seen again.',
});
const onSupport = (pupilId: string, day: string): object =>
  placement(pupilId, { ...reported(senco, day), effectiveFrom: day });
const accept = (pupilId: string): object => ({ ...at(pupilId, OTHER_URN), fromSchoolUrn: URN });

describe('a placement at another school', () => {
  test('is read there by its SENCO once the school takes part, as known then and now', async () => {
    const theirs = await school.pupil({ upn: 'B936000725022' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', onSupport(theirs, '2026-09-10')));
    await expect(school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    recorded(await school.as(head, 'StartPlacementElsewhere', placed(theirs)));
    // Nothing is read before the school takes part, but who comes.
    expect(await about(theirSenco, theirs)).toBeNull();
    const sharing = { fromSchoolUrn: URN, kind: 'PLACEMENT', from: '2026-11-18', until: null };
    const robin = { surname: 'Example', forename: 'Robin' };
    expect(await shared()).toEqual([{ ...sharing, acceptedAt: null, pupil: { id: theirs, ...robin } }]);
    const own = recorded(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).subjectId;
    const accepted = school.clock.now();
    expect(own).not.toBe(theirs);
    expect(await shared()).toEqual([
      { ...sharing, acceptedAt: expect.any(String) as unknown, pupil: { id: own, ...robin } },
    ]);
    expect((await ask(school.app, senco, SHARED)).data).toEqual({ sharedRecords: null });
    expect(codes(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs)))).toEqual(['ALREADY_RECORDED']);
    // The older decision about support is a fact there, and not read.
    for (const id of [theirs, own])
      expect(await about(theirSenco, id)).toMatchObject({
        pupil: { id: own, surname: 'Example', forename: 'Robin' },
        register: [],
        decisions: {
          totalCount: 1,
          edges: [
            {
              node: {
                type: 'PLACEMENT_STARTED',
                schoolUrn: URN,
                given: true,
                pupil: { id: own },
                decidedBy: [{ persons: [{ role: 'HEADTEACHER', person: { name: null } }] }],
              },
            },
          ],
        },
      });
    // What the main school decides while the child is there is read too; what the head reads does not change.
    recorded(await school.as(senco, 'RankNeeds', ranked(theirs, 'SEMH', '2026-11-19')));
    expect(await read(theirSenco, own)).toEqual(['PLACEMENT_STARTED given', 'NEEDS_RANKED given']);
    expect(await read(theirSenco, own, accepted)).toEqual(['PLACEMENT_STARTED given']);
    for (const person of [senco, head])
      expect(await read(person, theirs)).toEqual(['SEN_SUPPORT_DECIDED', 'PLACEMENT_STARTED', 'NEEDS_RANKED']);
    expect((await about(theirSenco, own))?.timeline.edges.map(({ node }) => node.type)).toEqual(
      expect.arrayContaining(['PLACEMENT_STARTED', 'NEEDS_RANKED']),
    );
  });

  test('gives nothing that was decided after its last day', async () => {
    const theirs = await school.pupil({ upn: 'Q941000826777' });
    const started = recorded(await school.as(head, 'StartPlacementElsewhere', placed(theirs)));
    const own = recorded(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).subjectId;
    recorded(await school.as(senco, 'PlaceOnSenSupport', onSupport(theirs, '2026-11-18')));
    recorded(
      await school.as(head, 'EndPlacementElsewhere', {
        ...at(theirs),
        ...reported(head, '2026-11-18'),
        effectiveFrom: '2026-11-19',
        placement: (await placementOf(theirs)) ?? started.subjectId,
        placementEnd: 'RETURNED',
        ourSencoToldOn: null,
        theirSencoToldOn: null,
        rationale: 'Is back.',
      }),
    );
    recorded(await school.as(senco, 'RankNeeds', ranked(theirs, 'SEMH', '2026-11-19')));
    expect(await read(theirSenco, own)).toEqual([
      'PLACEMENT_STARTED given',
      'SEN_SUPPORT_DECIDED given',
      'PLACEMENT_ENDED given',
    ]);
    expect(codes(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs)))).toEqual(['NOT_SHARED']);
  });

  async function placementOf(pupil: string): Promise<string | undefined> {
    const seen = await about(senco, pupil);
    return seen?.decisions.edges.find(({ node }) => node.type === 'PLACEMENT_STARTED')?.node.id;
  }
});

const INBOX = `query ($urn: String!) { sencoInbox(schoolUrn: $urn, states: [AWAITING, ANSWERED, CONFIRMED, DISPUTED], first: 200) {
  edges { node { id state fromSchoolUrn wordAt decision { type schoolUrn pupil { id } decidedBy { kind persons { role person { name } } } } } } } }`;

interface Entry {
  readonly id: string;
  readonly state: string;
  readonly fromSchoolUrn: string | null;
  readonly decision: {
    readonly type: string;
    readonly schoolUrn: string;
    readonly pupil: { readonly id: string };
  } | null;
}

async function inbox(by: string, urn: string, pupil: string): Promise<readonly Entry[]> {
  const { data, codes: errors } = await ask(school.app, by, INBOX, { urn });
  expect(errors).toEqual([]);
  const { edges } = data?.['sencoInbox'] as { readonly edges: readonly { readonly node: Entry }[] };
  return edges.map(({ node }) => node).filter(({ decision }) => decision?.pupil.id === pupil);
}

describe('a decision while two schools have the child', () => {
  test('is put to the SENCO of each; what she says is the word of her own school', async () => {
    const upn = 'F936000725019';
    const theirs = await school.pupil({ upn });
    const registration = { ...PUPIL, upn, schoolUrn: OTHER_URN, enrolment: 'SUBSIDIARY', admittedOn: '2026-11-02' };
    recorded(await school.as(theirSenco, 'RegisterPupil', registration));
    recorded(await school.as(head, 'StartPlacementElsewhere', placed(theirs)));
    const own = recorded(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).subjectId;
    const before = await inbox(senco, URN, theirs);
    const [row, ...more] = await inbox(theirSenco, OTHER_URN, own);
    expect(more).toEqual([]);
    // School, kind and role of who decided; no name of the other school's staff.
    expect(row).toMatchObject({
      state: 'AWAITING',
      fromSchoolUrn: URN,
      decision: {
        type: 'PLACEMENT_STARTED',
        decidedBy: [{ kind: 'PERSON', persons: [{ role: 'HEADTEACHER', person: { name: null } }] }],
      },
    });
    const word = { ...at(own, OTHER_URN), decisionId: row!.id, informedOn: null, note: null };
    expect(codes(await school.as(elsewhere, 'DisputeInvolvement', word))).toEqual(['NOT_THE_SENCO']);
    recorded(await school.as(theirSenco, 'DisputeInvolvement', word));
    expect(await inbox(theirSenco, OTHER_URN, own)).toMatchObject([{ id: row!.id, state: 'DISPUTED' }]);
    expect(await inbox(senco, URN, theirs)).toEqual(before);
    // The other way round: what the unit decides is put to the main school's SENCO.
    recorded(
      await school.as(theirSenco, 'PlaceOnSenSupport', {
        ...onSupport(own, '2026-11-19'),
        ...reported(theirSenco, '2026-11-19'),
        schoolUrn: OTHER_URN,
      }),
    );
    const [theirRow] = (await inbox(senco, URN, theirs)).filter(({ fromSchoolUrn }) => fromSchoolUrn !== null);
    expect(theirRow).toMatchObject({
      state: 'AWAITING',
      fromSchoolUrn: OTHER_URN,
      decision: { type: 'SEN_SUPPORT_DECIDED' },
    });
    const answer = { ...at(theirs), decisionId: theirRow!.id, position: 'AGREES', views: null };
    recorded(await school.as(senco, 'AnswerConsultation', answer));
    expect((await inbox(senco, URN, theirs)).filter(({ fromSchoolUrn }) => fromSchoolUrn !== null)).toMatchObject([
      { state: 'ANSWERED' },
    ]);
  });
});

describe('a dual registration that names the other school', () => {
  test('gives to the record that the school has under the UPN; each reads what the other decides', async () => {
    const upn = 'M93600072501P';
    const theirs = await school.pupil({ upn, enrolment: 'MAIN', otherSchoolUrn: OTHER_URN });
    recorded(await school.as(senco, 'PlaceOnSenSupport', onSupport(theirs, '2026-09-10')));
    const registration = { ...PUPIL, upn, schoolUrn: OTHER_URN, enrolment: 'SUBSIDIARY', admittedOn: '2026-11-02' };
    const own = recorded(await school.as(theirSenco, 'RegisterPupil', registration)).subjectId;
    expect(await about(theirSenco, own)).toMatchObject({ register: [{ status: 'N' }], decisions: { totalCount: 0 } });
    expect(recorded(await school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).subjectId).toBe(own);
    for (const id of [theirs, own])
      expect(await about(theirSenco, id)).toMatchObject({
        pupil: { id: own },
        register: [{ schoolUrn: OTHER_URN, status: 'K', primaryNeed: 'SPLD' }],
      });
    recorded(await school.as(theirSenco, 'RankNeeds', ranked(own, 'SEMH', '2026-11-19', OTHER_URN, theirSenco)));
    expect(await read(theirSenco, own)).toEqual(['SEN_SUPPORT_DECIDED given', 'NEEDS_RANKED']);
    // The main school reads it; its own register stays as it was.
    expect(await about(senco, theirs)).toMatchObject({
      register: [{ schoolUrn: URN, status: 'K', primaryNeed: 'SPLD' }],
      decisions: {
        edges: [
          { node: { type: 'SEN_SUPPORT_DECIDED', given: false } },
          { node: { type: 'NEEDS_RANKED', given: true, schoolUrn: OTHER_URN, pupil: { id: theirs } } },
        ],
      },
    });
  });

  test('gives nothing where no school is named', async () => {
    const theirs = await school.pupil({ upn: 'X873000620245', enrolment: 'MAIN' });
    await expect(school.as(theirSenco, 'AcceptSharedRecord', accept(theirs))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
