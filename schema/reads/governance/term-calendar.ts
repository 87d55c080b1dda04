import { Field, Int, ObjectType } from 'type-graphql';
import type { TermCalendarSet } from '../../../src/governance/term-calendar.ts';
import type { SetBy } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';

@ObjectType('Term', { description: 'A term or half-term.', simpleResolvers: true })
export class TermType {
  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from!: CivilDate;

  @Field(() => CivilDateScalar, { description: 'Last day.' })
  readonly to!: CivilDate;
}

@ObjectType('TermCalendar', { description: 'The terms of an academic year as they were set.', simpleResolvers: true })
export class TermCalendarType {
  @Field(() => Int, { description: 'The calendar year in which the academic year begins.' })
  readonly academicYear: number;

  @Field(() => [TermType], { description: 'Terms or half-terms, in order.' })
  readonly terms: readonly TermType[];

  @Field(() => [CivilDateScalar], { description: 'Days in term on which the school is closed to pupils.' })
  readonly closures: readonly CivilDate[];

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  @Field(() => Boolean, { description: 'Whether it counts; false where a later entry stands for the same year.' })
  readonly counts: boolean;

  constructor({ data, given }: SetBy<TermCalendarSet>, counts: boolean) {
    this.academicYear = data.academicYear;
    this.terms = data.terms;
    this.closures = data.closures;
    this.recordedAt = given.metadata.recordedAt;
    this.counts = counts;
  }
}
