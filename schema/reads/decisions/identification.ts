import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  AlternativeExplanation,
  ConcernSource,
  ObservationSource,
  PlanPapers,
  ProvisionCodeObserved,
  RegisterRemovalDecided,
  RemovalReason,
  ReviewHeld,
  SenSupportDecided,
} from '../../../src/decisions/identification/events.ts';
import type { EvidenceReference, RankedNeed } from '../../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { RequestContext } from '../../context.ts';
import {
  AlternativeExplanationEnum,
  BroadAreaEnum,
  ConcernSourceEnum,
  ObservationSourceEnum,
  RemovalReasonEnum,
} from '../../enums/identification.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType, ParentInformedType, PlanPapersType, RankedNeedType, ReviewHeldType } from './decision-parts.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded({ description: 'What was noticed.', universalSupportTried: 'What the school offers to all and has tried.' })
@ObjectType({
  implements: Decision,
  description: 'A concern that a pupil may have special educational needs.',
  simpleResolvers: true,
})
export class ConcernDecision extends Decision {
  @Field(() => ConcernSourceEnum, { description: 'Who raised it.' })
  readonly source!: ConcernSource;

  @Field(() => CivilDateScalar, { description: 'The day on which it was raised.' })
  readonly raisedOn!: CivilDate;

  @Field(() => [BroadAreaEnum], { description: 'Broad areas that it is about.' })
  readonly areas!: readonly string[];

  @Field(() => [AlternativeExplanationEnum], { description: 'Explanations other than SEN that were considered.' })
  readonly alternativeExplanations!: readonly AlternativeExplanation[];

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'source', 'raisedOn', 'areas', 'alternativeExplanations', 'evidence'));
  }
}

@Worded({ desiredOutcomes: 'Outcomes that are sought.', ...REASONS })
@ObjectType({ implements: Decision, description: 'That a pupil gets SEN support.', simpleResolvers: true })
export class SenSupportDecision extends Decision {
  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it is reviewed next.' })
  readonly reviewOn: CivilDate | null;

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: ParentInformedType | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  @Field(() => CodeScalar, { nullable: true, description: 'National Curriculum year of the pupil at the time.' })
  readonly ncYear: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as SenSupportDecided;
    this.needs = data.needs;
    this.reviewOn = data.reviewOn;
    this.parentInformed =
      data.parentInformed === null ? null : new ParentInformedType(data.parentInformed, naming.person);
    this.evidence = data.evidence;
    this.ncYear = data.ncYear;
  }
}

@Worded({ planReference: 'Reference of the plan.', note: 'A note.' })
@ObjectType({
  implements: Decision,
  description: 'A provision code as a file or document states it.',
  simpleResolvers: true,
})
export class StatusObservation extends Decision {
  @Field(() => ObservationSourceEnum, { description: 'Where it is stated.' })
  readonly source: ObservationSource;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where one is stated.' })
  readonly to: CivilDate | null;

  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => CivilDateScalar, { nullable: true, description: 'Date of the document.' })
  readonly documentOn: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the document was received.' })
  readonly receivedOn: CivilDate | null;

  @Field(() => PlanPapersType, { nullable: true, description: "The local authority's papers." })
  readonly plan: PlanPapers | null;

  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Why a plan ceased; `codeList(name: CEASE_REASON)` says what it stands for.',
  })
  readonly ceaseReason: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as ProvisionCodeObserved;
    this.source = data.source;
    this.from = data.from;
    this.to = data.to;
    this.needs = data.needs;
    this.documentOn = data.documentOn;
    this.receivedOn = data.receivedOn;
    this.plan = data.plan;
    this.ceaseReason = data.ceaseReason ?? null;
  }
}

@Worded(REASONS)
@ObjectType({ implements: Decision, description: 'That a pupil comes off SEN support.', simpleResolvers: true })
export class RemovalDecision extends Decision {
  @Field(() => RemovalReasonEnum, { description: 'The reason.' })
  readonly reason: RemovalReason;

  @Field(() => ReviewHeldType, { nullable: true, description: 'The review that it rests on.' })
  readonly review: ReviewHeld | null;

  @Field(() => ID, { nullable: true, description: 'The review in the record that it rests on.' })
  readonly reviewId: string | null;

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: ParentInformedType | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Until when the pupil is watched.' })
  readonly monitorUntil: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as RegisterRemovalDecided;
    this.reason = data.reason;
    this.review = data.review;
    this.reviewId = data.reviewId ?? null;
    this.parentInformed =
      data.parentInformed === null ? null : new ParentInformedType(data.parentInformed, naming.person);
    this.monitorUntil = data.monitorUntil;
    this.evidence = data.evidence;
  }
  @Field(() => String, { nullable: true, description: 'Why, while an EHC needs assessment was open.' })
  whileAssessmentOpen(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('whileAssessmentOpen', context);
  }
}
