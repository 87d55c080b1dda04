import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphql, type GraphQLInputField, GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { Arg, buildSchemaSync, Query, Resolver } from 'type-graphql';
import { inputClass, inputPart } from '../../schema/commands/input-from-members.ts';
import { checkShape } from '../../schema/scalars/check-shape.ts';
import {
  code,
  codes,
  data,
  day,
  decisionType,
  delegable,
  days,
  hash,
  hashes,
  id,
  ids,
  inApi,
  inApiByCode,
  input,
  laCode,
  leftOut,
  line,
  type Member,
  type MemberKind,
  type Members,
  moment,
  money,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  person,
  persons,
  required,
  sealed,
  sealedLine,
  someOf,
  text,
  textLine,
  upn,
  urn,
  whole,
  workedOut,
  yesNo,
  yesOrElseNo,
} from '../../src/kernel/members.ts';

const COLOUR = codes('ProbeColour', 'Colours.', { RED: 'Red.', GREEN: 'Green.' });
const VISIT = part('ProbeVisit', 'One visit.', {
  on: day('The day.'),
  by: optional(person('Who went.')),
  at: workedOut(optional(urn('The school.'))),
});

const UUID = '0190a1b2-0000-7000-8000-00000000000a';
const HASH = 'a'.repeat(64);
const MANY = 51;

/** A kind, the type it is published as, a value that is taken and values that are not. */
interface Row {
  readonly member: Member<unknown, unknown>;
  readonly type: string;
  readonly taken: unknown;
  /** What the command gets; absent: what is taken. */
  readonly arrives?: unknown;
  readonly refused: readonly unknown[];
}

const tooMany = (value: unknown): readonly unknown[] => Array.from({ length: MANY }, () => value);

const KINDS: Readonly<Record<Exclude<MemberKind, 'DATA'>, Row>> = {
  DECISION_TYPE: {
    member: decisionType('A kind of decision.'),
    type: 'DecisionType',
    taken: 'CONCERN_RAISED',
    arrives: 'ConcernRaised',
    refused: ['NoSuchEvent'],
  },
  DELEGABLE: {
    member: delegable('Decisions.'),
    type: '[DelegableDecision!]',
    taken: ['RAISE_CONCERN'],
    arrives: ['RaiseConcern'],
    refused: [['NO_SUCH_DECISION'], tooMany('RAISE_CONCERN')],
  },
  DAY: { member: day('A day.'), type: 'CivilDate', taken: '2028-02-29', refused: ['2027-02-29', 20270101] },
  DAYS: {
    member: days('Days.'),
    type: '[CivilDate!]',
    taken: ['2027-01-04'],
    refused: [['4 January'], tooMany('2027-01-04')],
  },
  MOMENT: { member: moment('A moment.'), type: 'Instant', taken: '2027-01-04T09:00:00.000Z', refused: ['2027-01-04'] },
  ONE_OF: { member: oneOf(COLOUR, 'A colour.'), type: 'ProbeColour', taken: 'RED', refused: ['BLUE', 'Red.'] },
  SOME_OF: {
    member: someOf(COLOUR, 'Colours.'),
    type: '[ProbeColour!]',
    taken: ['RED', 'GREEN'],
    refused: [['BLUE'], tooMany('RED')],
  },
  CODE: { member: code('A code.'), type: 'Code', taken: 'SLCN', refused: ['slcn', ''] },
  ID: { member: id('RECORD', 'An id.'), type: 'ID', taken: UUID, refused: ['1', UUID.toUpperCase()] },
  IDS: { member: ids('RECORD', 'Ids.'), type: '[ID!]', taken: [UUID], refused: [['1'], tooMany(UUID)] },
  PERSON: { member: person('A person.'), type: 'ID', taken: UUID, refused: ['A. Person'] },
  PERSONS: { member: persons('Persons.'), type: '[ID!]', taken: [UUID], refused: [['A. Person'], tooMany(UUID)] },
  URN: { member: urn('A school.'), type: 'String', taken: '100000', refused: ['10000', '1000000', 'school'] },
  UPN: { member: upn('A pupil.'), type: 'String', taken: 'V201000124001', refused: ['W201000124001', 'v201000124001'] },
  LA_CODE: { member: laCode('An authority.'), type: 'String', taken: '823', refused: ['82', '8230'] },
  LINE: {
    member: line('A line.'),
    type: 'String',
    taken: 'One line.',
    refused: ['', ' ', 'two\nlines', 'x'.repeat(201)],
  },
  TEXT: { member: text('A text.'), type: 'String', taken: 'two\nlines', refused: ['', ' \n', 'x'.repeat(10_001)] },
  WHOLE: { member: whole('A number.', 1, 50), type: 'Int', taken: 50, refused: [0, 51, 1.5, '7'] },
  MONEY: { member: money('An amount.'), type: 'Pence', taken: 323_000, refused: [-1, 1_000_000_001, 0.5] },
  YES_NO: { member: yesNo('Whether.'), type: 'Boolean', taken: false, refused: ['yes', 1] },
  HASH: { member: hash('A hash.'), type: 'Hash', taken: HASH, refused: [HASH.toUpperCase(), 'a'] },
  HASHES: { member: hashes('Hashes.'), type: '[Hash!]', taken: [HASH], refused: [['a'], tooMany(HASH)] },
  PART: {
    member: partOf(VISIT, 'A visit.'),
    type: 'ProbeVisitInput',
    taken: { on: '2027-01-04', by: UUID },
    refused: [{}, { on: '2027-01-04', by: 'A. Person' }, { on: '2027-01-04', at: '100000' }],
  },
  PARTS: {
    member: partsOf(VISIT, 'Visits.'),
    type: '[ProbeVisitInput!]',
    taken: [{ on: '2027-01-04', by: null }],
    refused: [[{}], [{ on: '2027-01-04', by: '1' }], tooMany({ on: '2027-01-04' })],
  },
};
const ROWS = Object.entries(KINDS);
const isList = ({ type }: Row): boolean => type.startsWith('[');

