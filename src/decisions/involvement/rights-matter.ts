import { type CodeOf, codes } from '../../kernel/members.ts';

/** Capacity is assessed for one matter (Mental Capacity Act 2005 s.2(1)). ALL is for every matter. */
export const RIGHTS_MATTER = codes('RightsMatter', 'Matters in which capacity is assessed.', {
  ALL: 'All of them.',
  SEN_SUPPORT: 'SEN support.',
  REFERRAL: 'Referral to outside professionals.',
  EHC_NEEDS_ASSESSMENT: 'EHC needs assessment.',
  EHC_PLAN: 'EHC plan and its reviews.',
});
export type RightsMatter = CodeOf<typeof RIGHTS_MATTER>;
