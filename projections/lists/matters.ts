import type { SencoInvolvement } from '../../src/decisions/involvement/senco-involvement.ts';
import { sinceTheRecord } from '../../src/decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { foldCorrections, foldVoided } from '../../src/kernel/folding.ts';
import { bearingOn, sencoJudgementOf } from '../../src/matters/judged-matter.ts';
import { type MatterState, mattersOf } from '../../src/matters/matters.ts';
import type { LinkedLog } from '../engine/log-links.ts';
import type { Reader } from '../engine/reader.ts';
import type { SchoolScope } from '../engine/scope.ts';
import { schoolRecordInLog } from '../record/record-as-at.ts';
import { ACT, type KeptMatter } from './matters-model.ts';
import { allItems, type ListRow } from './list-query.ts';

/** A matter as known at the cut. */
export interface MatterRow extends KeptMatter {
  readonly id: string;
  readonly pupil: string;
  readonly schoolUrn: string;
  readonly state: MatterState;
  /** The day of its leading act. */
  readonly on: CivilDate;
}

/** The SENCO's post at a school, as known at the cut. */
export interface PostKnown {
  readonly heldOn: (day: CivilDate) => readonly string[];
  readonly recordFrom: CivilDate | null;
}

export interface MatterSelection {
  readonly scopes: readonly SchoolScope[];
  readonly ordinal: number;
  readonly pupil?: string | undefined;
}

/** The matters of these schools that count: decided and open ones. */
export function mattersAt(reader: Reader, selection: MatterSelection): readonly MatterRow[] {
  return allItems(reader, { ...selection, states: ['DECIDED', 'OPEN'] }).map(matterRow);
}

/** The matters that acts belong to, by the ids of the acts; void ones too. Acts of no matter are left out. */
export function mattersOfActs(
  reader: Reader,
  scopes: readonly SchoolScope[],
  acts: readonly string[],
  ordinal: number,
): ReadonlyMap<string, MatterRow> {
  const found = itemsNamed(reader, scopes, acts, ordinal);
  const leads = new Map(found.map(({ id, state, body }) => [id, state === ACT ? (body['matter'] as string) : id]));
  const missing = [...leads.values()].filter((id) => !leads.has(id));
  const all = [...found, ...itemsNamed(reader, scopes, missing, ordinal)];
  const rows = new Map(all.filter(({ state }) => state !== ACT).map((row) => [row.id, matterRow(row)]));
  return new Map(
    [...leads].flatMap(([act, matter]) => {
      const row = rows.get(matter);
      return row === undefined ? [] : [[act, row] as const];
    }),
  );
}

function itemsNamed(
  reader: Reader,
  scopes: readonly SchoolScope[],
  ids: readonly string[],
  ordinal: number,
): readonly ListRow[] {
  return ids.length === 0 ? [] : allItems(reader, { scopes, ordinal, ids });
}

function matterRow({ id, pupil, schoolUrn, state, sortKey, body }: ListRow): MatterRow {
  return { ...(body as unknown as KeptMatter), id, pupil, schoolUrn, state: state as MatterState, on: sortKey };
}

/**
 * How the SENCO of the matter's school was involved, by the post as known at the cut; null for a matter that is not
 * decided. Where that names somebody whom the decision does not store, the pupil's record is read.
 */
export function involvementIn(
  row: MatterRow,
  post: PostKnown,
  log: LinkedLog,
  ordinal: number,
): SencoInvolvement | null {
  const { judgement, schoolUrn, sencos } = row;
  if (judgement === null) return null;
  const added = post.heldOn(row.on).filter((person) => !sencos.includes(person));
  if (added.length === 0) return sinceTheRecord(judgement, post.recordFrom);
  const { own } = schoolRecordInLog(log, { schoolUrn, pupil: row.pupil }, ordinal);
  const [events, voided] = [foldCorrections(own), foldVoided(own)];
  const matter = mattersOf(events, voided).find(({ id }) => id === row.id);
  const anew = matter && sencoJudgementOf(matter, bearingOn(events)(matter), { schoolUrn, ...post });
  return sinceTheRecord(anew ?? judgement, post.recordFrom);
}
