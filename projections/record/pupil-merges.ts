import type { Reader } from '../engine/reader.ts';

/** A merge that is half done: the loser's record is closed, but the survivor's record does not have the merge yet. */
export interface OpenMerge {
  readonly loser: string;
  readonly survivor: string;
}

export function openMerges(reader: Reader): readonly OpenMerge[] {
  return reader.all<OpenMerge>('SELECT loser, survivor FROM merge WHERE merged_at IS NULL ORDER BY loser');
}

export function isMergeUnderWay(reader: Reader, survivor: string): boolean {
  return reader.get('SELECT 1 FROM merge WHERE merged_at IS NULL AND survivor = ?', survivor) !== undefined;
}

/**
 * Follows merges to the pupil whose record continues this one, as known at the ordinal. Answers the pupil itself if it
 * was not merged.
 */
export function pupilAfterMerges(reader: Reader, pupil: string, ordinal: number): string {
  const merge = reader.get<{ survivor: string }>(
    'SELECT survivor FROM merge WHERE loser = ? AND merged_at <= ?',
    pupil,
    ordinal,
  );
  return merge === undefined ? pupil : pupilAfterMerges(reader, merge.survivor, ordinal);
}
