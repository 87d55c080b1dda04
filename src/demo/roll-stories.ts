import { academicYearOf, addDays } from '../kernel/civil-date.ts';
import { upnCheckLetter } from '../reference/upn.ts';
import { schoolsRecordId, subjectId } from '../store/event-id.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy } from './days.ts';
import { answeredByLa, requested } from './ehc-steps.ts';
import type { Happening } from './happening.ts';
import { observed, placementDetails, registered } from './pupil-stories.ts';
import { upn } from './pupils.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** Years of the primary, from reception to Year 6. */
const PRIMARY_YEARS = 7;

/** Years from the start of school to the year of the boy who moves to the unit. */
const SECONDARY_YEARS = 9;

/** A pupil of the primary moves up to the secondary, and the record goes with him. */
export function movedUp(primary: Setting, primaryLaestab: string, setting: Setting, cast: Cast): readonly Happening[] {
  const { today, from } = setting;
  const year = academicYearOf(today);
  // Also in the days before the term, when those who move up are on the roll of neither.
  const yearEnd = `${String(year + 1)}-08-31`;
  const registrationId = primary.ids.next();
  const pupil = cast.take(
    { route: 'KNOWN_SUPPORT', ncYear: '7', since: yearEnd },
    {
      route: 'NONE',
      elsewhere: true,
      registrationId,
      pupilId: subjectId(primary.senco, registrationId),
      upn: upn(primaryLaestab, year - PRIMARY_YEARS, 1),
      forename: 'Théo',
      surname: 'Fraser',
      sex: 'M',
      need: 'SPLD',
      onRollFrom: from,
    },
  );
  const leftOn = `${String(year)}-07-20`;
  const before = new Telling(primary, pupil);
  before.entry(primary.senco, at(leftOn, '14:00'), 'RecordTransferOut', {
    leftOn,
    toSchoolUrn: setting.schoolUrn,
    destination: 'STATE_SCHOOL',
    packSentOn: leftOn,
  });
  const after = new Telling(setting, pupil);
  after.entry(setting.senco, at(pupil.admittedOn, '08:00'), 'RecordTransferIn', {
    fromSchoolUrn: primary.schoolUrn,
    admittedOn: pupil.admittedOn,
    enrolment: 'CURRENT',
    ncYear: '7',
    recordReceivedOn: pupil.admittedOn,
  });
  return [
    registered(primary, pupil, { commandId: registrationId, admittedOn: from, knownOn: from, enrolment: 'CURRENT' }),
    observed(primary, pupil, 'K', from),
    ...before.happenings,
    ...after.happenings,
  ];
}

/**
 * A boy moves to the unit while the authority considers the request of his school: the record goes with him, and so
 * does the clock. The unit's SENCO hears the authority's answer.
 */
export function movedMidRequest(
  from: { readonly setting: Setting; readonly laestab: string },
  unit: Setting,
  cast: Cast,
): readonly Happening[] {
  const { setting } = from;
  const registrationId = setting.ids.next();
  const begun = schoolMondayBy(addDays(setting.today, -200));
  const sentOn = schoolMondayBy(addDays(setting.today, -50));
  const leftOn = addDays(sentOn, 18);
  const admittedOn = addDays(leftOn, 3);
  const sent = cast.take(
    { route: 'KNOWN_SUPPORT', since: setting.today },
    {
      route: 'NONE',
      elsewhere: true,
      registrationId,
      pupilId: subjectId(setting.senco, registrationId),
      upn: upn(from.laestab, academicYearOf(setting.today) - SECONDARY_YEARS, 2),
      forename: 'Kwame',
      surname: 'Lindqvist',
      sex: 'M',
      need: 'SEMH',
      admittedOn,
      onRollFrom: admittedOn,
    },
  );
  const before = new Telling(setting, sent);
  requested(before, sentOn);
  before.entry(setting.head, at(leftOn, '15:00'), 'RecordTransferOut', {
    leftOn,
    toSchoolUrn: unit.schoolUrn,
    destination: 'ALTERNATIVE_PROVISION',
    packSentOn: null,
  });
  // The unit goes on in a record of its own.
  const after = new Telling(unit, { ...sent, pupilId: schoolsRecordId(sent.pupilId, unit.schoolUrn) });
  after.entry(unit.senco, at(admittedOn, '09:00'), 'RecordTransferIn', {
    pupilId: sent.pupilId,
    fromSchoolUrn: setting.schoolUrn,
    admittedOn,
    enrolment: 'CURRENT',
    ncYear: sent.ncYear,
    recordReceivedOn: null,
  });
  answeredByLa(after, addDays(sentOn, 1), 36, 'AGREED');
  return [
    registered(setting, sent, { commandId: registrationId, admittedOn: begun, knownOn: begun, enrolment: 'CURRENT' }),
    observed(setting, sent, 'K', begun),
    ...before.happenings,
    ...after.happenings,
  ];
}

