import { ValidateBy, type ValidationArguments } from 'class-validator';
import { InputType } from 'type-graphql';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { Day, Moment, optional, Whole } from '../../scalars/shape.ts';

const GREATEST_ORDINAL = 2 ** 31 - 1;

/** Two ways to say the same cut would have to agree: only one may be used. */
function NotWithRecordedAt(): PropertyDecorator {
  const validate = (value: unknown, args?: ValidationArguments): boolean =>
    value === null || (args?.object as AsAtInput | undefined)?.recordedAt === null;
  return ValidateBy({ name: 'notWithRecordedAt', validator: { validate } });
}

@InputType({ description: 'Which state of the record: what was known when, and as it counts on which day.' })
export class AsAtInput {
  @Moment(optional('As it was known at this moment; a moment to come is now. Not together with `ordinal`.'))
  recordedAt: Instant | null = null;

  @NotWithRecordedAt()
  @Whole(
    optional('As it was known when the record had this many events; exact. Not together with `recordedAt`.'),
    0,
    GREATEST_ORDINAL,
  )
  ordinal: number | null = null;

  @Day(optional('As it counts on this day. Default: for the register today, for decisions any day.'))
  effectiveOn: CivilDate | null = null;
}
