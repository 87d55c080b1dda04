import type { AlternativeExplanation } from '../../../src/decisions/identification/alternative-explanation.ts';
import { PARENT_INFORMED } from '../../../src/decisions/parent-informed.ts';
import { showPart } from '../members/shown-member.ts';
import { Field, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  IdentificationProposed,
  MonitoringStarted,
  NotSenDecided,
  ReferralConsent,
  SpecialistReferralDecided,
} from '../../../src/decisions/identification/case-events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { AlternativeExplanationEnum } from '../../enums/identification.ts';
import {
  ConsentGiverEnum,
  ConsentScopeEnum,
  ProposedOutcomeEnum,
  SpecialistEnum,
} from '../../enums/identification-case.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType, ParentInformedType, RankedNeedType } from './decision-parts.ts';
import { Person } from '../people/person.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded({ rationale: REASONS.rationale })
@ObjectType({ implements: Decision, description: 'A proposal of what becomes of a concern.', simpleResolvers: true })
export class IdentificationProposal extends Decision {
  @Field(() => ProposedOutcomeEnum, { description: 'What is proposed.' })
  readonly outcome: IdentificationProposed['outcome'];

  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => [Person], { description: 'Who proposes it together with the deciders.' })
  readonly proposers: readonly Person[];

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as IdentificationProposed;
    this.outcome = data.outcome;
    this.needs = data.needs;
    this.proposers = data.proposers.map(naming.person);
    this.evidence = data.evidence;
  }
}

@Worded({ rationale: REASONS.rationale, monitoringPlan: 'What is done meanwhile.' })
@ObjectType({
  implements: Decision,
  description: 'That a pupil is watched without SEN support.',
  simpleResolvers: true,
})
export class MonitoringDecision extends Decision {
  @Field(() => CivilDateScalar, { nullable: true, description: 'When the pupil is looked at again.' })
  readonly reviewOn: CivilDate | null;

  @Field(() => [AlternativeExplanationEnum], { description: 'Explanations that account for what was noticed.' })
  readonly explanations: readonly AlternativeExplanation[];

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: object | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as MonitoringStarted;
    this.reviewOn = data.reviewOn;
    this.explanations = data.explanations;
    this.parentInformed = data.parentInformed && showPart(PARENT_INFORMED, data.parentInformed, naming.person);
    this.evidence = data.evidence;
  }
}

@Worded({ rationale: REASONS.rationale })
@ObjectType({ implements: Decision, description: 'That a concern was found not to be SEN.', simpleResolvers: true })
export class NotSenDecision extends Decision {
  @Field(() => [AlternativeExplanationEnum], { description: 'Explanations that account for what was noticed.' })
  readonly explanations: readonly AlternativeExplanation[];

  @Field(() => ParentInformedType, { nullable: true, description: 'That a parent or young person was informed.' })
  readonly parentInformed: object | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as NotSenDecided;
    this.explanations = data.explanations;
    this.parentInformed = data.parentInformed && showPart(PARENT_INFORMED, data.parentInformed, naming.person);
    this.evidence = data.evidence;
  }
}

@ObjectType('ReferralConsent', { description: 'Agreement to a referral outside the school.', simpleResolvers: true })
export class ReferralConsentType implements ReferralConsent {
  @Field(() => CivilDateScalar, { description: 'The day on which it was given.' })
  givenOn!: CivilDate;

  @Field(() => ConsentGiverEnum, { description: 'Who gave it.' })
  givenBy!: ReferralConsent['givenBy'];

  @Field(() => ConsentScopeEnum, { description: 'What it covers.' })
  scope!: ReferralConsent['scope'];

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day on which it holds.' })
  expiresOn!: CivilDate | null;
}

@Worded({ rationale: REASONS.rationale })
@ObjectType({
  implements: Decision,
  description: 'That a pupil is referred to a specialist outside the school.',
  simpleResolvers: true,
})
export class SpecialistReferralDecision extends Decision {
  @Field(() => SpecialistEnum, { description: 'Which specialist.' })
  readonly specialist!: SpecialistReferralDecided['specialist'];

  @Field(() => ReferralConsentType, { nullable: true, description: 'Agreement of the parent or young person.' })
  readonly consent!: ReferralConsent | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'specialist', 'consent', 'evidence'));
  }
}
