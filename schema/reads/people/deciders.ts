import { Field, ObjectType } from 'type-graphql';
import type { DecisionFinding } from '../../../projections/decisions/decision-authority.ts';
import type { RecordedLater } from '../../../src/governance/authority-in-time.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { SeverityEnum } from '../../enums/accountability.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { RULES } from '../../../src/decisions/rules.ts';
import type { DeciderKind, ShownDecider } from '../../../src/decisions/outsiders.ts';
import type { Meeting, MeetingMember } from '../../../src/kernel/metadata.ts';
import { DeciderKindEnum, MeetingEnum } from '../../enums/deciding.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { RuleCodeEnum } from '../../enums/rules.ts';
import { AuthorityType } from '../governance/authority.ts';
import { Person } from './person.ts';

/** A person by id, with the name where the viewer may know it. */
export type PersonOf = (id: string) => Person;

@ObjectType('DecidingPerson', { description: 'A person who decided, alone or in a meeting.', simpleResolvers: true })
export class DecidingPerson {
  @Field(() => Person, { description: 'The person.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role, held at the time.' })
  readonly role: string;

  @Field(() => AuthorityType, { description: 'By which authority.' })
  readonly authority: AuthorityType;

  constructor({ person, role, authority }: MeetingMember, personOf: PersonOf) {
    this.person = personOf(person);
    this.role = role;
    this.authority = new AuthorityType(authority);
  }
}

@ObjectType('Decider', {
  description: 'Who decided: a person, a meeting with its members, somebody outside the school, or nobody we know of.',
  simpleResolvers: true,
})
export class DeciderType {
  @Field(() => DeciderKindEnum, {
    description: 'Which of these. That of outsiders follows from the kind of decision, for old entries too.',
  })
  readonly kind: DeciderKind;

  @Field(() => MeetingEnum, { nullable: true, description: 'Which meeting, for MEETING.' })
  readonly meeting: Meeting | null;

  @Field(() => [DecidingPerson], {
    description:
      'The person, or the members of the meeting as far as they are recorded; beside somebody outside, whom the entry names.',
  })
  readonly persons: readonly DecidingPerson[];

  constructor({ kind, meeting, persons }: ShownDecider, personOf: PersonOf) {
    this.kind = kind;
    this.meeting = meeting;
    this.persons = persons.map((person) => new DecidingPerson(person, personOf));
  }
}

@ObjectType('Recorder', { description: 'Who recorded something.', simpleResolvers: true })
export class RecorderType {
  @Field(() => Person, { description: 'The person.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role.' })
  readonly role: string;

  constructor(person: Person, role: string) {
    this.person = person;
    this.role = role;
  }
}

@ObjectType('RecordedLater', {
  description: 'What counts from an earlier day than it was recorded: an office, a delegation or a sign-off policy.',
  simpleResolvers: true,
})
export class RecordedLaterType {
  @Field(() => CivilDateScalar, { description: 'The first day from which it counts.' })
  readonly inForceFrom: CivilDate;

  @Field(() => InstantScalar, { description: 'When it was recorded so for the first time.' })
  readonly recordedAt: Instant;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day of its minute; null: no minute and day are named.',
  })
  readonly minutedOn: CivilDate | null;

  @Field(() => AuthorityType, { description: 'The event that gave it.' })
  readonly authority: AuthorityType;

  constructor({ grant, recordedAt }: RecordedLater) {
    const { kind, stream, revision, id, from, minutedOn } = grant;
    this.inForceFrom = from;
    this.recordedAt = recordedAt;
    this.minutedOn = minutedOn;
    this.authority = new AuthorityType({
      kind: kind === 'DELEGATION' ? kind : 'OFFICE',
      stream,
      revision,
      ...(kind === 'DELEGATION' && id !== null && { delegationId: id }),
    });
  }
}

@ObjectType('Finding', { description: 'A rule that what was recorded breaks.', simpleResolvers: true })
export class FindingType {
  @Field(() => RuleCodeEnum, { description: 'The rule.' })
  readonly code: RuleCode;

  @Field(() => SeverityEnum, { description: 'How much it weighs.' })
  readonly severity: DecisionFinding['severity'];

  @Field(() => String, { description: 'The rule in words.' })
  readonly message: string;

  @Field(() => String, {
    description:
      'The statute, paragraph of the Code of Practice, policy or custom it rests on, or that it is a rule of this system.',
  })
  readonly basis: string;

  @Field(() => RecordedLaterType, {
    nullable: true,
    description: 'What was recorded after the decision; null where the finding is not about that.',
  })
  readonly recordedLater: RecordedLaterType | null;

  constructor({ code, severity, recordedLater }: DecisionFinding) {
    this.code = code;
    this.severity = severity;
    this.message = RULES[code].message;
    this.basis = RULES[code].basis;
    this.recordedLater = recordedLater && new RecordedLaterType(recordedLater);
  }
}
