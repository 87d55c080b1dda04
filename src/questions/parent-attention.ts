import { academicYearOf, addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { attentionThreshold } from '../reference/attention-thresholds.ts';
import { termsOf, type TermSpan } from '../reference/school-terms.ts';
import type { Attention, AttentionAsked } from './attention-reason.ts';

/**
 * Parents without contact this term, and those of a pupil on SEN support met less often than once in each past term.
 * CoP 6.65 asks for three meetings a year and does not say when.
 */
export function parentAttention({
  facts: { contacts },
  on,
  calendar,
  period,
  hasSen,
}: AttentionAsked): readonly Attention[] {
  if (!hasSen || period === undefined) return [];
  const terms = termsOf(academicYearOf(on));
  const now = terms.find(({ from, to }) => from <= on && on <= to);
  const silent = now !== undefined && !contacts.some((contact) => now.from <= contact.on && contact.on <= on);
  const over = terms.filter((term) => period.since <= term.from && lastDayOf(term, calendar) < on);
  const expected = Math.min(over.length, attentionThreshold('PARENTS_ARE_MET', on)?.timesAYear ?? 0);
  const held = contacts.filter(
    (contact) => contact.meeting && (terms[0]?.from ?? on) <= contact.on && contact.on <= on,
  ).length;
  const missed = period.status === 'K' && held < expected ? over[held] : undefined;
  return [
    ...(silent ? [reason('NO_PARENT_CONTACT_THIS_TERM', later(now.from, period.since), lastDayOf(now, calendar))] : []),
    ...(missed === undefined
      ? []
      : [
          reason(
            'FEWER_THAN_THREE_PARENT_MEETINGS',
            addDays(lastDayOf(missed, calendar), 1),
            lastDayOf(missed, calendar),
          ),
        ]),
  ];
}

/** Terms that end within the days, with the last day on which the school teaches. */
export function termEnds(
  from: CivilDate,
  to: CivilDate,
  calendar: SchoolCalendar,
): readonly (TermSpan & { readonly lastDay: CivilDate })[] {
  const years = Array.from(
    { length: academicYearOf(to) - academicYearOf(from) + 1 },
    (_, at) => academicYearOf(from) + at,
  );
  return years
    .flatMap(termsOf)
    .map((term) => ({ ...term, lastDay: lastDayOf(term, calendar) }))
    .filter(({ lastDay }) => from <= lastDay && lastDay <= to);
}

/** The summer term ends with the school's year, or on 31 July if its calendar is not known. */
function lastDayOf({ term, to }: TermSpan, { years }: SchoolCalendar): CivilDate {
  if (term !== 'SUMMER') return to;
  const ends = years
    .find(({ academicYear }) => academicYear === academicYearOf(to))
    ?.terms.map((one) => one.to)
    .sort();
  return ends?.at(-1) ?? `${to.slice(0, 4)}-07-31`;
}

function reason(code: Attention['code'], since: CivilDate, dueOn: CivilDate): Attention {
  return { code, detail: null, since, dueOn, about: null };
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
