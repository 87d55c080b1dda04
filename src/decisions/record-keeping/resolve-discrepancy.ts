import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { happened } from '../happened.ts';
import { id, input, type InputOf, saidIn } from '../../kernel/members.ts';
import { DiscrepancyResolved, discrepanciesOf } from './discrepancies.ts';

export const ResolveDiscrepancy = input('How a disagreement between a file and the record was settled.', {
  discrepancyId: id('Discrepancy', 'The discrepancy, from `discrepancies`.'),
  ...saidIn(DiscrepancyResolved),
});
export type ResolveDiscrepancy = PupilCommand & InputOf<typeof ResolveDiscrepancy>;

/** Settles a disagreement between a file and the log. Other commands and corrections put the log itself right. */
export function resolveDiscrepancy(command: ResolveDiscrepancy, given: PupilGiven): Decision {
  const { schoolUrn, discrepancyId, resolution, settledBy } = command;
  const asked = discrepanciesOf(given.pupil.events).find(
    ({ raised, data }) => raised.id === discrepancyId && data.schoolUrn === schoolUrn,
  );
  // A correction has its own id; after folding it is found under `sealedIn`.
  const settling = given.pupil.events.some(
    (event) =>
      (event.id === settledBy || event.sealedIn.id === settledBy) &&
      event.type !== 'DiscrepancyRaised' &&
      event.type !== 'DiscrepancyResolved',
  );
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(asked === undefined || (settledBy !== null && !settling), 'NO_SUCH_RECORD'),
      ...broken(asked?.resolved !== undefined, 'ALREADY_RECORDED'),
      ...broken(
        (resolution === 'FILE_IS_RIGHT' || resolution === 'NEITHER_IS_RIGHT') && settledBy === null,
        'LOG_NOT_PUT_RIGHT',
      ),
    ],
    [happened(DiscrepancyResolved, { ...command, discrepancy: discrepancyId })],
  );
}
