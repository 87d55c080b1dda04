import { AccessDenied } from '../../src/access/access-denied.ts';
import { Failure, isFailure } from '../../src/kernel/failure.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import type { AccessRecordNotes } from '../context.ts';

/**
 * Carries one command out, and notes whether something was written, or may have been. While it is under way, that is
 * not known. A failure after another command of the same request wrote something is Failure AMBIGUOUS.
 */
export async function notingWrites(notes: AccessRecordNotes, execute: () => Promise<Outcome>): Promise<Outcome> {
  const before = notes.mayHaveWritten ?? false;
  notes.mayHaveWritten = true;
  try {
    const outcome = await execute();
    notes.mayHaveWritten = before || outcome.kind === 'RECORDED' || outcome.attemptRecorded === true;
    return outcome;
  } catch (error) {
    // Of a bug it is not known what came before it.
    const isKnown = error instanceof AccessDenied || isFailure(error);
    notes.mayHaveWritten = before || !isKnown || isFailure(error, 'AMBIGUOUS');
    if (before && isFailure(error, 'UNAVAILABLE'))
      throw new Failure('AMBIGUOUS', 'a command before it was written', {}, error);
    throw error;
  }
}
