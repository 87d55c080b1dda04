import { Ctx, Field, ObjectType } from 'type-graphql';
import type { GrantInTime } from '../../../src/governance/grant-in-time.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { RequestContext } from '../../context.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { Person } from '../people/person.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { GrantFindingType } from './grant-finding.ts';

/** What a grant is shown from: the event that gave it, when that was known, and whether the viewer may see names. */
export interface Granted {
  readonly given: EffectiveEvent;
  readonly inTime: GrantInTime;
  readonly named: boolean;
}

@ObjectType('GrantRecord', { description: 'How an office, a delegation, a policy or a calendar was recorded.' })
export class GrantRecord {
  @Field(() => InstantScalar, {
    description: 'When it was recorded as it is; a correction counts from its own entry.',
    simple: true,
  })
  readonly recordedAt: Instant;

  @Field(() => Person, { description: 'Who recorded it first.', simple: true })
  readonly recordedBy: Person;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day of its minute, as whoever recorded it says; null: not said.',
    simple: true,
  })
  readonly givenOn: CivilDate | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When its end was recorded; null while none is.',
    simple: true,
  })
  readonly endedAt: Instant | null;

  @Field(() => [GrantFindingType], { description: 'What is to be known or put right about it.', simple: true })
  readonly findings: readonly GrantFindingType[];

  @Field(() => [GrantFindingType], { description: 'What is to be known about its end.', simple: true })
  readonly findingsOfEnd: readonly GrantFindingType[];

  private readonly sealed: SealedFields;

  constructor({ given, inTime, named }: Granted) {
    const { recordedAt, recordedBy } = given.metadata;
    this.recordedAt = inTime.recordedAt ?? recordedAt;
    this.recordedBy = new Person(recordedBy.person, named);
    this.givenOn = (given.data['givenOn'] as CivilDate | undefined) ?? null;
    this.endedAt = inTime.endedAt;
    this.findings = inTime.findings.map((finding) => new GrantFindingType(finding));
    this.findingsOfEnd = inTime.findingsOfEnd.map((finding) => new GrantFindingType(finding));
    this.sealed = new SealedFields(given.data, given.sealedIn, named);
  }

  @Field(() => String, {
    nullable: true,
    description: 'Where it is minuted; null where nothing is said, and for whoever may not see who holds what.',
  })
  minuteRef(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('minuteRef', context);
  }
}
