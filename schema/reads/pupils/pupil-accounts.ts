import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import { schoolRecordInLog } from '../../../projections/record/record-as-at.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { postAt } from '../../../src/access/governance-at.ts';
import { alone } from '../../../src/decisions/involvement/involved.ts';
import { changesOf } from '../../../src/decisions/involvement/record-changes.ts';
import { sencoInvolvement } from '../../../src/decisions/involvement/senco-involvement.ts';
import { type EffectiveEvent, foldCorrections, foldVoided, type Placed } from '../../../src/kernel/folding.ts';
import { involvedIn } from '../../../src/matters/judged-matter.ts';
import { type Matter, mattersOf } from '../../../src/matters/matters.ts';
import { undoneBy } from '../../../src/questions/reversals.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { Accountability } from '../decisions/accountability.ts';
import { personsAt } from '../people/person.ts';

interface Read {
  readonly record: readonly Placed[];
  readonly folded: readonly EffectiveEvent[];
  /** The matter that each act belongs to. */
  readonly matters: ReadonlyMap<string, Matter>;
}

/**
 * Accounts of the decisions of one answer, from the pupils' whole records at its cut: each record is read and folded
 * once, however many of its decisions are shown, and only when somebody asks.
 */
export class PupilAccounts {
  readonly #ordinal: number;
  readonly #on: CivilDate;
  readonly #context: RequestContext;
  readonly #records = new Map<string, Read>();

  /** `on`: the day on which findings are judged. */
  constructor(ordinal: number, on: CivilDate, context: RequestContext) {
    this.#ordinal = ordinal;
    this.#on = on;
    this.#context = context;
  }

  of(row: DecisionRow): Accountability {
    const { schoolUrn } = row;
    const { record, folded: events, matters } = this.#recordOf(row);
    const decision: EffectiveEvent = events.find(({ id }) => id === row.id) ?? { ...row, stream: row.sealedIn.stream };
    const matter = matters.get(row.id);
    const involved = matter === undefined || matter.state === 'VOID' ? alone(decision) : involvedIn(matter);
    const post = { schoolUrn, ...postAt(this.#context.app.log, schoolUrn, this.#ordinal) };
    const calendar = this.#context.app.directory.calendarOf(schoolUrn);
    const undone = undoneBy(decision, events);
    const reversed = undone !== undefined && undone.on <= this.#on ? { undoneAfterDays: undone.days } : {};
    return new Accountability(
      {
        decision,
        involved,
        involvement: sencoInvolvement(involved, events, post),
        events,
        changes: changesOf(row.id, record),
        ofSchool: matter?.state === 'DECIDED',
        on: this.#on,
        calendar,
        ...reversed,
      },
      { person: personsAt(schoolUrn, this.#context), texts: this.#readsTexts(row) },
    );
  }

  /** Whoever sees only what they recorded themselves sees no words of others beside it. */
  #readsTexts({ schoolUrn }: DecisionRow): boolean {
    return signedIn(this.#context)
      .schoolsFor('READ_DECISIONS')
      .some((scope) => scope.schoolUrn === schoolUrn && scope.scope === 'SCHOOL');
  }

  /** What the decision's school recorded about the pupil. */
  #recordOf({ schoolUrn, pupil }: DecisionRow): Read {
    const key = `${schoolUrn} ${pupil}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const { own: record } = schoolRecordInLog(this.#context.app.log, { schoolUrn, pupil }, this.#ordinal);
    const folded = foldCorrections(record);
    const matters = mattersOf(folded, foldVoided(record));
    const ofActs = matters.flatMap((matter) =>
      [...matter.acts, ...matter.voided].map(({ id }) => [id, matter] as const),
    );
    const read = { record, folded, matters: new Map(ofActs) };
    this.#records.set(key, read);
    return read;
  }
}
