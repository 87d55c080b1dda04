import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  ACCOUNTABILITY_FINDINGS,
  type AccountabilityCode,
  accountabilityFindings,
  type AccountabilityFinding,
  type Judged,
} from '../../../src/decisions/involvement/findings.ts';
import { EvidenceAttached } from '../../../src/decisions/involvement/attach-evidence.ts';
import { DecisionConfirmed, DecisionDisputed } from '../../../src/decisions/involvement/confirm-or-dispute-decision.ts';
import { ParentInformed } from '../../../src/decisions/involvement/inform-parent.ts';
import { TeacherAcknowledged, TeachersInformed } from '../../../src/decisions/involvement/inform-teachers.ts';
import { ConsultationAnswered } from '../../../src/decisions/involvement/senco-answers.ts';
import { ConsultationHeld } from '../../../src/decisions/involvement/record-consultation.ts';
import type { RightsHolder } from '../../../src/decisions/involvement/rights-holder.ts';
import type { ChangeOfRecord } from '../../../src/decisions/involvement/record-changes.ts';
import { belongsTo } from '../../../src/decisions/involvement/senco-evidence.ts';
import { type Step, type StepKind, stepsOf } from '../../../src/decisions/involvement/steps.ts';
import { DissentRecorded } from '../../../src/decisions/sign-off/events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import { type EventOf, type EventTable, isA } from '../../../src/kernel/members.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Meeting } from '../../../src/kernel/metadata.ts';
import { AccountabilityCodeEnum, SeverityEnum, StepKindEnum } from '../../enums/accountability.ts';
import { MeetingEnum } from '../../enums/deciding.ts';
import { RightsHolderEnum } from '../../enums/involvement.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import {
  AttachedEvidence,
  Consultation,
  DecisionConfirmation,
  DissentType,
  RightsHolderInformed,
  type Seen,
  TeachersInformedType,
} from './accountability-records.ts';
import { AuthorityType } from '../governance/authority.ts';
import { Person } from '../people/person.ts';
import { RecordChangeType } from './record-change.ts';
import { SencoInvolvementType } from '../involvement/senco-involvement.ts';

@ObjectType({ description: 'A person in a step.', simpleResolvers: true })
export class StepPerson {
  @Field(() => Person, { description: 'The person.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role, held at the time.' })
  readonly role: string;

  @Field(() => AuthorityType, { nullable: true, description: 'By which authority, where the step is a decision.' })
  readonly authority: AuthorityType | null;

  constructor({ person, role, authority }: Step['persons'][number], { person: personOf }: Seen) {
    this.person = personOf(person);
    this.role = role;
    this.authority = authority === undefined ? null : new AuthorityType(authority);
  }
}

@ObjectType({ description: 'A step of how a decision came about and who was told.', simpleResolvers: true })
export class AccountabilityStep {
  @Field(() => StepKindEnum, { description: 'What happened.' })
  readonly kind: StepKind;

  @Field(() => ID, { description: 'Stored id of the event that says so.' })
  readonly event: string;

  @Field(() => CivilDateScalar, { description: 'The day on which it happened.' })
  readonly on: CivilDate;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  @Field(() => [StepPerson], { description: 'Who took it; where nobody else is named, who recorded it.' })
  readonly persons: readonly StepPerson[];

  @Field(() => MeetingEnum, { nullable: true, description: 'In which meeting.' })
  readonly meeting: Meeting | null;

  @Field(() => Int, { description: 'Days from the day of the decision; negative for what came before it.' })
  readonly lagDays: number;

  constructor(step: Step, seen: Seen) {
    this.kind = step.kind;
    this.event = step.event;
    this.on = step.on;
    this.recordedAt = step.recordedAt;
    this.persons = step.persons.map((one) => new StepPerson(one, seen));
    this.meeting = step.meeting as Meeting | null;
    this.lagDays = step.lagDays;
  }
}

@ObjectType('AccountabilityFinding', {
  description: 'Something about a decision that is to be known or put right.',
  simpleResolvers: true,
})
export class AccountabilityFindingType implements AccountabilityFinding {
  @Field(() => AccountabilityCodeEnum, { description: 'The rule.' })
  readonly code: AccountabilityCode;

  @Field(() => SeverityEnum, { description: 'How much it weighs.' })
  readonly severity: AccountabilityFinding['severity'];

  @Field(() => String, { description: 'The rule in words.' })
  readonly message: string;

