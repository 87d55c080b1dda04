import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { prospectiveRetainUntil } from '../../reference/prospective-retention.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, pastRules } from '../policies.ts';
import {
  prospectiveAt,
  prospectiveClosedOn,
  prospectiveOn,
  ProspectivePupilClosed,
  ProspectivePupilOpened,
} from './prospective.ts';

/**
 * Opens the record of a child who is not on roll, about whom the local authority asks (s.38-39). It has a sealed
 * identity, no enrolment, and is kept for a short time.
 * A child whom the log knows by UPN is found. A child on roll here is not prospective.
 */
export const OpenProspectivePupil = input(
  'A child who is not on roll, about whom a local authority asks the school.',
  saidIn(ProspectivePupilOpened),
);
export type OpenProspectivePupil = Omit<PupilCommand, 'pupilId' | 'seenRevision'> &
  InputOf<typeof OpenProspectivePupil>;

export function openProspectivePupil(command: OpenProspectivePupil, given: PupilGiven): Decision {
  const { schoolUrn, laCode, openedOn, dateOfBirth } = command;
  const onRoll = given.pupil.enrolments.some(
    (enrolment) => enrolment.schoolUrn === schoolUrn && enrolment.leftOn === null,
  );
  const { events } = given.pupil;
  const lastClosed = prospectiveClosedOn(events, schoolUrn);
  return judge(
    'FROM_DOCUMENT',
    [
      // Refused before the last closing: the school was being asked then, or that closing would end the new question
      // too.
      ...broken(
        onRoll || prospectiveAt(events, schoolUrn) || (lastClosed !== null && openedOn < lastClosed),
        'ALREADY_RECORDED',
      ),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...broken(openedOn < dateOfBirth, 'DATE_BEFORE_BIRTH'),
      ...pastRules(given, openedOn, dateOfBirth),
    ],
    [happened(ProspectivePupilOpened, { ...command, retainUntil: prospectiveRetainUntil(openedOn) }, openedOn)],
  );
}

/**
 * Records what became of a prospective pupil. If admitted, registration follows; if not, the record is kept for a short
 * time only.
 */
export const CloseProspectivePupil = input('What became of a prospective pupil.', saidIn(ProspectivePupilClosed));
export type CloseProspectivePupil = PupilCommand & InputOf<typeof CloseProspectivePupil>;

export function closeProspectivePupil(command: CloseProspectivePupil, given: PupilGiven): Decision {
  const { schoolUrn, outcome, on } = command;
  const retainUntil = outcome === 'ADMITTED' ? null : prospectiveRetainUntil(on);
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(
        !prospectiveAt(given.pupil.events, schoolUrn) ||
          prospectiveOn(given.pupil.events, schoolUrn, on)?.state !== 'OPEN',
        'NOT_YET_IN_FORCE',
      ),
      ...pastRules(given, on),
    ],
    [happened(ProspectivePupilClosed, { ...command, retainUntil }, on)],
  );
}
