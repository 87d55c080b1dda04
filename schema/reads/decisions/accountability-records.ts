import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type { EvidenceAttached } from '../../../src/decisions/involvement/attach-evidence.ts';
import type {
  DecisionConfirmed,
  DecisionDisputed,
} from '../../../src/decisions/involvement/confirm-or-dispute-decision.ts';
import type { ParentInformed } from '../../../src/decisions/involvement/inform-parent.ts';
import type { TeachersInformed } from '../../../src/decisions/involvement/inform-teachers.ts';
import { ConsultationAnswered } from '../../../src/decisions/involvement/senco-answers.ts';
import type { ConsultationHeld } from '../../../src/decisions/involvement/record-consultation.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type { DissentRecorded } from '../../../src/decisions/sign-off/events.ts';
import { type CivilDate, civilDateOfInstant } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import { type EventOf, type EventTable } from '../../../src/kernel/members.ts';
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

type Of<E extends EventTable> = EventOf<E, EffectiveEvent>;

/** What every record about a decision has: who recorded it, when; its texts open by name. */
@ObjectType({ description: 'What every record about a decision has.', simpleResolvers: true })
abstract class AboutDecision {
  @Field(() => ID, { description: 'Stored id.' })
  readonly uuid: string;

  @Field(() => RecorderType, { description: 'Who recorded it.' })
  readonly recordedBy: RecorderType;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  protected readonly sealed: SealedFields;

  constructor({ id, metadata, data, sealedIn }: EffectiveEvent, { person, texts }: Seen) {
    this.uuid = id;
    this.recordedBy = new RecorderType(person(metadata.recordedBy.person), metadata.recordedBy.role);
    this.recordedAt = metadata.recordedAt;
    this.sealed = new SealedFields(data, sealedIn, texts);
  }
}

@ObjectType({ description: 'The word of somebody who is named as a decider.', simpleResolvers: true })
export class DecisionConfirmation extends AboutDecision {
  @Field(() => Boolean, { description: 'Whether they stand by it; else they dispute it.' })
  readonly confirmed: boolean;

  constructor(event: Of<typeof DecisionConfirmed | typeof DecisionDisputed>, seen: Seen) {
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
  readonly party: ConsultationHeld['party'];

  @Field(() => ContactMethodEnum, { nullable: true, description: 'How; null where the SENCO answered here.' })
  readonly method: ConsultationHeld['method'] | null;

  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => ConsultationOutcomeEnum, { description: 'What came of it.' })
  readonly outcome: ConsultationHeld['outcome'];

  constructor(event: Of<typeof ConsultationHeld> | Of<typeof ConsultationAnswered>, seen: Seen) {
    super(event, seen);
    const answered = event.type === ConsultationAnswered.type;
    this.party = answered ? 'SENCO' : event.data.party;
    this.method = answered ? null : event.data.method;
    this.on = answered ? civilDateOfInstant(event.metadata.recordedAt) : event.data.on;
    this.outcome = answered ? event.data.position : event.data.outcome;
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
  readonly addressee: ParentInformed['addressee'];

  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => ContactMethodEnum, { description: 'How.' })
  readonly method: ParentInformed['method'];

  @Field(() => Person, { nullable: true, description: 'Who informed them.' })
  readonly by: Person | null;

  @Field(() => [EvidenceType], { description: 'Evidence of it.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(event: Of<typeof ParentInformed>, seen: Seen) {
    super(event, seen);
    const { addressee, on, method, by, evidence } = event.data;
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

  constructor(event: Of<typeof TeachersInformed>, acknowledged: ReadonlyMap<string, Instant>, seen: Seen) {
    super(event, seen);
    const { on, teachers } = event.data;
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

  constructor(event: Of<typeof EvidenceAttached>, seen: Seen) {
    super(event, seen);
    this.evidence = event.data.evidence;
  }
}

@ObjectType('Dissent', { description: 'That somebody dissented from a decision.', simpleResolvers: true })
export class DissentType extends AboutDecision {
  @Field(() => Person, { description: 'Who dissents.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role.' })
  readonly role: string;

  constructor(event: Of<typeof DissentRecorded>, seen: Seen) {
    super(event, seen);
    const { person, role } = event.data;
    this.person = seen.person(person);
    this.role = role;
  }

  @Field(() => String, { nullable: true, description: 'What they say.' })
  text(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('text', context);
  }
}
