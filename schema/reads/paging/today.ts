import { type CivilDate, civilDateOfInstant } from '../../../src/kernel/civil-date.ts';
import type { RequestContext } from '../../context.ts';

/** The day in England at which a request is answered. */
export function today({ app, today: given }: RequestContext): CivilDate {
  return given ?? civilDateOfInstant(app.clock.now());
}
