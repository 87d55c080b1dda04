import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { requestDigest } from '../../src/write-path/request-digest.ts';
import { type Draw, eventOf, LAWFUL_DAYS, type Members, NO_EVENT } from './lawful-draw.ts';
import { PROPOSAL } from './sign-offs.ts';

const day = (draw: Draw): string => draw.pick(LAWFUL_DAYS);

/** A request of the pupil with the digest of what it shows now, or of what it never showed. */
function request(draw: Draw): { readonly request: string; readonly seenDigest: string } {
  const requests = signOffsOf(foldCorrections(draw.events));
  if (requests.length === 0) return { request: NO_EVENT, seenDigest: '0'.repeat(64) };
  const chosen = draw.pick(requests.slice(-3));
  return { request: chosen.id, seenDigest: draw.pick([requestDigest(chosen), requestDigest(chosen), '0'.repeat(64)]) };
}

const named = (draw: Draw): Members => ({ request: request(draw).request });
const proposal = (draw: Draw): Members => ({
  ...PROPOSAL,
  matter: draw.pick(['SEN_SUPPORT', 'REGISTER_REMOVAL', 'PROVISION_ABOVE_COST']),
  proposedEffectiveFrom: draw.pick([null, '2026-10-05']),
});

/** What each command of sign-off says beside the envelope. */
export const LAWFUL_SIGN_OFF: Readonly<Record<string, (draw: Draw) => Members>> = {
  RequestSignOff: proposal,
  ResubmitSignOff: (draw) => ({ ...proposal(draw), ...named(draw), answers: 'With costs.' }),
  WithdrawSignOff: (draw) => ({ ...named(draw), withdrawnBecause: 'NO_LONGER_NEEDED' }),
  ApproveSignOff: (draw) => ({ ...request(draw), minuteRef: 'SLT 3' }),
  ApproveSignOffWithConditions: (draw) => ({
    ...request(draw),
    conditions: [{ owner: draw.school.staff.senco, dueOn: '2027-02-12', text: 'Review at half-term.' }],
  }),
  ReturnSignOff: (draw) => ({ ...request(draw), questions: 'What does it cost?' }),
  RejectSignOff: (draw) => ({ ...request(draw), reasons: 'Use the class teaching assistant.' }),
  MeetCondition: (draw) => ({ ...named(draw), condition: eventOf(draw, 'SignOffConditionSet'), metOn: day(draw) }),
  ChangeConditionOwner: (draw) => ({
    ...named(draw),
    condition: eventOf(draw, 'SignOffConditionSet'),
    owner: draw.pick([draw.school.staff.deputy, draw.school.staff.senco]),
  }),
  RecuseFromSignOff: (draw) => ({ ...named(draw), ground: 'RELATIVE' }),
  RecuseFromPupil: (draw) => ({ ground: draw.pick(['RELATIVE', 'OTHER_INTEREST']), about: null }),
  LiftRecusal: (draw) => ({ person: draw.pick([draw.school.staff.head, draw.school.staff.deputy]), note: null }),
  AppointDecider: (draw) => ({
    person: draw.school.staff.deputy,
    decisions: ['DecideEhcRequest', 'ApproveSignOff'],
    to: null,
    minuteRef: null,
  }),
  RecordDissent: (draw) => ({
    decisionId: eventOf(draw, 'SignOffRequested', 'SenSupportDecided', 'RegisterRemovalDecided'),
    text: 'Not enough.',
  }),
  RecordOutsideReview: (draw) => ({
    decisionId: eventOf(draw, 'SignOffRequested', 'SenSupportDecided'),
    asked: 'TRUST_SEND_LEAD',
    askedOn: day(draw),
    view: 'AGREES',
  }),
};
