import type { IdentificationState } from '../../src/decisions/identification/identification-state.ts';
import { publishEnum } from './publish.ts';

export const IdentificationStateEnum = publishEnum<IdentificationState>(
  'IdentificationState',
  'How far the identification of SEN has come.',
  {
    NONE: 'No concern is open, and the pupil has neither SEN support nor a plan.',
    CONCERN_RAISED: 'A concern was raised.',
    INFORMATION_GATHERING: 'Information is being gathered.',
    DISCUSSED_WITH_PARENTS_AND_PUPIL:
      'It was discussed with parents or pupil; the record of the discussion says with whom.',
    DECISION_PROPOSED: 'A decision is proposed.',
    PLACED_ON_SEN_SUPPORT: 'On SEN support, not reviewed yet.',
    REVIEWED: 'On SEN support, reviewed; what follows is not decided yet.',
    CONTINUED: 'On SEN support, continued after a review.',
    STEPPED_UP: 'On SEN support, with more done after a review.',
    REMOVED: 'Taken off SEN support.',
    MONITORING: 'Watched without SEN support.',
    NOT_SEN: 'The concern was found not to be SEN.',
    SPECIALIST_REFERRAL: 'Referred to a specialist, not on SEN support.',
    EHC_PLAN: 'Has an EHC plan.',
  },
);
