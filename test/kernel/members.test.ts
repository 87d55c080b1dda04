import { describe, expect, test } from '@jest/globals';
import {
  classesOf,
  codes,
  codesOf,
  type DataOf,
  day,
  event,
  eventOfStream,
  fieldClassesOf,
  id,
  inApi,
  input,
  type InputOf,
  isA,
  laCode,
  leftOut,
  line,
  money,
  oneOf,
  optional,
  orElse,
  part,
  partOf,
  partsOf,
  person,
  persons,
  type Said,
  saidIn,
  sealed,
  sealedLine,
  someOf,
  type Stored,
  text,
  textLine,
  upn,
  urn,
  valuesOf,
  whole,
  wordsOf,
  yesOrElseNo,
  workedOut,
} from '../../src/kernel/members.ts';

const COLOUR = codes('Colour', 'Colours.', { RED: 'Red.', GREEN: 'Green.' });
const VISIT = part('Visit', 'One visit.', { on: day('The day.'), by: optional(person('Who went.')) });

const Painted = event('Painted', 'A door was painted.', {
  colour: oneOf(COLOUR, 'The colour.'),
  reason: text('Why.'),
  until: optional(day('Until when.')),
  painter: sealedLine('Who painted it.'),
  born: sealed(day('When the painter was born.')),
  room: workedOut(id('RECORD', 'The room it belongs to.')),
  others: leftOut(someOf(COLOUR, 'Other colours.')),
  visits: partsOf(VISIT, 'Visits.'),
});
const Opened = eventOfStream('Opened', 'A door was opened.', { on: day('The day.') });
type PaintedMembers = typeof Painted.members;

const SEALED = { ct: 'AAAA', nonce: 'AAAAAAAAAAAAAAAA', n: 0, commit: '0'.repeat(64) };
const SAID = {
  colour: 'RED',
  reason: 'Rain.',
  until: null,
  painter: 'A. Painter',
  born: '1990-01-31',
  visits: [{ on: '2027-01-04', by: null }],
} as const satisfies Said<PaintedMembers>;

describe('what a command says', () => {
  test('is optional where a later member may be left out, and null where it may be empty', () => {
    const withLater: Said<PaintedMembers> = { ...SAID, until: '2027-02-01', others: ['GREEN'] };
    expect(Object.keys(withLater)).toContain('others');
    // @ts-expect-error a code of the list, and no other
    const unknown: Said<PaintedMembers> = { ...SAID, colour: 'BLUE' };
    // @ts-expect-error an optional member is null, not undefined
    const missing: Said<PaintedMembers> = { ...SAID, until: undefined };
    // @ts-expect-error a member that is not optional is never null
    const empty: Said<PaintedMembers> = { ...SAID, reason: null };
    // @ts-expect-error plain text, never what the store made of it
    const stored: Said<PaintedMembers> = { ...SAID, painter: SEALED };
    expect([unknown, missing, empty, stored]).toHaveLength(4);
  });

  test('has nothing that the command works out', () => {
    // @ts-expect-error nobody says in which room the door is
    const told: Said<PaintedMembers> = { ...SAID, room: 'r' };
    expect(told).toHaveProperty('room');
  });

  test('is the same in an input', () => {
    const Paint = input('Paint a door.', { ...saidIn(Painted), urgent: optional(day('By when.')) });
    const command: InputOf<typeof Paint> = { ...SAID, urgent: null };
    // @ts-expect-error the input's own member is asked for too
    const without: InputOf<typeof Paint> = SAID;
    expect(Object.keys(Paint.members)).toEqual([...Object.keys(saidIn(Painted)), 'urgent']);
    expect([command, without]).toHaveLength(2);
  });
});

describe('what an event holds', () => {
  const data: DataOf<typeof Painted> = { ...SAID, schoolUrn: '100000', room: 'r' };

  test('is what was said and what was worked out, sealed or not yet, with the school', () => {
    const held: DataOf<typeof Painted> = { ...data, reason: SEALED, painter: SEALED, born: SEALED, others: ['RED'] };
    expect(held.room).toBe('r');
    // @ts-expect-error the school of a pupil's event
    const without: DataOf<typeof Painted> = { ...SAID, room: 'r' };
    // @ts-expect-error a member that came later is absent, never null
    const later: DataOf<typeof Painted> = { ...data, others: null };
    // @ts-expect-error what was worked out is always there
    const room: Stored<PaintedMembers> = SAID;
    // @ts-expect-error clear fields are not sealed
    const clear: DataOf<typeof Painted> = { ...data, until: SEALED };
    expect([without, later, room, clear]).toHaveLength(4);
  });

  test('names no school in a stream that is not a pupil', () => {
    const opened: DataOf<typeof Opened> = { on: '2027-01-04' };
    expect(opened).not.toHaveProperty('schoolUrn');
    expect(fieldClassesOf(Opened)).toEqual({ on: 'CLEAR' });
  });
});

describe('saidIn', () => {
  test('leaves out what is worked out and keeps the order of the rest', () => {
    expect(Object.keys(saidIn(Painted))).toEqual(Object.keys(Painted.members).filter((name) => name !== 'room'));
    // @ts-expect-error its type leaves it out as well
    expect(saidIn(Painted).room).toBeUndefined();
  });
});

