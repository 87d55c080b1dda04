import type { Resolution } from '../../src/decisions/record-keeping/discrepancies.ts';
import type { DiscrepancyRaised } from '../../src/decisions/pupil-events.ts';
import { publishEnum } from './publish.ts';

export const ResolutionEnum = publishEnum<Resolution>(
  'DiscrepancyResolution',
  'How a disagreement between a file and the record was settled.',
  {
    LOG_IS_RIGHT: 'The record is right; the file is not.',
    FILE_IS_RIGHT: 'The file is right; the record was put right.',
    NEITHER_IS_RIGHT: 'Neither is right; the record was put right.',
    SAME_THING: 'Both say the same in different words.',
  },
);

export const DiscrepancyKindEnum = publishEnum<DiscrepancyRaised['kind']>(
  'DiscrepancyKind',
  'What a file and the record disagree about.',
  {
    STATUS_DIFFERS: 'The provision code.',
    START_DATE_DIFFERS: 'The day from which the provision code holds.',
    NEEDS_DIFFER: 'The needs or their ranks.',
    IDENTITY_DIFFERS: 'Name, date of birth or sex.',
  },
);

export const DiscrepancyStateEnum = publishEnum<'OPEN' | 'RESOLVED'>(
  'DiscrepancyState',
  'Whether a disagreement has been settled.',
  {
    OPEN: 'Waits for a person.',
    RESOLVED: 'Settled.',
  },
);
