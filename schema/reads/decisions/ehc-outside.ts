import { Ctx, Field, InterfaceType, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { FinalPlanReceived, PlanSection } from '../../../src/decisions/ehc/assessment-events.ts';
import type { OrderKind } from '../../../src/decisions/ehc/dispute-events.ts';
import type { Outside, OutsideSource, Predecessor } from '../../../src/decisions/ehc/outside.ts';
import type { CeaseReason, LaReviewDecisionReceived, ReviewOutcome } from '../../../src/decisions/ehc/review-events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { RequestContext } from '../../context.ts';
import { OutsideSourceEnum, PlanSectionEnum, PredecessorEnum } from '../../enums/ehc.ts';
import { CeaseReasonEnum, ReviewOutcomeEnum, TribunalOrderKindEnum } from '../../enums/ehc-reviews.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { Decision, type Naming } from './decision.ts';
import { ownFields } from './own-fields.ts';
import { Worded } from './worded.ts';

@InterfaceType({
  implements: Decision,
  description: 'A decision of the local authority or the Tribunal, as the school came to know of it.',
})
export abstract class OutsideDecision extends Decision {
  @Field(() => OutsideSourceEnum, { description: 'By whose word the school knows of it.' })
  readonly source: OutsideSource;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Date of the document.' })
  readonly documentOn: CivilDate | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was sent.' })
  readonly sentAt: Instant | null;

  @Field(() => CivilDateScalar, { description: 'When it reached the school.' })
  readonly receivedOn: CivilDate;

  @Field(() => PredecessorEnum, { description: 'Whether what came before it is recorded.' })
  readonly predecessor: Predecessor;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as Outside;
    this.source = data.source;
    this.documentOn = data.documentOn;
    this.sentAt = data.sentAt;
    this.receivedOn = data.receivedOn;
    this.predecessor = data.predecessor;
  }

  @Field(() => String, { nullable: true, description: 'A note.' })
  note(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('note', context);
  }
}

@ObjectType({
  implements: [Decision, OutsideDecision],
  description: 'A decision of the local authority about an assessment or plan; `type` says which.',
  simpleResolvers: true,
})
export class LaDecisionOnAssessment extends OutsideDecision {}

@Worded({ planReference: 'Reference of the plan.' })
@ObjectType({
  implements: [Decision, OutsideDecision],
  description: 'A final EHC plan that reached the school.',
  simpleResolvers: true,
})
export class FinalPlan extends OutsideDecision {
  @Field(() => String, { description: 'Code of the local authority.' })
  readonly laCode: string;

  @Field(() => CivilDateScalar, { description: 'The day from which it is in force.' })
  readonly planFrom: CivilDate;

  @Field(() => [PlanSectionEnum], { description: 'Sections of the copy that reached the school.' })
  readonly sections: readonly PlanSection[];

  @Field(() => String, { nullable: true, description: 'URN of the school named in section I.' })
  readonly namedSchoolUrn: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a personal budget.' })
  readonly personalBudget: boolean | null;

  @Field(() => Boolean, {
    description:
      'Whether the pupil was then under five, so that a review every three to six months is looked for (SEND Code of Practice 9.178).',
  })
  readonly earlyYears: boolean;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as FinalPlanReceived;
    this.laCode = data.laCode;
    this.planFrom = data.planFrom;
    this.sections = data.sections;
    this.namedSchoolUrn = data.namedSchoolUrn;
    this.personalBudget = data.personalBudget;
    this.earlyYears = data.earlyYears === true;
  }
}

@ObjectType({
  implements: [Decision, OutsideDecision],
  description: 'The decision of the local authority after a review.',
  simpleResolvers: true,
})
export class LaReviewDecision extends OutsideDecision {
  @Field(() => ReviewOutcomeEnum, { description: 'What it decided.' })
  readonly reviewOutcome: ReviewOutcome;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The date that its notice bears.' })
  readonly noticeOn: CivilDate | null;

  @Field(() => Boolean, {
    description:
      'Whether the pupil was then under five, so that a review every three to six months is looked for (SEND Code of Practice 9.178).',
  })
  readonly earlyYears: boolean;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as LaReviewDecisionReceived;
    this.reviewOutcome = data.reviewOutcome;
    this.noticeOn = data.noticeOn;
    this.earlyYears = data.earlyYears === true;
  }
}

@Worded({ planReference: 'Reference of the plan.' })
@ObjectType({ implements: [Decision, OutsideDecision], description: 'A final amended plan.', simpleResolvers: true })
export class PlanAmendment extends OutsideDecision {
  @Field(() => String, { nullable: true, description: 'URN of the school named in section I.' })
  readonly namedSchoolUrn!: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'namedSchoolUrn'));
  }
}

@ObjectType({ implements: [Decision, OutsideDecision], description: 'The end of a plan.', simpleResolvers: true })
export class PlanCease extends OutsideDecision {
  @Field(() => CivilDateScalar, { description: 'Its last day.' })
  readonly ceasedOn!: CivilDate;

  @Field(() => CeaseReasonEnum, { description: 'Why.' })
  readonly ceaseReason!: CeaseReason;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'ceasedOn', 'ceaseReason'));
  }
}

@ObjectType({
  implements: [Decision, OutsideDecision],
  description: 'An order of the Tribunal.',
  simpleResolvers: true,
})
export class TribunalOrder extends OutsideDecision {
  @Field(() => TribunalOrderKindEnum, { description: 'What it orders.' })
  readonly order!: OrderKind;

  @Field(() => CivilDateScalar, { description: 'Its date.' })
  readonly orderOn!: CivilDate;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'order', 'orderOn'));
  }
}