/**
 * A pupil was entered a second time under a temporary UPN, and a concern was raised there; the two records are made
 * one.
 */
export function enteredTwice(setting: Setting, cast: Cast): readonly Happening[] {
  const {
    senco,
    teachers: [teacher = senco],
    today,
    ids,
    schoolUrn,
  } = setting;
  const day = schoolMondayBy(addDays(today, -100));
  const pupil = cast.take({ route: 'NONE', ncYear: '9', since: addDays(day, -60) });
  const rest = `${pupil.upn.slice(1, -1)}A`;
  const registrationId = ids.next();
  const twin = { ...pupil, upn: `${upnCheckLetter(rest)}${rest}`, pupilId: subjectId(senco, registrationId) };
  const second = new Telling(setting, twin);
  second.taken(teacher, at(addDays(day, 4), '15:20'), 'RaiseConcern', {
    source: 'TEACHER',
    raisedOn: addDays(day, 4),
    areas: ['COGNITION_AND_LEARNING'],
    alternativeExplanations: ['ATTENDANCE'],
    evidence: [],
    description: 'New to the class, and lost in every text of more than a page.',
    universalSupportTried: null,
  });
  const merge: Happening = {
    at: at(addDays(day, 18), '09:00'),
    by: senco,
    command: 'MergePupil',
    input: {
      commandId: ids.next(),
      schoolUrn,
      pupilId: pupil.pupilId,
      loserPupilId: twin.pupilId,
      reason: 'TEMPORARY_UPN',
    },
  };
  return [
    registered(setting, twin, { commandId: registrationId, admittedOn: day, knownOn: day, enrolment: 'CURRENT' }),
    ...second.happenings,
    merge,
  ];
}

/** A court forbids contact with one parent: nobody is to be told by mistake. */
export function restrictedContact(setting: Setting, cast: Cast): readonly Happening[] {
  const day = schoolMondayBy(addDays(setting.today, -95));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  story.entry(setting.senco, at(day, '08:15'), 'RestrictContact', {
    ground: 'COURT_ORDER',
    from: day,
    to: null,
    note: 'Letters go to the mother only; the order is in the safe.',
  });
  return story.happenings;
}

/** What a file of the school's own system said otherwise than the log: one question is open, one was settled. */
export function fileDisagrees(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today } = setting;
  const day = schoolMondayBy(addDays(today, -21));
  const said = (told: Telling): string =>
    told.reported(
      senco,
      at(day, '07:20'),
      'RecordSenStatus',
      { on: day, by: [] },
      {
        basis: 'FROM_DOCUMENT',
        source: 'MIS',
        periods: [{ status: 'N', from: day, to: null }],
        needs: [],
        documentOn: day,
        receivedOn: day,
        plan: null,
        planReference: null,
        note: null,
      },
    );
  const onSupport = (): Telling => {
    const placed = addDays(day, -280);
    const story = new Telling(
      setting,
      cast.take({ route: 'KNOWN_SUPPORT', since: addDays(placed, -30) }, { route: 'NONE' }),
    );
    story.taken(senco, at(placed, '12:30'), 'PlaceOnSenSupport', placementDetails(setting, story.pupil, placed));
    return story;
  };
  const open = onSupport();
  said(open);
  const settled = onSupport();
  const discrepancyId = said(settled);
  settled.entry(senco, at(addDays(day, 4), '13:30'), 'ResolveDiscrepancy', {
    discrepancyId,
    resolution: 'LOG_IS_RIGHT',
    settledBy: null,
    note: 'The office had entered it for the sister.',
  });
  return [...open.happenings, ...settled.happenings];
}

/**
 * What old files left behind: a need that was never assessed, for more than a year, and SEN support without any need.
 */
export function oldFiles(setting: Setting, cast: Cast): readonly Happening[] {
  const since = addDays(setting.today, -500);
  cast.take({ route: 'KNOWN_SUPPORT', since }, { need: 'NSA' });
  const pupil = cast.take({ route: 'KNOWN_SUPPORT', since }, { route: 'NONE' });
  const seen = observed(setting, pupil, 'K', pupil.admittedOn);
  return [{ ...seen, input: { ...seen.input, source: 'CTF', needs: [] } }];
}
