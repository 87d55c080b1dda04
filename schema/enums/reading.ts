import { publishEnum } from './publish.ts';

/** Whether sealed fields of an object stand in the answer. */
export type PersonalData = 'OPEN' | 'WITHHELD' | 'ERASED';

export const PersonalDataEnum = publishEnum<PersonalData>(
  'PersonalData',
  'Whether the personal fields beside this one are shown.',
  {
    OPEN: 'Shown; null then means that nothing was recorded.',
    WITHHELD: 'There may be something, but you have no right to it.',
    ERASED: 'Destroyed for good.',
  },
);

export type CodeListName =
  | 'NEED'
  | 'PROVISION'
  | 'YEAR_GROUP'
  | 'CEASE_REASON'
  | 'EHC_EVIDENCE'
  | 'PROVISION_TIER'
  | 'PROVISION_KIND'
  | 'FUNDING_SOURCE';

export const CodeListNameEnum = publishEnum<CodeListName>('CodeListName', 'Dated lists of codes.', {
  NEED: 'Types of need (school census, SENtype).',
  PROVISION: 'SEN provision (school census, SENprovision).',
  YEAR_GROUP: 'National Curriculum year groups.',
  CEASE_REASON: 'Why an EHC plan ceased (SEN2 return).',
  EHC_EVIDENCE:
    'What local authorities usually ask for with a request for an EHC needs assessment; not the legal test.',
  PROVISION_TIER: 'Tiers of provision: for all, targeted, specialist.',
  PROVISION_KIND: 'Kinds of provision.',
  FUNDING_SOURCE: 'Who pays for provision.',
});
