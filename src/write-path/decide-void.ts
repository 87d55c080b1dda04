import type { VoidRecordAsError } from '../decisions/record-keeping/void-record-as-error.ts';
import type { CommandRequest } from './command-request.ts';
import { decideOf } from './decide-new.ts';
import type { LoadedPupil } from './load-pupil.ts';
import { withNoticesOfVoid } from './notices.ts';
import type { Prepared } from './prepared.ts';

/** A void of another record. The SENCO is notified if the record itself notified them; so are its deciders. */
export function decideVoid(
  { definition, command: said, actor }: CommandRequest,
  { subject, given }: LoadedPupil,
  bySenco: boolean,
): Prepared {
  const command = said as VoidRecordAsError;
  return {
    ...subject,
    envelope: { sencos: given.sencos },
    decide: () =>
      withNoticesOfVoid(decideOf(definition)(command, given), command, given.pupil, {
        record: subject.record,
        actor: actor.person,
        bySenco,
      }),
  };
}
