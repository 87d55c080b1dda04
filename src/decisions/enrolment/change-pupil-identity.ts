import type { CivilDate } from '../../kernel/civil-date.ts';
import { retainUntil } from '../../reference/retention.ts';
import { isTemporaryUpn } from '../../reference/upn.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { broken } from '../policies.ts';
import type { IdentityReason, PupilIdentityChanged } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { IDENTITY_FIELDS } from './identity.ts';

/** A pupil has another name, or was known wrongly, or has got a permanent UPN. What is null stays as it is. */
export interface ChangePupilIdentity extends PupilCommand {
  readonly upn: string | null;
  readonly surname: string | null;
  readonly forename: string | null;
  readonly dateOfBirth: CivilDate | null;
  readonly sex: string | null;
  readonly reason: IdentityReason;
}

export function changePupilIdentity(command: ChangePupilIdentity, given: EnrolmentGiven): Decision {
  const { upn, surname, forename, dateOfBirth, sex, schoolUrn, reason } = command;
  const { identity, today } = given;
  const says = IDENTITY_FIELDS.filter((name) => command[name] !== null && command[name] !== identity?.[name]);
  const data: PupilIdentityChanged = {
    upn,
    surname,
    forename,
    dateOfBirth,
    sex,
    schoolUrn,
    reason,
    retainUntil: dateOfBirth === null ? null : retainUntil(dateOfBirth),
  };
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(reason === 'PERMANENT_UPN' && (upn === null || isTemporaryUpn(upn)), 'PERMANENT_UPN_EXPECTED'),
      ...broken(dateOfBirth !== null && dateOfBirth > today, 'DATE_IN_FUTURE'),
      ...broken(
        dateOfBirth !== null && given.pupil.enrolments.some(({ since }) => since !== null && since < dateOfBirth),
        'DATE_BEFORE_BIRTH',
      ),
      ...broken(says.length === 0, 'ALREADY_RECORDED'),
      ...broken(given.upnTaken, 'ALREADY_REGISTERED'),
    ],
    [{ type: 'PupilIdentityChanged', data, effectiveFrom: today }],
  );
}
