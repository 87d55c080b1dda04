import { InputType } from 'type-graphql';
import {
  apiNameOf,
  type Codes,
  type InputTable,
  type Member,
  type MemberKind,
  type Members,
  type Part as PartTable,
} from '../../src/kernel/members.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import * as shape from '../scalars/shape.ts';
import { DelegableDecisionEnum } from '../enums/deciding.ts';
import { DecisionTypeEnum } from '../enums/decisions.ts';
import { enumOf } from '../enums/enum-of.ts';

export type InputClass = new () => object;
type AnyMember = Member<unknown, unknown>;
type Words = Parameters<typeof shape.Day>[0];

/** How each kind of member is published in an input. */
const FIELD: Readonly<Record<MemberKind, (member: AnyMember, words: Words) => PropertyDecorator>> = {
  DAY: (_, words) => shape.Day(words),
  DAYS: ({ words }) => shape.Days(words),
  MOMENT: (_, words) => shape.Moment(words),
  ONE_OF: ({ of }, words) => shape.OneOf(enumOf(of as Codes), words),
  SOME_OF: ({ of, words }) => shape.SomeOf(enumOf(of as Codes), words),
  CODE: (_, words) => shape.CodeOf(words),
  DECISION_TYPE: (_, words) => shape.OneOf(DecisionTypeEnum, words),
  DELEGABLE: ({ words }) => shape.SomeOf(DelegableDecisionEnum, words),
  ID: ({ named = 'RECORD' }, words) => (named === 'RECORD' ? shape.Uuid(words) : shape.Id(named, words)),
  IDS: ({ named = 'RECORD', words }) => (named === 'RECORD' ? shape.Uuids(words) : shape.Ids(named, words)),
  PERSON: (_, words) => shape.Id('Person', words),
  PERSONS: ({ words }) => shape.Ids('Person', words),
  URN: (_, words) => shape.Urn(words),
  UPN: (_, words) => shape.Checked(words, 'isUpn', (upn) => checkUpn(upn) === 'VALID'),
  LA_CODE: (_, words) => shape.LaCode(words),
  LINE: (_, words) => shape.Line(words),
  TEXT: (_, words) => shape.FreeText(words),
  WHOLE: ({ range = [0, 0] }, words) => shape.Whole(words, ...range),
  MONEY: (_, words) => shape.Money(words),
  YES_NO: (_, words) => shape.YesNo(words),
  HASH: (_, words) => shape.Sha256(words),
  HASHES: ({ words }) => shape.Sha256s(words),
  PART: ({ of }, words) => shape.Part(thunkOf(of), words),
  PARTS: ({ of, words }) => shape.Parts(thunkOf(of), words),
  DATA: notInInput,
};

function notInInput(): never {
  throw new TypeError('no input takes stored data as it is');
}

/** The part's class, made now: a schema takes only what stands when it is built. */
function thunkOf(of: AnyMember['of']): () => InputClass {
  const made = inputPart(of as PartTable<Members>);
  return () => made;
}

const LISTS: readonly MemberKind[] = ['DAYS', 'SOME_OF', 'DELEGABLE', 'IDS', 'PERSONS', 'HASHES', 'PARTS'];

const parts = new Map<PartTable<Members>, InputClass>();

/** The input class of a part, under the part's name with `Input` behind it; made at its first use. */
export function inputPart(part: PartTable<Members>): InputClass {
  const known = parts.get(part);
  if (known !== undefined) return known;
  const made = publishInput(`${part.name}Input`, part.words, part.members, Object);
  parts.set(part, made);
  return made;
}

/** The input class of a command: its own members over those of `Base`, which all commands of its sort take. */
export function inputClass(command: string, { words, members }: InputTable, Base: InputClass): InputClass {
  return publishInput(`${command}Input`, words, members, Base);
}

function publishInput(name: string, description: string, members: Members, Base: InputClass): InputClass {
  const fields = Object.entries(members)
    .filter(([, { workedOut }]) => workedOut !== true)
    .map(([stored, member]) => [apiNameOf(stored, member), member] as const);
  const Input = {
    [name]: class extends Base {
      constructor() {
        super();
        for (const [field, member] of fields)
          if (hasDefault(member)) Object.assign(this, { [field]: defaultOf(member) });
      }
    },
  }[name] as InputClass;
  for (const [field, member] of fields) {
    const words = member.optional && member.orElse === undefined ? shape.optional(member.words) : member.words;
    FIELD[member.apiCodes === undefined ? member.kind : 'CODE'](member, words)(Input.prototype as object, field);
  }
  InputType(name, { description })(Input);
  return Input;
}

function hasDefault({ kind, optional, required, orElse }: AnyMember): boolean {
  return required !== true && (optional || orElse !== undefined || LISTS.includes(kind));
}

function defaultOf({ kind, orElse }: AnyMember): unknown {
  return LISTS.includes(kind) ? [] : (orElse ?? null);
}
