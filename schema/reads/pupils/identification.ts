import { Field, ObjectType } from 'type-graphql';
import { recordInLog } from '../../../projections/record/record-as-at.ts';
import {
  type Identification,
  identificationState,
  type IdentificationState,
} from '../../../src/decisions/identification/identification-state.ts';
import { enrolmentsOf } from '../../../src/decisions/pupil-case.ts';
import { STATUS_EVENT_TYPES } from '../../../src/decisions/sen-status.ts';
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
 * Folded from the pupil's whole record at the cut. What schools recorded about a concern counts where the viewer may
 * read their decisions; the provision code counts from wherever it came, as in the register. Null: none of its schools
 * is the viewer's.
 */
export function identificationShown(
  pupil: string,
  { ordinal, effectiveOn }: Cut,
  context: RequestContext,
): Identification | null {
  const { log, directory } = context.app;
  const events = foldCorrections(recordInLog(log, pupil, ordinal));
  const readable = signedIn(context)
    .schoolsFor('READ_DECISIONS')
    .filter(({ scope }) => scope === 'SCHOOL')
    .map(({ schoolUrn }) => schoolUrn);
  const ours = readable.filter((urn) => events.some(({ data }) => data['schoolUrn'] === urn));
  if (ours.length === 0) return null;
  const counted = (event: EffectiveEvent): boolean =>
    (STATUS_EVENT_TYPES as readonly string[]).includes(event.type) ||
    ours.some((urn) => urn === event.data['schoolUrn']);
  const newest = enrolmentsOf(events).findLast(({ schoolUrn }) => ours.includes(schoolUrn))?.schoolUrn ?? ours[0] ?? '';
  return identificationState(events.filter(counted), effectiveOn ?? today(context), directory.calendarOf(newest));
}
