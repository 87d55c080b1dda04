import type { Sharing } from '../../src/decisions/enrolment/sharing.ts';
import { publishEnum } from './publish.ts';

/** Where a handing-on stands at the school that receives it. */
export type IncomingState = 'SENT' | 'PAPERS_AWAITED' | 'COMPLETE';

export const IncomingStateEnum = publishEnum<IncomingState>(
  'IncomingTransferState',
  'Where it stands with a record that was handed on to a school.',
  {
    SENT: 'Handed on; the school has not taken it over.',
    PAPERS_AWAITED: 'Taken over; that the papers came is not recorded.',
    COMPLETE: 'Taken over, and the papers came.',
  },
);

export const SharingKindEnum = publishEnum<Sharing['kind']>('SharingKind', 'Why two schools have one pupil.', {
  PLACEMENT: 'The other school placed the pupil at the school.',
  DUAL_REGISTRATION: 'The pupil is registered at both; the other school named the school.',
});
