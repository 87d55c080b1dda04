import { type CivilDate, civilDateOfInstant } from '../../../src/kernel/civil-date.ts';
import type { RequestContext } from '../../context.ts';

/** The day in England at which a request is answered. */
export function today({ app }: RequestContext): CivilDate {
  return civilDateOfInstant(app.clock.now());
}
