import { type CodeOf, codes, day, hash, oneOf, optional, part, type Stored } from '../kernel/members.ts';

export const EVIDENCE_KIND = codes('EvidenceKind', 'Kinds of evidence.', {
  ASSESSMENT: 'Assessment.',
  PROGRESS_DATA: 'Progress data.',
  OBSERVATION: 'Observation.',
  WORK_SAMPLE: 'Sample of work.',
  SPECIALIST_REPORT: 'Report of a specialist.',
  MEETING_NOTE: 'Note of a meeting.',
  PARENT_LETTER: 'Letter from a parent.',
  MEDICAL_REPORT: 'Medical report.',
  ATTENDANCE_DATA: 'Attendance data.',
  LA_NOTICE: 'Notice of the local authority.',
  MINUTE: 'Minute of a meeting.',
  OTHER: 'Other evidence.',
});
export type EvidenceKind = CodeOf<typeof EVIDENCE_KIND>;

export const EVIDENCE_AUTHOR = codes('EvidenceAuthor', 'In which role the author of evidence wrote it.', {
  TEACHER: 'Teacher.',
  SENCO: 'SENCO.',
  HEADTEACHER: 'Headteacher.',
  EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
  SPECIALIST_TEACHER: 'Specialist teacher.',
  HEALTH_PROFESSIONAL: 'Health professional.',
  SOCIAL_WORKER: 'Social worker.',
  LOCAL_AUTHORITY: 'Local authority.',
  PARENT: 'Parent or carer.',
  PUPIL: 'Pupil.',
  OTHER: 'Somebody else.',
});

/**
 * A reference to evidence; the document itself is never stored. It holds the author's role, since a name in clear would
 * be personal data.
 */
export const EVIDENCE = part(
  'Evidence',
  'A reference to evidence. The document itself stays where it is.',
  {
    kind: oneOf(EVIDENCE_KIND, 'What kind of evidence it is.'),
    on: day('Date of the evidence.'),
    author: oneOf(EVIDENCE_AUTHOR, 'In which role its author wrote it.'),
    sha256: optional(hash('SHA-256 of the document, so that it can be recognised later.', 'SHA-256 of the document.')),
  },
  'A reference to evidence.',
);
export type EvidenceReference = Stored<typeof EVIDENCE.members>;
