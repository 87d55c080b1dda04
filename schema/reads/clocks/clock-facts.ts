import { InputType } from 'type-graphql';
import type { ClockFact } from '../../../src/clocks/facts.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ClockFactEnum } from '../../enums/clocks.ts';
import { Day, OneOf, optional } from '../../scalars/shape.ts';

@InputType({ description: 'A dated fact that a clock may count from.' })
export class ClockFactInput {
  @OneOf(ClockFactEnum, 'Which fact.')
  name!: ClockFact;

  @Day(optional('The day on which it happened, or is to happen; null while it has not.'))
  on?: CivilDate | null;
}
