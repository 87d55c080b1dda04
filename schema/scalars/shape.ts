import {
  Allow,
  ArrayMaxSize,
  IsBoolean,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Field, ID, Int } from 'type-graphql';
import type { IdType } from '../ids/global-id.ts';
import { takesId } from '../ids/take-ids.ts';
import type { PublishedEnum } from '../enums/publish.ts';
import { CivilDateScalar } from './civil-date.ts';
import { CodeScalar } from './code.ts';
import { HashScalar } from './hash.ts';
import { InstantScalar } from './instant.ts';
import { PenceScalar } from './pence.ts';
import { PositionScalar } from './position.ts';

/**
 * The kinds of input fields: each decorator publishes a field and says which shapes it takes, so that an input class
 * reads as a list of its fields. A field whose description stands in `optional(…)` may be left out and is then null.
 */
interface Optional {
  readonly optional: string;
}
type Words = string | Optional;

export function optional(description: string): Optional {
  return { optional: description };
}

/** Lists are short: a decision has a handful of needs, pieces of evidence, or members of a meeting. */
const LONGEST_LIST = 50;
const LONGEST_NAME = 200;
const MOST_PENCE = 1_000_000_000;
const LONGEST_TEXT = 10_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Thunk = () => object;
type Check = PropertyDecorator;

function field(type: Thunk, words: Words, ...checks: readonly Check[]): PropertyDecorator {
  const published =
    typeof words === 'string'
      ? Field(type, { description: words })
      : Field(type, { description: words.optional, nullable: true });
  const all = typeof words === 'string' ? checks : [IsOptional(), ...checks];
  return (prototype, name) => {
    published(prototype, name);
    for (const check of all) check(prototype, name);
  };
}

function list(type: object, description: string, ...checks: readonly Check[]): PropertyDecorator {
  return field(() => [type], description, ArrayMaxSize(LONGEST_LIST), ...checks);
}

/** A rule under a name of our own; what it says of a value is its name alone. */
function rule(name: string, holds: (value: unknown) => boolean, each = false): Check {
  return ValidateBy({ name, validator: { validate: holds } }, { each });
}

function matching(name: string, pattern: RegExp, each = false): Check {
  return rule(name, (value) => typeof value === 'string' && pattern.test(value), each);
}

const written = matching('isNotBlank', /\S/);
const wellFormed = rule('isWellFormed', (value) => typeof value === 'string' && value.isWellFormed());

/** An id of something of a type, as the API answers it, or its stored id; the command gets the stored id. */
export function Id(type: IdType, words: Words): PropertyDecorator {
  return field(() => ID, words, taking(type), matching('isUuid', UUID));
}

export function Ids(type: IdType, description: string): PropertyDecorator {
  return list(ID, description, taking(type), matching('isUuid', UUID, true));
}

/** A UUID in lower case: a new one of the client's own, or the stored id of a record that has no other. */
export function Uuid(words: Words): PropertyDecorator {
  return field(() => ID, words, matching('isUuid', UUID));
}

export function Uuids(description: string): PropertyDecorator {
  return list(ID, description, matching('isUuid', UUID, true));
}

function taking(type: IdType): PropertyDecorator {
  return (prototype, name) => {
    takesId(prototype, String(name), type);
  };
}

export function Urn(words: Words): PropertyDecorator {
  return field(() => String, words, matching('isUrn', /^\d{6}$/));
}

export function LaCode(words: Words): PropertyDecorator {
  return field(() => String, words, matching('isLaCode', /^\d{3}$/));
}

/** One line: a name, an address, a reference. */
export function Line(words: Words): PropertyDecorator {
  return field(() => String, words, MaxLength(LONGEST_NAME), written, wellFormed, Matches(/^[^\p{Cc}]*$/u));
}

export function FreeText(words: Words): PropertyDecorator {
  return field(() => String, words, MinLength(1), MaxLength(LONGEST_TEXT), written, wellFormed);
}

/** A text that has to satisfy a check of the reference data, under the name of that check. */
export function Checked(words: Words, name: string, holds: (value: string) => boolean): PropertyDecorator {
  return field(
    () => String,
    words,
    MaxLength(LONGEST_NAME),
    rule(name, (value) => typeof value === 'string' && holds(value)),
  );
}

export function Day(words: Words): PropertyDecorator {
  return field(() => CivilDateScalar, words, Allow());
}

export function Days(description: string): PropertyDecorator {
  return list(CivilDateScalar, description);
}

export function Moment(words: Words): PropertyDecorator {
  return field(() => InstantScalar, words, Allow());
}

/** A place in the store's order, as a mutation answered it. */
export function Place(words: Words): PropertyDecorator {
  return field(() => PositionScalar, words, Allow());
}

/** Opaque; read by `reads/cursor.ts`. */
export function Cursor(words: Words): PropertyDecorator {
  return field(() => String, words, Allow());
}

export function Sha256(words: Words): PropertyDecorator {
  return field(() => HashScalar, words, Allow());
}

export function Sha256s(description: string): PropertyDecorator {
  return list(HashScalar, description);
}

export function CodeOf(words: Words): PropertyDecorator {
  return field(() => CodeScalar, words, Allow());
}

export function OneOf(values: PublishedEnum<string>, words: Words): PropertyDecorator {
  return field(() => values, words, Allow());
}

export function SomeOf(values: PublishedEnum<string>, description: string): PropertyDecorator {
  return list(values, description);
}

export function Whole(words: Words, least: number, greatest: number): PropertyDecorator {
  return field(() => Int, words, Min(least), Max(greatest));
}

/** Money in whole pence, never negative and at most £10 million: more is a slip of the pen. */
export function Money(words: Words): PropertyDecorator {
  return field(() => PenceScalar, words, Min(0), Max(MOST_PENCE));
}

export function YesNo(words: Words): PropertyDecorator {
  return field(() => Boolean, words, IsBoolean());
}

export function Part(type: Thunk, words: Words): PropertyDecorator {
  return field(type, words, ValidateNested());
}

export function Parts(type: Thunk, description: string): PropertyDecorator {
  return field(() => [type()], description, ArrayMaxSize(LONGEST_LIST), ValidateNested({ each: true }));
}
