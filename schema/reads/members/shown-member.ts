import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../../src/kernel/json.ts';
import {
  apiNameOf,
  type Codes,
  type Member,
  type MemberKind,
  type Members,
  type Part as PartTable,
  type Stored,
} from '../../../src/kernel/members.ts';
import { Person } from '../people/person.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { DelegableDecisionEnum } from '../../enums/deciding.ts';
import { DecisionTypeEnum } from '../../enums/decisions.ts';
import { enumOf } from '../../enums/enum-of.ts';

type AnyMember = Member<unknown, unknown>;
type ShownClass = new () => object;
export type PersonOf = (id: string) => Person;

/** How each kind of member is published in an answer. */
const TYPE: Readonly<Record<MemberKind, (member: AnyMember) => object>> = {
  DAY: () => CivilDateScalar,
  DAYS: () => [CivilDateScalar],
  MOMENT: () => InstantScalar,
  ONE_OF: ({ of }) => enumOf(of as Codes),
  SOME_OF: ({ of }) => [enumOf(of as Codes)],
  CODE: () => CodeScalar,
  DECISION_TYPE: () => DecisionTypeEnum,
  DELEGABLE: () => [DelegableDecisionEnum],
  ID: () => ID,
  IDS: () => [ID],
  PERSON: () => Person,
  PERSONS: () => [Person],
  URN: () => String,
  UPN: () => String,
  LA_CODE: () => String,
  LINE: () => String,
  TEXT: () => String,
  WHOLE: () => Int,
  MONEY: () => PenceScalar,
  YES_NO: () => Boolean,
  HASH: () => HashScalar,
  HASHES: () => [HashScalar],
  PART: ({ of }) => shownPart(of as PartTable<Members>),
  PARTS: ({ of }) => [shownPart(of as PartTable<Members>)],
  DATA: notShown,
};

function notShown(): never {
  throw new TypeError('no answer shows stored data as it is');
}

const parts = new Map<PartTable<Members>, ShownClass>();

type Show = (data: object, person: PersonOf) => object;
const shows = new Map<PartTable<Members>, Show>();

/** Shows a part by a class of its own, which says more than is stored. Called before the part is first shown. */
export function showBy<M extends Members>(
  part: PartTable<M>,
  Shown: new (data: Stored<M>, person: PersonOf) => object,
): void {
  parts.set(part, Shown as ShownClass);
  shows.set(part, (data, person) => new Shown(data as Stored<M>, person));
}

/** Publishes members as fields of a class that is written by hand. */
export function Shows(members: Members): ClassDecorator {
  return ({ prototype }) => {
    for (const [name, member] of Object.entries(members)) publishShown(prototype as object, name, member);
  };
}

/** The type in which answers show a part; made at its first use. */
export function shownPart(part: PartTable<Members>): ShownClass {
  const known = parts.get(part);
  if (known !== undefined) return known;
  const Shown = { [part.name]: class extends Object {} }[part.name] as ShownClass;
  parts.set(part, Shown);
  for (const [name, member] of Object.entries(part.members)) publishShown(Shown.prototype as object, name, member);
  ObjectType(part.name, { description: part.shown ?? part.words, simpleResolvers: true })(Shown);
  return Shown;
}

/** Publishes a member, by its name in the API, as a field of an answer's type; null where it may be left out. */
export function publishShown(prototype: object, stored: string, member: AnyMember): void {
  const name = apiNameOf(stored, member);
  const description = member.shown ?? member.words;
  const type = TYPE[member.apiCodes === undefined ? member.kind : 'CODE'](member);
  const nullable = member.optional && member.orElse === undefined && !Array.isArray(type) && { nullable: true };
  Field(() => type, { description, ...nullable })(prototype, name);
  if (member.named !== undefined && member.named !== 'RECORD') Extensions({ idOf: member.named })(prototype, name);
}

/**
 * A member's value as an answer shows it: persons as persons; a word of a list by its code in the API; what was not
 * said as null, empty or its default.
 */
export function shownValue(member: AnyMember, value: unknown, person: PersonOf): unknown {
  const show = SHOW[member.kind];
  if (value == null) return LIST_KINDS.includes(member.kind) ? [] : (member.orElse ?? null);
  if (member.apiCodes !== undefined) return member.apiCodes[value as string] ?? value;
  return show === undefined ? value : show(member, value, person);
}

const LIST_KINDS: readonly MemberKind[] = ['DAYS', 'SOME_OF', 'DELEGABLE', 'IDS', 'PERSONS', 'HASHES', 'PARTS'];

const SHOW: Partial<Record<MemberKind, (member: AnyMember, value: unknown, person: PersonOf) => unknown>> = {
  PERSON: (_, value, person) => person(value as string),
  PERSONS: (_, value, person) => (value as readonly string[]).map(person),
  PART: ({ of }, value, person) => showPart(of as PartTable<Members>, value as JsonObject, person),
  PARTS: ({ of }, value, person) =>
    (value as readonly JsonObject[]).map((item) => showPart(of as PartTable<Members>, item, person)),
};

/** A part as an answer shows it; as it is stored where it names nobody and bears no other names in the API. */
export function showPart(part: PartTable<Members>, data: object, person: PersonOf): object {
  const own = shows.get(part);
  if (own !== undefined) return own(data, person);
  return changesWhenShown(part) ? membersShown(part.members, data, person) : data;
}

/** The values of members as an answer shows them, by their names in the API. */
export function membersShown(members: Members, data: object, person: PersonOf): object {
  const stored = data as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      apiNameOf(name, member),
      shownValue(member, stored[name], person),
    ]),
  );
}

const changing = new Map<PartTable<Members>, boolean>();

function changesWhenShown(part: PartTable<Members>): boolean {
  if (shows.has(part)) return true;
  const known = changing.get(part);
  if (known !== undefined) return known;
  const changes = Object.values(part.members).some(
    ({ kind, of, apiName, apiCodes }) =>
      apiName !== undefined ||
      apiCodes !== undefined ||
      kind === 'PERSON' ||
      kind === 'PERSONS' ||
      ((kind === 'PART' || kind === 'PARTS') && changesWhenShown(of as PartTable<Members>)),
  );
  changing.set(part, changes);
  return changes;
}
