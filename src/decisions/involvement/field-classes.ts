import { classesOf } from '../../kernel/members.ts';
import { AlternativePersonNamed, CapacityRecorded } from './represent.ts';
import { EvidenceAttached } from './attach-evidence.ts';
import { DecisionConfirmed, DecisionDisputed } from './decision-word.ts';
import { DeciderNotified } from './events.ts';
import { ParentInformed } from './inform-parent.ts';
import { SencoInformed } from './inform-senco.ts';
import { TeacherAcknowledged, TeachersInformed } from './inform-teachers.ts';
import { ConsultationAnswered, InvolvementConfirmed, InvolvementDisputed } from './involvement-word.ts';
import { ConsultationHeld } from './record-consultation.ts';
import { ContactRestricted, ContactRestrictionEnded } from './restrict-contact.ts';

/** Events of who was told, asked and heard. */
export const INVOLVEMENT_EVENTS = [
  DecisionConfirmed,
  DecisionDisputed,
  SencoInformed,
  InvolvementConfirmed,
  InvolvementDisputed,
  ConsultationAnswered,
  ConsultationHeld,
  ParentInformed,
  CapacityRecorded,
  AlternativePersonNamed,
  ContactRestricted,
  ContactRestrictionEnded,
  EvidenceAttached,
  TeachersInformed,
  TeacherAcknowledged,
  DeciderNotified,
] as const;

export const INVOLVEMENT_CLASSES = classesOf(...INVOLVEMENT_EVENTS);
