import type { Rule } from '../rule.ts';

/**
 * Rules of enrolment, transfer, identity and merging. Entries on the roll are not decisions, so each rule always
 * refuses.
 */
export const ENROLMENT_RULES = {
  TRANSFER_TO_ITSELF: {
    kind: 'ALWAYS',
    message: 'A pupil cannot be transferred to the school they leave.',
    basis: 'A rule of this system, not of law',
  },
  DESTINATION_NOT_CONSISTENT: {
    kind: 'ALWAYS',
    message: 'A school is named, but the destination is not a school.',
    basis: 'A rule of this system, not of law',
  },
  NO_TRANSFER_RECORD: {
    kind: 'ALWAYS',
    message: 'The other school has recorded no transfer to this school that is still open.',
    basis: 'A rule of this system, not of law',
  },
  NOT_SHARED: {
    kind: 'ALWAYS',
    message:
      'The other school has today neither a placement at this school nor a dual registration that names it. That school records one with StartPlacementElsewhere or RegisterPupil.',
    basis: 'UK GDPR Art 5(1)(f)',
  },
  NO_PAPERS_AWAITED: {
    kind: 'ALWAYS',
    message: 'No papers of this pupil are awaited from the other school.',
    basis: 'The file goes with the pupil',
  },
  PERMANENT_UPN_EXPECTED: {
    kind: 'ALWAYS',
    message: 'Give a permanent UPN.',
    basis: 'DfE, Unique pupil numbers',
  },
  TEMPORARY_UPN_EXPECTED: {
    kind: 'ALWAYS',
    message: 'The UPN of the record to be closed is not a temporary one.',
    basis: 'DfE, Unique pupil numbers',
  },
  MERGE_INTO_ITSELF: {
    kind: 'ALWAYS',
    message: 'Both ids lead to the same record already.',
    basis: 'A rule of this system, not of law',
  },
  MERGED_INTO_ANOTHER: {
    kind: 'ALWAYS',
    message: 'This record was closed in favour of another. Look for the pupil again.',
    basis: 'A rule of this system, not of law',
  },
  MERGE_UNDER_WAY: {
    kind: 'ALWAYS',
    message: 'Another record is being merged into the one to be closed. Try again in a moment.',
    basis: 'A rule of this system, not of law',
  },
  NOT_THE_SAME_CHILD: {
    kind: 'ALWAYS',
    message: 'The records differ in name and in date of birth. If it is one child, put its identity right first.',
    basis: 'UK GDPR Art 5(1)(d)',
  },
} as const satisfies Record<string, Rule>;
