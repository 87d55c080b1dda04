import type { ExceptionGround } from '../../clocks/exception-grounds.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../pupil-events.ts';
import type { Outside } from './outside.ts';

/** Appealable decisions (s.51). */
export const APPEAL_SUBJECTS = ['REFUSAL_TO_ASSESS', 'REFUSAL_TO_REASSESS', 'REFUSAL_TO_ISSUE', 'REFUSAL_TO_AMEND', 'CONTENT_OF_PLAN', 'DECISION_TO_CEASE'] as const;
export type AppealSubject = (typeof APPEAL_SUBJECTS)[number];

/** One step of mediation (regs 32-42): the parent asks for it or declines, it begins, ends with or without agreement, and a certificate is issued. */
export const MEDIATION_STEPS = ['REQUESTED', 'DECLINED', 'STARTED', 'AGREED', 'ENDED_WITHOUT_AGREEMENT', 'CERTIFICATE_ISSUED'] as const;
export type MediationStep = (typeof MEDIATION_STEPS)[number];

export interface MediationRecorded extends Outside {
  readonly step: MediationStep;
  readonly on: CivilDate;
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
