import type { Rule } from '../rule.ts';

/** Rules of enrolment, transfer, identity and merge. These are entries on the roll and no decisions, so each refuses always. */
export const ENROLMENT_RULES = {
  TRANSFER_TO_ITSELF: { kind: 'ALWAYS', message: 'A pupil is not transferred to the school it leaves.', basis: 'Domain §2.5' },
  DESTINATION_NOT_CONSISTENT: { kind: 'ALWAYS', message: 'A school is named, but the destination is no school.', basis: 'Domain §2.5' },
  NO_TRANSFER_RECORD: { kind: 'ALWAYS', message: 'The other school has recorded no transfer to this school that is still open.', basis: 'Generic invalid move; domain §2' },
  NO_PAPERS_AWAITED: { kind: 'ALWAYS', message: 'No papers of this pupil are awaited from the other school.', basis: 'Domain §6: the file goes with the pupil' },
  PERMANENT_UPN_EXPECTED: { kind: 'ALWAYS', message: 'A permanent UPN has to be given.', basis: 'DfE, Unique pupil numbers; domain §5.1' },
  TEMPORARY_UPN_EXPECTED: { kind: 'ALWAYS', message: 'The UPN of the record to be closed is not a temporary one.', basis: 'DfE, Unique pupil numbers; domain §5.1' },
  MERGE_INTO_ITSELF: { kind: 'ALWAYS', message: 'Both are one and the same record already.', basis: 'Design §3' },
  MERGED_INTO_ANOTHER: { kind: 'ALWAYS', message: 'This record was closed in favour of another. Look for the pupil again.', basis: 'Design §3' },
  MERGE_UNDER_WAY: { kind: 'ALWAYS', message: 'Another record is being merged into the one to be closed. Try again in a moment.', basis: 'Design §3' },
  NOT_THE_SAME_CHILD: { kind: 'ALWAYS', message: 'The records differ in name and in date of birth. If it is one child, put its identity right first.', basis: 'UK GDPR Art 5(1)(d); domain §6' },
} as const satisfies Record<string, Rule>;
