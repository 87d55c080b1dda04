import type { ProspectivePupilClosed, ProspectiveState } from '../../src/decisions/ehc/prospective.ts';
import { publishEnum } from './publish.ts';

export const ProspectiveOutcomeEnum = publishEnum<ProspectivePupilClosed['outcome']>(
  'ProspectiveOutcome',
  'What became of a prospective pupil.',
  {
    ADMITTED: 'The child is admitted.',
    NOT_ADMITTED: 'The child is not; the record goes soon.',
  },
);

export const ProspectiveStateEnum = publishEnum<ProspectiveState>(
  'ProspectiveState',
  'Where it stands with a prospective pupil.',
  {
    OPEN: 'The school is being asked.',
    ADMITTED: 'The child was admitted.',
    NOT_ADMITTED: 'The child was not admitted.',
  },
);
