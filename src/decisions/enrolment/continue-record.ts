import { accepted, type Decision } from '../decision.ts';
import { RecordContinued } from './events.ts';
import type { Command, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';

/**
 * Begins a school's own record of a child whom an older record holds together with another school's events. Taken by
 * the system before the school's next command.
 */
export interface ContinueRecord extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  /** The pupil in the older record. */
  readonly fromPupil: string;
}

export function continueRecord(command: ContinueRecord, _given: PupilGiven): Decision {
  return accepted(happened(RecordContinued, command));
}
