import { describe, test } from '@jest/globals';
import { attachEvidence } from '../../../src/decisions/involvement/attach-evidence.ts';
import { confirmDecision, disputeDecision } from '../../../src/decisions/involvement/confirm-or-dispute-decision.ts';
import { informSenco, type InformSenco } from '../../../src/decisions/involvement/inform-senco.ts';
import { acknowledgeDecision, recordTeachersInformed } from '../../../src/decisions/involvement/inform-teachers.ts';
import {
  answerConsultation,
  confirmInvolvement,
  disputeInvolvement,
} from '../../../src/decisions/involvement/senco-answers.ts';
import { recordConsultation, type RecordConsultation } from '../../../src/decisions/involvement/record-consultation.ts';
import {
  answer,
  AT,
  decidedByMeeting,
  type Entry,
  expectRecorded,
  expectRefused,
  HEAD,
  idOf,
  NEW_SENCO,
  SCHOOL,
  SENCO,
  TEACHER,
} from './record.ts';

const decision = decidedByMeeting([HEAD]);
const opened: Entry = {
  type: 'ConsultationOpened',
  by: HEAD,
  at: decision.at,
  data: { decision: idOf(0), party: 'SENCO' },
  metadata: decision.metadata!,
};
const about = { ...AT, decisionId: idOf(0) };
const missing = { ...AT, decisionId: idOf(9) };
const evidence = { kind: 'MINUTE', on: '2026-11-09', author: 'HEADTEACHER', sha256: null } as const;

describe('ConfirmDecision and DisputeDecision', () => {
  test.each([
    [confirmDecision, 'DecisionConfirmed'],
    [disputeDecision, 'DecisionDisputed'],
  ] as const)('%p: a member of the meeting that decided says so', (decide, type) => {
    expectRecorded(answer(decide, { ...about, note: 'As minuted.' }, [decision], { by: HEAD }), {
      type,
      data: { schoolUrn: SCHOOL, decision: idOf(0), note: 'As minuted.' },
    });
  });

  test.each([confirmDecision, disputeDecision])('%p: nobody else does', (decide) => {
    expectRefused(answer(decide, { ...about, note: null }, [decision], { by: TEACHER }), 'NOT_A_DECIDER');
  });

  test.each([confirmDecision, disputeDecision])('%p: there has to be such a decision of the school', (decide) => {
    expectRefused(answer(decide, { ...missing, note: null }, [decision]), 'NO_SUCH_RECORD');
    expectRefused(answer(decide, { ...about, schoolUrn: '900002', note: null }, [decision]), 'NO_SUCH_RECORD');
    // What stands beside a decision in its append is none.
    expectRefused(answer(decide, { ...about, decisionId: idOf(1), note: null }, [decision, opened]), 'NO_SUCH_RECORD');
  });

  test('a decision that is void is answered by nobody', () => {
    const void_: Entry = {
      type: 'RecordVoidedAsError',
      by: HEAD,
      at: '2026-11-12T09:00:00.000Z',
      data: { target: idOf(0), reason: 'x' },
    };
    expectRefused(answer(confirmDecision, { ...about, note: null }, [decision, void_]), 'NO_SUCH_RECORD');
  });
});

