import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Position } from '../../../src/store/event-store.ts';
import type { RequestContext } from '../../context.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { PositionScalar } from '../../scalars/position.ts';
import { encodeCursor, type RowKey } from './cursor.ts';
import type { Cut, PageStart } from './page.ts';
import { type ReadModelState, ReadModelStateEnum } from './read-model-state.ts';

@ObjectType({ description: 'Which state of the record an answer shows.', simpleResolvers: true })
export class AsOf {
  @Field(() => PositionScalar, { nullable: true, description: 'Position of the newest event in it; null for none.' })
  readonly position: Position | null;

  @Field(() => Int, { description: 'Number of events in it; asked for by this ordinal the answer is the same again.' })
  readonly ordinal: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When its newest event was known; null for none.' })
  readonly recordedAt: Instant | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day as it counts on; null where no day was asked for.',
  })
  readonly effectiveOn: CivilDate | null;

  @Field(() => ReadModelStateEnum, {
    description: 'State of the read model that answers. FAULTED: it has stopped before newer events.',
  })
  readonly status: ReadModelState;

  constructor({ ordinal, effectiveOn, knownAt, status }: Cut, { app }: RequestContext) {
    this.position = app.log.positionOf(ordinal) ?? null;
    this.ordinal = ordinal;
    this.recordedAt = knownAt ?? null;
    this.effectiveOn = effectiveOn;
    this.status = status;
  }
}

@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for behind a cursor.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row: give it back as `after`.' })
  readonly endCursor: string | null;

  constructor(cursors: readonly string[], hasNextPage: boolean, hasPreviousPage: boolean) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
    this.startCursor = cursors[0] ?? null;
    this.endCursor = cursors.at(-1) ?? null;
  }
}

/** A page as a query function gives it, before it is put into a connection. */
export interface Page<Node> {
  readonly start: PageStart;
  readonly list: string;
  readonly order: string;
  readonly rows: readonly { readonly node: Node; readonly key: RowKey }[];
  readonly hasNextPage: boolean;
  /** Counts only when it is asked for. */
  readonly count: () => number;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
  readonly asOf: AsOf;
  totalCount(): number;
}

export type ConnectionClass<Node> = ClassType & { of(page: Page<Node>, context: RequestContext): Connection<Node> };

/** The types `<name>Edge` and `<name>Connection` (Relay cursor connections) around a type of node. */
export function connectionOf<Node>(name: string, node: () => object, what: string): ConnectionClass<Node> {
  @ObjectType(`${name}Edge`, { description: `A place in a list of ${what}.`, simpleResolvers: true })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Opaque place in the list.' })
    cursor!: string;

    @Field(node, { description: 'What stands there.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${what}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The rows of the page.', simple: true })
    readonly edges: readonly Edge<Node>[];

    @Field(() => PageInfo, { description: 'Where the page lies in its list.', simple: true })
    readonly pageInfo: PageInfo;

    @Field(() => AsOf, { description: 'Which state of the record it shows.', simple: true })
    readonly asOf: AsOf;

    private readonly count: () => number;

    constructor(edges: readonly Edge<Node>[], { start, hasNextPage, count }: Page<Node>, context: RequestContext) {
      this.edges = edges;
      this.pageInfo = new PageInfo(
        edges.map(({ cursor }) => cursor),
        hasNextPage,
        start.after !== undefined,
      );
      this.asOf = new AsOf(start.cut, context);
      this.count = count;
    }

    @Field(() => Int, { description: 'How many there are in all.' })
    totalCount(): number {
      return this.count();
    }

    static of(page: Page<Node>, context: RequestContext): ConnectionType {
      const { ordinal, effectiveOn } = page.start.cut;
      const place = { list: page.list, order: page.order, ordinal, effectiveOn };
      const edges = page.rows.map((row) => ({ node: row.node, cursor: encodeCursor({ ...place, key: row.key }) }));
      return new ConnectionType(edges, page, context);
    }
  }
  return ConnectionType;
}
