import { Field, ID, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  Change,
  EndReason,
  Interruption,
  ParentPosition,
  Party,
  PlanChange,
  ProvisionProposed,
} from '../../../src/decisions/provision/events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import {
  EndReasonEnum,
  InterruptionEnum,
  ParentPositionEnum,
  PartyEnum,
  ProvisionChangeEnum,
} from '../../enums/provision.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType } from './decision-parts.ts';
import { PlanChangeType, ProvisionTermsType } from '../provision/provision-terms.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

function termsOf(row: DecisionRow, { person }: Naming): ProvisionTermsType {
  return new ProvisionTermsType((row.data as unknown as ProvisionProposed).terms, person);
}

@Worded({ name: 'What it is called.', ...REASONS })
@ObjectType({ implements: Decision, description: 'That provision is proposed or started.', simpleResolvers: true })
export class ProvisionPlanDecision extends Decision {
  @Field(() => ID, {
    nullable: true,
    description: 'The proposal that is carried out; null where the provision is known by this decision.',
  })
  readonly provision!: string | null;

  @Field(() => ProvisionTermsType, { description: 'What is provided.' })
  readonly terms: ProvisionTermsType;

  @Field(() => [PartyEnum], { description: 'With whom it was agreed.' })
  readonly agreedWith: readonly Party[];

  @Field(() => ParentPositionEnum, { nullable: true, description: 'Where the parents stand; null for a proposal.' })
  readonly parentPosition!: ParentPosition | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'When the local authority was told of a reduced timetable.',
  })
  readonly laInformedOn!: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'provision', 'parentPosition', 'laInformedOn', 'evidence'));
    this.terms = termsOf(row, naming);
    this.agreedWith = (row.data['agreedWith'] ?? []) as unknown as readonly Party[];
  }
}

@Worded(REASONS)
@ObjectType({ implements: Decision, description: 'That provision is changed.', simpleResolvers: true })
export class ProvisionAmendment extends Decision {
  @Field(() => ID, { description: 'The provision.' })
  readonly provision!: string;

  @Field(() => [ProvisionChangeEnum], { description: 'What changes.' })
  readonly changes!: readonly Change[];

  @Field(() => ProvisionTermsType, { description: 'The new terms.' })
  readonly terms: ProvisionTermsType;

  @Field(() => PlanChangeType, { nullable: true, description: 'For an item of Section F: what allows it.' })
  readonly planChange!: PlanChange | null;

  @Field(() => ParentPositionEnum, { description: 'Where the parents stand.' })
  readonly parentPosition!: ParentPosition;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the parents were told.' })
  readonly parentsToldOn!: CivilDate | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'When the local authority was told of a reduced timetable.',
  })
  readonly laInformedOn!: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(
        row,
        'provision',
        'changes',
        'planChange',
        'parentPosition',
        'parentsToldOn',
        'laInformedOn',
        'evidence',
      ),
    );
    this.terms = termsOf(row, naming);
  }
}

@Worded({ rationale: 'Why.' })
@ObjectType({ implements: Decision, description: 'That provision is suspended or resumed.', simpleResolvers: true })
export class ProvisionPause extends Decision {
  @Field(() => ID, { description: 'The provision.' })
  readonly provision!: string;

  @Field(() => InterruptionEnum, { nullable: true, description: 'Why it is suspended; null where it is resumed.' })
  readonly interruption!: Interruption | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it was expected to go on.' })
  readonly expectedBackOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the parents were told.' })
  readonly parentsToldOn!: CivilDate | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'provision', 'interruption', 'expectedBackOn', 'parentsToldOn'));
  }
}

@Worded(REASONS)
@ObjectType({ implements: Decision, description: 'That provision ends.', simpleResolvers: true })
export class ProvisionEnd extends Decision {
  @Field(() => ID, { description: 'The provision.' })
  readonly provision!: string;

  @Field(() => EndReasonEnum, { description: 'Why.' })
  readonly endReason!: EndReason;

  @Field(() => ID, { nullable: true, description: 'The provision that takes its place.' })
  readonly replacedBy!: string | null;

  @Field(() => PlanChangeType, { nullable: true, description: 'For an item of Section F: what allows it.' })
  readonly planChange!: PlanChange | null;

  @Field(() => ParentPositionEnum, { description: 'Where the parents stand.' })
  readonly parentPosition!: ParentPosition;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the parents were told.' })
  readonly parentsToldOn!: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence!: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(
      this,
      ownFields(
        row,
        'provision',
        'endReason',
        'replacedBy',
        'planChange',
        'parentPosition',
        'parentsToldOn',
        'evidence',
      ),
    );
  }
}

@Worded({
  words: 'The outcome in words.',
  baseline: 'Where the pupil starts from.',
  target: 'What should be reached.',
  measure: 'How it is measured.',
})
@ObjectType({ implements: Decision, description: 'An outcome that is set.', simpleResolvers: true })
export class OutcomeDecision extends Decision {
  @Field(() => ID, { nullable: true, description: 'The provision it is for.' })
  readonly provision!: string | null;

  @Field(() => ID, { nullable: true, description: 'The outcome whose place it takes.' })
  readonly replaces!: string | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Day of the baseline.' })
  readonly baselineOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { description: 'By when.' })
  readonly dueOn!: CivilDate;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'provision', 'replaces', 'baselineOn', 'dueOn'));
  }
}