describe('InformSenco', () => {
  const command: InformSenco = {
    ...about,
    informedOn: '2026-11-18',
    informedAt: null,
    method: 'CONVERSATION',
    by: HEAD,
  };

  test('is recorded with the day, or with the moment and its day in England', () => {
    expectRecorded(answer(informSenco, command, [decision]), {
      type: 'SencoInformed',
      effectiveFrom: '2026-11-18',
      data: {
        schoolUrn: SCHOOL,
        decision: idOf(0),
        informedOn: '2026-11-18',
        informedAt: null,
        method: 'CONVERSATION',
        by: HEAD,
      },
    });
    const atNight = { ...command, informedOn: null, informedAt: '2026-06-30T23:30:00.000Z' };
    expectRecorded(answer(informSenco, atNight, [decision]), {
      type: 'SencoInformed',
      effectiveFrom: '2026-07-01',
      data: {
        schoolUrn: SCHOOL,
        decision: idOf(0),
        informedOn: '2026-07-01',
        informedAt: '2026-06-30T23:30:00.000Z',
        method: 'CONVERSATION',
        by: HEAD,
      },
    });
  });

  test('needs one of the two, not after today, not before birth', () => {
    expectRefused(answer(informSenco, { ...command, informedOn: null }, [decision]), 'INFORMED_DATE_REQUIRED');
    expectRefused(
      answer(informSenco, { ...command, informedAt: '2026-11-18T10:00:00.000Z' }, [decision]),
      'INFORMED_DATE_REQUIRED',
    );
    expectRefused(answer(informSenco, { ...command, informedOn: '2026-11-21' }, [decision]), 'DATE_IN_FUTURE');
    expectRefused(
      answer(informSenco, { ...command, informedOn: null, informedAt: '2026-11-20T10:00:00.001Z' }, [decision]),
      'DATE_IN_FUTURE',
    );
    expectRefused(answer(informSenco, { ...command, informedOn: '2013-04-30' }, [decision]), 'DATE_BEFORE_BIRTH');
    expectRefused(answer(informSenco, { ...command, ...missing }, [decision]), 'NO_SUCH_RECORD');
  });
});

describe('ConfirmInvolvement, DisputeInvolvement and AnswerConsultation', () => {
  const word = { ...about, informedOn: '2026-11-18', note: null };

  test.each([
    [confirmInvolvement, 'InvolvementConfirmed'],
    [disputeInvolvement, 'InvolvementDisputed'],
  ] as const)('%p: the SENCO of the day, or of today, speaks', (decide, type) => {
    const event = { type, data: { schoolUrn: SCHOOL, decision: idOf(0), informedOn: '2026-11-18', note: null } };
    expectRecorded(answer(decide, word, [decision], { by: SENCO, sencos: [NEW_SENCO] }), event);
    expectRecorded(answer(decide, word, [decision], { by: NEW_SENCO, sencos: [NEW_SENCO] }), event);
  });

  test.each([confirmInvolvement, disputeInvolvement])('%p: nobody else does, and about the past only', (decide) => {
    expectRefused(answer(decide, word, [decision], { by: HEAD }), 'NOT_THE_SENCO');
    expectRefused(answer(decide, word, [decision], { by: HEAD, sencos: [HEAD] }), 'NOT_THE_SENCO');
    expectRefused(answer(decide, { ...word, informedOn: '2026-11-21' }, [decision], { by: SENCO }), 'DATE_IN_FUTURE');
    expectRefused(
      answer(decide, { ...word, informedOn: '2013-04-30' }, [decision], { by: SENCO }),
      'DATE_BEFORE_BIRTH',
    );
    expectRefused(answer(decide, { ...word, ...missing }, [decision], { by: SENCO }), 'NO_SUCH_RECORD');
  });

  test('the SENCO answers what was asked, and only that', () => {
    const command = { ...about, position: 'DISAGREES' as const, views: 'Too early.' };
    expectRecorded(answer(answerConsultation, command, [decision, opened], { by: SENCO }), {
      type: 'ConsultationAnswered',
      data: { schoolUrn: SCHOOL, decision: idOf(0), position: 'DISAGREES', views: 'Too early.' },
    });
    expectRefused(answer(answerConsultation, command, [decision, opened], { by: HEAD }), 'NOT_THE_SENCO');
    expectRefused(answer(answerConsultation, command, [decision], { by: SENCO }), 'CONSULTATION_NOT_OPEN');
  });
});

