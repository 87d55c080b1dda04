import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createSourceEventStream, parse } from 'graphql';
import { formatError } from '../../schema/server/errors.ts';
import { type Action, scopeOf } from '../../src/access/abilities.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { type Answered, ask, contextOf, SCHEMA } from '../support/ask.ts';
import { personForEachRole, ROLES } from '../support/personas.ts';
import { openSchool } from '../support/open-school.ts';
import { OTHER_URN, placement, URN } from '../support/school.ts';
import { PROPOSAL, takenOn } from '../support/sign-offs.ts';
import { goodVariables, type RootField, rootFields, wholeOperation } from '../support/whole-calls.ts';

/**
 * What each query and subscription needs at the school; null: only to be signed in. A new field has to be entered here.
 */
const NEEDS: Readonly<Record<string, readonly Action[] | null>> = {
  me: null,
  schools: null,
  codeList: null,
  clock: null,
  clocks: null,
  people: ['READ_PEOPLE'],
  signIns: ['CONFIRM_SIGN_IN'],
  governance: ['READ_PEOPLE'],
  decisions: ['READ_DECISIONS'],
  decision: ['READ_DECISIONS'],
  matters: ['READ_DECISIONS'],
  matter: ['READ_DECISIONS'],
  sencoInvolvementFigures: ['READ_DECISIONS'],
  senRegister: ['READ_REGISTER'],
  senRegisterCounts: ['READ_REGISTER'],
  pupil: ['READ_REGISTER', 'READ_DECISIONS'],
  ehcTracker: ['READ_REGISTER'],
  provisionMap: ['READ_REGISTER'],
  provisionCosts: ['READ_REGISTER'],
  clocksDue: ['READ_REGISTER'],
  prospectivePupils: ['READ_REGISTER'],
  incomingTransfers: ['READ_REGISTER'],
  sharedRecords: ['READ_REGISTER'],
  clockDue: ['READ_REGISTER'],
  readModels: ['READ_OPERATION'],
  position: ['READ_OPERATION'],
  decisionRecorded: ['READ_DECISIONS'],
  sencoInbox: ['READ_DECISIONS'],
  changedDecisions: ['ANSWER_FOR_ONESELF'],
  pupilsNeedingAttention: ['READ_REGISTER'],
  sencoDiary: ['READ_REGISTER'],
  senBudget: ['READ_DECISIONS'],
  ehcRequestEvidence: ['READ_DECISIONS'],
  discrepancies: ['READ_REGISTER'],
  signOffQueue: ['READ_DECISIONS'],
  signOffRequest: ['READ_DECISIONS'],
  signOffRequested: ['READ_DECISIONS'],
};
/** Of one thing, which somebody with scope OWN has not recorded. */
const OF_ONE_THING = [
  'decision',
  'matter',
  'sencoInvolvementFigures',
  'pupil',
  'signOffRequest',
  'ehcRequestEvidence',
  'senBudget',
];
/** Words and names of a pupil and of people that stand in the record. */
const SECRETS = ['Example', 'Robin', '2016-05-01', 'Reading age', 'Person senco', 'Person head'];

/** `node` answers null instead of an error; `ids/ids.test.ts` tells what of whom. */
const fields = rootFields(SCHEMA).filter(({ field }) => field.name !== 'node');
const school = await openSchool();
let byRole: Readonly<Record<string, string>>;
let known: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  byRole = await personForEachRole(school);
  const pupilId = await school.pupil();
  const placed = await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupilId));
  const asked = await school.as(school.staff.senco, 'RequestSignOff', {
    ...takenOn(pupilId, '2026-11-20'),
    ...PROPOSAL,
  });
  known = {
    signOff: asked.kind === 'RECORDED' ? asked.decisionId : '',
    schoolUrn: URN,
    laCode: '383',
    pupilId,
    pupilIds: [pupilId],
    loserPupilId: pupilId,
    fromSchoolUrn: OTHER_URN,
    decision: placed.kind === 'RECORDED' ? placed.decisionId : '',
    after: null,
    waitFor: null,
    asAt: null,
    filter: null,
    orderBy: null,
    first: 10,
    upn: null,
    academicYear: 2026,
    financialYear: 2026,
    on: '2026-11-20',
    from: '2026-09-01',
    to: '2026-11-20',
  };
});

function needsOf({ kind, field }: RootField): readonly Action[] | null | undefined {
  if (kind !== 'mutation') return NEEDS[field.name];
  const definition = definitionOf(field.name.charAt(0).toUpperCase() + field.name.slice(1).replace(/ForGroup$/, ''));
  return definition && [definition.action];
}

