import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { DeliveryVarianceRecorded } from './delivery-events.ts';
import { ownProvision } from './provision-named.ts';

export const RecordDeliveryVariance = input(
  'What was not delivered as it should have been.',
  saidIn(DeliveryVarianceRecorded),
);
export type RecordDeliveryVariance = PupilCommand & InputOf<typeof RecordDeliveryVariance>;

/** Records what was not delivered, of a provision or of an item of Section F. */
export function recordDeliveryVariance(command: RecordDeliveryVariance, given: PupilGiven): Decision {
  const { schoolUrn, provision, sectionFItem, since, until, laToldOn, earlyReviewAskedOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(
        (provision === null && sectionFItem === null) ||
          (provision !== null && ownProvision(given, provision, schoolUrn) === undefined),
        'NO_SUCH_RECORD',
      ),
      ...broken(until !== null && until < since, 'END_BEFORE_START'),
      ...broken(sectionFItem !== null && laToldOn === null, 'LA_NOT_TOLD_OF_VARIANCE'),
      ...pastRules(given, since, laToldOn, earlyReviewAskedOn),
      ...birthRules(given, since),
    ],
    [happened(DeliveryVarianceRecorded, command, since)],
  );
}
