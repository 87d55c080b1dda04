import { Failure, isFailure } from '../kernel/failure.ts';

/** Runs what comes after an append. If it fails, the caller must not hear that nothing was written. */
export async function afterWriting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ambiguousAfterWriting(error);
  }
}

/** A failure as it stands after an append: AMBIGUOUS. A bug and a conflict say nothing of what was written. */
export function ambiguousAfterWriting(error: unknown): unknown {
  if (!isFailure(error) || ['AMBIGUOUS', 'WRONG_EXPECTED_REVISION'].includes(error.code)) return error;
  return new Failure('AMBIGUOUS', `failed after something was written: ${error.message}`, {}, error);
}
