import { postAt } from '../../../src/access/governance-at.ts';
import { involvementIn, type MatterRow, mattersOfActs } from '../../../projections/lists/matters.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import type { Decision } from '../decisions/decision.ts';
import { decisionsNamed } from '../decisions/decision-reading.ts';
import { personsAt } from '../people/person.ts';
import type { Identities } from '../pupils/identities.ts';
import { Matter } from './matter.ts';

export const MATTERS = 'matters';

const OF_ANSWERS = new WeakMap<Identities, ShownMatters>();

/** The matters that are shown in one answer. */
export function mattersShownIn(identities: Identities, context: RequestContext): ShownMatters {
  const known = OF_ANSWERS.get(identities) ?? new ShownMatters(identities, context);
  OF_ANSWERS.set(identities, known);
  return known;
}

/** The matters of one answer at one cut. What is asked of one of them is read for all at once. */
class ShownMatters {
  readonly #identities: Identities;
  readonly #context: RequestContext;
  readonly #shown = new Map<string, Matter>();
  readonly #rows = new Map<string, MatterRow>();
  readonly #ofActs = new Map<string, MatterRow | null>();
  #decisions: ReadonlyMap<string, Decision> | undefined;

  constructor(identities: Identities, context: RequestContext) {
    this.#identities = identities;
    this.#context = context;
  }

  /** The matter of an act; null where it belongs to none, or the viewer may not read all decisions of its school. */
  ofAct(act: string): Matter | null {
    if (!this.#ofActs.has(act)) this.#find([act, ...this.#identities.acts.filter((id) => !this.#ofActs.has(id))]);
    const row = this.#ofActs.get(act) ?? null;
    return row && this.of(row);
  }

  #find(acts: readonly string[]): void {
    const { app } = this.#context;
    const scopes = signedIn(this.#context).schoolsFor('READ_DECISIONS');
    const found = mattersOfActs(app.projections.reader(MATTERS), scopes, acts, this.#identities.ordinal);
    for (const act of acts) this.#ofActs.set(act, found.get(act) ?? null);
  }

  of(row: MatterRow): Matter {
    const known = this.#shown.get(row.id);
    if (known !== undefined) return known;
    const { app } = this.#context;
    const { ordinal } = this.#identities;
    const matter = new Matter(row, {
      pupil: this.#identities.pupil(row.pupil),
      person: personsAt(row.schoolUrn, this.#context),
      involvement: () => involvementIn(row, postAt(app.log, row.schoolUrn, ordinal), app.log, ordinal),
      decisions: (ids) => this.#decisionsOf(ids),
    });
    this.#rows.set(row.id, row);
    this.#decisions = undefined;
    this.#shown.set(row.id, matter);
    return matter;
  }

  #decisionsOf(ids: readonly string[]): readonly Decision[] {
    this.#decisions ??= decisionsNamed(
      [...this.#rows.values()].flatMap(({ acts, voided }) => [...acts, ...voided]),
      signedIn(this.#context).schoolsFor('READ_DECISIONS'),
      this.#identities.ordinal,
      this.#identities,
      this.#context,
    );
    return ids.flatMap((id) => this.#decisions?.get(id) ?? []).toSorted((a, b) => a.ordinal - b.ordinal);
  }
}
