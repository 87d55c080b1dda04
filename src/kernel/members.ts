import type { JsonObject } from './json.ts';
import type { SealedField } from './sealed-field.ts';

/**
 * Members of events, of their parts and of command inputs, each with kind, words and field class. One table holds a
 * fact once. Types, input classes, decision kinds, enums, field classes, persons named and days about the child are
 * derived from it. Pure data: no package, no class.
 */

/**
 * How a field is stored. CLEAR: codes, dates, amounts, opaque ids. SEALED: identity. TEXT: free text. SEALED and TEXT
 * are encrypted. A sealed field's place in its event is its place among the SEALED and TEXT members, in this order:
 * **add new ones at the end and never take one out**.
 */
export type FieldClass = 'CLEAR' | 'SEALED' | 'TEXT';

/** Free text or identity: plain in a command and in the result of `decide`, sealed in every stored event. */
export type Personal<T = string> = T | SealedField;

/** A closed list of codes with their descriptions. The type and the published enum follow from it. */
export interface Codes<Code extends string = string> {
  readonly name: string;
  readonly words: string;
  readonly codes: Readonly<Record<Code, string>>;
}

export function codes<Code extends string>(
  name: string,
  words: string,
  of: Readonly<Record<Code, string>>,
): Codes<Code> {
  return { name, words, codes: of };
}

export type CodeOf<C> = C extends Codes<infer Code> ? Code : never;

/** The codes of a list, in its order. */
export function codesOf<Code extends string>({ codes: of }: Codes<Code>): readonly Code[] {
  return Object.keys(of) as Code[];
}

export type MemberKind =
  | 'DAY'
  | 'DAYS'
  | 'MOMENT'
  | 'ONE_OF'
  | 'SOME_OF'
  | 'CODE'
  | 'DECISION_TYPE'
  | 'DELEGABLE'
  | 'ID'
  | 'IDS'
  | 'PERSON'
  | 'PERSONS'
  | 'URN'
  | 'UPN'
  | 'LA_CODE'
  | 'LINE'
  | 'TEXT'
  | 'WHOLE'
  | 'MONEY'
  | 'YES_NO'
  | 'HASH'
  | 'HASHES'
  | 'PART'
  | 'PARTS'
  | 'DATA';

/** What an id names. RECORD: an event that answers show inside something else, under its stored id. */
export type Named = 'Decision' | 'Discrepancy' | 'Provision' | 'Pupil' | 'SignOff' | 'RECORD';

/**
 * One member. `Said` is its type in a command, `never` if the command works it out. `Stored` is its type in the event,
 * with `undefined` if it may be left out.
 */
export interface Member<Said, Stored = Said> {
  readonly kind: MemberKind;
  /** Description of the input field. */
  readonly words: string;
  /** Description of the field in answers, if it differs. */
  readonly shown?: string;
  /** Its name in the API, where that differs from the one under which it is stored. */
  readonly apiName?: string;
  /** Of a closed list: the code of a dated list that the API has for each value. */
  readonly apiCodes?: Readonly<Record<string, string>>;
  readonly optional: boolean;
  readonly fieldClass: FieldClass;
  /** Worked out by the command, so the input lacks it. */
  readonly workedOut?: boolean;
  /** Left out of the event if not given, because older events lack it. */
  readonly leftOut?: boolean;
  /**
   * ABOUT_THE_CHILD: a day on which something held or happened in the child's life. REVIEW: a day set for a review.
   * PLANNED: another day in a plan of the school's.
   */
  readonly dayKind?: 'ABOUT_THE_CHILD' | 'REVIEW' | 'PLANNED';
  readonly of?: Codes | Part<Members>;
  /** Of an id: what it names. */
  readonly named?: Named;
  /** Least and greatest value of a whole number. */
  readonly range?: readonly [number, number];
  /** Default of an optional input field. */
  readonly orElse?: string | boolean;
  /** A list that the input must give, even if empty. */
  readonly required?: boolean;
  /** Never set: they only carry types. */
  readonly said?: Said;
  readonly stored?: Stored;
}

export type Members = Readonly<Record<string, Member<unknown, unknown>>>;

/** A group of members that belong together, such as a reference to evidence. */
export interface Part<M extends Members> {
  readonly name: string;
  readonly words: string;
  readonly shown?: string;
  readonly members: M;
}

