import { describe, expect, test } from '@jest/globals';
import { REGISTRY } from '../../src/registry/index.ts';
import { DECISIONS_OF_SCHOOLS, isSchoolsDecision } from '../../src/matters/acts.ts';
import { outsiderOf } from '../../src/decisions/outsiders.ts';
import {
  answer,
  asks,
  corrects,
  decided,
  grouped,
  idOf,
  mattersIn,
  proposes,
  request,
  sends,
  SENCO,
  stored,
  type Told,
  voids,
} from './told.ts';

const removal = (on: string, metadata: object = {}): Told => decided('RegisterRemovalDecided', on, {}, metadata);
const support = (on: string, metadata: object = {}): Told => decided('SenSupportDecided', on, {}, metadata);

describe('what belongs to one matter', () => {
  test('a decision that nothing joins is a matter of its own', () => {
    expect(grouped(removal('2026-09-01'), support('2026-09-02'))).toEqual([
      [[0], 0],
      [[1], 1],
    ]);
  });

  test('a request with what names it, and the decision that rests on it; the answer is the principal decision', () => {
    expect(
      grouped(
        request('2026-09-01'),
        answer('2026-09-02', 0, 'SignOffReturned'),
        decided('SignOffResubmitted', '2026-09-03', {
          request: idOf(0),
          matter: 'REGISTER_REMOVAL',
          quorum: 'ANY_ONE',
        }),
        decided('SoleDeciderExceptionRecorded', '2026-09-03', { decision: idOf(0) }),
        answer('2026-09-04', 0),
        removal('2026-09-05', { signOff: idOf(0) }),
        decided('DissentRecorded', '2026-09-06', { decision: idOf(5) }),
      ),
    ).toEqual([[[0, 1, 2, 3, 4, 5, 6], 4]]);
  });

  test('a request is open until it is answered; returned, withdrawn or half approved it stays so', () => {
    expect(grouped(request('2026-09-01'))).toEqual([[[0], null]]);
    expect(grouped(request('2026-09-01'), answer('2026-09-02', 0, 'SignOffReturned'))).toEqual([[[0, 1], null]]);
    expect(grouped(request('2026-09-01'), answer('2026-09-02', 0, 'SignOffWithdrawn'))).toEqual([[[0, 1], null]]);
    const byTwo = { ...request('2026-09-01'), data: { ...request('2026-09-01').data, quorum: 'TWO_OF_N' } };
    expect(grouped(byTwo, answer('2026-09-02', 0))).toEqual([[[0, 1], null]]);
    expect(grouped(request('2026-09-01'), answer('2026-09-02', 0, 'SignOffRejected'))).toEqual([[[0, 1], 1]]);
  });

  test('an answer that does not count decides nothing; a decision that closes the request does', () => {
    const invalid = answer('2026-09-02', 0, 'SignOffApproved', { findings: ['SELF_SIGN_OFF'] });
    expect(grouped(request('2026-09-01'), invalid)).toEqual([[[0, 1], null]]);
    const closing = removal('2026-09-05', { closes: idOf(0) });
    expect(grouped(request('2026-09-01'), invalid, closing)).toEqual([[[0, 1, 2], 2]]);
  });

  test('an answer dated before its request is a matter of its own', () => {
    expect(grouped(request('2026-09-02'), answer('2026-09-01', 0))).toEqual([
      [[0], null],
      [[1], 1],
    ]);
  });

  test('decisions of one command, also when the first is corrected to a later day', () => {
    const command = { commandId: 'one' };
    const start = decided('ProvisionStarted', '2026-09-01', { provision: null }, command);
    const outcome = decided('OutcomeSet', '2026-09-01', { provision: idOf(0) }, command);
    expect(grouped(start, outcome)).toEqual([[[0, 1], 0]]);
    expect(grouped(start, outcome, corrects(0, start, { on: '2026-09-03' }))).toEqual([[[0, 1], 1]]);
    const another = { ...outcome, metadata: { commandId: 'one', recordedBy: { person: SENCO, role: 'SENCO' } } };
    expect(grouped(start, another)).toHaveLength(2);
    expect(grouped(start, { ...outcome, metadata: {} })).toHaveLength(2);
  });

  test('a request about a request on which nothing was done, or about the answer to it', () => {
    const again = [request('2026-09-01'), answer('2026-09-02', 0, 'SignOffRejected')];
    expect(grouped(...again, request('2026-09-10', 0))).toEqual([[[0, 1, 2], 1]]);
    expect(grouped(...again, request('2026-09-10', 1), answer('2026-09-11', 2))).toEqual([[[0, 1, 2, 3], 3]]);
    const acted = [request('2026-09-01'), answer('2026-09-02', 0), removal('2026-09-03', { signOff: idOf(0) })];
    expect(grouped(...acted, request('2026-09-10', 0))).toEqual([
      [[0, 1, 2], 1],
      [[3], null],
    ]);
    // Void, the removal was never carried out.
    expect(grouped(...acted, voids(2), request('2026-09-10', 0))).toEqual([[[0, 1, 2, 4], 1]]);
    expect(grouped(removal('2026-09-01'), request('2026-09-10', 0))).toHaveLength(2);
  });

  test("the school's submission and the newest decision to ask that was not submitted yet", () => {
    expect(grouped(asks('2026-09-01'), asks('2026-09-05'), sends('2026-09-07'), sends('2026-09-08'))).toEqual([
      [[0, 3], 0],
      [[1, 2], 1],
    ]);
    expect(grouped(asks('2026-09-01'), sends('2026-08-31'))).toHaveLength(2);
    // Entered late, the decision takes the letter in; the earlier id stays.
    const late = mattersIn(stored([sends('2026-09-07'), asks('2026-09-01')]));
    expect(late.map(({ id, principal }) => [id, principal?.id])).toEqual([[idOf(0), idOf(1)]]);
  });

  test('not past a decision not to ask, a withdrawal or an answer', () => {
    for (const between of [
      asks('2026-09-03', 'DO_NOT_REQUEST'),
      decided('EhcRequestWithdrawn', '2026-09-03', { withdrawnBy: 'SCHOOL' }),
      decided('LaRefusedToAssess', '2026-09-03'),
    ]) {
      const told = [asks('2026-09-01'), between, sends('2026-09-07')];
      expect(grouped(...told).some(([acts]) => acts.includes(0) && acts.includes(2))).toBe(false);
      expect(grouped(...told, voids(1)).some(([acts]) => acts.includes(0) && acts.includes(2))).toBe(true);
    }
  });

  test('a submission that names its decision, also past others', () => {
    expect(grouped(asks('2026-09-01'), asks('2026-09-05'), sends('2026-09-07', { decisionId: idOf(0) }))).toEqual([
      [[0, 2], 0],
      [[1], 1],
    ]);
    // The one that is named is not free for an unnamed one.
    expect(
      grouped(asks('2026-09-01'), sends('2026-09-02'), sends('2026-09-07', { decisionId: idOf(0) })).map(
        ([acts]) => acts,
      ),
    ).toEqual([[0, 2], [1]]);
    // Where the decision is void, the letter stands for itself.
    expect(grouped(asks('2026-09-01'), sends('2026-09-07', { decisionId: idOf(0) }), voids(0))).toEqual([[[0, 1], 1]]);
  });

  test("a parent's request, the LA's answer, a file and a concern are no matter of the school", () => {
    expect(
      grouped(
        sends('2026-09-01', { requestedBy: 'PARENT' }),
        decided('LaDecidedToAssess', '2026-09-10'),
        decided('ProvisionCodeObserved', '2026-09-10', { source: 'CTF', status: 'K' }),
        decided('ConcernRaised', '2026-09-11'),
        decided('EhcRequestWithdrawn', '2026-09-12', { withdrawnBy: 'PARENT' }),
        decided('DissentRecorded', '2026-09-13', { decision: idOf(3) }),
      ),
    ).toEqual([]);
    expect(grouped(asks('2026-09-01'), sends('2026-09-02', { requestedBy: 'PARENT' }))).toEqual([[[0], 0]]);
  });

  test('a decision and the newest proposal of just that outcome, with no other decision about status between', () => {
    expect(grouped(proposes('2026-09-01'), proposes('2026-09-02'), support('2026-09-03'))).toEqual([
      [[0], null],
      [[1, 2], 2],
    ]);
    expect(grouped(proposes('2026-09-01', 'NOT_SEN'), support('2026-09-03'))).toHaveLength(2);
    expect(grouped(proposes('2026-09-05'), support('2026-09-03'))).toHaveLength(2);
    expect(
      grouped(proposes('2026-09-01'), decided('MonitoringStarted', '2026-09-02'), support('2026-09-03')),
    ).toHaveLength(3);
    expect(grouped(proposes('2026-09-01'), support('2026-09-03', { proposal: idOf(0) }))).toEqual([[[0, 1], 1]]);
  });

  test('provision and the proposal that it names; one it does not name stays open', () => {
    const proposal = decided('ProvisionProposed', '2026-09-01');
    expect(grouped(proposal, decided('ProvisionStarted', '2026-09-05', { provision: null }))).toHaveLength(2);
    expect(grouped(proposal, decided('ProvisionStarted', '2026-09-05', { provision: idOf(0) }))).toEqual([[[0, 1], 1]]);
    expect(
      grouped(proposal, decided('ProvisionStarted', '2026-09-05', { provision: null }, { proposal: idOf(0) })),
    ).toEqual([[[0, 1], 1]]);
  });

  test('a decision and the review that it names, if decided on the day it was held', () => {
    const review = decided('SenSupportReviewHeld', '2026-09-01', { heldOn: '2026-09-01' });
    const goesOn = (on: string): Told => decided('SenSupportContinued', on, { reviewId: idOf(0) });
    expect(grouped(review, goesOn('2026-09-01'))).toEqual([[[0, 1], 0]]);
    expect(grouped(review, goesOn('2026-09-02'))).toHaveLength(2);
  });

  test('what changes, ends or takes back a decision later is a matter of its own', () => {
    expect(
      grouped(
        decided('ProvisionStarted', '2026-09-01', { provision: null }),
        decided('ProvisionAmended', '2026-09-02', { provision: idOf(0) }),
        decided('OutcomeSet', '2026-09-03', { provision: idOf(0) }),
        decided('ProvisionEnded', '2026-09-04', { provision: idOf(0) }),
        asks('2026-09-05'),
        decided('EhcRequestWithdrawn', '2026-09-06', { withdrawnBy: 'SCHOOL' }),
      ).map(([acts]) => acts),
    ).toEqual([[0], [1], [2], [3], [4], [5]]);
  });

  test('two requests that name each other close no circle', () => {
    const first = request('2026-09-01');
    const told = [first, request('2026-09-01', 0), corrects(0, first, { data: { aboutDecision: idOf(1) } })];
    expect(grouped(...told)).toEqual([[[0, 1], null]]);
  });

  test('of two schools each has its own', () => {
    const other = { ...sends('2026-09-07'), data: { ...sends('2026-09-07').data, schoolUrn: '900002' } };
    expect(mattersIn(stored([asks('2026-09-01'), other])).map(({ schoolUrn }) => schoolUrn)).toEqual([
      '900001',
      '900002',
    ]);
  });
});