/** All decisions answer alike with the decision: it is asked for whole in one of them, and in the queries. */
function operationOf(root: RootField): string {
  const known =
    OPERATIONS.get(root) ??
    wholeOperation(
      SCHEMA,
      root,
      root.kind === 'mutation' && root.field.name !== 'placeOnSenSupport' ? ['decision'] : [],
    );
  OPERATIONS.set(root, known);
  return known;
}
const OPERATIONS = new Map<RootField, string>();

async function call(root: RootField, person: string | undefined): Promise<Answered> {
  const values = {
    ...known,
    id: { pupil: known['pupilId'], signOffRequest: known['signOff'] }[root.field.name] ?? known['decision'],
    commandId: randomUUID(),
  };
  const variables = goodVariables(root.field.args, values);
  if (root.kind === 'subscription') return subscribe(root, person, variables);
  return ask(school.app, person, operationOf(root), variables);
}

/** A subscription is let in or not; what it pushes is another test's. */
async function subscribe(
  root: RootField,
  person: string | undefined,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<Answered> {
  const ending = new AbortController();
  const contextValue = contextOf(school.app, person, ending.signal);
  const source = await createSourceEventStream({
    schema: SCHEMA,
    document: parse(operationOf(root)),
    contextValue,
    variableValues,
  });
  ending.abort();
  const errors = 'errors' in source ? (source.errors ?? []).map((error) => formatError(error)) : [];
  const codes = errors.map(({ extensions }) => String(extensions?.['code']));
  return {
    data: { [root.field.name]: 'errors' in source ? null : 'open' },
    errors,
    codes,
    pupils: [...contextValue.access.pupils],
    refusals: [...contextValue.access.refusals],
  };
}

/** The secrets that stand somewhere in an answer. */
function saidIn(answer: unknown, secrets: readonly string[]): readonly string[] {
  const said = JSON.stringify(answer);
  return secrets.filter((secret) => said.includes(secret));
}

function expectNothing(answered: Answered, field: string, code: string): void {
  expect({ data: answered.data, codes: answered.codes }).toEqual({ data: { [field]: null }, codes: [code] });
  // The access record may keep whom they asked for; nothing else was shown.
  expect(answered.pupils.filter((pupil) => pupil !== known['pupilId'])).toEqual([]);
  expect(answered.refusals).toEqual([code]);
  expect(saidIn([answered.data, answered.errors], [...SECRETS, String(known['pupilId'])])).toEqual([]);
}

test('every root field is in the table or in the registry, and nothing else is', () => {
  expect(fields.filter((root) => needsOf(root) === undefined).map(({ field }) => field.name)).toEqual([]);
  expect(Object.keys(NEEDS).filter((name) => !fields.some(({ field }) => field.name === name))).toEqual([]);
});

describe.each(fields.map((root) => [`${root.kind} ${root.field.name}`, root] as const))('%s', (_name, root) => {
  const { name } = root.field;

  test('gives nothing to whom nobody knows', async () => {
    expectNothing(await call(root, undefined), name, 'UNAUTHENTICATED');
  });

  test.each(ROLES)('%s gets what the table of abilities says, and no more', async (role) => {
    const needs = needsOf(root) ?? [];
    const scopes = needs.map((action) => scopeOf([role], action)).filter((scope) => scope !== undefined);
    const allowed = needs.length === 0 || (OF_ONE_THING.includes(name) ? scopes.includes('SCHOOL') : scopes.length > 0);
    const answered = await call(root, byRole[role]);
    if (!allowed) expectNothing(answered, name, 'NOT_FOUND');
    else {
      expect(answered.errors).toEqual([]);
      expect(answered.data?.[name]).not.toBeNull();
    }
  });

  test('the head next door gets nothing of this school', async () => {
    const answered = await call(root, school.staff.elsewhere);
    const needs = needsOf(root) ?? [];
    const ofThisSchool =
      root.kind !== 'query' ||
      !['me', 'schools', 'codeList', 'readModels', 'position', 'decisions', 'matters'].includes(name);
    if (ofThisSchool && needs.length > 0) expectNothing(answered, name, 'NOT_FOUND');
    expect(saidIn([answered.data, answered.errors], SECRETS)).toEqual([]);
  });
});

test('OWN is what the person recorded: roles without the register never see who a pupil is', async () => {
  for (const role of ROLES.filter((each) => scopeOf([each], 'READ_REGISTER') === undefined)) {
    for (const root of fields.filter(({ kind }) => kind === 'query')) {
      const { data } = await call(root, byRole[role]);
      expect(saidIn(data, ['Example', 'Robin', '2016-05-01', 'Reading age'])).toEqual([]);
    }
  }
});
