import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { DeliveryLogged, DeliveryVarianceRecorded } from './delivery-events.ts';
import { ownProvision } from './provision-named.ts';

/** Sessions of some days, as planned and as given: what fidelity is told by. */
export interface LogDelivery extends PupilCommand, Omit<DeliveryLogged, 'schoolUrn'> {}

export function logDelivery(command: LogDelivery, given: PupilGiven): Decision {
  const { schoolUrn, provision, from, to, sessionsPlanned, sessionsDelivered } = command;
  const data: DeliveryLogged = { schoolUrn, provision, from, to, sessionsPlanned, sessionsDelivered };
  const history = ownProvision(given, provision, schoolUrn);
  const startOn = history?.steps.find(({ step }) => step === 'STARTED')?.on;
  const endedOn = history?.steps.find(({ step }) => step === 'ENDED')?.on;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(history === undefined, 'NO_SUCH_RECORD'),
      ...broken(history !== undefined && (startOn === undefined || from < startOn), 'PROVISION_NOT_STARTED'),
      ...broken(endedOn !== undefined && to >= endedOn, 'PROVISION_HAS_ENDED'),
      ...broken(to < from, 'END_BEFORE_START'),
      ...pastRules(given, to),
      ...birthRules(given, from),
    ],
    [{ type: 'DeliveryLogged', data, effectiveFrom: from }],
  );
}

/** What was not delivered as it should have been, of a provision or of an item of Section F. */
export interface RecordDeliveryVariance extends PupilCommand, Omit<DeliveryVarianceRecorded, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function recordDeliveryVariance(command: RecordDeliveryVariance, given: PupilGiven): Decision {
  const {
    schoolUrn,
    provision,
    sectionFItem,
    variance,
    since,
    until,
    missedSessions,
    interruption,
    laToldOn,
    earlyReviewAskedOn,
    note,
  } = command;
  const data: DeliveryVarianceRecorded = {
    schoolUrn,
    provision,
    sectionFItem,
    variance,
    since,
    until,
    missedSessions,
    interruption,
    laToldOn,
    earlyReviewAskedOn,
    note,
  };
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
    [{ type: 'DeliveryVarianceRecorded', data, effectiveFrom: since }],
  );
}
