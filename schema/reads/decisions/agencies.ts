import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  Agency,
  Consent,
  PlacementEnd,
  PlacementKind,
  PlacementReason,
} from '../../../src/decisions/provision/agency-events.ts';
import type { ReviewDecision } from '../../../src/decisions/provision/delivery-events.ts';
import type { ParentPosition, Party } from '../../../src/decisions/provision/events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import {
  AgencyEnum,
  ConsentGiverEnum,
  ConsentScopeEnum,
  PlacementEndEnum,
  PlacementKindEnum,
  PlacementReasonEnum,
} from '../../enums/agencies.ts';
import { ParentPositionEnum, PartyEnum, ReviewDecisionEnum } from '../../enums/provision.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType } from './decision-parts.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded({ assessment: 'What was assessed.', expectedImpact: 'What is expected of it.' })
@ObjectType({
  implements: Decision,
  description: 'The plan of a cycle of assess, plan, do, review.',
  simpleResolvers: true,
})
export class ApdrPlan extends Decision {
  @Field(() => Int, { description: 'Number of the cycle.' })
  readonly cycle!: number;

  @Field(() => [ID], { description: 'Outcomes it aims at.' })
  readonly outcomes!: readonly string[];

  @Field(() => [ID], { description: 'Provisions by which.' })
  readonly provisions!: readonly string[];

  @Field(() => CivilDateScalar, { description: 'When it is reviewed.' })
  readonly reviewOn!: CivilDate;

  @Field(() => [PartyEnum], { description: 'With whom it was agreed.' })
  readonly agreedWith!: readonly Party[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'cycle', 'outcomes', 'provisions', 'reviewOn', 'agreedWith'));
  }
}

@Worded({ impact: 'What the cycle brought.', parentViews: REASONS.parentViews, pupilViews: REASONS.pupilViews })
@ObjectType({
  implements: Decision,
  description: 'The review of a cycle of assess, plan, do, review.',
  simpleResolvers: true,
})
export class ApdrReview extends Decision {
  @Field(() => Int, { description: 'Number of the cycle.' })
  readonly cycle!: number;

  @Field(() => CivilDateScalar, { description: 'The day on which it was held.' })
  readonly heldOn!: CivilDate;

  @Field(() => [PartyEnum], { description: 'Who took part.' })
  readonly attendedBy!: readonly Party[];

  @Field(() => ReviewDecisionEnum, { description: 'What follows.' })
  readonly reviewDecision!: ReviewDecision;

  @Field(() => ParentPositionEnum, { description: 'Where the parents stand.' })
  readonly parentPosition!: ParentPosition;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(row, 'cycle', 'heldOn', 'attendedBy', 'reviewDecision', 'parentPosition', 'evidence'),
    );
  }
}

@Worded({ placementName: 'Name of the place.', ...REASONS })
@ObjectType({
  implements: Decision,
  description: 'That a pupil is taught elsewhere for a time.',
  simpleResolvers: true,
})
export class PlacementDecision extends Decision {
  @Field(() => String, { nullable: true, description: 'URN of the other school.' })
  readonly placementUrn!: string | null;

  @Field(() => PlacementKindEnum, { description: 'What kind of place it is.' })
  readonly placementKind!: PlacementKind;

  @Field(() => PlacementReasonEnum, { description: 'Why.' })
  readonly placementReason!: PlacementReason;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day that is planned.' })
  readonly plannedEndOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it is reviewed.' })
  readonly reviewOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: "When the SENCO of the pupil's school was told." })
  readonly ourSencoToldOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the SENCO of the other school was told.' })
  readonly theirSencoToldOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the parents were told.' })
  readonly parentsToldOn!: CivilDate | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(
        row,
        'placementUrn',
        'placementKind',
        'placementReason',
        'plannedEndOn',
        'reviewOn',
        'ourSencoToldOn',
        'theirSencoToldOn',
        'parentsToldOn',
      ),
    );
  }
}

@Worded({ rationale: 'Why.' })
@ObjectType({ implements: Decision, description: 'The end of a placement elsewhere.', simpleResolvers: true })
export class PlacementEnding extends Decision {
  @Field(() => ID, { description: 'The placement.' })
  readonly placement!: string;

  @Field(() => PlacementEndEnum, { description: 'How it ended.' })
  readonly placementEnd!: PlacementEnd;

  @Field(() => CivilDateScalar, { nullable: true, description: "When the SENCO of the pupil's school was told." })
  readonly ourSencoToldOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the SENCO of the other school was told.' })
  readonly theirSencoToldOn!: CivilDate | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'placement', 'placementEnd', 'ourSencoToldOn', 'theirSencoToldOn'));
  }
}

@ObjectType('AgencyConsent', { description: 'Consent to a referral.', simpleResolvers: true })
export class ConsentType implements Consent {
  @Field(() => ConsentGiverEnum, { description: 'Who gave it.' })
  givenBy!: Consent['givenBy'];

  @Field(() => CivilDateScalar, { description: 'When.' })
  givenOn!: CivilDate;

  @Field(() => ConsentScopeEnum, { description: 'To what.' })
  scope!: Consent['scope'];

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day on which it holds.' })
  expiresOn!: CivilDate | null;
}

@Worded({ rationale: 'Why.' })
@ObjectType({ implements: Decision, description: 'A referral to an agency.', simpleResolvers: true })
export class ReferralDecision extends Decision {
  @Field(() => AgencyEnum, { description: 'The agency.' })
  readonly agency!: Agency;

  @Field(() => ID, { nullable: true, description: 'The provision that gave rise to it.' })
  readonly provision!: string | null;

  @Field(() => ConsentType, { nullable: true, description: 'The consent it rests on.' })
  readonly consent!: Consent | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'agency', 'provision', 'consent', 'evidence'));
  }
}

@Worded({ why: 'Why.' })
@ObjectType({
  implements: Decision,
  description: 'What becomes of a recommendation of an agency.',
  simpleResolvers: true,
})
export class RecommendationDecision extends Decision {
  @Field(() => ID, { description: 'The advice.' })
  readonly advice!: string;

  @Field(() => Int, { description: 'Which of its recommendations.' })
  readonly recommendation!: number;

  @Field(() => ID, { nullable: true, description: 'The provision by which it is carried out.' })
  readonly provision!: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'advice', 'recommendation', 'provision'));
  }
}

@Worded({ rationale: 'Why.' })
@ObjectType({ implements: Decision, description: 'A request for top-up funding.', simpleResolvers: true })
export class TopUpRequestDecision extends Decision {
  @Field(() => String, { description: 'Code of the local authority.' })
  readonly laCode!: string;

  @Field(() => [ID], { description: 'Provisions that it is for.' })
  readonly provisions!: readonly string[];

  @Field(() => PenceScalar, { description: 'Pence a year that the provision costs.' })
  readonly annualPence!: number;

  @Field(() => CivilDateScalar, { description: 'The day on which it was asked for.' })
  readonly requestedOn!: CivilDate;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'laCode', 'provisions', 'annualPence', 'requestedOn'));
  }
}
