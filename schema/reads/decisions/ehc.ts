import { Field, ID, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { NamingGround, NamingPosition } from '../../../src/decisions/ehc/assessment-events.ts';
import type {
  Agreement,
  Awareness,
  EhcRequestDecided,
  NoRequestReason,
  Requester,
} from '../../../src/decisions/ehc/request-events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import {
  AgreementEnum,
  AwarenessEnum,
  EhcRequestOutcomeEnum,
  NamingGroundEnum,
  NamingPositionEnum,
  NoRequestReasonEnum,
  RequesterEnum,
} from '../../enums/ehc.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType } from './decision-parts.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded(REASONS)
@ObjectType({
  implements: Decision,
  description: "The school's decision whether to ask for an EHC needs assessment.",
  simpleResolvers: true,
})
export class EhcRequestDecision extends Decision {
  @Field(() => EhcRequestOutcomeEnum, { description: 'What was decided.' })
  readonly outcome!: EhcRequestDecided['outcome'];

  @Field(() => String, {
    nullable: true,
    description: 'URN of the school or provider where the pupil is placed, when that is elsewhere.',
  })
  readonly placementSchoolUrn!: string | null;

  @Field(() => NoRequestReasonEnum, { nullable: true, description: 'Why the school does not ask.' })
  readonly reasonCode!: NoRequestReason | null;

  @Field(() => AwarenessEnum, { description: 'Whether the parents or the young person know of it.' })
  readonly parentsAware!: Awareness;

  @Field(() => AgreementEnum, { description: 'Whether they agree.' })
  readonly agreement!: Agreement;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(row, 'outcome', 'placementSchoolUrn', 'reasonCode', 'parentsAware', 'agreement', 'evidence'),
    );
  }
}

@Worded({ note: 'A note.' })
@ObjectType({
  implements: Decision,
  description:
    'That a request for an EHC needs assessment went to the local authority. Its deciders are who signed for the school.',
  simpleResolvers: true,
})
export class EhcRequestSubmission extends Decision {
  @Field(() => RequesterEnum, { description: 'Who asked.' })
  readonly requestedBy!: Requester;

  @Field(() => String, { description: 'Code of the local authority.' })
  readonly laCode!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was sent.' })
  readonly sentAt!: Instant | null;

  @Field(() => AwarenessEnum, { description: 'Whether the parents or the young person know of it.' })
  readonly parentsAware!: Awareness;

  @Field(() => AgreementEnum, { description: 'Whether they agree.' })
  readonly agreement!: Agreement;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'requestedBy', 'laCode', 'sentAt', 'parentsAware', 'agreement', 'evidence'));
  }
}

@Worded({ rationale: REASONS.rationale })
@ObjectType({ implements: Decision, description: 'That a request was withdrawn.', simpleResolvers: true })
export class EhcRequestWithdrawal extends Decision {
  @Field(() => RequesterEnum, { description: 'Who withdrew it.' })
  readonly withdrawnBy!: Requester;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'withdrawnBy'));
  }
}

@Worded({ reasons: 'Reasons.' })
@ObjectType({
  implements: Decision,
  description: 'The answer of a school to a consultation on naming it in a plan.',
  simpleResolvers: true,
})
export class NamingAnswer extends Decision {
  @Field(() => ID, { nullable: true, description: 'The consultation that it answers.' })
  readonly consultation!: string | null;

  @Field(() => NamingPositionEnum, { description: 'Where the school stands.' })
  readonly position!: NamingPosition;

  @Field(() => [NamingGroundEnum], { description: 'Grounds of s.39(4).' })
  readonly grounds!: readonly NamingGround[];

  @Field(() => InstantScalar, { nullable: true, description: 'When it was sent.' })
  readonly sentAt!: Instant | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'consultation', 'position', 'grounds', 'sentAt'));
  }
}
