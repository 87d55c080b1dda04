import { type CivilDate, dayBefore } from '../../kernel/civil-date.ts';
import { type DecidedEvent, type Decision, judge, refused } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { DiscrepancyRaised, type SenStatus } from '../pupil-events.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn, wholePeriods } from '../sen-status.ts';
import { ceaseReason, ceaseReasonKnown } from '../../reference/cease-reasons.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { needCodeKnown } from '../../reference/need-codes.ts';
import { isA } from '../../kernel/members.ts';
import { happened } from '../happened.ts';
import type { ObservationSource } from '../observation-source.ts';
import { compareWithLog, sameNeeds } from './comparison.ts';
import { type ObservedPeriod, ProvisionCodeObserved } from './events.ts';
import type { FileSenStatus, RecordSenStatus } from './observed-period.ts';

const FILES: readonly ObservationSource[] = ['CTF', 'MIS', 'CENSUS'];

/** Whether the source is a file of a whole school, not something a person read or heard. */
export function isFile(source: ObservationSource): boolean {
  return FILES.includes(source);
}

export function recordSenStatus(said: FileSenStatus, given: PupilGiven): Decision {
  const command = { ...said, periods: inOrder(said.periods) };
  const { fresh, differing } = isFile(command.source)
    ? compareWithLog(command, given.pupil)
    : { fresh: command.periods.filter((p) => !alreadySaid(command, p, given)), differing: [] };
  if (fresh.length + differing.length === 0) return refused('ALREADY_RECORDED');
  const events: DecidedEvent[] = [
    ...fresh.map((period) => observed(command, period)),
    ...differing.map((question) => happened(DiscrepancyRaised, question, question.from ?? given.today)),
  ];
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken.filter((code) => code !== 'LATE_ENTRY' && code !== 'NO_AUTHORITY_AT_DECISION'),
      ...broken(given.envelope.basis === 'TAKEN_HERE', 'NOT_THE_SCHOOLS_DECISION'),
      ...pastRules(given, command.documentOn, command.receivedOn),
      ...broken(!codesKnown(command, given), 'CODE_NOT_KNOWN'),
      ...broken(overlap(said.periods), 'OVERLAPS_ANOTHER_PERIOD'),
      ...fresh.flatMap((period) => periodRules(command, period, given)),
    ],
    events,
  );
}

/** Empty values of the members that belong to the newest code only. */
const OF_NEWEST_ONLY = { needs: [], plan: null, planReference: null, note: null, ceaseReason: null };

function observed(command: RecordSenStatus, period: ObservedPeriod): DecidedEvent {
  const newest = period === command.periods.at(-1);
  const stated = newest ? command : { ...command, ...OF_NEWEST_ONLY };
  return happened(ProvisionCodeObserved, { ...stated, ...period }, period.from);
}

function codesKnown({ needs, plan, ceaseReason: reason, periods }: RecordSenStatus, { today }: PupilGiven): boolean {
  return (
    needs.every(({ code }) => needCodeKnown(code)) &&
    (plan === null || localAuthority(plan.laCode) !== undefined) &&
    (reason == null || ceaseReasonKnown(reason, periods.at(-1)?.from ?? today))
  );
}

function periodRules(command: RecordSenStatus, period: ObservedPeriod, given: PupilGiven): readonly RuleCode[] {
  const { status, from, to } = period;
  const before = statusBefore(command, period, given);
  return [
    ...enrolmentRules(given.pupil, command.schoolUrn, from),
    ...birthRules(given, from, to),
    ...broken(to !== null && to < from, 'END_BEFORE_START'),
    ...broken(
      wholePeriods(given.pupil.periods).some((p) => p.from === from && p.status !== status),
      'OVERLAPS_ANOTHER_PERIOD',
    ),
    ...broken(status !== 'E' && before === 'E' && !endsLawfully(command, from, given), 'CEASE_NOTICE_MISSING'),
    ...(period === command.periods.at(-1) ? newestPeriodRules(command, period, before, given) : []),
  ];
}

/** Rules about the members of the newest period: reason to cease, needs and papers. */
function newestPeriodRules(
  command: RecordSenStatus,
  { status, from }: ObservedPeriod,
  before: SenStatus | undefined,
  given: PupilGiven,
): readonly RuleCode[] {
  const { needs, plan, planReference } = command;
  const planEnds = status !== 'E' && (before === 'E' || periodOn(given.pupil.periods, dayBefore(from))?.status === 'E');
  return [
    ...broken(command.ceaseReason != null && !planEnds, 'NO_PLAN_TO_END'),
    ...broken(status !== 'N' && needs.length === 0, 'NEED_NOT_RECORDED'),
    ...broken(status === 'N' && needs.length > 0, 'NEED_WITHOUT_SEN'),
    ...broken(status === 'E' && needs.some((need) => need.code === 'NSA'), 'NSA_WITH_PLAN'),
    ...broken(status === 'E' && (plan === null || planReference === null), 'PLAN_PAPERS_MISSING'),
    ...needRules(needs, given.today < from ? from : given.today),
  ];
}

/** Whether a plan may end: by the authority's notice, by death, or for this school when the pupil leaves. */
function endsLawfully(
  { plan, ceaseReason: reason, schoolUrn }: RecordSenStatus,
  on: CivilDate,
  { pupil }: PupilGiven,
): boolean {
  const here = pupil.enrolments.findLast((enrolment) => enrolment.schoolUrn === schoolUrn);
  return (
    plan?.notice === 'CEASE_NOTICE' ||
    (reason != null && ceaseReason(reason)?.withoutNotice === true) ||
    (here !== undefined && here.leftOn !== null && here.leftOn <= on)
  );
}

/** The status just before a period: from the command's own earlier period or the log's, whichever began later. */
function statusBefore(command: RecordSenStatus, period: ObservedPeriod, given: PupilGiven): SenStatus | undefined {
  const own = command.periods.findLast((p) => p.from < period.from);
  const known = periodOn(given.pupil.periods, period.from);
  return own !== undefined && (known === undefined || own.from >= known.since) ? own.status : known?.status;
}

/** Whether the log has this period: same status and day and, for the newest period, no new needs or papers. */
function alreadySaid(command: RecordSenStatus, period: ObservedPeriod, given: PupilGiven): boolean {
  const known = wholePeriods(given.pupil.periods).find((p) => p.status === period.status && p.from === period.from);
  if (known === undefined || period !== command.periods.at(-1)) return known !== undefined;
  const papers = given.pupil.events.filter(isA(ProvisionCodeObserved)).find(({ id }) => id === known.by)?.data;
  return sameNeeds(known.needs, command.needs) && !bringsPapers(command, papers);
}

/** Whether the command has papers, or a reason to cease, that the record lacks. */
function bringsPapers(command: RecordSenStatus, before: ProvisionCodeObserved | undefined): boolean {
  return (
    (command.plan !== null && before?.plan == null) ||
    (command.planReference !== null && before?.planReference == null) ||
    (command.ceaseReason != null && before?.ceaseReason === undefined)
  );
}

/** Sorts periods by start. Of two from one day the later in the list counts. */
function inOrder(periods: readonly ObservedPeriod[]): readonly ObservedPeriod[] {
  return [...new Map([...periods].sort(byStart).map((period) => [period.from, period])).values()];
}

function overlap(periods: readonly ObservedPeriod[]): boolean {
  return [...periods].sort(byStart).some((period, i, all) => {
    const before = all[i - 1];
    return before !== undefined && (before.from === period.from || (before.to !== null && before.to >= period.from));
  });
}

function byStart(a: ObservedPeriod, b: ObservedPeriod): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}
