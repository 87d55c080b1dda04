import type { CivilDate } from '../kernel/civil-date.ts';
import type { Clock } from './clock.ts';
import { TRIBUNAL_GROUNDS } from './exception-grounds.ts';
import type { ClockFact } from './facts.ts';

interface Steps {
  readonly prefix: string;
  readonly fact: ClockFact;
  readonly from: CivilDate;
  readonly source: string;
}

type Row = readonly [suffix: string, weeks: number, name: string];

const ASSESS: readonly Row[] = [
  ['_NOTIFY', 2, 'Notify that there will be an assessment or re-assessment'],
  ['_REFUSE_TO_ISSUE', 10, 'Notify that there will be no plan after the assessment'],
  ['_FINAL_PLAN', 14, 'Send the final plan after the assessment'],
];
const MAKE_PLAN: readonly Row[] = [
  ['_DRAFT', 5, 'Send the draft plan'],
  ['_FINAL', 11, 'Send the final plan'],
];
const AMEND: Row = ['_AMEND', 5, 'Send the amended plan'];
const NAME_SCHOOL: Row = ['_NAME_SCHOOL', 2, 'Send the plan that names the school'];

const ORDER: Omit<Steps, 'prefix'> = {
  fact: 'tribunalOrder',
  from: '2014-09-01',
  source: 'SEND Regulations 2014 reg 44(2)',
};
const CONCESSION: Steps = {
  prefix: 'UNOPPOSED_APPEAL',
  fact: 'concessionNotice',
  from: '2015-03-23',
  source: 'SEND Regulations 2014 reg 45 (SI 2015/359 reg 8)',
};
const AGREEMENT: Steps = {
  prefix: 'MEDIATION_AGREEMENT',
  fact: 'mediationAgreement',
  from: '2014-09-01',
  source: 'SEND Regulations 2014 regs 42(2), 44(2)',
};
const AS_ORDERED: readonly Row[] = [
  ...ASSESS,
  ...MAKE_PLAN.map(([suffix, weeks, name]): Row => [`_MAKE_PLAN${suffix}`, weeks, name]),
  AMEND,
  NAME_SCHOOL,
];

function stepsOf({ prefix, fact, from, source }: Steps, rows: readonly Row[]): readonly Clock[] {
  return rows.map(([suffix, weeks, name]) => ({
    id: `${prefix}${suffix}`,
    name,
    fallsOn: 'LOCAL_AUTHORITY',
    standing: 'STATUTORY',
    grounds: TRIBUNAL_GROUNDS,
    from,
    source,
    counts: { from: [fact], limit: { unit: 'CALENDAR_WEEKS', n: weeks } },
  }));
}

/**
 * The clock over its steps: its day is that of the earliest step (as the Tribunal's guidance SEND18 states the limits).
 */
function headOf(clock: Steps & { readonly name: string }, steps: readonly Clock[]): Clock {
  const { prefix, name, fact, from, source } = clock;
  return {
    id: prefix,
    name,
    fallsOn: 'LOCAL_AUTHORITY',
    standing: 'STATUTORY',
    grounds: TRIBUNAL_GROUNDS,
    from,
    source,
    steps: steps.map(({ id }) => id),
    headline: 'EARLIEST',
    needs: [fact],
  };
}

const ORDER_TO_ASSESS: Steps = { ...ORDER, prefix: 'TRIBUNAL_ASSESS', source: 'SEND Regulations 2014 reg 44(2)(b)' };
const ORDER_TO_MAKE_PLAN: Steps = {
  ...ORDER,
  prefix: 'TRIBUNAL_MAKE_PLAN',
  source: 'SEND Regulations 2014 reg 44(2)(c)',
};
const ORDER_TO_NAME_SCHOOL: Steps = { ...ORDER, prefix: 'NAME_SCHOOL', source: 'SEND Regulations 2014 reg 44(2)(f)' };

const ASSESSING = stepsOf(ORDER_TO_ASSESS, ASSESS);
const MAKING_PLAN = stepsOf(ORDER_TO_MAKE_PLAN, MAKE_PLAN);
const NAMING = stepsOf({ ...ORDER_TO_NAME_SCHOOL, prefix: 'TRIBUNAL' }, [NAME_SCHOOL]);
const CONCEDED = stepsOf(CONCESSION, AS_ORDERED);
const AGREED = [
  ...stepsOf({ ...AGREEMENT, source: 'SEND Regulations 2014 reg 42(3)' }, [
    ['_OTHER', 2, 'Do what was agreed on matters that cannot be appealed'],
  ]),
  ...stepsOf(AGREEMENT, AS_ORDERED),
];

/**
 * What a local authority owes after an order, a concession or a mediation agreement. Every step is counted from the
 * date of the order, notice or agreement itself. So an early first step does not bring later ones forward.
 */
export const ORDER_CLOCKS: readonly Clock[] = [
  headOf({ ...ORDER_TO_ASSESS, name: 'Carry out an order to assess' }, ASSESSING),
  ...ASSESSING,
  headOf({ ...ORDER_TO_MAKE_PLAN, name: 'Carry out an order to make a plan' }, MAKING_PLAN),
  ...MAKING_PLAN,
  ...stepsOf({ ...ORDER, prefix: 'TRIBUNAL', source: 'SEND Regulations 2014 reg 44(2)(e)' }, [AMEND]),
  headOf({ ...ORDER_TO_NAME_SCHOOL, name: 'Carry out an order to name a school' }, NAMING),
  ...NAMING,
  headOf({ ...CONCESSION, name: 'Do what an appeal asked for that was not opposed' }, CONCEDED),
  ...CONCEDED,
  headOf(
    {
      ...AGREEMENT,
      name: 'Carry out a mediation agreement, where no other time was agreed in writing',
      source: 'SEND Regulations 2014 reg 42',
    },
    AGREED,
  ),
  ...AGREED,
];
