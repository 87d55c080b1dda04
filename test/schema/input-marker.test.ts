import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { type Answered, ask, SCHEMA } from '../support/ask.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { openSchool } from '../support/open-school.ts';
import { OTHER_URN, placement, URN } from '../support/school.ts';
import {
  goodVariables,
  inputPositions,
  type InputPosition,
  literal,
  rootFields,
  wholeOperation,
  withValue,
} from '../support/whole-calls.ts';

const MARKER = 'Zebedee';
const UPPER = MARKER.toUpperCase();
/** As text of every kind that a scalar could take, and as values of other types. */
const VALUES: readonly unknown[] = [
  MARKER,
  UPPER,
  `${MARKER} 2026-11-20`,
  MARKER.repeat(1_500),
  '\u0000' + MARKER,
  [MARKER],
  [[MARKER]],
  { [MARKER]: MARKER },
  [{ [MARKER]: 1 }],
];
/** The values that also go in as literals of a document, one of each shape: reading the others costs the most. */
const LITERALS: readonly unknown[] = [MARKER, `${MARKER} 2026-11-20`, [MARKER], { [MARKER]: MARKER }];
/** What a person has written is shown again to those who may read it: here only codes and ids are asked for. */
const WRITTEN = ['decision', 'decisions', 'name', 'surname', 'forename', 'upn'];

// A position that is none is waited for as long as any other.
const school = await openSchool({ SEN_TRAIL_WAIT_MS: '20' });
let known: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  const pupilId = await school.pupil();
  const placed = await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupilId));
  known = {
    schoolUrn: URN,
    pupilId,
    loserPupilId: pupilId,
    fromSchoolUrn: OTHER_URN,
    id: placed.kind === 'RECORDED' ? placed.decisionId : '',
    first: 10,
    upn: null,
    academicYear: 2026,
  };
});

const roots = rootFields(SCHEMA).filter(({ kind, field }) => kind !== 'subscription' && field.args.length > 0);

const operations = new Map(roots.map((root) => [root.field.name, wholeOperation(SCHEMA, root, WRITTEN)]));

async function answers(root: (typeof roots)[number], { path, type }: InputPosition, value: unknown): Promise<string> {
  const good = goodVariables(root.field.args, { ...known, commandId: randomUUID() });
  const variables = withValue(good, path, value);
  const operation = operations.get(root.field.name) ?? '';
  const inline = `${root.kind} { ${root.field.name}(${Object.entries(variables)
    .map(([name, member]) => `${name}: ${literal(member)}`)
    .join(', ')}) { __typename } }`;
  const asName =
    isEnumType(getNamedType(type)) && typeof value === 'string'
      ? inline.replace(JSON.stringify(value), MARKER)
      : inline;
  const said = [await askQuickly(operation, variables)];
  const asLiteral = LITERALS.some((one) => JSON.stringify(one) === JSON.stringify(value));
  if (asLiteral) said.push(await askQuickly(inline));
  if (asLiteral && asName !== inline) said.push(await askQuickly(asName));
  return withoutMemberNames(JSON.stringify(said));
}

/** Without stacks: graphql-js takes one for each of its errors, at more cost than all the rest, and none is read. */
async function askQuickly(source: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await ask(school.app, school.staff.head, source, variables);
  } finally {
    Error.stackTraceLimit = frames;
  }
}

let place = 0;

/** All values in the long run, else two of them, which are others at the next position. */
function valuesAtNext(): readonly unknown[] {
  place += 1;
  return LONG_RUN ? VALUES : [VALUES[place % VALUES.length], VALUES[(place + 4) % VALUES.length]];
}

/** The name of a member is no value: it is told where no such member is known, and nowhere else. */
function withoutMemberNames(said: string): string {
  return said.replaceAll(`: \`${MARKER}\`.`, '.').replaceAll(`"name":"${MARKER}"`, '');
}

test('positions are found all the way down', () => {
  const place = roots.find(({ field }) => field.name === 'placeOnSenSupport');
  const paths = inputPositions(place?.field.args ?? []).map(({ path }) => path.join('.'));
  expect(paths).toEqual(
    expect.arrayContaining([
      'input',
      'input.commandId',
      'input.needs',
      'input.needs.0',
      'input.needs.0.code',
      'input.decidedBy.0.members.0',
      'input.parentInformed.by',
      'input.evidence.0.sha256',
    ]),
  );
});

/** What every decision has is inherited from one class: it is tried in all its depth on two commands. */
const SHARED = fieldsOf('RaiseConcernInput').filter(
  (name) => fieldsOf('RankNeedsInput').includes(name) && fieldsOf('RequestSignOffInput').includes(name),
);

function fieldsOf(input: string): readonly string[] {
  const type = SCHEMA.getType(input);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
}

function positionsOf({ field }: (typeof roots)[number]): readonly InputPosition[] {
  const whole =
    ['raiseConcern', 'requestSignOff'].includes(field.name) ||
    SHARED.some((name) => !fieldsOf(String(field.args[0]?.type).replace('!', '')).includes(name));
  return inputPositions(field.args).filter(
    ({ path: [, member, ...deeper] }) =>
      whole || !SHARED.includes(String(member)) || (deeper.length === 0 && member === 'commandId'),
  );
}

test('what is shared is the envelope of a decision', () => {
  expect(SHARED).toEqual(
    expect.arrayContaining(['commandId', 'schoolUrn', 'pupilId', 'basis', 'decidedBy', 'correctionOf']),
  );
});

describe.each(roots.map((root) => [root.field.name, root] as const))('%s', (_name, root) => {
  test.each(positionsOf(root).map((position) => [position.path.join('.'), position, valuesAtNext()] as const))(
    'a name in %s comes back nowhere',
    async (_path, position, values) => {
      for (const value of values) expect(await answers(root, position, value)).not.toMatch(/zebedee/i);
    },
  );
});

test('a name in the arguments of a subscription comes back nowhere', async () => {
  const [subscription] = rootFields(SCHEMA).filter(({ kind }) => kind === 'subscription');
  if (subscription === undefined) throw new Error('no subscription');
  for (const position of inputPositions(subscription.field.args)) {
    for (const value of VALUES) {
      const { errors } = await ask(
        school.app,
        school.staff.head,
        wholeOperation(SCHEMA, subscription),
        withValue(goodVariables(subscription.field.args, known), position.path, value),
      );
      expect(withoutMemberNames(JSON.stringify(errors))).not.toMatch(/zebedee/i);
    }
  }
});
