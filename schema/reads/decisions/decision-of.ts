import { type DecisionAuthority, decisionAuthority } from '../../../projections/decisions/decision-authority.ts';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { RequestContext } from '../../context.ts';
import type { SignOffMatter } from '../../../src/decisions/sign-off/policy.ts';
import type { Decision } from './decision.ts';
import { KINDS } from './decision-kinds.ts';
import type { Identities } from '../pupils/identities.ts';
import { personsAt } from '../people/person.ts';

/** A row of the decision history as it is shown to the viewer; its pupil is noted for the access record. */
export function decisionOf(row: DecisionRow, identities: Identities, context: RequestContext): Decision {
  identities.acts.push(row.id);
  let authority: DecisionAuthority | undefined;
  return new KINDS[row.type](row, {
    person: personsAt(row.schoolUrn, context),
    pupil: (id) => identities.pupil(id),
    authority: () => (authority ??= authorityShown(row, identities.ordinal, context)),
    account: () => identities.accounts.of(row),
    shownIn: identities,
  });
}

/** What a school answers for, its findings, is not given with the decision. */
function authorityShown(row: DecisionRow, cut: number, { app }: RequestContext): DecisionAuthority {
  if (row.givenTo === undefined) return decisionAuthority(row, app.directory.inTime(row.schoolUrn), cut);
  const { matters = [], headsDecision = false } = row.metadata.reserved ?? {};
  return { findings: [], judgedWhenRecorded: [], reserved: matters as readonly SignOffMatter[], headsDecision };
}
