import { input, type InputOf, isA, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { SharedRecordAccepted } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { identityTaken } from './record-transfer-in.ts';
import { isSharedOn } from './sharing.ts';

export const AcceptSharedRecord = input(
  'That the school takes part in the record of a pupil whom another school placed with it or registered with it.',
  saidIn(SharedRecordAccepted),
);
export type AcceptSharedRecord = PupilCommand & InputOf<typeof AcceptSharedRecord>;

/**
 * Takes what another school gives while both have the child. The right comes only from that school's placement or dual
 * registration that names this school. The school writes in a record of its own.
 */
export function acceptSharedRecord(command: AcceptSharedRecord, given: EnrolmentGiven): Decision {
  const { schoolUrn, fromSchoolUrn } = command;
  const fromPupil = given.giver?.id ?? null;
  const shared = (given.giver?.sharings ?? []).some(
    (one) => one.fromSchoolUrn === fromSchoolUrn && one.toSchoolUrn === schoolUrn && isSharedOn(one, given.today),
  );
  const isAccepted = given.pupil.events
    .filter(isA(SharedRecordAccepted))
    .some(({ data }) => data.fromPupil === fromPupil);
  return judge(
    'FROM_DOCUMENT',
    [...broken(!shared, 'NOT_SHARED'), ...broken(shared && isAccepted, 'ALREADY_RECORDED')],
    [
      happened(SharedRecordAccepted, { ...command, fromPupil: fromPupil ?? '' }, given.today),
      ...identityTaken(given.today, given, schoolUrn),
    ],
  );
}
