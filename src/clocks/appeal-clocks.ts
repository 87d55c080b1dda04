import type { Clock } from './clock.ts';

const SEND_LAW = { from: '2014-09-01', standing: 'STATUTORY', grounds: [] } as const;
const PARENT = { ...SEND_LAW, fallsOn: 'PARENT_OR_YOUNG_PERSON' } as const;

/** Mediation, appeal, and claims of disability discrimination. */
export const APPEAL_CLOCKS: readonly Clock[] = [
  {
    // A limit of the Regulations, not of the Tribunal's rules. It does not move at Christmas, in August or on a Sunday.
    ...PARENT,
    id: 'MEDIATION_CONTACT',
    name: 'Contact the mediation adviser',
    counts: { from: ['noticeSent'], limit: { unit: 'MONTHS', n: 2 } },
    source: 'SEND Regulations 2014 reg 33',
  },
  {
    ...SEND_LAW,
    id: 'MEDIATION_CERTIFICATE',
    name: 'Issue the certificate where no mediation is wanted',
    fallsOn: 'MEDIATION_ADVISER',
    counts: { from: ['mediationDeclined'], limit: { unit: 'WORKING_DAYS', n: 3 } },
    source: 'SEND Regulations 2014 reg 34',
  },
  {
    // The regulations say so if they mean working days, and here they do not. After this day the adviser issues a
    // certificate all the same.
    ...SEND_LAW,
    id: 'MEDIATION_MEETING',
    name: 'Arrange the mediation',
    fallsOn: 'LOCAL_AUTHORITY',
    counts: { from: ['mediationRequested'], limit: { unit: 'CALENDAR_DAYS', n: 30 } },
    source: 'SEND Regulations 2014 regs 36-38',
  },
  {
    // The certificate counts only if its month ends later. Without one (section I alone) the letter's two months count.
    // The later end is chosen before it is moved.
    ...PARENT,
    id: 'APPEAL',
    name: 'Lodge the appeal',
    steps: ['APPEAL_FROM_LETTER', 'APPEAL_FROM_CERTIFICATE'],
    headline: 'LATEST',
    needs: ['decisionLetter'],
    moves: 'TRIBUNAL_RULE_12',
    source: 'SI 2008/2699 rules 12, 20(1)(c)',
  },
  {
    ...PARENT,
    id: 'APPEAL_FROM_LETTER',
    name: 'Lodge the appeal, counted from the letter and before the end is moved',
    counts: { from: ['decisionLetter'], limit: { unit: 'MONTHS', n: 2 } },
    source: 'SI 2008/2699 rule 20(1)(c)(i)',
  },
  {
    ...PARENT,
    id: 'APPEAL_FROM_CERTIFICATE',
    name: 'Lodge the appeal, counted from the certificate and before the end is moved',
    counts: { from: ['mediationCertificate'], limit: { unit: 'MONTHS', n: 1 } },
    source: 'SI 2008/2699 rule 20(1)(c)(ii)',
  },
  {
    // "6 months starting with the date when the conduct complained of occurred". The Act sets this time, not the
    // Tribunal's rules, so rule 12 does not move it.
    ...PARENT,
    id: 'DISABILITY_CLAIM',
    name: 'Lodge the claim of disability discrimination against the school',
    from: '2010-10-01',
    counts: { from: ['actComplainedOf'], limit: { unit: 'MONTHS_BEGINNING_WITH', n: 6 } },
    source: 'Equality Act 2010 Sch.17 para 4(1)',
  },
];
