import { type CodeOf, codes } from '../../kernel/members.ts';

export const ALTERNATIVE_EXPLANATION = codes(
  'AlternativeExplanation',
  'Explanations other than SEN that were considered (SEND Code of Practice 6.14 to 6.27).',
  {
    ATTENDANCE: 'Attendance.',
    HEARING_OR_VISION: 'Hearing or vision.',
    EAL: 'English as an additional language.',
    BULLYING: 'Bullying.',
    BEREAVEMENT: 'Bereavement.',
    TRAUMA: 'Trauma.',
    HOUSING_OR_FAMILY: 'Housing or family circumstances.',
    OTHER: 'Another explanation.',
  },
);
export type AlternativeExplanation = CodeOf<typeof ALTERNATIVE_EXPLANATION>;
