import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { at } from './days.ts';
import type { Telling } from './telling.ts';

/** The items of the usual checklist that a school of the demo has together; those in `missing` it has not. */
export function evidence(
  story: Telling,
  day: CivilDate,
  purpose: 'REQUEST' | 'APPEAL',
  reviewedCycles: number,
  missing: readonly string[],
): void {
  const codes = [
    'REVIEWED_CYCLES',
    'PROVISION_MAP_WITH_COSTS',
    'ATTAINMENT',
    'TARGETS',
    'SPECIALIST_REPORTS',
    'PARENT_VIEWS',
    'PUPIL_VIEWS',
    'CHRONOLOGY',
    'CONSENT',
  ];
  story.entry(story.setting.senco, at(day, '15:00'), 'AssembleEhcEvidence', {
    on: day,
    reviewedCycles,
    purpose,
    note: null,
    checklist: codes.map((code) => ({ code, state: missing.includes(code) ? 'MISSING' : 'PRESENT' })),
    evidence: missing.includes('SPECIALIST_REPORTS')
      ? []
      : [{ kind: 'SPECIALIST_REPORT', on: addDays(day, -12), author: 'EDUCATIONAL_PSYCHOLOGIST', sha256: null }],
  });
}

/** The school thinks of a request, and hears parents and pupil about it. */
export function considered(story: Telling, day: CivilDate): void {
  const { senco } = story.setting;
  story.entry(senco, at(day, '10:00'), 'ConsiderEhcRequest', { raisedBy: 'SCHOOL', on: day, note: null });
  story.entry(senco, at(addDays(day, 3), '16:00'), 'RecordEhcParentDiscussion', {
    on: addDays(day, 3),
    agreement: 'AGREED',
    withPupil: true,
    parentViews: 'Want the help written down so that it stays.',
    pupilViews: 'Wants to stay with friends.',
  });
}

/**
 * The head asks the SENCO, decides, signs and sends on one day, and the local authority confirms receipt the day after.
 * Answers the day of receipt.
 */
export function requested(story: Telling, day: CivilDate): CivilDate {
  const { head, senco, laCode } = story.setting;
  story.entry(senco, at(day, '09:30'), 'RecordConsultation', {
    decisionId: null,
    about: 'EhcRequestDecided',
    party: 'SENCO',
    method: 'MEETING',
    on: day,
    outcome: 'AGREES',
    views: null,
  });
  const whole = {
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence: [{ kind: 'SPECIALIST_REPORT', on: addDays(day, -20), author: 'EDUCATIONAL_PSYCHOLOGIST', sha256: null }],
  };
  story.taken(head, at(day, '11:00'), 'DecideEhcRequest', {
    ...whole,
    outcome: 'REQUEST',
    placementSchoolUrn: null,
    reasonCode: null,
    rationale: 'What the school can give of its own has been given and reviewed; it is not enough.',
    parentViews: 'Agree.',
    pupilViews: null,
  });
  story.taken(head, at(day, '14:00'), 'SubmitEhcRequest', {
    ...whole,
    requestedBy: 'SCHOOL',
    laCode,
    sentAt: at(day, '13:55'),
    note: null,
  });
  const received = addDays(day, 1);
  story.fact('RecordLaReceipt', { documentOn: received, receivedOn: addDays(day, 4) }, { laReceivedOn: received });
  return received;
}

/** The local authority says after so many days whether it assesses; the letter is two days on the way. */
export function answeredByLa(
  story: Telling,
  received: CivilDate,
  days: number,
  outcome: 'AGREED' | 'REFUSED',
): CivilDate {
  const documentOn = addDays(received, days);
  story.letter('RecordLaDecisionToAssess', { documentOn, receivedOn: addDays(documentOn, 2) }, { outcome });
  return documentOn;
}
