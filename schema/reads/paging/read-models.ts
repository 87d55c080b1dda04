import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { ReadModelStatus } from '../../../projections/engine/status.ts';
import type { ReadModelName } from '../../../src/registry/read-model-names.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { EventLog } from '../../../src/store/event-log.ts';
import type { Position } from '../../../src/store/event-store.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { PositionScalar } from '../../scalars/position.ts';
import { ReadModelNameEnum, type ReadModelState, ReadModelStateEnum, statesOf } from './read-model-state.ts';

@ObjectType({ description: 'How far a read model has come.' })
export class ReadModel {
  @Field(() => ReadModelNameEnum, { description: 'Which one.', simple: true })
  readonly name: ReadModelName;

  @Field(() => ReadModelStateEnum, { description: 'Its state.', simple: true })
  readonly status: ReadModelState;

  @Field(() => Int, { description: 'Number of events it has applied.', simple: true })
  readonly ordinal: number;

  @Field(() => Int, { description: 'Number of events it is behind the log.', simple: true })
  readonly lag: number;

  @Field(() => String, { nullable: true, description: 'Code of the fault it has stopped at.', simple: true })
  readonly faultCode: string | null;

  @Field(() => Int, { nullable: true, description: 'Ordinal of the event it has stopped at.', simple: true })
  readonly faultOrdinal: number | null;

  constructor({ name, status, ordinal, lag, fault }: ReadModelStatus) {
    this.name = name;
    this.status = status;
    this.ordinal = ordinal;
    this.lag = lag;
    this.faultCode = fault?.code ?? null;
    this.faultOrdinal = fault?.ordinal ?? null;
  }

  @Field(() => HashScalar, {
    description: 'Digest of everything it says; equal after a rebuild. Reads all of it: ask seldom.',
  })
  digest(@Ctx() { app }: RequestContext): string {
    return app.projections.digest(this.name);
  }
}

@ObjectType({ description: 'The newest event of the log.', simpleResolvers: true })
export class Head {
  @Field(() => Int, { description: 'Number of events in the log.' })
  readonly ordinal: number;

  @Field(() => PositionScalar, { nullable: true, description: 'Position of the newest event; null for an empty log.' })
  readonly position: Position | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the newest event was known; null for an empty log.',
  })
  readonly recordedAt: Instant | null;

  constructor(log: EventLog) {
    this.ordinal = log.head();
    this.position = log.positionOf(this.ordinal) ?? null;
    this.recordedAt = log.knownAt() ?? null;
  }
}

@Resolver()
export class OperationQueries {
  @Query(() => [ReadModel], {
    nullable: true,
    description: 'How far the read models have come. Needs READ_OPERATION at any school.',
  })
  readModels(@Ctx() context: RequestContext): readonly ReadModel[] {
    scopesFor(context, 'READ_OPERATION');
    return statesOf(context.app).map((status) => new ReadModel(status));
  }

  @Query(() => Head, {
    nullable: true,
    description: 'The newest event of the log. Needs READ_OPERATION at any school.',
  })
  position(@Ctx() context: RequestContext): Head {
    scopesFor(context, 'READ_OPERATION');
    return new Head(context.app.log);
  }
}
