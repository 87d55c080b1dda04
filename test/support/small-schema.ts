import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLError,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { RequestContext } from '../../schema/context.ts';
import { AccessDenied } from '../../src/access/access-denied.ts';
import { Failure } from '../../src/kernel/failure.ts';

type Field = GraphQLFieldConfig<unknown, RequestContext>;

/** What resolvers of the small schema did, for the tests to look at. */
export class Happenings {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  /** Streams of `ticks` that have begun and not ended yet. */
  live = 0;
  private waiting: (() => void)[] = [];

  /** Lets every open `ticks` give its next value. */
  tick(): void {
    for (const go of this.waiting.splice(0)) go();
  }

  /** False when it was ended meanwhile. */
  async next(signal: AbortSignal): Promise<boolean> {
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    });
    return !signal.aborted;
  }

  open(): number {
    return this.waiting.length;
  }
}

const DAY = new GraphQLScalarType({
  name: 'Day',
  parseValue(value) {
    if (value !== '2026-09-01') throw new GraphQLError(`not a day: ${String(value)}`);
    return value;
  },
});
const INPUT = new GraphQLInputObjectType({
  name: 'EchoInput',
  fields: { word: { type: new GraphQLNonNull(GraphQLString) }, on: { type: DAY } },
});

const ORDER = new GraphQLEnumType({ name: 'Order', values: { UPWARDS: {}, DOWNWARDS: {} } });
const SORT_INPUT = new GraphQLInputObjectType({
  name: 'SortInput',
  fields: {
    order: { type: new GraphQLNonNull(ORDER), defaultValue: 'UPWARDS' },
    orders: { type: new GraphQLList(new GraphQLNonNull(ORDER)) },
    inner: { type: INPUT },
  },
});

function throwing(error: () => Error): Field {
  return {
    type: GraphQLString,
    resolve: () => {
      throw error();
    },
  };
}

/** A schema that meets every kind of end an operation can have. */
export function smallSchema(happenings: Happenings): GraphQLSchema {
  const thing: GraphQLObjectType<{ id: string }, RequestContext> = new GraphQLObjectType<
    { id: string },
    RequestContext
  >({
    name: 'Thing',
    fields: () => ({
      id: { type: new GraphQLNonNull(GraphQLString) },
      broken: {
        type: GraphQLString,
        resolve: ({ id }) => {
          throw new Error(`MARKER of ${id}`);
        },
      },
      mayBroken: {
        type: GraphQLString,
        args: { really: { type: GraphQLBoolean } },
        resolve: (_parent, { really }: { really?: boolean }) => {
          if (really === true) throw new Failure('UNAVAILABLE', 'store');
          return 'whole';
        },
      },
      always: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
      things: {
        type: new GraphQLList(thing),
        args: { first: { type: GraphQLInt } },
        resolve: () => [{ id: 'a' }, { id: 'b' }],
      },
    }),
  });
  const things: Field = {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(thing))),
    args: { first: { type: GraphQLInt } },
    resolve: (_root, { first = 2 }: { first?: number }, { access }) =>
      Array.from({ length: first }, (_, index) => {
        access.pupils.add(`pupil-${String(index)}`);
        return { id: `pupil-${String(index)}` };
      }),
  };
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        things,
        echo: { type: GraphQLString, args: { input: { type: INPUT } }, resolve: () => 'heard' },
        sorted: {
          type: GraphQLString,
          args: {
            order: { type: new GraphQLNonNull(ORDER), defaultValue: 'UPWARDS' },
            sort: { type: SORT_INPUT },
            numbers: { type: new GraphQLList(new GraphQLNonNull(GraphQLInt)) },
          },
          resolve: () => 'in order',
        },
        denied: throwing(() => new AccessDenied('READ_REGISTER')),
        conflict: throwing(() => new Failure('WRONG_EXPECTED_REVISION', 'conflict')),
        ambiguous: throwing(() => new Failure('AMBIGUOUS', 'no answer')),
        mismatch: throwing(
          () => new GraphQLError('MARKER', { extensions: { code: 'CURSOR_MISMATCH', detail: 'MARKER' } }),
        ),
        foreign: throwing(
          () => new GraphQLError('MARKER', { extensions: { code: 'SOMETHING_ELSE', detail: 'MARKER' } }),
        ),
        bug: throwing(() => new TypeError('MARKER')),
        argument: throwing(
          () =>
            new GraphQLError('MARKER', {
              extensions: {
                code: 'BAD_USER_INPUT',
                validationErrors: [
                  {
                    target: { word: 'MARKER' },
                    value: 'MARKER',
                    property: 'input',
                    children: [{ property: 'word', value: 'MARKER', constraints: { isUuid: 'MARKER' } }],
                  },
                ],
              },
            }),
        ),
        never: {
          type: GraphQLString,
          resolve: (_root, _args, { signal }) =>
            new Promise((resolve) => {
              happenings.begun.push('never');
              signal.addEventListener('abort', () => {
                happenings.ended.push('never');
                resolve('gone');
              });
            }),
        },
      } satisfies Record<string, GraphQLFieldConfig<unknown, RequestContext>>,
    }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: { touch: { type: GraphQLString, resolve: () => 'touched' } },
    }),
    subscription: new GraphQLObjectType<unknown, RequestContext>({
      name: 'Subscription',
      fields: {
        ticks: {
          type: GraphQLInt,
          args: { input: { type: INPUT }, order: { type: new GraphQLNonNull(ORDER), defaultValue: 'UPWARDS' } },
          async *subscribe(_root, _args, { signal }) {
            happenings.live += 1;
            try {
              for (let count = 1; await happenings.next(signal); count += 1) yield count;
            } finally {
              happenings.live -= 1;
              happenings.ended.push('ticks');
            }
          },
          resolve: (count: unknown, _args, { access }) => {
            access.pupils.add(`pupil-${String(count)}`);
            if (count === 3) throw new Error('MARKER');
            return count;
          },
        },
        refused: {
          type: GraphQLInt,
          subscribe: () => {
            throw new AccessDenied('READ_DECISIONS');
          },
        },
      },
    }),
  });
}

/** Whether the condition comes true within three seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (!(await holds()) && Date.now() < deadline)
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  return holds();
}
