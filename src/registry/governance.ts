import { grantDelegation, revokeDelegation } from '../governance/delegations.ts';
import { grantBootstrapAuthority, openSchool, openTrust } from '../governance/establishment.ts';
import { linkSignIn, recordPersonLeft, registerPerson } from '../governance/people.ts';
import { setNotionalBudget } from '../governance/notional-budget.ts';
import { setSignOffPolicy } from '../governance/sign-off-policy.ts';
import {
  assignOffice,
  assignTrustOffice,
  designateSenco,
  endOffice,
  endSencoDesignation,
  joinLeadershipTeam,
  leaveLeadershipTeam,
} from '../governance/staffing.ts';
import { setTermCalendar } from '../governance/term-calendar.ts';
import { type CommandDefinition, define } from './definition.ts';

/** Offices, designations, delegations, people, schools and trusts. */
export const GOVERNANCE_COMMANDS: readonly CommandDefinition[] = [
  define('SCHOOL', 'RECORD', assignOffice, {
    description: 'Assigns an office at a school to a person.',
    action: 'APPOINT',
    legalBasis: ['SI 2013/1624 reg 6'],
    emits: ['OfficeAssigned'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', endOffice, {
    description: 'Ends an office that a person holds.',
    action: 'APPOINT',
    legalBasis: ['SI 2013/1624 reg 6'],
    emits: ['OfficeEnded'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', designateSenco, {
    description: 'Designates the SENCO of a school, or an acting one.',
    action: 'APPOINT',
    legalBasis: ['Children and Families Act 2014 s.67(2)', 'SEND Regulations 2014 reg 49'],
    emits: ['SencoDesignated'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', endSencoDesignation, {
    description: 'Ends a designation as SENCO.',
    action: 'APPOINT',
    legalBasis: ['Children and Families Act 2014 s.67(2)'],
    emits: ['SencoDesignationEnded'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', joinLeadershipTeam, {
    description: 'Records that a person joined the senior leadership team.',
    action: 'APPOINT',
    legalBasis: ['CoP 6.87'],
    emits: ['LeadershipTeamJoined'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', leaveLeadershipTeam, {
    description: 'Records that a person left the senior leadership team.',
    action: 'APPOINT',
    legalBasis: ['CoP 6.87'],
    emits: ['LeadershipTeamLeft'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', grantDelegation, {
    description: 'Grants authority for named decisions to a person or to an office.',
    action: 'DELEGATE',
    legalBasis: ['SI 2013/1624 reg 18'],
    emits: ['DelegationGranted'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', revokeDelegation, {
    description: 'Revokes a delegation from a day on.',
    action: 'DELEGATE',
    legalBasis: ['SI 2013/1624 reg 18'],
    emits: ['DelegationRevoked'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', setSignOffPolicy, {
    description: 'Sets what a school reserves for sign-off, from a day on.',
    action: 'DELEGATE',
    legalBasis: ['SI 2013/1624 reg 6'],
    emits: ['SignOffPolicySet'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', setNotionalBudget, {
    description: 'Sets the notional SEN budget of a school for a financial year.',
    action: 'DELEGATE',
    legalBasis: ['CoP 6.95-6.99'],
    emits: ['NotionalBudgetSet'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', setTermCalendar, {
    description: 'Sets the terms and closures of an academic year.',
    action: 'DELEGATE',
    legalBasis: ['Education Act 2002 s.32'],
    emits: ['TermCalendarSet'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', openSchool, {
    description: 'Enters a school.',
    door: 'COMMAND_LINE',
    action: 'INITIALISE',
    legalBasis: ['GIAS establishment record'],
    emits: ['SchoolOpened'],
    awaits: [],
  }),
  define('SCHOOL', 'RECORD', grantBootstrapAuthority, {
    description: 'Gives first authority to appoint others at a school, until it expires.',
    door: 'COMMAND_LINE',
    action: 'INITIALISE',
    legalBasis: ['A rule of this system, not of law'],
    emits: ['BootstrapAuthorityGranted'],
    awaits: [],
  }),
  define('TRUST', 'RECORD', openTrust, {
    description: 'Enters a trust with its schools.',
    door: 'COMMAND_LINE',
    action: 'INITIALISE',
    legalBasis: ['GIAS group record'],
    emits: ['TrustOpened', 'SchoolJoinedTrust'],
    awaits: [],
  }),
  define('TRUST', 'RECORD', assignTrustOffice, {
    description: 'Assigns an office of a trust to a person.',
    door: 'COMMAND_LINE',
    action: 'INITIALISE',
    legalBasis: ['Academy trust handbook: scheme of delegation'],
    emits: ['OfficeAssigned'],
    awaits: [],
  }),
  define('PERSON', 'RECORD', registerPerson, {
    description: 'Registers a member of staff or a governor.',
    action: 'MANAGE_PEOPLE',
    legalBasis: ['A rule of this system, not of law'],
    emits: ['PersonRegistered'],
    awaits: [],
  }),
  define('PERSON', 'RECORD', linkSignIn, {
    claims: 'SIGN_IN',
    description: 'Ties a sign-in to a person.',
    action: 'MANAGE_PEOPLE',
    legalBasis: ['UK GDPR Art 32'],
    emits: ['SignInLinked'],
    awaits: [],
  }),
  define('PERSON', 'RECORD', recordPersonLeft, {
    description: 'Records that a person left; their access ends on that day.',
    action: 'MANAGE_PEOPLE',
    legalBasis: ['UK GDPR Art 32'],
    emits: ['PersonLeft'],
    awaits: [],
  }),
];