/** A schema with one query that takes an input of these members, and answers with the input as it arrived. */
function schemaOf(members: Members): GraphQLSchema {
  const Probe = inputClass('Probe', input('What is probed.', members), Object);
  @Resolver()
  class ProbeQueries {
    @Query(() => String)
    ask(@Arg('input', () => Probe) given: object): string {
      return JSON.stringify(given);
    }
  }
  return buildSchemaSync({
    resolvers: [ProbeQueries],
    skipCheck: true,
    validateFn: (value: unknown) => {
      checkShape(value as object);
    },
  });
}

function fieldsOf(members: Members): Readonly<Record<string, GraphQLInputField>> {
  const type = schemaOf(members).getType('ProbeInput');
  if (!(type instanceof GraphQLInputObjectType)) throw new Error('there is no input type');
  return type.getFields();
}

/** The input as it arrives; undefined where it is refused. */
async function arrived(members: Members, given: object): Promise<unknown> {
  const source = 'query ($input: ProbeInput!) { ask(input: $input) }';
  const { data: answer } = await graphql({ schema: schemaOf(members), source, variableValues: { input: given } });
  return answer == null ? undefined : JSON.parse(answer['ask'] as string);
}

describe.each(ROWS)('%s', (_kind, row) => {
  test('is published as its type, with its words', () => {
    const { member } = fieldsOf({ member: row.member });
    expect(member?.description).toBe(row.member.words);
    expect(String(member?.type)).toBe(`${row.type}!`);
    expect(member?.defaultValue).toEqual(isList(row) ? [] : undefined);
  });

  test('takes a value of its kind and refuses every other', async () => {
    expect(await arrived({ member: row.member }, { member: row.taken })).toMatchObject({
      member: row.arrives ?? row.taken,
    });
    for (const value of [...row.refused, null])
      expect([value, await arrived({ member: row.member }, { member: value })]).toEqual([value, undefined]);
  });

  test('is null where it is optional and nothing is said; a list is empty', async () => {
    for (const optionally of [optional, leftOut]) {
      const members = { member: optionally(row.member) };
      expect(await arrived(members, {})).toEqual({ member: isList(row) ? [] : null });
      expect(await arrived(members, { member: row.taken })).toMatchObject({ member: row.arrives ?? row.taken });
      for (const value of row.refused) expect(await arrived(members, { member: value })).toBeUndefined();
    }
  });

  test('has to be said where it is not optional, but for a list that may be left out', async () => {
    expect(await arrived({ member: row.member }, {})).toEqual(isList(row) ? { member: [] } : undefined);
    if (isList(row)) expect(await arrived({ member: required(row.member) }, {})).toBeUndefined();
  });
});

