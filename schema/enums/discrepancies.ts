import { DISCREPANCY_KIND } from '../../src/decisions/pupil-events.ts';
import { RESOLUTION } from '../../src/decisions/record-keeping/discrepancies.ts';
import { enumOf } from './enum-of.ts';
import { publishEnum } from './publish.ts';

export const ResolutionEnum = enumOf(RESOLUTION);
export const DiscrepancyKindEnum = enumOf(DISCREPANCY_KIND);

export const DiscrepancyStateEnum = publishEnum<'OPEN' | 'RESOLVED'>(
  'DiscrepancyState',
  'Whether a disagreement has been settled.',
  {
    OPEN: 'Waits for a person.',
    RESOLVED: 'Settled.',
  },
);
