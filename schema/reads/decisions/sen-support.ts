import { PARENT_INFORMED } from '../../../src/decisions/parent-informed.ts';
import { showPart } from '../members/shown-member.ts';
import { Field, ID, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  NeedsRanked,
  SenSupportContinued,
  SenSupportReviewHeld,
  SenSupportSteppedUp,
} from '../../../src/decisions/identification/support-events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import {
  ReviewAttendeeEnum,
  ReviewRecommendationEnum,
  SupportImpactEnum,
  SupportStepUpEnum,
} from '../../enums/identification-case.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType, ParentInformedType, RankedNeedType } from './decision-parts.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded({ rationale: REASONS.rationale })
@ObjectType({
  implements: Decision,
  description: 'That the needs of a pupil with SEN were ranked anew.',
  simpleResolvers: true,
})
export class NeedsRanking extends Decision {
  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: object | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as NeedsRanked;
    this.needs = data.needs;
    this.parentInformed = data.parentInformed && showPart(PARENT_INFORMED, data.parentInformed, naming.person);
    this.evidence = data.evidence;
  }
}

@Worded({
  impactSummary: 'What SEN support has brought, in words.',
  parentViews: REASONS.parentViews,
  pupilViews: REASONS.pupilViews,
})
@ObjectType({
  implements: Decision,
  description: 'A review of SEN support, with what it has brought and what is recommended.',
  simpleResolvers: true,
})
export class SenSupportReview extends Decision {
  @Field(() => CivilDateScalar, { description: 'The day on which it was held.' })
  readonly heldOn!: CivilDate;

  @Field(() => Boolean, { description: 'Whether parents took part.' })
  readonly withParents!: boolean;

  @Field(() => Boolean, { description: 'Whether the pupil took part.' })
  readonly withPupil!: boolean;

  @Field(() => [ReviewAttendeeEnum], { description: 'In which roles people took part.' })
  readonly attendees!: SenSupportReviewHeld['attendees'];

  @Field(() => SupportImpactEnum, { description: 'What SEN support has brought.' })
  readonly impact!: SenSupportReviewHeld['impact'];

  @Field(() => ReviewRecommendationEnum, { description: 'What is recommended.' })
  readonly recommendation!: SenSupportReviewHeld['recommendation'];

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it is reviewed next.' })
  readonly nextReviewOn!: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(
        row,
        'heldOn',
        'withParents',
        'withPupil',
        'attendees',
        'impact',
        'recommendation',
        'nextReviewOn',
        'evidence',
      ),
    );
  }
}

@Worded({ rationale: REASONS.rationale })
@ObjectType({ implements: Decision, description: 'That SEN support goes on after a review.', simpleResolvers: true })
export class SenSupportContinuation extends Decision {
  @Field(() => ID, { nullable: true, description: 'The review in the record that it rests on.' })
  readonly reviewId: string | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it is reviewed next.' })
  readonly nextReviewOn: CivilDate | null;

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: object | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as SenSupportContinued;
    this.reviewId = data.reviewId;
    this.nextReviewOn = data.nextReviewOn;
    this.parentInformed = data.parentInformed && showPart(PARENT_INFORMED, data.parentInformed, naming.person);
    this.evidence = data.evidence;
  }
}

@ObjectType({
  implements: Decision,
  description: 'That more is done after a review of SEN support.',
  simpleResolvers: true,
})
export class SenSupportIncrease extends SenSupportContinuation {
  @Field(() => SupportStepUpEnum, { description: 'What more is done.' })
  readonly next: SenSupportSteppedUp['next'];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    this.next = (row.data as unknown as SenSupportSteppedUp).next;
  }
}