test('a yes or no may be left out and is then no', async () => {
  expect(await arrived({ urgent: yesOrElseNo('Whether.') }, {})).toEqual({ urgent: false });
  expect(await arrived({ urgent: yesOrElseNo('Whether.') }, { urgent: true })).toEqual({ urgent: true });
});

test('what is sealed is published like what is clear', () => {
  const fields = fieldsOf({ name: sealedLine('A name.'), note: textLine('A note.'), born: sealed(day('A day.')) });
  expect(Object.values(fields).map(({ type }) => String(type))).toEqual(['String!', 'String!', 'CivilDate!']);
});

test('what the command works out is no field, and stored data never one', async () => {
  const members = {
    asked: yesNo('Whether.'),
    found: workedOut(id('RECORD', 'An id.')),
    replacement: data('Stored data.'),
  };
  expect(Object.keys(fieldsOf(members))).toEqual(['asked']);
  expect(await arrived(members, { asked: true, found: UUID })).toBeUndefined();
});

describe('a member with another name in the API', () => {
  const members = {
    meetingOn: inApi('heldOn', day('The day.')),
    until: inApi('dueOn', optional(day('By when.'))),
    visits: partsOf(part('ProbeNamed', 'One.', { pence: inApi('amountPence', money('How much.')) }), 'Visits.'),
    colour: inApiByCode({ RED: '1', GREEN: '2' }, oneOf(COLOUR, 'A colour.')),
  };

  test('is published, defaulted and taken by that name alone', async () => {
    expect(Object.entries(fieldsOf(members)).map(([name, { type }]) => `${name}: ${String(type)}`)).toEqual([
      'heldOn: CivilDate!',
      'dueOn: CivilDate',
      'visits: [ProbeNamedInput!]!',
      'colour: Code!',
    ]);
    const said = { heldOn: '2027-01-04', colour: '2' };
    expect(await arrived(members, said)).toEqual({ ...said, dueOn: null, visits: [] });
    expect(await arrived(members, { ...said, meetingOn: '2027-01-04' })).toBeUndefined();
  });

  test('is told by that name where it is wrong, in parts too', async () => {
    const { errors } = await graphql({
      schema: schemaOf(members),
      source: 'query ($input: ProbeInput!) { ask(input: $input) }',
      variableValues: { input: { heldOn: '2027-01-04', colour: '2', visits: [{ amountPence: -1 }] } },
    });
    expect(errors?.[0]?.extensions['problems']).toEqual([{ field: 'visits.0.amountPence', rule: 'min', figure: 0 }]);
  });
});

test('a part has one class, wherever it is used', () => {
  expect(inputPart(VISIT)).toBe(inputPart(VISIT));
});

test('the fields of the class under it come with it', () => {
  class Under {
    readonly commandId = 'c';
  }
  expect(new (inputClass('Above', input('Above.', { on: optional(day('A day.')) }), Under))()).toEqual({
    commandId: 'c',
    on: null,
  });
});

test('property: each member is published by its own kind and modifiers, whatever stands beside it', () => {
  const member = fc
    .tuple(fc.constantFrom(...Object.values(KINDS)), fc.constantFrom('ASKED', 'OPTIONAL', 'LEFT_OUT', 'WORKED_OUT'))
    .map(([row, how]) => ({ row, how }));
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), (list) => {
      const modified = list.map(({ row, how }, at) => [`m${String(at)}`, MODIFY[how](row.member)] as const);
      const fields = fieldsOf({ always: yesNo('Whether.'), ...Object.fromEntries(modified) });
      const expected = list.flatMap(({ row, how }, at) =>
        how === 'WORKED_OUT' ? [] : [[`m${String(at)}`, how === 'ASKED' || isList(row) ? `${row.type}!` : row.type]],
      );
      expect(Object.entries(fields).map(([name, { type }]) => [name, String(type)])).toEqual([
        ['always', 'Boolean!'],
        ...expected,
      ]);
    }),
    { numRuns: 30 },
  );
});

const MODIFY = {
  ASKED: (member: Member<unknown, unknown>) => member,
  OPTIONAL: optional,
  LEFT_OUT: leftOut,
  WORKED_OUT: workedOut,
} as const;
