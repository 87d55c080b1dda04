import { AttachEvidence, attachEvidence, EvidenceAttached } from '../decisions/involvement/attach-evidence.ts';
import {
  ConfirmDecision,
  confirmDecision,
  DisputeDecision,
  disputeDecision,
  DecisionConfirmed,
  DecisionDisputed,
} from '../decisions/involvement/confirm-or-dispute-decision.ts';
import { RecordParentInformed, recordParentInformed, ParentInformed } from '../decisions/involvement/inform-parent.ts';
import { InformSenco, informSenco, SencoInformed } from '../decisions/involvement/inform-senco.ts';
import {
  AcknowledgeDecision,
  acknowledgeDecision,
  RecordTeachersInformed,
  recordTeachersInformed,
  TeacherAcknowledged,
  TeachersInformed,
} from '../decisions/involvement/inform-teachers.ts';
import {
  AnswerConsultation,
  answerConsultation,
  ConfirmInvolvement,
  confirmInvolvement,
  DisputeInvolvement,
  disputeInvolvement,
  ConsultationAnswered,
  InvolvementConfirmed,
  InvolvementDisputed,
} from '../decisions/involvement/senco-answers.ts';
import {
  RecordConsultation,
  recordConsultation,
  ConsultationHeld,
} from '../decisions/involvement/record-consultation.ts';
import {
  NameAlternativePerson,
  nameAlternativePerson,
  RecordCapacity,
  recordCapacity,
  AlternativePersonNamed,
  CapacityRecorded,
} from '../decisions/involvement/represent.ts';
import {
  EndContactRestriction,
  endContactRestriction,
  RestrictContact,
  restrictContact,
  ContactRestricted,
  ContactRestrictionEnded,
} from '../decisions/involvement/restrict-contact.ts';
import type { ReadModelName } from './read-model-names.ts';
import { define } from './definition.ts';

const HISTORY: readonly ReadModelName[] = ['decision-history'];
const NOTICES: readonly ReadModelName[] = ['decision-history', 'decider-notices'];
const INBOX: readonly ReadModelName[] = ['decision-history', 'senco-inbox'];
/** Conflicts: the decision answered must not be corrected or voided meanwhile. */
const UNDONE: readonly string[] = ['CorrectionRecorded', 'RecordVoidedAsError'];
const REG_64 = ['Children and Families Act 2014 s.80', 'SEND Regulations 2014 reg 63-65'];

/** Involvement: who was told, asked and heard. */
export const INVOLVEMENT_COMMANDS = [
  define('PUPIL', 'RECORD', confirmDecision, {
    takes: ConfirmDecision,
    description:
      'A named decider confirms a decision that was recorded in their name, or what somebody else made of theirs.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['UK GDPR Art 5(1)(d)'],
    isPartOfDeciding: true,
    emits: [DecisionConfirmed],
    awaits: [...NOTICES, 'sign-off-queue'],
    conflictsWith: UNDONE,
  }),
  define('PUPIL', 'RECORD', disputeDecision, {
    takes: DisputeDecision,
    description:
      'A named decider disputes a decision that was recorded in their name, or what somebody else made of theirs.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['UK GDPR Art 5(1)(d)'],
    emits: [DecisionDisputed],
    awaits: NOTICES,
    conflictsWith: UNDONE,
  }),
  define('PUPIL', 'RECORD', informSenco, {
    takes: InformSenco,
    asks: ['SHARED_DECISIONS'],
    description: 'Records that the SENCO was told of a decision; by anybody but the SENCO it is a claim.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.88-6.90'],
    emits: [SencoInformed],
    awaits: INBOX,
  }),
  define('PUPIL', 'RECORD', confirmInvolvement, {
    takes: ConfirmInvolvement,
    asks: ['SHARED_DECISIONS'],
    description: 'The SENCO confirms having been told of a decision or asked about it.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.88-6.90'],
    emits: [InvolvementConfirmed],
    awaits: INBOX,
    conflictsWith: [...UNDONE, 'SencoInformed'],
  }),
  define('PUPIL', 'RECORD', disputeInvolvement, {
    takes: DisputeInvolvement,
    asks: ['SHARED_DECISIONS'],
    description: 'The SENCO disputes what others have recorded of being told or asked.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.88-6.90'],
    emits: [InvolvementDisputed],
    awaits: INBOX,
    conflictsWith: [...UNDONE, 'SencoInformed'],
  }),
  define('PUPIL', 'RECORD', answerConsultation, {
    takes: AnswerConsultation,
    asks: ['SHARED_DECISIONS'],
    description: 'The SENCO answers the question about a decision that somebody else took.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.88-6.90'],
    emits: [ConsultationAnswered],
    awaits: INBOX,
    conflictsWith: UNDONE,
  }),
  define('PUPIL', 'RECORD', recordConsultation, {
    takes: RecordConsultation,
    description: 'Records that somebody was consulted, before a decision or after it, with their views.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['Children and Families Act 2014 s.19', 'CoP 6.39-6.51'],
    emits: [ConsultationHeld],
    awaits: INBOX,
  }),
  define('PUPIL', 'RECORD', recordParentInformed, {
    takes: RecordParentInformed,
    description: 'Records that the parent, young person or alternative person was informed.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['Children and Families Act 2014 s.68'],
    emits: [ParentInformed],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordCapacity, {
    takes: RecordCapacity,
    description: 'Records whether a young person has capacity to decide in a matter.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: [...REG_64, 'Mental Capacity Act 2005 s.2-3'],
    emits: [CapacityRecorded],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', nameAlternativePerson, {
    takes: NameAlternativePerson,
    description: 'Names who acts for a young person without capacity.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: REG_64,
    emits: [AlternativePersonNamed],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', restrictContact, {
    takes: RestrictContact,
    description: "Records that contact with a parent is restricted, by a court or for the child's safety.",
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['Children Act 1989 s.8', 'Keeping children safe in education'],
    emits: [ContactRestricted],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', endContactRestriction, {
    takes: EndContactRestriction,
    description: 'Records the last day of a restriction of contact.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['Children Act 1989 s.8', 'Keeping children safe in education'],
    emits: [ContactRestrictionEnded],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', attachEvidence, {
    takes: AttachEvidence,
    description: 'Adds references to evidence to a decision or to the record.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.72-6.78'],
    emits: [EvidenceAttached],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordTeachersInformed, {
    takes: RecordTeachersInformed,
    description: 'Records which teachers were told of a decision.',
    action: 'RECORD_INVOLVEMENT',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.49'],
    emits: [TeachersInformed],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', acknowledgeDecision, {
    takes: AcknowledgeDecision,
    description: 'A teacher acknowledges a decision they were told of.',
    action: 'ANSWER_FOR_ONESELF',
    records: 'PROSPECTIVE',
    legalBasis: ['CoP 6.49'],
    emits: [TeacherAcknowledged],
    awaits: HISTORY,
    conflictsWith: [...UNDONE, 'TeacherAcknowledged'],
  }),
];
