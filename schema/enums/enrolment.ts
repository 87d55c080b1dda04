import type { Destination, IdentityReason, MergeReason } from '../../src/decisions/enrolment/events.ts';
import { publishEnum } from './publish.ts';

export const DestinationEnum = publishEnum<Destination>('Destination', 'Where a pupil went on leaving.', {
  STATE_SCHOOL: 'A maintained school or academy.',
  SPECIAL_SCHOOL: 'A special school.',
  INDEPENDENT_SCHOOL: 'An independent school.',
  ALTERNATIVE_PROVISION: 'A pupil referral unit or other alternative provision.',
  FURTHER_EDUCATION: 'A college of further education or training.',
  ELECTIVE_HOME_EDUCATION: 'Educated at home by choice of the parents.',
  OUTSIDE_ENGLAND: 'A school outside England.',
  MISSING_EDUCATION: 'Not known to receive education.',
  OTHER: 'Elsewhere.',
  NOT_KNOWN: 'Not known.',
});

export const IdentityReasonEnum = publishEnum<IdentityReason>(
  'IdentityReason',
  'Why a pupil is known otherwise from now on.',
  {
    NAME_CHANGE: 'The name has changed.',
    CORRECTION: 'It was recorded wrongly.',
    PERMANENT_UPN: 'A permanent UPN has taken the place of a temporary one.',
    OTHER: 'Another reason.',
  },
);

export const MergeReasonEnum = publishEnum<MergeReason>('MergeReason', 'Why two records are merged.', {
  TEMPORARY_UPN: 'One was kept under a temporary UPN.',
  DUPLICATE: 'The child was entered twice.',
});
