import type { ROLE_PRECEDENCE } from '../../src/governance/authority.ts';
import type { Office, SchoolPhase, SchoolType } from '../../src/governance/events.ts';
import { publishEnum } from './publish.ts';

const OFFICE_DESCRIPTIONS = {
  HEADTEACHER: 'Headteacher or principal.',
  DEPUTY_HEADTEACHER: 'Deputy headteacher.',
  TEACHER: 'Class or subject teacher.',
  TEACHING_ASSISTANT: 'Teaching assistant.',
  SEN_ADMINISTRATOR: 'Administrator who keeps the register for the SENCO.',
  DESIGNATED_SAFEGUARDING_LEAD: 'Designated safeguarding lead.',
  DESIGNATED_TEACHER_LAC: 'Designated teacher for looked-after and previously looked-after children.',
  SEN_LINK_GOVERNOR: 'Governor with oversight of SEN (SEND Code of Practice 6.3).',
  CHAIR_OF_GOVERNORS: 'Chair of the governing body or local committee.',
  CLERK: 'Clerk or governance professional.',
  DATA_PROTECTION_OFFICER: 'Data protection officer.',
  TRUST_SEND_LEAD: 'SEND lead of the trust.',
  SYSTEM_OPERATOR: 'Person who runs the system from its own command line.',
} as const satisfies Record<Office, string>;

export const OfficeEnum = publishEnum(
  'Office',
  'Offices that are assigned and ended. The SENCO and the leadership team have commands of their own.',
  OFFICE_DESCRIPTIONS,
);

type Role = (typeof ROLE_PRECEDENCE)[number] | 'NONE';

export const RoleEnum = publishEnum<Role>(
  'Role',
  'In which capacity a person appears: an office, a designation or a membership.',
  {
    ...OFFICE_DESCRIPTIONS,
    SENCO: 'Special educational needs co-ordinator, designated under s.67(2) Children and Families Act 2014.',
    SLT_MEMBER: 'Member of the senior leadership team.',
    BOOTSTRAP: 'First authority of a new school: appointments and designations only, until it expires.',
    NONE: 'No role at the time.',
  },
);

/** Whoever holds one of these may be lent authority by office. */
export const DelegateRoleEnum = publishEnum<Office | 'SENCO' | 'SLT_MEMBER'>(
  'DelegateRole',
  'Roles to which authority can be delegated.',
  {
    ...OFFICE_DESCRIPTIONS,
    SENCO: 'Whoever is the designated SENCO.',
    SLT_MEMBER: 'Whoever is a member of the senior leadership team.',
  },
);

export const SchoolTypeEnum = publishEnum<SchoolType>(
  'SchoolType',
  'Types of school that the rules of law tell apart.',
  {
    MAINTAINED: 'Maintained mainstream school.',
    MAINTAINED_NURSERY: 'Maintained nursery school.',
    ACADEMY: 'Mainstream academy or free school.',
    MAINTAINED_SPECIAL: 'Maintained special school.',
    SPECIAL_ACADEMY: 'Special academy.',
    PUPIL_REFERRAL_UNIT: 'Pupil referral unit.',
    AP_ACADEMY: 'Alternative provision academy.',
    INDEPENDENT: 'Independent school.',
  },
);

export const SchoolPhaseEnum = publishEnum<SchoolPhase>('SchoolPhase', 'Phase of education.', {
  NURSERY: 'Nursery.',
  PRIMARY: 'Primary.',
  MIDDLE: 'Middle.',
  SECONDARY: 'Secondary.',
  ALL_THROUGH: 'All-through.',
  SIXTEEN_PLUS: 'Sixteen plus.',
});