  @Field(() => String, {
    description:
      'The statute, paragraph of the Code of Practice, policy or custom it rests on, or that it is a rule of this system.',
  })
  readonly basis: string;

  @Field(() => String, { description: 'What would clear it.' })
  readonly clears: string;

  constructor(code: AccountabilityCode) {
    const { severity, message, basis, clears } = ACCOUNTABILITY_FINDINGS[code];
    this.code = code;
    this.severity = severity;
    this.message = message;
    this.basis = basis;
    this.clears = clears;
  }
}

@ObjectType({
  description: 'Who decided, who was asked, told and heard, with dates and lags, and what is left to be put right.',
  simpleResolvers: true,
})
export class Accountability {
  @Field(() => SencoInvolvementType, {
    description:
      'How the SENCO of its school had to do with its matter: judged once for all its acts, against the principal decision.',
  })
  readonly sencoInvolvement: SencoInvolvementType;

  @Field(() => RightsHolderEnum, { description: 'Who had the rights on the day of the decision.' })
  readonly rightsHolder: RightsHolder;

  @Field(() => [DecisionConfirmation], { description: 'What those say who are named as deciders.' })
  readonly confirmations: readonly DecisionConfirmation[];

  @Field(() => [Consultation], { description: 'Who was consulted, before and after.' })
  readonly consultations: readonly Consultation[];

  @Field(() => [RightsHolderInformed], {
    description: 'That the parent, young person or alternative person was informed, as recorded beside the decision.',
  })
  readonly parentInformed: readonly RightsHolderInformed[];

  @Field(() => [TeachersInformedType], { description: 'Which teachers were told.' })
  readonly teachersInformed: readonly TeachersInformedType[];

  @Field(() => [AttachedEvidence], { description: 'Evidence that was added later.' })
  readonly evidence: readonly AttachedEvidence[];

  @Field(() => [DissentType], { description: 'Who dissents.' })
  readonly dissents: readonly DissentType[];

  @Field(() => [RecordChangeType], {
    description: 'How it was corrected or made void since it was recorded, earliest first.',
  })
  readonly changes: readonly RecordChangeType[];

  @Field(() => [AccountabilityStep], { description: 'All steps, by day.' })
  readonly steps: readonly AccountabilityStep[];

  @Field(() => [AccountabilityFindingType], {
    description: 'What is to be known or put right on the day that was asked for.',
  })
  readonly findings: readonly AccountabilityFindingType[];

  constructor(given: Omit<Judged, 'changes'> & { readonly changes: readonly ChangeOfRecord[] }, seen: Seen) {
    const { decision, events, involvement } = given;
    const records = <T extends readonly EventTable[]>(...tables: T): readonly EventOf<T[number], EffectiveEvent>[] =>
      events.filter(isA(...tables)).filter((event) => isAbout(event, decision, events));
    const acknowledged = new Map(
      records(TeacherAcknowledged).map(({ metadata }) => [metadata.recordedBy.person, metadata.recordedAt]),
    );
    this.sencoInvolvement = new SencoInvolvementType(involvement, seen.person);
    this.rightsHolder = decision.metadata.rightsHolder ?? 'NOT_KNOWN';
    this.confirmations = records(DecisionConfirmed, DecisionDisputed).map(
      (event) => new DecisionConfirmation(event, seen),
    );
    this.consultations = records(ConsultationHeld, ConsultationAnswered).map((event) => new Consultation(event, seen));
    this.parentInformed = records(ParentInformed).map((event) => new RightsHolderInformed(event, seen));
    this.teachersInformed = records(TeachersInformed).map(
      (event) => new TeachersInformedType(event, acknowledged, seen),
    );
    this.evidence = records(EvidenceAttached).map((event) => new AttachedEvidence(event, seen));
    this.dissents = records(DissentRecorded).map((event) => new DissentType(event, seen));
    this.changes = given.changes.map((change) => new RecordChangeType(change, seen));
    this.steps = stepsOf(decision, events).map((step) => new AccountabilityStep(step, seen));
    this.findings = accountabilityFindings(given).map((code) => new AccountabilityFindingType(code));
  }
}

const isHeld = isA(ConsultationHeld);

function isAbout(event: EffectiveEvent, decision: EffectiveEvent, events: readonly EffectiveEvent[]): boolean {
  return isHeld(event) ? belongsTo(event, decision, events) : event.data['decision'] === decision.id;
}
