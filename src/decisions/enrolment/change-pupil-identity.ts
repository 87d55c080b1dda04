import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { retainUntil } from '../../reference/retention.ts';
import { isTemporaryUpn } from '../../reference/upn.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { broken } from '../policies.ts';
import { happened } from '../happened.ts';
import { PupilIdentityChanged } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { IDENTITY_FIELDS } from './identity.ts';

export const ChangePupilIdentity = input(
  'Who a pupil is from now on; what is left out stays as it is.',
  saidIn(PupilIdentityChanged),
);
export type ChangePupilIdentity = PupilCommand & InputOf<typeof ChangePupilIdentity>;

/** Changes a pupil's identity: a new name, a mistake put right, or a permanent UPN. Null members stay as they are. */
export function changePupilIdentity(command: ChangePupilIdentity, given: EnrolmentGiven): Decision {
  const { upn, dateOfBirth, reason } = command;
  const { identity, today } = given;
  const says = IDENTITY_FIELDS.filter((name) => command[name] !== null && command[name] !== identity?.[name]);
  const keptUntil = dateOfBirth === null ? null : retainUntil(dateOfBirth);
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
    [happened(PupilIdentityChanged, { ...command, retainUntil: keptUntil }, today)],
  );
}
