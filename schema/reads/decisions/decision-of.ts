import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { RequestContext } from '../../context.ts';
import type { Decision } from './decision.ts';
import { KINDS } from './decision-kinds.ts';
import type { Identities } from '../pupils/identities.ts';
import { personsAt } from '../people/person.ts';

/** A row of the decision history as it is shown to the viewer; its pupil is noted for the access record. */
export function decisionOf(row: DecisionRow, identities: Identities, context: RequestContext): Decision {
  identities.acts.push(row.id);
  return new KINDS[row.type](row, {
    person: personsAt(row.schoolUrn, context),
    pupil: (id) => identities.pupil(id),
    account: () => identities.accounts.of(row),
    shownIn: identities,
  });
}
