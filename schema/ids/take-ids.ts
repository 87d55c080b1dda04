import { GraphQLError } from 'graphql';
import { decodeId, type GlobalId, type IdType } from './global-id.ts';

/** A field whose id is of a wrong type. */
export interface WrongType {
  readonly field: string;
  readonly rule: string;
}

/** What ids were found to be, of one input. */
export interface TakenIds {
  readonly wrong: readonly WrongType[];
  /** Fields whose id bears a state of the record. */
  readonly past: readonly string[];
}

/** Types that share a stored id with another: a request for sign-off is a decision, provision is known by one. */
const ALSO_TAKEN: Readonly<Partial<Record<IdType, readonly IdType[]>>> = {
  Decision: ['SignOff', 'Provision'],
  Provision: ['Decision'],
  Pupil: ['PupilRecord'],
  SignOff: ['Decision'],
};

const taking = new WeakMap<object, Map<string, IdType>>();

/** Says of a member of an input class, by its prototype, which type of id it takes. */
export function takesId(prototype: object, name: string, type: IdType): void {
  const members = taking.get(prototype) ?? new Map<string, IdType>();
  taking.set(prototype, members.set(name, type));
}

/**
 * Puts stored ids in the place of global ids, in an input and the inputs in it. What is no global id stays as it is:
 * a stored id, or nothing that the check of the shape lets pass.
 */
export function takeIds(input: object, above = ''): TakenIds {
  const members = membersOf(input);
  const given = input as Record<string, unknown>;
  const wrong: WrongType[] = [];
  const past: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = `${above}${name}`;
    const type = members.get(name);
    if (type === undefined) {
      for (const [path, part] of partsIn(value, field)) {
        const inner = takeIds(part, `${path}.`);
        wrong.push(...inner.wrong);
        past.push(...inner.past);
      }
      continue;
    }
    const read = (text: unknown, path: string): unknown => {
      const id = typeof text === 'string' ? decodeId(text) : undefined;
      if (id === undefined) return text;
      if (!isTaken(id, type)) wrong.push(wrongType(path, type));
      if (id.cut !== undefined) past.push(path);
      return id.uuid;
    };
    given[name] = Array.isArray(value)
      ? value.map((each, at) => read(each, `${field}.${String(at)}`))
      : read(value, field);
  }
  return { wrong, past };
}

/** An id of the past names what was; a command is about what is. */
export function idOfAPastState(fields: readonly string[]): GraphQLError {
  return new GraphQLError('An id of a past state of the record stands in a command.', {
    extensions: {
      code: 'ID_OF_A_PAST_STATE',
      problems: fields.map((field) => ({ field, rule: 'isIdWithoutState' })),
    },
  });
}

export function isTaken({ type: given }: GlobalId, type: IdType): boolean {
  return given === type || (ALSO_TAKEN[type]?.includes(given) ?? false);
}

export function wrongType(field: string, type: IdType): WrongType {
  return { field, rule: `isIdOf${type}` };
}

const found = new WeakMap<object, ReadonlyMap<string, IdType>>();

/** The members of a class that take ids, inherited ones too. */
function membersOf(input: object): ReadonlyMap<string, IdType> {
  const prototype = Object.getPrototypeOf(input) as object | null;
  if (prototype === null) return new Map();
  const known = found.get(prototype) ?? new Map([...membersOf(prototype), ...(taking.get(prototype) ?? [])]);
  found.set(prototype, known);
  return known;
}

/** The inputs that stand in a member, each with its path. */
function partsIn(value: unknown, path: string): readonly (readonly [string, object])[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => partsIn(each, `${path}.${String(at)}`));
  return typeof value === 'object' && value !== null ? [[path, value]] : [];
}
