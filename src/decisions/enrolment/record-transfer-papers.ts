import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { happened } from '../happened.ts';
import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { TransferPapersReceived } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { awaitsPapers, handingsOn } from './transfers.ts';

export const RecordTransferPapers = input(
  'That the papers came of a pupil whose record was taken over before.',
  saidIn(TransferPapersReceived),
);
export type RecordTransferPapers = PupilCommand & InputOf<typeof RecordTransferPapers>;

/** Records that the papers came after the record was taken over. This completes the transfer. */
export function recordTransferPapers(command: RecordTransferPapers, given: EnrolmentGiven): Decision {
  const { schoolUrn, fromSchoolUrn, receivedOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(
        !handingsOn(given.pupil.events).some((one) => awaitsPapers(one, fromSchoolUrn, schoolUrn)),
        'NO_PAPERS_AWAITED',
      ),
      ...pastRules(given, receivedOn),
      ...birthRules(given, receivedOn),
    ],
    [happened(TransferPapersReceived, command, receivedOn)],
  );
}
