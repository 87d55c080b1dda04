/** Why somebody looks, given by the client as a code (header `x-sen-trail-purpose`); free words are never taken. */
export const PURPOSES = [
  'DIRECT_CARE_AND_SUPPORT',
  'REVIEW_OR_MEETING',
  'STATUTORY_DUTY',
  'SAFEGUARDING',
  'TRANSFER',
  'SUBJECT_ACCESS',
  'COMPLAINT_OR_APPEAL',
  'AUDIT',
  'SYSTEM_OPERATION',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The purpose that a header names; null for none and for anything outside the list. */
export function purposeOf(header: unknown): Purpose | null {
  return PURPOSES.find((purpose) => purpose === header) ?? null;
}
