import { decisionAuthority } from '../../../projections/decisions/decision-authority.ts';
import { type PupilEvent, pupilEvents } from '../../../projections/record/pupil-events.ts';
import { textIn } from '../../../projections/engine/text-in.ts';
import { effectiveDate } from '../../../src/kernel/folding.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import type { Page } from '../paging/connection.ts';
import type { RowKey } from '../paging/cursor.ts';
import { type Cut, notACursor, type PageArgs, pageStart, type ReadArgs } from '../paging/page.ts';
import type { PersonOf } from '../people/deciders.ts';
import { personsAt } from '../people/person.ts';
import { SEN_REGISTER } from '../register/sen-register.ts';
import { TimelineEntry } from './timeline.ts';

/**
 * One page of a pupil's timeline, earliest first, of the schools where the viewer has READ_DECISIONS; up to a day when
 * one is asked for.
 */
export function timelinePage(
  pupil: string,
  page: PageArgs,
  read: ReadArgs,
  cut: Cut,
  context: RequestContext,
): Page<TimelineEntry> {
  const list = { model: SEN_REGISTER, name: `timeline ${pupil}`, order: '' } as const;
  const start = pageStart(page, read, list, cut, context);
  const until = read.asAt?.effectiveOn ?? null;
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const all = pupilEvents(context.app.log, pupil, start.cut.ordinal, scopes).filter(
    ({ event }) => until === null || effectiveDate(event) <= until,
  );
  const after = start.after && place(start.after.key);
  const rest = after === undefined ? all : all.filter((one) => isBehind(one, after));
  const person = new Map(
    [...new Set(all.map(({ event }) => textIn(event.data, 'schoolUrn')))].map((school) => [
      school,
      personsAt(school, context),
    ]),
  );
  return {
    start,
    list: list.name,
    order: '',
    hasNextPage: rest.length > page.first,
    rows: rest.slice(0, page.first).map((one) => ({
      node: entryOf(one, start.cut.ordinal, person, context),
      key: [effectiveDate(one.event), one.ordinal],
    })),
    count: () => all.length,
  };
}

function entryOf(
  one: PupilEvent,
  cut: number,
  person: ReadonlyMap<string, PersonOf>,
  context: RequestContext,
): TimelineEntry {
  const { event, ordinal } = one;
  const schoolUrn = textIn(event.data, 'schoolUrn');
  const { findings } = decisionAuthority({ ...event, ordinal }, context.app.directory.inTime(schoolUrn), cut);
  return new TimelineEntry(one, person.get(schoolUrn) ?? personsAt('', context), findings);
}

type Place = readonly [day: string, ordinal: number];

function isBehind({ event, ordinal }: PupilEvent, [day, last]: Place): boolean {
  const own = effectiveDate(event);
  return own > day || (own === day && ordinal > last);
}

function place([day, ordinal, ...more]: RowKey): Place {
  if (typeof day !== 'string' || typeof ordinal !== 'number' || more.length > 0) throw notACursor();
  return [day, ordinal];
}