type SaidOf<M> = M extends Member<infer S, unknown> ? S : never;
type StoredOf<M> = M extends Member<unknown, infer S> ? S : never;
type Asked<M extends Members> = {
  [K in keyof M]: [SaidOf<M[K]>] extends [never] ? never : undefined extends SaidOf<M[K]> ? never : K;
}[keyof M];
type MayBeAsked<M extends Members> = {
  [K in keyof M]: [SaidOf<M[K]>] extends [never] ? never : undefined extends SaidOf<M[K]> ? K : never;
}[keyof M];
type Kept<M extends Members> = { [K in keyof M]: undefined extends StoredOf<M[K]> ? never : K }[keyof M];
type MayBeKept<M extends Members> = { [K in keyof M]: undefined extends StoredOf<M[K]> ? K : never }[keyof M];

/** Type of these members in a command. */
export type Said<M extends Members> = { readonly [K in Asked<M>]: SaidOf<M[K]> } & {
  readonly [K in MayBeAsked<M>]?: Exclude<SaidOf<M[K]>, undefined>;
};

/** Type of these members in an event. */
export type Stored<M extends Members> = { readonly [K in Kept<M>]: StoredOf<M[K]> } & {
  readonly [K in MayBeKept<M>]?: Exclude<StoredOf<M[K]>, undefined>;
};

/** Type of these members as `decide` has them: those that older events lack may be missing or null. */
export type Given<M extends Members> = { readonly [K in Kept<M>]: StoredOf<M[K]> } & {
  readonly [K in MayBeKept<M>]?: StoredOf<M[K]> | null;
};

type Words = readonly [words: string, shownAs?: string];

function member<S, T = S>(
  kind: MemberKind,
  [words, shownAs]: Words,
  more: Partial<Member<unknown, unknown>> = {},
): Member<S, T> {
  const shown = shownAs !== undefined && { shown: shownAs };
  return { kind, words, ...shown, optional: false, fieldClass: 'CLEAR', ...more } as Member<S, T>;
}

// Every kind takes the description of the input field and, if it differs, that of the field in answers.

/** A civil date that says what the school did, or when. */
export const day = (...words: Words): Member<string> => member('DAY', words);
/** A civil date on which something held or happened in the child's life. A former school may not date it later. */
export const dayAboutChild = (...words: Words): Member<string> => member('DAY', words, { dayKind: 'ABOUT_THE_CHILD' });
/** A civil date set for a review. */
export const reviewDay = (...words: Words): Member<string> => member('DAY', words, { dayKind: 'REVIEW' });
/** A civil date in a plan of the school: an end, a goal. Nothing has happened on it yet. */
export const plannedDay = (...words: Words): Member<string> => member('DAY', words, { dayKind: 'PLANNED' });
export const days = (...words: Words): Member<readonly string[]> => member('DAYS', words);
/** An instant. */
export const moment = (...words: Words): Member<string> => member('MOMENT', words);
export const oneOf = <C extends string>(of: Codes<C>, ...words: Words): Member<C> => member('ONE_OF', words, { of });
export const someOf = <C extends string>(of: Codes<C>, ...words: Words): Member<readonly C[]> =>
  member('SOME_OF', words, { of });
/** A code of a dated list, checked by a rule on the day it applies to. */
export const code = (...words: Words): Member<string> => member('CODE', words);
/** A kind of decision, by the type of its event. */
export const decisionType = (...words: Words): Member<string> => member('DECISION_TYPE', words);
/** Kinds of decision that can be delegated, by the names of their commands. */
export const delegable = (...words: Words): Member<readonly string[]> => member('DELEGABLE', words);
/** The id of something in the record. */
export const id = (named: Named, ...words: Words): Member<string> => member('ID', words, { named });
export const ids = (named: Named, ...words: Words): Member<readonly string[]> => member('IDS', words, { named });
/** A member of staff or a governor. Answers show the person, inputs take the id. */
export const person = (...words: Words): Member<string> => member('PERSON', words);
export const persons = (...words: Words): Member<readonly string[]> => member('PERSONS', words);
/** URN of a school, six digits. */
export const urn = (...words: Words): Member<string> => member('URN', words);
/** Unique pupil number with a valid check letter. */
export const upn = (...words: Words): Member<string> => member('UPN', words);
/** Code of a local authority, three digits. */
export const laCode = (...words: Words): Member<string> => member('LA_CODE', words);
/** One line in clear, such as a reference that names nobody. */
export const line = (...words: Words): Member<string> => member('LINE', words);
/** One line that identifies somebody or something; sealed. */
export const sealedLine = (...words: Words): Member<string, Personal> =>
  member('LINE', words, { fieldClass: 'SEALED' });
