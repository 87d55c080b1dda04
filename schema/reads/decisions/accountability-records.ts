import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type {
  ConsultationAnswered,
  ConsultationHeld,
  ConsultationOutcome,
  ContactMethod,
  EvidenceAttached,
  Party,
  ParentInformed as Informed,
  TeachersInformed,
} from '../../../src/decisions/involvement/events.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import { type CivilDate, civilDateOfInstant } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { RequestContext } from '../../context.ts';
import { AddresseeEnum, ConsultationOutcomeEnum, ContactMethodEnum, PartyEnum } from '../../enums/involvement.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { EvidenceType } from './decision-parts.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Person } from '../people/person.ts';
import { SealedFields } from '../people/sealed-fields.ts';

/** How a viewer sees records about a decision: persons by name where they may, texts where they may. */
export interface Seen {
  readonly person: PersonOf;
  readonly texts: boolean;
}

/** What every record about a decision has: who recorded it, when; its texts open by name. */
@ObjectType({ description: 'What every record about a decision has.', simpleResolvers: true })
abstract class AboutDecision {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @Field(() => RecorderType, { description: 'Who recorded it.' })
  readonly recordedBy: RecorderType;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  protected readonly sealed: SealedFields;

  constructor({ id, metadata, data, sealedIn }: EffectiveEvent, { person, texts }: Seen) {
    this.id = id;
    this.recordedBy = new RecorderType(person(metadata.recordedBy.person), metadata.recordedBy.role);
    this.recordedAt = metadata.recordedAt;
    this.sealed = new SealedFields(data, sealedIn, texts);
  }
}

@ObjectType({ description: 'The word of somebody who is named as a decider.', simpleResolvers: true })
export class DecisionConfirmation extends AboutDecision {
  @Field(() => Boolean, { description: 'Whether they stand by it; else they dispute it.' })
  readonly confirmed: boolean;

  constructor(event: EffectiveEvent, seen: Seen) {
    super(event, seen);
    this.confirmed = event.type === 'DecisionConfirmed';
  }

  @Field(() => String, { nullable: true, description: 'A note.' })
  note(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('note', context);
  }
}

@ObjectType({
  description: 'Somebody was consulted, with their views; or the SENCO answered the question about it.',
  simpleResolvers: true,
})
export class Consultation extends AboutDecision {
  @Field(() => PartyEnum, { description: 'Who was consulted.' })
  readonly party: Party;

  @Field(() => ContactMethodEnum, { nullable: true, description: 'How; null where the SENCO answered here.' })
  readonly method: ContactMethod | null;

  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => ConsultationOutcomeEnum, { description: 'What came of it.' })
  readonly outcome: ConsultationOutcome;

  constructor(event: EffectiveEvent, seen: Seen) {
    super(event, seen);
    const held = event.data as unknown as ConsultationHeld & Partial<Pick<ConsultationAnswered, 'position'>>;
    const answered = event.type === 'ConsultationAnswered';
    this.party = answered ? 'SENCO' : held.party;
    this.method = answered ? null : held.method;
    this.on = answered ? civilDateOfInstant(event.metadata.recordedAt) : held.on;
    this.outcome = held.position ?? held.outcome;
  }

  @Field(() => String, { nullable: true, description: 'Their views.' })
  views(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('views', context);
  }
}

@ObjectType({
  description: 'That the parent, young person or alternative person was informed of a decision.',
  simpleResolvers: true,
})
export class RightsHolderInformed extends AboutDecision {
  @Field(() => AddresseeEnum, { description: 'Who was informed.' })
  readonly addressee: Informed['addressee'];

  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => ContactMethodEnum, { description: 'How.' })
  readonly method: ContactMethod;

  @Field(() => Person, { nullable: true, description: 'Who informed them.' })
  readonly by: Person | null;

  @Field(() => [EvidenceType], { description: 'Evidence of it.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(event: EffectiveEvent, seen: Seen) {
    super(event, seen);
    const { addressee, on, method, by, evidence } = event.data as unknown as Informed;
    this.addressee = addressee;
    this.on = on;
    this.method = method;
    this.by = by === null ? null : seen.person(by);
    this.evidence = evidence;
  }
}

@ObjectType({ description: 'A teacher who was told of a decision.', simpleResolvers: true })
export class InformedTeacher {
  @Field(() => Person, { description: 'The teacher.' })
  readonly person: Person;

  @Field(() => InstantScalar, { nullable: true, description: 'When they acknowledged it; null: not yet.' })
  readonly acknowledgedAt: Instant | null;

  constructor(person: Person, acknowledgedAt: Instant | null) {
    this.person = person;
    this.acknowledgedAt = acknowledgedAt;
  }
}

@ObjectType('TeachersInformed', { description: 'That teachers were told of a decision.', simpleResolvers: true })
export class TeachersInformedType extends AboutDecision {
  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => [InformedTeacher], { description: 'The teachers.' })
  readonly teachers: readonly InformedTeacher[];

  constructor(event: EffectiveEvent, acknowledged: ReadonlyMap<string, Instant>, seen: Seen) {
    super(event, seen);
    const { on, teachers } = event.data as unknown as TeachersInformed;
    this.on = on;
    this.teachers = teachers.map(
      (teacher) => new InformedTeacher(seen.person(teacher), acknowledged.get(teacher) ?? null),
    );
  }
}

@ObjectType({ description: 'Evidence that was added to a decision later.', simpleResolvers: true })
export class AttachedEvidence extends AboutDecision {
  @Field(() => [EvidenceType], { description: 'The evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(event: EffectiveEvent, seen: Seen) {
    super(event, seen);
    this.evidence = (event.data as unknown as EvidenceAttached).evidence;
  }
}

@ObjectType('Dissent', { description: 'That somebody dissented from a decision.', simpleResolvers: true })
export class DissentType extends AboutDecision {
  @Field(() => Person, { description: 'Who dissents.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role.' })
  readonly role: string;

  constructor(event: EffectiveEvent, seen: Seen) {
    super(event, seen);
    const { person, role } = event.data as unknown as { readonly person: string; readonly role: string };
    this.person = seen.person(person);
    this.role = role;
  }

  @Field(() => String, { nullable: true, description: 'What they say.' })
  text(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('text', context);
  }
}
