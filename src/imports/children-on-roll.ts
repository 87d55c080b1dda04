import { type PupilIdentity, siteOf } from '../../projections/register/pupil-identities.ts';
import { registerOn } from '../../projections/register/sen-register.ts';
import type { App } from '../app.ts';
import { IDENTITY_FIELDS, type StoredIdentity } from '../decisions/enrolment/identity.ts';
import type { Identity } from '../decisions/register-pupil.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { comparedName } from '../kernel/compared-name.ts';
import { Failure } from '../kernel/failure.ts';
import { openIdentity } from '../write-path/open-identity.ts';
import type { RegisterRow } from './register-row.ts';

/** A child on the school's roll as a row finds it. `upn` is null where the record has none. */
export interface ChildOnRoll {
  readonly pupilId: string;
  readonly upn: string | null;
}

type Names = Pick<RegisterRow, 'surname' | 'forename' | 'dateOfBirth'>;
type Found = ReadonlyMap<string, readonly ChildOnRoll[]>;

const WHOLE_SCHOOL = 1_000_000;
const CATCH_UP = 60_000;

/**
 * The children on a school's roll when an import begins, by name and date of birth. A UPN finds its child by its claim;
 * these are looked up where a row or a record has none. Identities are opened when first needed, and no more of them
 * than are needed.
 */
export class ChildrenOnRoll {
  readonly #app: App;
  readonly #schoolUrn: string;
  readonly #today: CivilDate;
  #identities: Promise<ReadonlyMap<string, PupilIdentity>> | undefined;
  #withoutUpn: Promise<Found> | undefined;
  #all: Promise<Found> | undefined;

  constructor(app: App, schoolUrn: string, today: CivilDate) {
    this.#app = app;
    this.#schoolUrn = schoolUrn;
    this.#today = today;
  }

  /** Whom a row may mean: for one with a UPN, children whose record has none; for one without, any child. */
  async alike(row: Names & { readonly upn: string | null }): Promise<readonly ChildOnRoll[]> {
    const found = await (row.upn === null
      ? (this.#all ??= this.#open(() => true))
      : (this.#withoutUpn ??= this.#open((identity) => (identity.data['upn'] ?? null) === null)));
    return found.get(keyOf(row)) ?? [];
  }

  async #open(takes: (identity: PupilIdentity) => boolean): Promise<Found> {
    this.#identities ??= this.#read();
    const found = new Map<string, ChildOnRoll[]>();
    for (const [pupilId, identity] of await this.#identities) {
      if (!takes(identity)) continue;
      const child = await this.#opened(identity);
      if (child === undefined) continue;
      const key = keyOf(child);
      found.set(key, [...(found.get(key) ?? []), { pupilId, upn: child.upn }]);
    }
    return found;
  }

  async #read(): Promise<ReadonlyMap<string, PupilIdentity>> {
    const { log, projections } = this.#app;
    const ordinal = log.head();
    if (!(await projections.waitFor(ordinal, ['sen-register'], CATCH_UP)))
      throw new Failure('UNAVAILABLE', 'the register has not caught up; ask `sen-trail doctor`');
    const { rows } = registerOn(projections.reader('sen-register'), {
      scopes: [{ schoolUrn: this.#schoolUrn, scope: 'SCHOOL', person: '' }],
      cut: { ordinal, effectiveOn: this.#today },
      first: WHOLE_SCHOOL,
    });
    return new Map(rows.flatMap(({ pupil, identity }) => (identity === null ? [] : [[pupil, identity] as const])));
  }

  /** Undefined where the key was destroyed: nobody is to find that child again. */
  async #opened(identity: PupilIdentity): Promise<Identity | undefined> {
    const sites = IDENTITY_FIELDS.map((field) => [field, siteOf(identity, field)] as const);
    for (const [, { stream }] of sites) if ((await this.#app.vault.keyOf(stream)) === undefined) return undefined;
    const stored = sites.map(([field, sealedIn]) => [field, { value: identity.data[field] ?? null, sealedIn }]);
    const opened = await openIdentity(this.#app.vault, { identity: Object.fromEntries(stored) as StoredIdentity });
    return opened?.surname === undefined ? undefined : opened;
  }
}

function keyOf({ surname, forename, dateOfBirth }: Names): string {
  return JSON.stringify([comparedName(surname), comparedName(forename), dateOfBirth]);
}