describe('what is void', () => {
  test('counts nowhere; a matter of which all is void answers to its id', () => {
    const [matter] = mattersIn(stored([removal('2026-09-01'), voids(0)]));
    expect(matter).toMatchObject({ id: idOf(0), state: 'VOID', principal: null, acts: [] });
  });

  test('keeps its place among what it names or is named by, and gives the matter its id', () => {
    const told = [request('2026-09-01'), answer('2026-09-02', 0), removal('2026-09-03', { signOff: idOf(0) })];
    expect(grouped(...told, voids(1))).toEqual([[[0, 1, 2], 2]]);
    expect(mattersIn(stored([...told, voids(0)]))[0]?.id).toBe(idOf(0));
  });

  test('takes nothing that is worked out', () => {
    expect(grouped(proposes('2026-09-01'), support('2026-09-03'), voids(0))).toHaveLength(2);
    expect(grouped(asks('2026-09-01'), sends('2026-09-02'), voids(0))).toEqual([
      [[0], null],
      [[1], 1],
    ]);
  });
});

describe('one occasion', () => {
  test('is what the append says, else recorder, command and correlation', () => {
    const occasions = (...metadata: readonly object[]): number =>
      new Set(mattersIn(stored(metadata.map((more) => removal('2026-09-01', more)))).map(({ occasion }) => occasion))
        .size;
    expect(occasions({}, {})).toBe(2);
    expect(occasions({ $correlationId: 'x' }, { $correlationId: 'x' })).toBe(1);
    expect(occasions({ $correlationId: 'x' }, { $correlationId: 'x', command: 'Other' })).toBe(2);
    expect(occasions({ occasion: 'x' }, { occasion: 'x' })).toBe(1);
  });
});

test('every kind of decision is the school’s, or says by its type who decided it', () => {
  const all = new Set(
    REGISTRY.filter(({ kind }) => kind === 'DECISION').flatMap(({ emits }) => emits.map(({ type }) => type)),
  );
  const neither = [...all].filter(
    (type) =>
      !isSchoolsDecision({ type, data: { requestedBy: 'SCHOOL', withdrawnBy: 'SCHOOL' } }) &&
      outsiderOf({ type, data: { status: 'E' } }) === undefined,
  );
  expect(neither.sort()).toEqual(
    ['ConcernRaised', 'DiscrepancyRaised', 'SignOffAttemptRefused', 'SignOffConditionSet'].sort(),
  );
  expect(DECISIONS_OF_SCHOOLS.filter((type) => outsiderOf({ type, data: {} }) !== undefined)).toEqual([]);
});
