import type { ExceptionGround } from '../../clocks/exception-grounds.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';
import type { Outside } from './outside.ts';

/** Appealable decisions (s.51). */
export const APPEAL_SUBJECTS = [
  'REFUSAL_TO_ASSESS',
  'REFUSAL_TO_REASSESS',
  'REFUSAL_TO_ISSUE',
  'REFUSAL_TO_AMEND',
  'CONTENT_OF_PLAN',
  'DECISION_TO_CEASE',
] as const;
export type AppealSubject = (typeof APPEAL_SUBJECTS)[number];

/**
 * One step of mediation (regs 32-42): the parent asks for it or declines, it begins, ends with or without agreement,
 * what was agreed is done, and a certificate is issued.
 */
export const MEDIATION_STEPS = [
  'REQUESTED',
  'DECLINED',
  'STARTED',
  'AGREED',
  'ENDED_WITHOUT_AGREEMENT',
  'CERTIFICATE_ISSUED',
  'CARRIED_OUT',
] as const;
export type MediationStep = (typeof MEDIATION_STEPS)[number];

/**
 * What a mediation agreement is about; for all but OTHER the limits are those of an order (reg 42(2)). OTHER: what
 * cannot be appealed (reg 42(3)).
 */
export const AGREED_MATTERS = ['ASSESS', 'MAKE_PLAN', 'AMEND', 'NAME_SCHOOL', 'OTHER'] as const;
export type AgreedMatter = (typeof AGREED_MATTERS)[number];

/**
 * `agreed` and `otherTimeAgreed` come with the step AGREED only. Times that the agreement sets itself take the place of
 * those of reg 42.
 */
export interface MediationRecorded extends Outside {
  readonly step: MediationStep;
  readonly on: CivilDate;
  readonly agreed?: readonly AgreedMatter[];
  readonly otherTimeAgreed?: boolean;
}

/** Only parents and young persons appeal; a school has no right of appeal, and says where it stands (domain §2.3). */
export interface AppealLodged extends Outside {
  readonly lodgedBy: 'PARENT' | 'YOUNG_PERSON';
  readonly lodgedOn: CivilDate;
  readonly subject: AppealSubject;
  readonly schoolPosition: 'SUPPORTS' | 'NEUTRAL' | 'OPPOSES' | 'NOT_STATED';
  readonly supportGiven: Personal | null;
}

export const ORDER_KINDS = ['ASSESS', 'MAKE_PLAN', 'AMEND', 'NAME_SCHOOL', 'DISMISSED'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export interface TribunalOrderReceived extends Outside {
  readonly order: OrderKind;
  readonly orderOn: CivilDate;
}

/**
 * The LA told the Tribunal that it does not oppose the appeal (reg 45): from that notice it owes what the appeal asked
 * for.
 */
export interface AppealConceded extends Outside {
  readonly conceded: ConcededKind;
  readonly concededOn: CivilDate;
}

export const CONCEDED_KINDS = ['ASSESS', 'MAKE_PLAN', 'AMEND', 'NAME_SCHOOL'] as const satisfies readonly OrderKind[];
export type ConcededKind = (typeof CONCEDED_KINDS)[number];

/**
 * Somebody complains of discrimination because of disability (Equality Act 2010 s.85). `actOn`: the day of the conduct;
 * for conduct over a period, its end.
 */
export interface DisabilityComplaintMade extends Outside {
  readonly actOn: CivilDate;
}

/** The claim against the school reached the Tribunal (Equality Act 2010 Sch.17 para 3). */
export interface DisabilityClaimLodged extends Outside {
  readonly actOn: CivilDate;
  readonly lodgedOn: CivilDate;
}

/** An exception to a clock as somebody claims it: a fact about the claim, never another date (domain §2.3). */
export interface ClockExceptionRecorded {
  readonly schoolUrn: string;
  readonly clockId: string;
  readonly ground: ExceptionGround;
  readonly claimedBy: 'LOCAL_AUTHORITY' | 'SCHOOL' | 'AGENCY';
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
  readonly note: Personal | null;
}
