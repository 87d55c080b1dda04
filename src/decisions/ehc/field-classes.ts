import { C, type FieldClasses, T } from '../field-class.ts';

/** Classes of the events of EHC needs assessments and plans. */
export const EHC_CLASSES = {
  EhcRequestDecided: { schoolUrn: C, outcome: C, placementSchoolUrn: C, reasonCode: C, parentsAware: C, agreement: C, evidence: C, rationale: T, parentViews: T, pupilViews: T },
} as const satisfies Record<string, FieldClasses>;