describe('RecordConsultation', () => {
  const command: RecordConsultation = {
    ...AT,
    decisionId: null,
    about: 'RegisterRemovalDecided',
    party: 'PARENT',
    method: 'MEETING',
    on: '2026-11-02',
    outcome: 'DISAGREES',
    views: 'Wait a term.',
  };

  test('is recorded before there is a decision, and after it', () => {
    const data = {
      schoolUrn: SCHOOL,
      decision: null,
      about: 'RegisterRemovalDecided',
      party: 'PARENT',
      method: 'MEETING',
      on: '2026-11-02',
      outcome: 'DISAGREES',
      views: 'Wait a term.',
    };
    expectRecorded(answer(recordConsultation, command, []), {
      type: 'ConsultationHeld',
      effectiveFrom: '2026-11-02',
      data,
    });
    expectRecorded(answer(recordConsultation, { ...command, ...about, about: null }, [decision]), {
      type: 'ConsultationHeld',
      effectiveFrom: '2026-11-02',
      data: { ...data, decision: idOf(0), about: null },
    });
  });

  test('names a decision that is there, and a day that has been', () => {
    expectRefused(answer(recordConsultation, { ...command, ...missing }, [decision]), 'NO_SUCH_RECORD');
    expectRefused(answer(recordConsultation, { ...command, on: '2026-11-21' }, []), 'DATE_IN_FUTURE');
    expectRefused(answer(recordConsultation, { ...command, on: '2013-04-30' }, []), 'DATE_BEFORE_BIRTH');
  });
});

describe('AttachEvidence', () => {
  test('adds references to a decision or to the record', () => {
    expectRecorded(answer(attachEvidence, { ...about, evidence: [evidence] }, [decision]), {
      type: 'EvidenceAttached',
      data: { schoolUrn: SCHOOL, decision: idOf(0), evidence: [evidence] },
    });
    expectRecorded(answer(attachEvidence, { ...AT, decisionId: null, evidence: [evidence] }, []), {
      type: 'EvidenceAttached',
      data: { schoolUrn: SCHOOL, decision: null, evidence: [evidence] },
    });
  });

  test('adds something, of a day that has been, to a decision that is there', () => {
    expectRefused(answer(attachEvidence, { ...about, evidence: [] }, [decision]), 'NOTHING_SAID');
    expectRefused(
      answer(attachEvidence, { ...about, evidence: [{ ...evidence, on: '2026-11-21' }] }, [decision]),
      'DATE_IN_FUTURE',
    );
    expectRefused(answer(attachEvidence, { ...missing, evidence: [evidence] }, [decision]), 'NO_SUCH_RECORD');
  });
});

describe('RecordTeachersInformed and AcknowledgeDecision', () => {
  const command = { ...about, teachers: [TEACHER, TEACHER], on: '2026-11-19' };
  const informed: Entry = {
    type: 'TeachersInformed',
    by: HEAD,
    at: '2026-11-19T10:00:00.000Z',
    data: { decision: idOf(0), teachers: [TEACHER], on: '2026-11-19' },
  };

  test('teachers are told, each once', () => {
    expectRecorded(answer(recordTeachersInformed, command, [decision]), {
      type: 'TeachersInformed',
      effectiveFrom: '2026-11-19',
      data: { schoolUrn: SCHOOL, decision: idOf(0), teachers: [TEACHER], on: '2026-11-19' },
    });
    expectRefused(answer(recordTeachersInformed, { ...command, teachers: [] }, [decision]), 'NOTHING_SAID');
    expectRefused(answer(recordTeachersInformed, { ...command, on: '2026-11-21' }, [decision]), 'DATE_IN_FUTURE');
    expectRefused(answer(recordTeachersInformed, { ...command, ...missing }, [decision]), 'NO_SUCH_RECORD');
  });

  test('a teacher who was told acknowledges it, once; others have nothing to acknowledge', () => {
    const acknowledged: Entry = {
      type: 'TeacherAcknowledged',
      by: TEACHER,
      at: '2026-11-19T12:00:00.000Z',
      data: { decision: idOf(0) },
    };
    expectRecorded(answer(acknowledgeDecision, about, [decision, informed], { by: TEACHER }), {
      type: 'TeacherAcknowledged',
      data: { schoolUrn: SCHOOL, decision: idOf(0) },
    });
    expectRefused(
      answer(acknowledgeDecision, about, [decision, informed, acknowledged], { by: TEACHER }),
      'ALREADY_RECORDED',
    );
    expectRefused(answer(acknowledgeDecision, about, [decision, informed], { by: HEAD }), 'NOT_AMONG_THE_INFORMED');
  });
});
