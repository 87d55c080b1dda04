import { Field, ObjectType } from 'type-graphql';
import type { RegisterRow } from '../../../projections/register/sen-register.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { RankedNeedType } from '../decisions/decision-parts.ts';
import { Pupil } from '../pupils/pupil.ts';
import { IdOf } from '../../ids/id-of.ts';

@ObjectType({
  description: 'A pupil on roll at a school with one provision code, over a stretch of days.',
  simpleResolvers: true,
})
export class RegisterEntry {
  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => SenStatusEnum, { description: 'Provision code; N also where nothing is known.' })
  readonly status: SenStatus;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'Since when the code holds, perhaps from an earlier school; null where nothing is known.',
  })
  readonly statusSince: CivilDate | null;

  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => CodeScalar, { nullable: true, description: 'Primary need.' })
  readonly primaryNeed: string | null;

  @Field(() => CivilDateScalar, { description: 'First day of the entry.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is known.',
  })
  readonly until: CivilDate | null;

  @IdOf('Decision', { nullable: true, description: 'The decision that the code rests on.' })
  readonly decisionId: string | null;

  @Field(() => Boolean, {
    description: 'Whether that is the word of a file or document and no decision of the school.',
  })
  readonly observed: boolean;

  @Field(() => CivilDateScalar, { description: 'First day on roll.' })
  readonly onRollFrom: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day on roll.' })
  readonly leftOn: CivilDate | null;

  @Field(() => CodeScalar, {
    nullable: true,
    description:
      'National Curriculum year on the day, in a history on the first day of the entry: moved up each September from the year that was entered; as entered where that cannot be told.',
  })
  readonly ncYear: string | null;

  constructor(row: RegisterRow, pupil: Pupil) {
    this.pupil = pupil;
    this.schoolUrn = row.schoolUrn;
    this.status = row.status;
    this.statusSince = row.statusSince;
    this.needs = row.needs;
    this.primaryNeed = row.primaryNeed;
    this.from = row.from;
    this.until = row.until;
    this.decisionId = row.decision;
    this.observed = row.observed;
    this.onRollFrom = row.onRollFrom;
    this.leftOn = row.leftOn;
    this.ncYear = row.ncYear;
  }
}

/** An entry as it is shown to somebody who may read the register; its pupil is noted for the access record. */
export function entryShown(row: RegisterRow, pupils: { pupil(id: string): Pupil }): RegisterEntry {
  return new RegisterEntry(row, pupils.pupil(row.pupil));
}
