import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { TransferPapersReceived } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { awaitsPapers, handingsOn } from './transfers.ts';

/** The papers came after the school had taken the record over: nothing of the handing-on is open any more. */
export interface RecordTransferPapers extends PupilCommand, Omit<TransferPapersReceived, 'schoolUrn'> {}

export function recordTransferPapers(command: RecordTransferPapers, given: EnrolmentGiven): Decision {
  const { schoolUrn, fromSchoolUrn, receivedOn } = command;
  const data: TransferPapersReceived = { schoolUrn, fromSchoolUrn, receivedOn };
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
    [{ type: 'TransferPapersReceived', data, effectiveFrom: receivedOn }],
  );
}