/** Free text; sealed. */
export const text = (...words: Words): Member<string, Personal> => member('TEXT', words, { fieldClass: 'TEXT' });
/** One line of free text; sealed. */
export const textLine = (...words: Words): Member<string, Personal> => member('LINE', words, { fieldClass: 'TEXT' });
/** A whole number with its least and greatest value. */
export const whole = (words: string, least: number, greatest: number, shownAs?: string): Member<number> =>
  member('WHOLE', shownAs === undefined ? [words] : [words, shownAs], { range: [least, greatest] });
/** A whole number from 0. */
export const count = (words: string): Member<number> => whole(words, 0, Number.MAX_SAFE_INTEGER);
/** Money in whole pence. */
export const money = (...words: Words): Member<number> => member('MONEY', words);
export const yesNo = (...words: Words): Member<boolean> => member('YES_NO', words);
/** A yes or no; no if the input leaves it out. */
export const yesOrElseNo = (...words: Words): Member<boolean> => member('YES_NO', words, { orElse: false });
/** A SHA-256 in lower-case hex. */
export const hash = (...words: Words): Member<string> => member('HASH', words);
export const hashes = (...words: Words): Member<readonly string[]> => member('HASHES', words);
export const partOf = <M extends Members>(of: Part<M>, ...words: Words): Member<Said<M>, Stored<M>> =>
  member('PART', words, { of });
export const partsOf = <M extends Members>(
  of: Part<M>,
  ...words: Words
): Member<readonly Said<M>[], readonly Stored<M>[]> => member('PARTS', words, { of });

/** An object as stored. No input takes it and no answer shows it. */
export const data = (...words: Words): Member<never, JsonObject> => member('DATA', words, { workedOut: true });

/** Marks a member as identifying somebody: sealed, whatever its kind. */
export const sealed = <S extends string>(member: Member<S>): Member<S, Personal> => ({
  ...member,
  fieldClass: 'SEALED',
});

/** Gives an input field a default. */
export const orElse = <S extends string>(member: Member<S>, taken: S): Member<S> => ({ ...member, orElse: taken });

/** A list that the input must give, even if empty. */
export const required = <S, T>(member: Member<S, T>): Member<S, T> => ({ ...member, required: true });

/** May be left out of an input; then null. */
export const optional = <S, T>(member: Member<S, T>): Member<S | null, T | null> => ({ ...member, optional: true });

/** Bears another name in the API than in the store, where names never change. */
export const inApi = <S, T>(apiName: string, member: Member<S, T>): Member<S, T> => ({ ...member, apiName });

/** What no code of a list stands for; a rule of the command refuses it. */
export const NOT_LISTED = 'NOT_LISTED';

/**
 * Is said and shown by the codes of a dated list, but stored by the words of its own. A code that is not in the list
 * reaches the command as NOT_LISTED.
 */
export const inApiByCode = <C extends string>(
  apiCodes: Readonly<Record<C, string>>,
  member: Member<C>,
): Member<C | typeof NOT_LISTED, C> => ({ ...member, apiCodes });

/** Came after the first events of its type: left out of the event when it was not said. Implies `optional`. */
export const leftOut = <S, T>(member: Member<S, T>): Member<S | null | undefined, NonNullable<T> | undefined> =>
  ({ ...member, optional: true, leftOut: true }) as Member<S | null | undefined, NonNullable<T> | undefined>;

/** Added after the first events of its type, which lack it; newer events hold null if not given. */
export const addedLater = <S, T>(member: Member<S, T>): Member<S | null | undefined, T | null | undefined> => ({
  ...member,
  optional: true,
});

/** The command works it out, so the input lacks it. */
export const workedOut = <S, T>(member: Member<S, T>): Member<never, T> =>
  ({ ...member, workedOut: true }) as Member<never, T>;

/** Makes a part. `shownAs` is its description in answers, if it differs. */
export function part<M extends Members>(name: string, words: string, members: M, shownAs?: string): Part<M> {
  return { name, words, members, ...(shownAs !== undefined && { shown: shownAs }) };
}

/** An event type: its stored name, its words in a timeline, its members. */
export interface EventTable<
  Type extends string = string,
  M extends Members = Members,
  OfSchool extends boolean = boolean,
> {
  readonly type: Type;
  readonly words: string;
  readonly members: M;
  /** Whether its data names the school. True for every event about a pupil except corrections and voids. */
  readonly ofSchool: OfSchool;
}

