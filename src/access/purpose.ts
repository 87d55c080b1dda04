/** Why somebody reads, as a code from the client (header `x-sen-trail-purpose`). Free text is never accepted. */
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

/** The purpose in a header; null if absent or not in the list. */
export function purposeOf(header: unknown): Purpose | null {
  return PURPOSES.find((purpose) => purpose === header) ?? null;
}
