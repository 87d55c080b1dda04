import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { FIRST_DAY, LAST_DAY } from '../../src/kernel/day-range.ts';
import { ask, SCHEMA } from '../support/ask.ts';
import { type Demo, HARROW, openDemo } from '../support/demo.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { LONG_RUN } from '../support/long-run.ts';

const folder = new TemporaryFolder();
let demo: Demo;
let senco: string;
let pupilId: string;
beforeAll(async () => {
  demo = await openDemo(folder.path);
  senco = demo.told.find(({ command, input }) => command === 'RegisterPerson' && input['name'] === 'Ada Whitcombe')
    ?.input['personId'] as string;
  pupilId = String(
    demo.told.findLast(({ by, command }) => by === senco && command === 'StartProvision')?.input['pupilId'],
  );
});
afterAll(async () => {
  await demo.app.close();
  folder[Symbol.dispose]();
});

/** What is asked of one output type, so many levels deep; fields that need an argument are left out. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isAbstractType(named)) {
    const kinds = SCHEMA.getPossibleTypes(named).map((kind) => `... on ${kind.name} ${selection(kind, depth)}`);
    return `{ __typename ${kinds.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields())
    .filter(({ args }) => args.every((arg) => !needsValue(arg)))
    .filter(({ type: of }) => depth > 0 || isLeafType(getNamedType(of)))
    // Members of the same name may differ in type between kinds of decisions.
    .map((field) => `${named.name}_${field.name}: ${field.name} ${selection(field.type, depth - 1)}`);
  return `{ __typename ${fields.join(' ')} }`;
}

function needsValue({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

/** A query with every day it takes at one end of the range. */
function documentOf(name: string, { args, type }: GraphQLField<unknown, unknown>, day: string, asAt: string): string {
  const said = args.flatMap((arg) => {
    const named = getNamedType(arg.type);
    if (named.name === 'CivilDate') return [`${arg.name}: "${day}"`];
    if (named.name === 'AsAtInput') return [`asAt: ${asAt}`];
    if (!needsValue(arg)) return [];
    const value = isEnumType(named) ? named.getValues()[0]?.name : VALUES[arg.name];
    return [`${arg.name}: ${String(value)}`];
  });
  return `{ ${name}${said.length === 0 ? '' : `(${said.join(', ')})`} ${selection(type, 3)} }`;
}

const VALUES: Readonly<Record<string, string>> = {
  schoolUrn: `"${HARROW}"`,
  financialYear: '2026',
};

const QUERIES = Object.entries(SCHEMA.getQueryType()?.getFields() ?? {}).filter(
  ([name]) => name !== 'node' && name !== 'clock' && name !== 'decision',
);

/** Each query at one end of the range, or at both in `npm run test:long`. */
function drawn(day: string): typeof QUERIES {
  return QUERIES.filter((_, index) => LONG_RUN || (index % 2 === 0) === (day === FIRST_DAY));
}

describe.each([FIRST_DAY, LAST_DAY])('%s, an end of the range', (day) => {
  test.each(drawn(day))('%s is answered for that day, and as known at a moment of it', async (name, field) => {
    for (const moment of [`${day}T00:00:00Z`, `${day}T23:59:59.999Z`]) {
      const asAt = `{ effectiveOn: "${day}", recordedAt: "${moment}" }`;
      const document = documentOf(name, field, day, asAt).replace(': undefined', `: "${pupilId}"`);
      const { errors } = await ask(demo.app, senco, document);
      expect([document.slice(0, 200), errors.filter(({ extensions }) => extensions?.['code'] !== 'NOT_FOUND')]).toEqual(
        [document.slice(0, 200), []],
      );
    }
  });
});

test('a moment outside the range is bad input, in commands and questions, whatever its offset says', async () => {
  for (const moment of ['9999-12-31T23:59:59-23:59', '2199-12-31T23:59:59-01:00', '0000-01-01T00:00:00+23:59']) {
    const read = await ask(
      demo.app,
      senco,
      '($at: Instant) { senRegisterCounts(schoolUrn: "900002", asAt: { recordedAt: $at }) { pupils } }'.replace(
        '($at',
        'query ($at',
      ),
      { at: moment },
    );
    expect([moment, read.codes]).toEqual([moment, ['BAD_USER_INPUT']]);
    const written = await ask(
      demo.app,
      senco,
      'mutation ($input: AnswerNamingConsultationInput!) { answerNamingConsultation(input: $input) { __typename } }',
      { input: { commandId: randomUUID(), pupilId, schoolUrn: HARROW, position: 'NO_OBJECTION', sentAt: moment } },
    );
    expect([moment, written.codes]).toEqual([moment, ['BAD_USER_INPUT']]);
  }
});

test('a year that does not lie in the range whole is bad input', async () => {
  for (const year of [-1, 0, 1999, 2199, 2_000_000_000]) {
    const { codes } = await ask(
      demo.app,
      senco,
      `{ senBudget(schoolUrn: "${HARROW}", financialYear: ${String(year)}) { to } }`,
    );
    expect([year, codes]).toEqual([year, ['BAD_USER_INPUT']]);
  }
});
