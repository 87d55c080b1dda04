import { due } from '../../clocks/due.ts';
import { addYears, type CivilDate } from '../../kernel/civil-date.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';
import { type EhcCase, ehcCaseOf } from './ehc-case.ts';
import type { EhcEventType } from './events.ts';
import { type OutsideFact, outsideRules } from './outside-rules.ts';
import { missingTransfer } from './phase-transfer.ts';
import { prospectiveAt } from './prospective.ts';

const AGE_LIMIT = 25;

/** The case before a command that counts from a day. */
export function caseFor(given: PupilGiven, on: CivilDate): EhcCase {
  return ehcCaseOf(given.pupil.events, on);
}

/** Rules of a request (s.36(3)): the pupil is under 25, and no assessment is open. */
export function requestRules(given: PupilGiven, on: CivilDate): readonly RuleCode[] {
  const born = given.dateOfBirth;
  return [
    ...broken(born !== undefined && addYears(born, AGE_LIMIT) <= on, 'AGED_25_OR_OVER'),
    ...broken(caseFor(given, on).assessmentOpen, 'ASSESSMENT_OPEN'),
  ];
}

/** The pupil is on roll here, or a prospective pupil about whom the local authority has asked this school. */
export function knownHereRules(given: PupilGiven, schoolUrn: string, on: CivilDate): readonly RuleCode[] {
  return prospectiveAt(given.pupil.events, schoolUrn) ? [] : enrolmentRules(given.pupil, schoolUrn, on);
}

export function hasEvent({ events }: EhcCase, ...types: readonly EhcEventType[]): boolean {
  return events.some(({ type }) => (types as readonly string[]).includes(type));
}

/** Whether a plan is in force on the day, by its papers or by the word of a file or document. */
export function hasPlan(given: PupilGiven, on: CivilDate): boolean {
  return caseFor(given, on).planOpen || periodOn(given.pupil.periods, on)?.status === 'E';
}

/** Whether the child is still under five on the last day for considering a review (CoP 9.178: three to six months). */
export function earlyYears(given: PupilGiven, from: CivilDate): { readonly earlyYears?: true } {
  const worked = due('EARLY_YEARS_REVIEW', { lastEarlyYearsReview: from });
  const until = worked.kind === 'DUE' ? worked.due : null;
  return given.dateOfBirth !== undefined && until !== null && until < addYears(given.dateOfBirth, 5)
    ? { earlyYears: true }
    : {};
}

/** Notes a pupil with a plan in a transition year whose transfer is not recorded: its clock cannot run (reg 18). */
export function transferRules(given: PupilGiven, schoolUrn: string, on: CivilDate): readonly RuleCode[] {
  const enrolment = given.pupil.enrolments.findLast((e) => e.schoolUrn === schoolUrn);
  return broken(
    missingTransfer(enrolment, caseFor(given, on).events, given.transitionYears, on) !== undefined,
    'PHASE_TRANSFER_NOT_RECORDED',
  );
}

/** Rules of an act of the school that is no decision: it has happened, and the pupil was on roll. */
export function happenedHere(
  { schoolUrn, on }: PupilCommand & { readonly on: CivilDate },
  given: PupilGiven,
): readonly RuleCode[] {
  return [
    ...given.envelope.broken,
    ...enrolmentRules(given.pupil, schoolUrn, on),
    ...pastRules(given, on),
    ...birthRules(given, on),
  ];
}

/** Rules of a letter about a pupil on roll. */
export function letterRules(command: OutsideFact, given: PupilGiven): readonly RuleCode[] {
  return [
    ...given.envelope.broken,
    ...outsideRules(command, given),
    ...enrolmentRules(given.pupil, command.schoolUrn, command.receivedOn),
  ];
}
