import { Field, Int, ObjectType } from 'type-graphql';
import type { ByWhom } from '../../../src/decisions/involvement/senco-evidence.ts';
import type {
  InvolvementState,
  InvolvementWord,
  NotKnownGround,
  SencoInvolvement,
} from '../../../src/decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { InvolvementStateEnum, InvolvementWordEnum, NotKnownGroundEnum } from '../../enums/involvement.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';

@ObjectType('SencoInvolvement', {
  description: 'How the SENCO had to do with a matter, worked out from the record.',
  simpleResolvers: true,
})
export class SencoInvolvementType {
  @Field(() => InvolvementStateEnum, { description: 'In which way.' })
  readonly state: InvolvementState;

  @Field(() => NotKnownGroundEnum, {
    nullable: true,
    description: 'Why it is not known; null in every state but NOT_KNOWN.',
  })
  readonly notKnownBecause: NotKnownGround | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: "The day that counts: the SENCO's own where there is one, else the one that is claimed.",
  })
  readonly informedOn: CivilDate | null;

  @Field(() => Int, { nullable: true, description: 'Days from the decision to that day, where it lies after it.' })
  readonly lagDays: number | null;

  @Field(() => InvolvementWordEnum, {
    nullable: true,
    description: 'On whose word that rests; null where nobody has said anything.',
  })
  readonly word: InvolvementWord | null;

  @Field(() => RecorderType, {
    nullable: true,
    description:
      "Whose word: the SENCO's own, or that of the one who recorded the claim, also where the SENCO disputes it.",
  })
  readonly byWord: RecorderType | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When that was recorded.' })
  readonly recordedAt: Instant | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The day that was claimed, where it was a claim.' })
  readonly claimedOn: CivilDate | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the SENCO confirmed it.' })
  readonly confirmedAt: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the SENCO disputed it.' })
  readonly disputedAt: Instant | null;

  @Field(() => RecorderType, { nullable: true, description: 'Who confirmed or disputed it.' })
  readonly answeredBy: RecorderType | null;

  constructor(involvement: SencoInvolvement, personOf: PersonOf) {
    const recorder = (whom: ByWhom | null): RecorderType | null =>
      whom === null ? null : new RecorderType(personOf(whom.person), whom.role);
    this.state = involvement.state;
    this.notKnownBecause = involvement.notKnownBecause;
    this.informedOn = involvement.informedOn;
    this.lagDays = involvement.lagDays;
    this.word = involvement.word;
    this.byWord = recorder(involvement.byWord);
    this.recordedAt = involvement.recordedAt;
    this.claimedOn = involvement.claimedOn;
    this.confirmedAt = involvement.confirmedAt;
    this.disputedAt = involvement.disputedAt;
    this.answeredBy = recorder(involvement.answeredBy);
  }
}
