import type { Rule } from '../rule.ts';

/** EHC needs assessments and plans (domain §2.3). */
export const EHC_RULES = {
  AGED_25_OR_OVER: { kind: 'RULE', message: 'Nobody aged 25 or over can be assessed for an EHC plan.', basis: 'Children and Families Act 2014 s.36(3), s.83' },
  ASSESSMENT_OPEN: { kind: 'RULE', message: 'An EHC needs assessment of the pupil is open already.', basis: 'Children and Families Act 2014 s.36; domain §2.3' },
  REQUEST_OPEN: { kind: 'RULE', message: 'A request for an EHC needs assessment is open already.', basis: 'Children and Families Act 2014 s.36; domain §2.3' },
  REASON_FOR_NO_REQUEST: { kind: 'RULE', message: 'A decision not to ask for an assessment says its reason. The criteria of a local authority are not the legal test.', basis: 'Children and Families Act 2014 s.36(1), s.36(8); domain §2.3' },
} as const satisfies Record<string, Rule>;