describe('classesOf', () => {
  test('gives sealed fields the order of their members, for that is their place for ever', () => {
    const classes = classesOf(Painted, Opened);
    expect(Object.keys(classes)).toEqual(['Painted', 'Opened']);
    const sealedFields = Object.entries(classes.Painted).filter(([, fieldClass]) => fieldClass !== 'CLEAR');
    expect(sealedFields).toEqual([
      ['reason', 'TEXT'],
      ['painter', 'SEALED'],
      ['born', 'SEALED'],
    ]);
  });

  test("has the school of a pupil's event and every member, worked out or not", () => {
    expect(Object.keys(fieldClassesOf(Painted))).toEqual(['schoolUrn', ...Object.keys(Painted.members)]);
  });
});

describe('a member', () => {
  test.each([
    [line('A reference.'), 'LINE', 'CLEAR'],
    [sealedLine('A name.'), 'LINE', 'SEALED'],
    [textLine('A remark.'), 'LINE', 'TEXT'],
    [text('Why.'), 'TEXT', 'TEXT'],
    [sealed(upn('The number.')), 'UPN', 'SEALED'],
    [urn('The school.'), 'URN', 'CLEAR'],
    [laCode('The authority.'), 'LA_CODE', 'CLEAR'],
    [persons('Who came.'), 'PERSONS', 'CLEAR'],
    [money('The cost.'), 'MONEY', 'CLEAR'],
  ])('%j has its kind and class', (member, kind, fieldClass) => {
    expect(member).toMatchObject({ kind, fieldClass, optional: false });
  });

  test('takes a whole number within its range, and may be shown in other words', () => {
    expect(whole('How many.', 1, 9)).toEqual({
      kind: 'WHOLE',
      words: 'How many.',
      optional: false,
      fieldClass: 'CLEAR',
      range: [1, 9],
    });
    expect(whole('How many to have.', 1, 9, 'How many there are.')).toMatchObject({ shown: 'How many there are.' });
  });

  test('has the default and the name that it is given, and all else as before', () => {
    expect(yesOrElseNo('Whether it is so.')).toMatchObject({ kind: 'YES_NO', orElse: false });
    expect(orElse(oneOf(COLOUR, 'The colour.'), 'RED')).toMatchObject({ kind: 'ONE_OF', of: COLOUR, orElse: 'RED' });
    expect(inApi('dueOn', day('When.'))).toEqual({ ...day('When.'), apiName: 'dueOn' });
  });
});

describe('valuesOf', () => {
  const members = {
    ...Painted.members,
    helpers: persons('Who helped.'),
    first: partOf(VISIT, 'The first visit.'),
    boss: optional(person('Whose order it was.')),
  };
  const said = {
    ...SAID,
    helpers: ['ann', 'bob'],
    first: { on: '2027-01-02', by: 'cy' },
    visits: [
      { on: '2027-01-04', by: null },
      { on: '2027-01-05', by: 'di' },
    ],
    boss: null,
  };

  test('finds what is accepted in members, in lists, in parts and in lists of parts; nothing else', () => {
    const isPerson = ({ kind }: { kind: string }) => kind === 'PERSON' || kind === 'PERSONS';
    expect(valuesOf(members, said, isPerson)).toEqual(['di', 'ann', 'bob', 'cy']);
    expect(valuesOf(members, said, ({ kind }) => kind === 'DAY')).toEqual([
      '1990-01-31',
      '2027-01-04',
      '2027-01-05',
      '2027-01-02',
    ]);
  });

  test('finds nothing where nothing is said, and no text in what holds none', () => {
    expect(valuesOf(members, {}, () => true)).toEqual([]);
    expect(valuesOf({ times: whole('How often.', 1, 9) }, { times: 3 }, () => true)).toEqual([]);
  });
});

test('wordsOf gives each type what it says in a timeline', () => {
  expect(wordsOf(Painted, Opened)).toEqual({ Painted: 'A door was painted.', Opened: 'A door was opened.' });
});

test('codesOf keeps the order in which codes were written', () => {
  expect(codesOf(COLOUR)).toEqual(['RED', 'GREEN']);
});

describe('isA', () => {
  const log: readonly { readonly type: string; readonly data: object; readonly revision: number }[] = [
    { type: 'Painted', revision: 0, data: { ...SAID, schoolUrn: '100000', room: 'r' } },
    { type: 'Opened', revision: 1, data: { on: '2027-01-05' } },
    { type: 'Closed', revision: 2, data: {} },
  ];

  test('narrows an event to the type and the data of its table', () => {
    const painted = log.filter(isA(Painted));
    expect(painted.map(({ data, revision }) => [data.colour, revision])).toEqual([['RED', 0]]);
    // @ts-expect-error its data has no member that the table lacks
    expect(painted[0]?.data.on).toBeUndefined();
    // @ts-expect-error what is not narrowed has no members to speak of
    expect(log[0]?.data.colour).toBe('RED');
  });

  test('tells the tables apart by the type, where it is one of several', () => {
    const days = log.filter(isA(Painted, Opened)).map((one) => (one.type === 'Opened' ? one.data.on : one.data.until));
    expect(days).toEqual([null, '2027-01-05']);
  });

  test('goes by the type alone, and knows no other', () => {
    expect(log.filter(isA(Opened)).map(({ type }) => type)).toEqual(['Opened']);
    expect(log.filter(isA())).toEqual([]);
  });
});
