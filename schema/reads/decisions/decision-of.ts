import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { RequestContext } from '../../context.ts';
import type { Decision, Naming } from './decision.ts';
import { EHC_KINDS } from './ehc-kinds.ts';
import { IDENTIFICATION_KINDS } from './identification-kinds.ts';
import { PROVISION_KINDS } from './provision-kinds.ts';
import { SIGN_OFF_KINDS } from './sign-off-kinds.ts';
import type { Identities } from '../pupils/identities.ts';
import { personsAt } from '../people/person.ts';

type Kind = new (row: DecisionRow, naming: Naming) => Decision;

/** The kind of decision that shows each event; a test holds them to the registry. */
export const KINDS: Readonly<Record<string, Kind>> = {
  ...IDENTIFICATION_KINDS,
  ...EHC_KINDS,
  ...PROVISION_KINDS,
  ...SIGN_OFF_KINDS,
};

/** A row of the decision history as it is shown to the viewer; its pupil is noted for the access record. */
export function decisionOf(row: DecisionRow, identities: Identities, context: RequestContext): Decision {
  const Kind = KINDS[row.type];
  if (Kind === undefined) throw new TypeError(`the decision ${row.type} has no kind in the schema`);
  return new Kind(row, {
    person: personsAt(row.schoolUrn, context),
    pupil: (id) => identities.pupil(id),
    account: () => identities.accounts.of(row),
  });
}
