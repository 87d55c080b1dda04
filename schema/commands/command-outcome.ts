import { createUnionType, Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { RuleCode } from '../../src/decisions/rules.ts';
import type { Refusal, WayOn } from '../../src/kernel/refusal.ts';
import type { Receipt, Recorded, Refused } from '../../src/write-path/outcome.ts';
import { RoleEnum } from '../enums/roles.ts';
import { RuleCodeEnum } from '../enums/rules.ts';
import { ApprovalGapEnum } from '../enums/sign-off.ts';
import { Decision } from '../reads/decisions/decision.ts';
import { HashScalar } from '../scalars/hash.ts';
import { PenceScalar } from '../scalars/pence.ts';
import { PositionScalar } from '../scalars/position.ts';
import { IdOf } from '../ids/id-of.ts';
import type { IdType } from '../ids/global-id.ts';

@ObjectType('Receipt', {
  description: 'What can be kept as proof: the events that were written, in order.',
  simpleResolvers: true,
})
export class ReceiptType implements Receipt {
  @Field(() => [ID], { description: 'Stored ids of the events.' })
  eventIds!: readonly string[];

  @Field(() => [HashScalar], {
    description: 'Leaf hashes of the events (RFC 6962 section 2.1), by which the ledger proves them.',
  })
  leafHashes!: readonly string[];
}

@ObjectType('WayOn', {
  description: 'The way on after a refusal for want of authority.',
  simpleResolvers: true,
})
export class WayOnType {
  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The limit that stands in the way, in pence a year; null: it is none of cost.',
  })
  limitPence!: number | null;

  @Field(() => [RoleEnum], {
    description: 'Posts whose holders may on that day; none: the chair or the trust appoints a decider for this pupil.',
  })
  whoMay!: readonly string[];

  @Field(() => [ApprovalGapEnum], {
    description: 'What the nearest approval lacks to be the authority; none: there is no such approval.',
  })
  missing!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The next command, by name; RequestSignOff takes the same input as its `act`. Null: one of those who may acts first.',
  })
  next!: string | null;

  @Field(() => String, { description: 'The same in words.' })
  words!: string;

  constructor(way?: WayOn) {
    if (way === undefined) return;
    const { limit: limitPence, whoMay, missing, next, words } = way;
    Object.assign(this, { limitPence, whoMay, missing, next, words });
  }
}

@ObjectType('Refusal', { description: 'A reason why a command was not carried out.', simpleResolvers: true })
export class RefusalType {
  @Field(() => RuleCodeEnum, { description: 'The rule.' })
  code!: RuleCode;

  @Field(() => String, { description: 'The rule in words.' })
  message!: string;

  @Field(() => String, {
    description:
      'The statute, paragraph of the Code of Practice, policy or custom it rests on, or that it is a rule of this system.',
  })
  basis!: string;

  @Field(() => WayOnType, {
    nullable: true,
    description:
      'Which limit stands in the way, who may, and what is next; null: it is no refusal for want of authority.',
  })
  way!: WayOnType | null;

  constructor(refusal?: Refusal<RuleCode>) {
    if (refusal === undefined) return;
    const { code, message, basis, way } = refusal;
    Object.assign(this, { code, message, basis, way: way === undefined ? null : new WayOnType(way) });
  }
}

@ObjectType({
  description: 'The command was carried out. The same command sent again gets the same answer.',
  simpleResolvers: true,
})
export class CommandRecorded {
  @Extensions({ idOf: ({ subject }: CommandRecorded) => subject })
  @Field(() => ID, { description: 'Id of what it was about: a pupil, a school or a person; of a trust its UID.' })
  subjectId!: string;

  @Field(() => Int, { description: 'The newest revision of that record; give it back as `seenRevision`.' })
  revision!: number;

  @Field(() => PositionScalar, { description: 'Where it was written; a query can wait for it.' })
  position!: string;

  @Field(() => Boolean, { description: 'Whether queries show it already.' })
  visible!: boolean;

  @Field(() => [RuleCodeEnum], { description: 'Rules that what was recorded breaks.' })
  findings!: readonly RuleCode[];

  @Field(() => ReceiptType, { description: 'What can be kept as proof.' })
  receipt!: Receipt;

  /** What it was about; null: something without an id of its own. */
  readonly subject: IdType | null;

  constructor(recorded?: Recorded, subject: IdType | null = null) {
    this.subject = subject;
    if (recorded === undefined) return;
    const { subjectId, revision, position, visible, findings, receipt } = recorded;
    Object.assign(this, { subjectId, revision, position, visible, findings, receipt });
  }
}

@ObjectType({
  description: 'The decision was recorded. The same command sent again gets the same answer.',
  simpleResolvers: true,
})
export class DecisionRecorded extends CommandRecorded {
  @IdOf('Decision', { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => Decision, {
    nullable: true,
    description: 'The decision; null while it is not visible, or where it may not be read.',
  })
  decision!: Decision | null;

  constructor(recorded?: Recorded, decision: Decision | null = null) {
    super(recorded, 'Pupil');
    if (recorded !== undefined) Object.assign(this, { decisionId: recorded.decisionId, decision });
  }
}

@ObjectType({ description: 'The command was not carried out.', simpleResolvers: true })
export class CommandRefused {
  @Field(() => [RefusalType], { description: 'Every reason.' })
  refusals!: readonly RefusalType[];

  constructor(refused?: Refused) {
    if (refused !== undefined) this.refusals = refused.refusals.map((refusal) => new RefusalType(refusal));
  }
}

@ObjectType({ description: 'The decision was not recorded.', simpleResolvers: true })
export class DecisionRefused extends CommandRefused {}

export const DecisionOutcome = createUnionType({
  name: 'DecisionOutcome',
  description: 'What became of a decision.',
  types: () => [DecisionRecorded, DecisionRefused] as const,
  resolveType: (value) => (value instanceof DecisionRecorded ? DecisionRecorded : DecisionRefused),
});

export const CommandOutcome = createUnionType({
  name: 'CommandOutcome',
  description: 'What became of a command.',
  types: () => [CommandRecorded, CommandRefused] as const,
  resolveType: (value) => (value instanceof CommandRecorded ? CommandRecorded : CommandRefused),
});
