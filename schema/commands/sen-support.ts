import { InputType } from 'type-graphql';
import type { AfterReviewCommand } from '../../src/decisions/identification/after-review.ts';
import type { ContinueSenSupport } from '../../src/decisions/identification/continue-sen-support.ts';
import type { HoldSenSupportReview } from '../../src/decisions/identification/hold-sen-support-review.ts';
import type { RankNeeds } from '../../src/decisions/identification/rank-needs.ts';
import type { StepUpSenSupport } from '../../src/decisions/identification/step-up-sen-support.ts';
import type { SenSupportReviewHeld, SenSupportSteppedUp } from '../../src/decisions/identification/support-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  ReviewAttendeeEnum,
  ReviewRecommendationEnum,
  SupportImpactEnum,
  SupportStepUpEnum,
} from '../enums/identification-case.ts';
import { EvidenceInput, ParentInformedInput, RankedNeedInput } from './decision-parts.ts';
import { DecisionInput } from './envelope.ts';
import { Day, FreeText, OneOf, optional, Part, Parts, SomeOf, YesNo } from '../scalars/shape.ts';

@InputType({ description: 'A new ranking of the needs of a pupil with SEN.' })
export class RankNeedsInput extends DecisionInput implements RankNeeds {
  @Parts(() => RankedNeedInput, 'All needs, ranked.')
  needs: RankedNeedInput[] = [];

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'A review of SEN support.' })
export class HoldSenSupportReviewInput extends DecisionInput implements HoldSenSupportReview {
  @Day('The day on which it was held; it counts from then.')
  heldOn!: CivilDate;

  @YesNo('Whether parents took part.')
  withParents!: boolean;

  @YesNo('Whether the pupil took part.')
  withPupil!: boolean;

  @SomeOf(ReviewAttendeeEnum, 'In which roles people took part.')
  attendees: SenSupportReviewHeld['attendees'][number][] = [];

  @OneOf(SupportImpactEnum, 'What SEN support has brought.')
  impact!: SenSupportReviewHeld['impact'];

  @OneOf(ReviewRecommendationEnum, 'What is recommended.')
  recommendation!: SenSupportReviewHeld['recommendation'];

  @Day(optional('When it is reviewed next.'))
  nextReviewOn: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('What SEN support has brought, in words.')
  impactSummary!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'What decisions after a review of SEN support have.' })
export class AfterReviewInput extends DecisionInput implements AfterReviewCommand {
  @Day(optional('When it is reviewed next.'))
  nextReviewOn: CivilDate | null = null;

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'The decision to go on with SEN support.' })
export class ContinueSenSupportInput extends AfterReviewInput implements ContinueSenSupport {}

@InputType({ description: 'The decision to do more than before.' })
export class StepUpSenSupportInput extends AfterReviewInput implements StepUpSenSupport {
  @OneOf(SupportStepUpEnum, 'What more is done.')
  next!: SenSupportSteppedUp['next'];
}
