import type { PupilCase } from '../pupil-case.ts';
import type { DiscrepancyRaised } from '../pupil-events.ts';
import type { RankedNeed } from '../ranked-need.ts';
import { periodOn, type StatusPeriod, wholePeriods } from '../sen-status.ts';
import type { ObservedPeriod } from './events.ts';
import type { FileSenStatus } from './observed-period.ts';

/**
 * Result of comparing a file with the log. `fresh` is new, `differing` contradicts the log. What the log has already is
 * in neither.
 */
export interface Comparison {
  readonly fresh: readonly ObservedPeriod[];
  readonly differing: readonly DiscrepancyRaised[];
}

/**
 * Compares a file's provision codes with the log's. The same status from the same day is known. A disagreement becomes
 * a question for a person.
 * New is: anything for a pupil without a history; a period that, by the file, had ended when the log's history begins.
 * A change later than anything in the log is new too. The exception is a file without a plan that would override the
 * school's own last decision.
 */
export function compareWithLog(command: FileSenStatus, pupil: PupilCase): Comparison {
  const known = wholePeriods(pupil.periods);
  const fresh: ObservedPeriod[] = [];
  const differing: DiscrepancyRaised[] = [];
  for (const period of command.periods) {
    const same = known.find((p) => p.status === period.status && p.from === period.from);
    if (same !== undefined) {
      if (period === command.periods.at(-1) && !agree(same.needs, command))
        differing.push(question(command, period, 'NEEDS_DIFFER'));
    } else if (isNew(period, known) || isHistory(period, command.periods, known)) {
      fresh.push(period);
    } else {
      const agrees = (periodOn(known, period.from) ?? known[0])?.status === period.status;
      differing.push(question(command, period, agrees ? 'START_DATE_DIFFERS' : 'STATUS_DIFFERS'));
    }
  }
  const { noSenOn } = command;
  if (noSenOn !== undefined && (periodOn(known, noSenOn)?.status ?? 'N') !== 'N')
    differing.push(question(command, { status: 'N', from: null }, 'STATUS_DIFFERS'));
  return { fresh, differing: differing.filter((d) => !pupil.discrepancies.some((raised) => sameQuestion(raised, d))) };
}

function isNew(period: ObservedPeriod, known: readonly StatusPeriod[]): boolean {
  const last = known.at(-1);
  if (last === undefined) return true;
  if (period.from <= last.from) return false;
  // The school's own last decision differs, and only a plan comes about without the school.
  return last.observed || period.status === 'E';
}

function isHistory(period: ObservedPeriod, said: readonly ObservedPeriod[], known: readonly StatusPeriod[]): boolean {
  const begins = known[0]?.from;
  if (begins === undefined) return false;
  return (period.to !== null && period.to < begins) || said.some(({ from }) => from > period.from && from <= begins);
}

function question(
  command: FileSenStatus,
  period: Pick<DiscrepancyRaised, 'from'> & Pick<ObservedPeriod, 'status'>,
  kind: DiscrepancyRaised['kind'],
): DiscrepancyRaised {
  return {
    schoolUrn: command.schoolUrn,
    source: command.source,
    kind,
    fields: [],
    status: period.status,
    from: period.from,
    needs: period === command.periods.at(-1) ? command.needs : [],
  };
}

function sameQuestion(a: DiscrepancyRaised, b: DiscrepancyRaised): boolean {
  return a.kind === b.kind && a.status === b.status && a.from === b.from && sameNeeds(a.needs, b.needs);
}

/** Whether file and log agree on the needs, as far as the file had room for them and says how they rank. */
function agree(known: readonly RankedNeed[], { needs, mayHaveMoreNeeds, ranksByOrder }: FileSenStatus): boolean {
  if (ranksByOrder === true) return sameNeeds(rankedByCode(known), rankedByCode(needs));
  return sameNeeds(mayHaveMoreNeeds === true ? known.filter(({ rank }) => rank <= needs.length) : known, needs);
}

function rankedByCode(needs: readonly RankedNeed[]): readonly RankedNeed[] {
  return needs
    .map(({ code }) => code)
    .sort()
    .map((code, index) => ({ code, rank: index + 1 }));
}

/** Whether codes and ranks are equal, in any order. */
export function sameNeeds(a: readonly RankedNeed[], b: readonly RankedNeed[]): boolean {
  const text = (needs: readonly RankedNeed[]): string =>
    [...needs]
      .sort((x, y) => x.rank - y.rank)
      .map((need) => `${String(need.rank)}:${need.code}`)
      .join();
  return text(a) === text(b);
}
