import { Field, ObjectType } from 'type-graphql';
import { schoolRecordsInLog } from '../../../projections/record/record-as-at.ts';
import {
  type Identification,
  identificationState,
  type IdentificationState,
} from '../../../src/decisions/identification/identification-state.ts';
import { enrolmentsOf } from '../../../src/decisions/pupil-case.ts';
import { type EffectiveEvent, foldCorrections } from '../../../src/kernel/folding.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { IdentificationStateEnum } from '../../enums/identification-case.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import type { Cut } from '../paging/page.ts';
import { today } from '../paging/today.ts';

@ObjectType('Identification', {
  description: "Where the identification of a pupil's SEN stands on the day.",
  simpleResolvers: true,
})
export class IdentificationType implements Identification {
  @Field(() => IdentificationStateEnum, { description: 'How far it has come.' })
  state!: IdentificationState;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Since when.' })
  since!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the concern was raised that it goes back to.' })
  concernRaisedOn!: CivilDate | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The next review that was set, or until when a pupil taken off SEN support is watched.',
  })
  reviewOn!: CivilDate | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'By custom a concern is reviewed by then, half a term after it was raised. No law sets this day.',
  })
  halfTermCheckDueOn!: CivilDate | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'By custom SEN support is reviewed first by then, a term after it began. No law sets this day.',
  })
  firstReviewDueOn!: CivilDate | null;
}

/**
 * Folded from the school's record of the pupil at the cut, with the facts that other schools give it. Of several
 * schools of the viewer, the one that enrolled the pupil last. Null: none of the viewer's schools has a record.
 */
export function identificationShown(
  pupil: string,
  { ordinal, effectiveOn }: Cut,
  context: RequestContext,
): Identification | null {
  const { log, directory } = context.app;
  const readable = signedIn(context)
    .schoolsFor('READ_DECISIONS')
    .filter(({ scope }) => scope === 'SCHOOL')
    .map(({ schoolUrn }) => schoolUrn);
  const records = [...schoolRecordsInLog(log, pupil, readable, ordinal)]
    .filter(([, { own }]) => own.length > 0)
    .map(([schoolUrn, { whole }]) => ({ schoolUrn, events: foldCorrections(whole) }));
  const newest = records.sort((a, b) => compareDays(lastEnrolled(a.events), lastEnrolled(b.events))).at(-1);
  if (newest === undefined) return null;
  const calendar = directory.calendarOf(newest.schoolUrn);
  return identificationState(newest.events, effectiveOn ?? today(context), calendar);
}

function lastEnrolled(events: readonly EffectiveEvent[]): CivilDate {
  const last = enrolmentsOf(events).at(-1);
  return last?.since ?? last?.knownOn ?? '';
}

function compareDays(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