/** An event about a pupil; its data names the school. */
export function event<Type extends string, M extends Members>(
  type: Type,
  words: string,
  members: M,
): EventTable<Type, M, true> {
  return { type, words, members, ofSchool: true };
}

/** An event whose data names no school: of a school, trust, person or file, and corrections and voids. */
export function eventOfStream<Type extends string, M extends Members>(
  type: Type,
  words: string,
  members: M,
): EventTable<Type, M, false> {
  return { type, words, members, ofSchool: false };
}

/** The stored data of an event of this table. */
export type DataOf<E> = E extends { readonly members: infer M extends Members; readonly ofSchool: infer Of }
  ? Stored<M> & (Of extends true ? { readonly schoolUrn: string } : unknown)
  : never;

/** A command's own input, beside what all commands of its sort take. */
export interface InputTable<M extends Members = Members> {
  /** Description of the published input type. */
  readonly words: string;
  readonly members: M;
}

export function input<M extends Members>(words: string, members: M): InputTable<M> {
  return { words, members };
}

/** The members of a command's own input, as `decide` receives them. */
export type InputOf<I> = I extends InputTable<infer M> ? Said<M> : never;

/** The name of a member in the API. */
export function apiNameOf(name: string, { apiName }: Member<unknown, unknown>): string {
  return apiName ?? name;
}

/** The members of an event that a command says, for an input that takes what its event holds. */
export function saidIn<M extends Members>({ members }: EventTable<string, M>): Pick<M, Asked<M> | MayBeAsked<M>> {
  return Object.fromEntries(Object.entries(members).filter(([, { workedOut: derived }]) => derived !== true)) as Pick<
    M,
    Asked<M> | MayBeAsked<M>
  >;
}

/** The class of each field of an event, in the order of its members. */
export function fieldClassesOf({ members, ofSchool }: EventTable): Readonly<Record<string, FieldClass>> {
  const own = Object.entries(members).map(([name, { fieldClass }]) => [name, fieldClass] as const);
  return { ...(ofSchool && { schoolUrn: 'CLEAR' as const }), ...Object.fromEntries(own) };
}

/** The field classes of several events, by their types. */
export function classesOf<Type extends string>(
  ...tables: readonly EventTable<Type>[]
): Readonly<Record<Type, Readonly<Record<string, FieldClass>>>> {
  return Object.fromEntries(tables.map((table) => [table.type, fieldClassesOf(table)])) as never;
}

/** Timeline words of several events, by type. */
export function wordsOf<Type extends string>(...tables: readonly EventTable<Type>[]): Readonly<Record<Type, string>> {
  return Object.fromEntries(tables.map(({ type, words }) => [type, words])) as never;
}

/** An event of one of these tables, with its type and data. */
export type EventOf<E, Event> = E extends EventTable
  ? Event & { readonly type: E['type']; readonly data: DataOf<E> }
  : never;

/** Whether an event is of one of these tables; then its data has their types: `events.filter(isA(ConcernRaised))`. */
export function isA<T extends readonly EventTable[]>(
  ...tables: T
): <Event extends { readonly type: string; readonly data: object }>(
  event: Event,
) => event is Event & EventOf<T[number], Event> {
  const types: ReadonlySet<string> = new Set(tables.map(({ type }) => type));
  return (event): event is typeof event & EventOf<T[number], typeof event> => types.has(event.type);
}

/** Reads the data of an event of this table; undefined for any other. For folds with one step for each table. */
export function dataIn<E extends EventTable>(
  table: E,
): (event: { readonly type: string; readonly data: object }) => DataOf<E> | undefined {
  return ({ type, data }) => (type === table.type ? (data as DataOf<E>) : undefined);
}

/** The values of the members that a test accepts, in what was said of these members and of their parts. */
export function valuesOf(
  members: Members,
  said: object,
  accepts: (member: Member<unknown, unknown>) => boolean,
): readonly string[] {
  const values = said as Readonly<Record<string, unknown>>;
  return Object.entries(members).flatMap(([name, member]) => {
    const items: readonly unknown[] = [values[name] ?? []].flat();
    const texts = accepts(member) ? items.filter((item) => typeof item === 'string') : [];
    if (member.kind !== 'PART' && member.kind !== 'PARTS') return texts;
    const { members: inner } = member.of as Part<Members>;
    return items.flatMap((item) => valuesOf(inner, item as object, accepts));
  });
}
